//! Profession cards: one whole, and the list of all with its filters.

use axum::{
    extract::{OriginalUri, State},
    response::Response,
};

use super::{
    list::{self, List, as_value, next_path},
    parameters::{CodeFilter, LevelFilter},
    translated::{self, EntryWords, Translator, official_text},
};
use crate::{
    app::{AppError, Path, Query},
    catalogue::CurrentCatalogue,
    export::json,
    search::{CardListRequest, CardOrder},
    standard::CardKey,
    storage::{ListPage, Storage},
};

super::parameters::query! {
    /// What may be asked of a card.
    struct CardQuery {
    } with text, lang, fields
}

/// A whole profession card
///
/// Everything on the card: its labour functions with their skills, abilities and
/// knowledge, each with its place in the source text.
#[utoipa::path(
    get,
    path = "/standards/{code}/cards/{slug}",
    tag = "Cards",
    params(
        ("code" = String, Path, description = "Code of the standard."),
        ("slug" = String, Path, description = "Name of the card in addresses."),
        CardQuery,
    ),
    responses((status = OK, description = "The card.", body = json::Card<'_>)),
    extensions(("x-sample" = json!({ "code": "J62090011", "slug": "2524-0-003-5" }))),
)]
pub(super) async fn card(
    State(storage): State<Storage>,
    State(translator): State<Translator>,
    Path((standard, slug)): Path<(String, String)>,
    Query(asked): Query<CardQuery>,
) -> Result<Response, AppError> {
    let key = CardKey { standard, slug };
    let card = storage.find_card(&key, asked.text()).await?.ok_or(AppError::NotFound)?;
    let text = card.identity.text();
    let official = match official_text(&asked.lang, text) {
        Some(choice) => storage.find_card(&key, choice).await?,
        None => None,
    };
    let official = official.as_ref().map(json::Card::from);
    let answer = translator.whole(&asked.lang, text, json::Card::from(&card), official);
    list::single(&answer, translated::schema::<json::Card<'_>>, &asked.fields)
}

super::parameters::query! {
    /// What may be asked of the cards.
    struct CardsQuery {
        /// Cards of any of these levels.
        level: LevelFilter = default,
        /// Cards of any of these groups of occupations.
        group_code: CodeFilter = default,
        /// Cards of any of these occupations.
        occupation_code: CodeFilter = default,
        /// Cards of any of these standards.
        standard: CodeFilter = default,
    } with lang, list, fields
}

/// List of profession cards
///
/// Summaries of the cards in the catalogue, narrowed by filters. You can repeat a filter: values of
/// one filter are combined with OR, different filters with AND. For a standard in several
/// languages, the cards of the text that takes precedence are listed.
#[utoipa::path(
    get,
    path = "/cards",
    tag = "Cards",
    params(CardsQuery),
    responses((status = OK, description = "The cards.", body = List<'_, json::Summary<'_>>)),
    extensions(("x-sample" = json!({ "level": [5, 6], "fields": ["title", "slug", "counts.skills"] }))),
)]
pub(super) async fn cards(
    State(catalogue): State<CurrentCatalogue>,
    State(translator): State<Translator>,
    OriginalUri(uri): OriginalUri,
    Query(asked): Query<CardsQuery>,
) -> Result<Response, AppError> {
    let mut request = CardListRequest {
        levels: asked.level.0,
        group_codes: asked.group_code.0,
        occupation_codes: asked.occupation_code.0,
        education: Vec::new(),
        standards: asked.standard.0,
        order: CardOrder::Standard,
        limit: asked.limit.0,
        cursor: asked.cursor.0,
        preferred: None,
    };
    let catalogue = catalogue.get();
    let found = catalogue.index.list_cards(&request)?;
    // The same cards, each in the words of its official text in that language.
    request.preferred = asked.lang.0;
    let official = match request.preferred {
        Some(_) => catalogue.index.list_cards(&request)?.cards,
        None => Vec::new(),
    };
    let page = ListPage { items: found.cards, total: found.total, next: found.next };
    let next = page.next.as_deref().map(|cursor| next_path(&uri, cursor));
    let list = List::<json::Summary<'_>>::of(&page, next.as_deref());
    let answer = translator.list(&asked.lang, list, |into| {
        page.items.iter().zip(&official).map(move |(card, official)| {
            let is_official = official.identity.language() == into;
            let official = is_official.then(|| as_value(&json::Summary::from(official)));
            EntryWords::of(card.identity.text(), official)
        })
    });
    let schema = translated::schema::<json::Summary<'_>>;
    list::listed(&answer, schema, &asked.fields, next.as_deref())
}
