//! Profession cards: one whole, and the list of all with its filters.

use axum::{
    extract::{OriginalUri, State},
    response::Response,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    fields::Fields,
    list::{self, List},
    parameters::{Filter, Given, Level, Limit, Optional},
    schemas,
};
use crate::{
    app::{AppError, Path, Query},
    catalogue::CurrentCatalogue,
    export::json::{self, vocabulary},
    search::{CardListRequest, CardOrder},
    standard::{CardKey, CardSummary, Language},
    storage::{ListPage, Storage},
};

/// What may be asked of a card.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct CardQuery {
    /// The language of the text; without it the official one.
    #[serde(default)]
    #[param(inline, value_type = vocabulary::Language)]
    language: Optional<Language>,
    /// The keys that are wanted; without it all of them. Names by commas, those of nested keys with
    /// points: `id,title,counts.skills`. In a list they are keys of its items.
    #[serde(default)]
    #[param(inline, value_type = schemas::Fields)]
    fields: Optional<Fields>,
}

/// A profession card, whole
///
/// Everything that stands on the card: its labour functions with their skills, abilities and
/// knowledge, each with its place in the source text.
#[utoipa::path(
    get,
    path = "/standards/{code}/cards/{slug}",
    operation_id = "card",
    tag = "Cards",
    params(
        ("code" = String, Path, description = "The code of the standard."),
        ("slug" = String, Path, description = "The name of the card in addresses."),
        CardQuery,
    ),
    responses((status = OK, description = "The card.", body = json::Card<'_>)),
    extensions(("x-sample" = json!({ "code": "J62090011", "slug": "2524-0-003-5" }))),
)]
pub(super) async fn show(
    State(storage): State<Storage>,
    Path((standard, slug)): Path<(String, String)>,
    Query(asked): Query<CardQuery>,
) -> Result<Response, AppError> {
    let Optional(language) = asked.language;
    let card = storage.find_card(&CardKey { standard, slug }, language).await?;
    let card = card.ok_or(AppError::NotFound)?;
    list::single(&json::Card::from(&card), &asked.fields)
}

/// What may be asked of the cards.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct CardsQuery {
    /// Cards of any of these levels.
    #[serde(default)]
    #[param(inline, value_type = schemas::Levels)]
    level: Filter<Level>,
    /// Cards of any of these groups of occupations.
    #[serde(default)]
    #[param(inline, value_type = schemas::Codes)]
    group_code: Filter<Given>,
    /// Cards of any of these occupations.
    #[serde(default)]
    #[param(inline, value_type = schemas::Codes)]
    occupation_code: Filter<Given>,
    /// Cards of any of these standards.
    #[serde(default)]
    #[param(inline, value_type = schemas::Codes)]
    standard: Filter<Given>,
    /// How many entries are wanted at most.
    #[serde(default)]
    #[param(inline, value_type = schemas::Limit)]
    limit: Limit,
    /// Where the list goes on: the cursor of a `next`. One that is made up is refused.
    #[serde(default)]
    #[param(inline, value_type = schemas::Given)]
    cursor: Optional<Given>,
    /// The keys that are wanted; without it all of them. Names by commas, those of nested keys with
    /// points: `id,title,counts.skills`. In a list they are keys of its items.
    #[serde(default)]
    #[param(inline, value_type = schemas::Fields)]
    fields: Optional<Fields>,
}

/// List of profession cards
///
/// The cards of the catalogue in short, narrowed by filters. A filter may be given several times:
/// any of its values will do, and all filters must pass. Of a standard in several languages the cards
/// of the official text are listed.
#[utoipa::path(
    get,
    path = "/cards",
    operation_id = "cards",
    tag = "Cards",
    params(CardsQuery),
    responses((status = OK, description = "The cards.", body = List<'_, json::Summary<'_>>)),
    extensions(("x-sample" = json!({ "level": [5, 6], "fields": ["title", "slug", "counts.skills"] }))),
)]
pub(super) async fn list(
    State(catalogue): State<CurrentCatalogue>,
    OriginalUri(uri): OriginalUri,
    Query(asked): Query<CardsQuery>,
) -> Result<Response, AppError> {
    let request = CardListRequest {
        levels: asked.level.into_levels(),
        group_codes: asked.group_code.into_texts(),
        occupation_codes: asked.occupation_code.into_texts(),
        education: Vec::new(),
        standards: asked.standard.into_texts(),
        order: CardOrder::Standard,
        limit: asked.limit.0,
        cursor: asked.cursor.0.map(|Given(cursor)| cursor),
    };
    let found = catalogue.get().index.list_cards(&request)?;
    let page = ListPage { items: found.cards, total: found.total, next: found.next };
    list::answer::<CardSummary, json::Summary>(&uri, &page, &asked.fields)
}
