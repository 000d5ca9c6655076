//! Statements, each with its place: one, and the list of all.

use axum::{
    extract::{OriginalUri, State},
    response::Response,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    list::{self, List, as_value, next_path, page_request},
    parameters::{CardFilter, CodeFilter, KindFilter, LevelFilter},
    translated::{self, EntryWords, Translator, official_text},
};
use crate::{
    api::identifier::identifier,
    app::{AppError, Path, PublicUrl, Query, address, locate_statement},
    standard::{
        Id, Identity, Language, Line, ProfessionCard, QualificationLevel, Reference, Source,
        Statement, StatementKind, TextChoice,
    },
    storage::{CardStatements, StatementFilter, Storage},
};

/// The card that a statement is on.
#[derive(Serialize, ToSchema)]
pub(super) struct CardPlace<'a> {
    /// The code of its standard.
    #[schema(examples("J62090011"))]
    pub(super) standard: &'a str,
    /// The name of the card in addresses.
    #[schema(examples("2524-0-003-5"))]
    pub(super) slug: &'a str,
    /// The title of the profession.
    pub(super) title: &'a str,
    /// The level; null where the card gives none.
    pub(super) qualification_level: Option<QualificationLevel>,
    /// The number of the point of the standard that has the card.
    #[schema(examples(10))]
    pub(super) point: u32,
}

/// The labour function or the skill that a statement belongs to.
#[derive(Serialize, ToSchema)]
pub(super) struct Place<'a> {
    /// The number, as printed.
    #[schema(examples(1))]
    pub(super) number: u32,
    /// The title, as printed.
    pub(super) title: &'a str,
}

/// A statement: one node of a card that can be found, quoted and linked by itself.
#[derive(Serialize, ToSchema)]
#[schema(as = Statement)]
struct StatementBody<'a> {
    /// What it is.
    kind: StatementKind,
    /// The permanent identifier.
    id: Id,
    /// The place in the standard.
    #[schema(value_type = String, examples("2524-0-003-5/f1/s1/a1"))]
    r#ref: Reference,
    /// The words as printed, without the parts of an item: the title of a profession, function or
    /// skill, the text of the others.
    text: &'a str,
    /// The lines under an item that begin with a dash; empty for all else.
    parts: &'a [Line],
    /// The number under which it is printed; null for a profession and a purpose, which have none.
    #[schema(examples(1))]
    number: Option<u32>,
    /// True if the source text has no number here and `number` is inferred.
    number_inferred: bool,
    /// The language of the text.
    language: Language,
    /// Where it is in the source text.
    source: Source,
    /// The card it is on.
    card: CardPlace<'a>,
    /// The labour function it belongs to; null for a profession, a purpose and a function.
    function: Option<Place<'a>>,
    /// The skill it belongs to; null for all but abilities and knowledge.
    skill: Option<Place<'a>>,
    /// The address that stays the same for every language and format: the page for a browser, this
    /// response for a program.
    #[schema(examples("https://kasip.example/id/4aa1f138-680c-5aad-bc5c-8cb28a9a9f5f"))]
    permanent_address: String,
}

super::parameters::query! {
    /// What may be asked of a statement.
    struct StatementQuery {
    } with lang, fields
}

/// A statement
///
/// One node of a card by its identifier, with its place: the card itself, its purpose, a labour
/// function, a skill, an ability or a knowledge item.
#[utoipa::path(
    get,
    path = "/statements/{id}",
    tag = "Statements",
    params(("id" = uuid::Uuid, Path, description = "The permanent identifier."), StatementQuery),
    responses(
        (status = OK, description = "The statement.", body = StatementBody<'_>),
        (status = GONE, description = "An import has removed it."),
    ),
    extensions(("x-sample" = json!({ "id": "980673ea-64bb-50fa-8294-e2f916ed4424" }))),
)]
pub(super) async fn statement(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    State(translator): State<Translator>,
    Path(id): Path<String>,
    Query(asked): Query<StatementQuery>,
) -> Result<Response, AppError> {
    let id = identifier(&id)?;
    let (key, text) = locate_statement(&storage, id).await?;
    let card = storage.find_card(&key, TextChoice::from(&text)).await?.ok_or(AppError::NotFound)?;
    let statement = card.statements().find(|statement| statement.identity().id == id);
    let statement = statement.ok_or(AppError::NotFound)?;
    let permanent_address = public_url.absolute(&address::permanent(id));
    let official = match official_text(&asked.lang, &text) {
        Some(choice) => storage.find_card(&key, choice).await?,
        None => None,
    };
    let official = official.as_ref().and_then(|card| same_place(card, &statement));
    let body = body(&statement, permanent_address);
    let answer = translator.whole(&asked.lang, &text, body, official);
    list::single(&answer, translated::schema::<StatementBody<'_>>, &asked.fields)
}

/// The statement of another text at the same place.
fn same_place<'a>(
    card: &'a ProfessionCard,
    statement: &Statement<'_>,
) -> Option<StatementBody<'a>> {
    let reference = statement.identity().reference;
    let other = card.statements().find(|other| other.identity().reference == reference)?;
    Some(body(&other, String::new()))
}

super::parameters::query! {
    /// What may be asked of the statements.
    struct StatementsQuery {
        /// Statements of any of these kinds.
        kind: KindFilter = default,
        /// Statements on cards of any of these levels.
        level: LevelFilter = default,
        /// Statements of any of these standards.
        standard: CodeFilter = default,
        /// Statements on any of these cards, each as `{code}/{slug}`.
        card: CardFilter = default,
    } with lang, list, fields
}

/// All statements
///
/// Every statement of the catalogue, page by page, narrowed by filters. The order is by standard, slug
/// and reference. The cursor stays valid whatever is imported meanwhile: a statement that stays is
/// returned once. A page may have fewer items than you asked for even if the list goes on.
#[utoipa::path(
    get,
    path = "/statements",
    tag = "Statements",
    params(StatementsQuery),
    responses((status = OK, description = "The statements.", body = List<'_, StatementBody<'_>>)),
    extensions(("x-sample" = json!({ "kind": ["skill"], "level": [5], "fields": ["ref", "text"] }))),
)]
pub(super) async fn statements(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    State(translator): State<Translator>,
    OriginalUri(uri): OriginalUri,
    Query(asked): Query<StatementsQuery>,
) -> Result<Response, AppError> {
    let filter = StatementFilter {
        kinds: asked.kind.0,
        levels: asked.level.0,
        standards: asked.standard.0,
        cards: asked.card.0,
    };
    let page = storage.list_statements(&filter, page_request(asked.limit, &asked.cursor)).await?;
    let next = page.next.as_deref().map(|cursor| next_path(&uri, cursor));
    let statements = page.items.iter().flat_map(CardStatements::iter);
    let items = statements.map(|statement| {
        let permanent = address::permanent(statement.identity().id);
        body(&statement, public_url.absolute(&permanent))
    });
    let list = List { items: items.collect(), total: page.total, next: next.as_deref() };
    let mut official = Vec::new();
    for statements in &page.items {
        let text = statements.card().identity.text();
        official.push(match official_text(&asked.lang, text) {
            Some(choice) => storage.find_card(&statements.card().identity.key(), choice).await?,
            None => None,
        });
    }
    let answer = translator.list(&asked.lang, list, |_| {
        page.items.iter().zip(&official).flat_map(|(statements, official)| {
            statements.iter().map(move |statement| {
                let other = official.as_ref().and_then(|card| same_place(card, &statement));
                let text = statements.card().identity.text();
                EntryWords::of(text, other.map(|other| as_value(&other)))
            })
        })
    });
    let schema = translated::schema::<StatementBody<'_>>;
    list::listed(&answer, schema, &asked.fields, next.as_deref())
}

fn body<'a>(statement: &Statement<'a>, permanent_address: String) -> StatementBody<'a> {
    let (card, Identity { id, reference }) = (statement.card, statement.identity());
    let function = statement.function_above();
    let skill = statement.skill_above();
    StatementBody {
        kind: statement.kind(),
        id: Id(id),
        r#ref: reference,
        text: statement.text(),
        parts: statement.parts(),
        number: statement.number(),
        number_inferred: statement.is_number_inferred(),
        language: card.identity.language(),
        source: statement.source(),
        card: CardPlace {
            standard: card.identity.standard(),
            slug: card.identity.slug(),
            title: &card.title,
            qualification_level: card.qualification_level,
            point: card.point,
        },
        function: function.map(|above| Place { number: above.number, title: &above.title }),
        skill: skill.map(|above| Place { number: above.number, title: &above.title }),
        permanent_address,
    }
}
