//! Profession cards: one whole, and the list of all with its filters.

use axum::{
    Json,
    extract::{OriginalUri, State},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{
    list::{self, stretch},
    parameters::{Filter, Given, Level, Limit, Optional},
};
use crate::{
    app::{AppError, Path, Query},
    export::json,
    standard::{CardKey, CardSummary, Language},
    storage::{CardFilter, Storage},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardQuery {
    #[serde(default)]
    language: Optional<Language>,
}

/// A card, whole.
pub(super) async fn show(
    State(storage): State<Storage>,
    Path((standard, slug)): Path<(String, String)>,
    Query(asked): Query<CardQuery>,
) -> Result<Response, AppError> {
    let Optional(language) = asked.language;
    let card = storage.find_card(&CardKey { standard, slug }, language).await?;
    let card = card.ok_or(AppError::NotFound)?;
    Ok(Json(json::Card::from(&card)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardsQuery {
    #[serde(default)]
    level: Filter<Level>,
    #[serde(default)]
    group_code: Filter<Given>,
    #[serde(default)]
    occupation_code: Filter<Given>,
    #[serde(default)]
    standard: Filter<Given>,
    #[serde(default)]
    limit: Limit,
    #[serde(default)]
    cursor: Optional<Given>,
}

/// The cards that pass the filters.
pub(super) async fn list(
    State(storage): State<Storage>,
    OriginalUri(uri): OriginalUri,
    Query(asked): Query<CardsQuery>,
) -> Result<Response, AppError> {
    let filter = CardFilter {
        levels: asked.level.into_levels(),
        group_codes: asked.group_code.into_texts(),
        occupation_codes: asked.occupation_code.into_texts(),
        standards: asked.standard.into_texts(),
    };
    let page = storage.list_cards(&filter, stretch(asked.limit, &asked.cursor)).await?;
    Ok(list::answer::<CardSummary, json::Summary>(&uri, &page))
}
