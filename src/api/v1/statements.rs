//! Statements, each with its place: one, and the list of all.

use axum::{
    Json,
    extract::{OriginalUri, State},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    list::{List, linked, next_path, stretch},
    parameters::{Card, Filter, Given, Level, Limit, Optional},
};
use crate::{
    api::identifier,
    app::{AppError, Path, PublicUrl, Query, address},
    export::json::{Id, Line, Source},
    standard::{
        CardKey, Identity, LabourFunction, Language, QualificationLevel, Skill, Statement,
        StatementKind,
    },
    storage::{CardStatements, Located, StatementFilter, Storage},
};

/// The card of a statement or a hit.
#[derive(Serialize)]
pub(super) struct CardPlace<'a> {
    pub(super) standard: &'a str,
    pub(super) slug: &'a str,
    pub(super) title: &'a str,
    pub(super) qualification_level: Option<u8>,
    pub(super) point: u32,
}

/// The function or skill of a statement or a hit.
#[derive(Serialize)]
pub(super) struct Place<'a> {
    pub(super) number: u32,
    pub(super) title: &'a str,
}

#[derive(Serialize)]
struct StatementBody<'a> {
    kind: &'static str,
    id: Id,
    r#ref: String,
    text: &'a str,
    parts: Vec<Line<'a>>,
    number: Option<u32>,
    number_inferred: bool,
    language: &'static str,
    source: Source,
    card: CardPlace<'a>,
    function: Option<Place<'a>>,
    skill: Option<Place<'a>>,
    permanent_address: String,
}

/// A statement takes no parameters.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoQuery {}

/// One statement.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    Path(id): Path<String>,
    Query(NoQuery {}): Query<NoQuery>,
) -> Result<Response, AppError> {
    let id = identifier(&id)?;
    let (key, language) = place(&storage, id).await?;
    let card = storage.find_card(&key, Some(language)).await?.ok_or(AppError::NotFound)?;
    let statement = card.statements().find(|statement| statement.identity().id == id);
    let statement = statement.ok_or(AppError::NotFound)?;
    let permanent_address = public_url.absolute(&address::permanent(id));
    Ok(Json(body(&statement, permanent_address)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementsQuery {
    #[serde(default)]
    kind: Filter<StatementKind>,
    #[serde(default)]
    level: Filter<Level>,
    #[serde(default)]
    standard: Filter<Given>,
    #[serde(default)]
    card: Filter<Card>,
    #[serde(default)]
    limit: Limit,
    #[serde(default)]
    cursor: Optional<Given>,
}

/// The statements that pass the filters, in an order that imports do not upset.
pub(super) async fn list(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    OriginalUri(uri): OriginalUri,
    Query(asked): Query<StatementsQuery>,
) -> Result<Response, AppError> {
    let filter = StatementFilter {
        kinds: asked.kind.0,
        levels: asked.level.into_levels(),
        standards: asked.standard.into_texts(),
        cards: asked.card.into_keys(),
    };
    let page = storage.list_statements(&filter, stretch(asked.limit, &asked.cursor)).await?;
    let next = page.next.as_deref().map(|cursor| next_path(&uri, cursor));
    let statements = page.items.iter().flat_map(CardStatements::iter);
    let items = statements.map(|statement| {
        let permanent = address::permanent(statement.identity().id);
        body(&statement, public_url.absolute(&permanent))
    });
    let list = List { items: items.collect(), total: page.total, next: next.as_deref() };
    Ok(linked(&list, next.as_deref()))
}

async fn place(storage: &Storage, id: Uuid) -> Result<(CardKey, Language), AppError> {
    match storage.locate(id).await? {
        None | Some(Located::Standard { .. }) => Err(AppError::NotFound),
        Some(Located::Removed { since }) => Err(AppError::Gone { since: since.0 }),
        Some(Located::Card { key, language } | Located::Piece { key, language, .. }) => {
            Ok((key, language))
        }
    }
}

fn body<'a>(statement: &Statement<'a>, permanent_address: String) -> StatementBody<'a> {
    let (card, Identity { id, reference }) = (statement.card, statement.identity());
    // A function stands in no function, a skill in no skill.
    let function = statement.function.filter(|_| statement.kind != StatementKind::Function);
    let skill = statement.skill.filter(|_| statement.kind != StatementKind::Skill);
    let function =
        function.map(|LabourFunction { number, title, .. }| Place { number: *number, title });
    let skill = skill.map(|Skill { number, title, .. }| Place { number: *number, title });
    StatementBody {
        kind: statement.kind.name(),
        id: Id(id),
        r#ref: reference,
        text: statement.text(),
        parts: statement.parts().iter().map(Line::from).collect(),
        number: statement.number(),
        number_inferred: statement.item.is_some_and(|item| item.number_inferred),
        language: card.language.tag(),
        source: statement.source().into(),
        card: CardPlace {
            standard: &card.standard,
            slug: &card.slug,
            title: &card.title,
            qualification_level: card.qualification_level.map(QualificationLevel::number),
            point: card.point,
        },
        function,
        skill,
        permanent_address,
    }
}
