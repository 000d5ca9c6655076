//! Profession cards: one whole, and the list of all with its filters.

use axum::{
    extract::{OriginalUri, State},
    response::Response,
};

use super::{
    list::{self, List},
    parameters::{CodeFilter, LevelFilter},
};
use crate::{
    app::{AppError, Path, Query},
    catalogue::CurrentCatalogue,
    export::json,
    search::{CardListRequest, CardOrder},
    standard::{CardKey, CardSummary},
    storage::{ListPage, Storage},
};

super::parameters::query! {
    /// What may be asked of a card.
    struct CardQuery {
    } with text, fields
}

/// A profession card, whole
///
/// Everything that stands on the card: its labour functions with their skills, abilities and
/// knowledge, each with its place in the source text.
#[utoipa::path(
    get,
    path = "/standards/{code}/cards/{slug}",
    tag = "Cards",
    params(
        ("code" = String, Path, description = "The code of the standard."),
        ("slug" = String, Path, description = "The name of the card in addresses."),
        CardQuery,
    ),
    responses((status = OK, description = "The card.", body = json::Card<'_>)),
    extensions(("x-sample" = json!({ "code": "J62090011", "slug": "2524-0-003-5" }))),
)]
pub(super) async fn card(
    State(storage): State<Storage>,
    Path((standard, slug)): Path<(String, String)>,
    Query(asked): Query<CardQuery>,
) -> Result<Response, AppError> {
    let card = storage.find_card(&CardKey { standard, slug }, asked.text()).await?;
    let card = card.ok_or(AppError::NotFound)?;
    list::single(&json::Card::from(&card), &asked.fields)
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
    } with list, fields
}

/// List of profession cards
///
/// The cards of the catalogue in short, narrowed by filters. A filter may be given several times:
/// any of its values will do, and all filters must pass. Of a standard in several languages the cards
/// of the text that takes precedence are listed.
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
    OriginalUri(uri): OriginalUri,
    Query(asked): Query<CardsQuery>,
) -> Result<Response, AppError> {
    let request = CardListRequest {
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
    let found = catalogue.get().index.list_cards(&request)?;
    let page = ListPage { items: found.cards, total: found.total, next: found.next };
    list::answer::<CardSummary, json::Summary>(&uri, &page, &asked.fields)
}
