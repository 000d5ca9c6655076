//! Standards: the list, one with its cards in short, and what was noticed in its text.

use axum::{
    Json,
    extract::{OriginalUri, State},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};

use super::{
    list::{self, stretch},
    parameters::{Given, Limit, Optional},
};
use crate::{
    app::{AppError, Path, Query},
    export::json,
    standard::{CardSummary, Finding, Language},
    storage::{StandardSummary, Storage},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StandardsQuery {
    #[serde(default)]
    limit: Limit,
    #[serde(default)]
    cursor: Optional<Given>,
}

/// A standard as it stands in the list: without terms, lists and cards.
#[derive(Serialize)]
struct ListedStandard<'a> {
    code: &'a str,
    language: &'static str,
    title: &'a str,
    scope: Option<&'a str>,
    summary: Option<&'a str>,
    technical: json::Technical<'a>,
}

impl<'a> From<&'a StandardSummary> for ListedStandard<'a> {
    fn from(standard: &'a StandardSummary) -> Self {
        Self {
            code: &standard.code,
            language: standard.language.tag(),
            title: &standard.title,
            scope: standard.scope.as_deref(),
            summary: standard.summary.as_deref(),
            technical: (&standard.technical).into(),
        }
    }
}

/// Every standard.
pub(super) async fn list(
    State(storage): State<Storage>,
    OriginalUri(uri): OriginalUri,
    Query(asked): Query<StandardsQuery>,
) -> Result<Response, AppError> {
    let page = storage.list_standards(stretch(asked.limit, &asked.cursor)).await?;
    Ok(list::answer::<StandardSummary, ListedStandard>(&uri, &page))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StandardQuery {
    #[serde(default)]
    language: Optional<Language>,
}

/// One standard: the official text, or that of the language asked for.
pub(super) async fn show(
    State(storage): State<Storage>,
    Path(code): Path<String>,
    Query(asked): Query<StandardQuery>,
) -> Result<Response, AppError> {
    let Optional(language) = asked.language;
    let passport = storage.find_passport(&code, language).await?.ok_or(AppError::NotFound)?;
    let cards = storage.list_cards_of(&passport.text_key()).await?;
    let standard = json::Standard::<json::Summary>::new::<CardSummary>(&passport, &cards);
    Ok(Json(standard).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FindingsQuery {
    #[serde(default)]
    language: Optional<Language>,
    #[serde(default)]
    limit: Limit,
    #[serde(default)]
    cursor: Optional<Given>,
}

/// What was noticed in the text of a standard.
pub(super) async fn findings(
    State(storage): State<Storage>,
    OriginalUri(uri): OriginalUri,
    Path(code): Path<String>,
    Query(asked): Query<FindingsQuery>,
) -> Result<Response, AppError> {
    let Optional(language) = asked.language;
    let passport = storage.find_passport(&code, language).await?.ok_or(AppError::NotFound)?;
    let stretch = stretch(asked.limit, &asked.cursor);
    let page = storage.list_findings(&passport.text_key(), stretch).await?;
    Ok(list::answer::<Finding, json::Finding>(&uri, &page))
}
