//! Version 1 of the API: a file per resource.

mod cards;
mod changes;
mod list;
mod parameters;
mod search;
mod standards;
mod statements;
mod suggest;

use axum::{Router, routing::get};

use crate::app::AppState;

/// Everything under `/api/v1`.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/standards", get(standards::list))
        .route("/standards/{code}", get(standards::show))
        .route("/standards/{code}/findings", get(standards::findings))
        .route("/standards/{code}/cards/{slug}", get(cards::show))
        .route("/cards", get(cards::list))
        .route("/changes", get(changes::list))
        .route("/statements", get(statements::list))
        .route("/statements/{id}", get(statements::show))
        .route("/search", get(search::search))
        .route("/suggest", get(suggest::suggest))
}
