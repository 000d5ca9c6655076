//! Version 1 of the API: a file per resource. A route is described where it is handled, under the
//! name of its handler; one that is not described cannot be added.

mod cards;
mod changes;
mod differences;
mod fields;
mod list;
mod match_text;
mod parameters;
mod schemas;
mod search;
mod standards;
mod statements;
mod suggest;
mod translated;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::AppState;

/// Everything under `/api/v1`.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(standards::standards))
        .routes(routes!(standards::standard))
        .routes(routes!(standards::texts))
        .routes(routes!(standards::findings))
        .routes(routes!(differences::differences))
        .routes(routes!(cards::card))
        .routes(routes!(cards::cards))
        .routes(routes!(changes::changes))
        .routes(routes!(statements::statements))
        .routes(routes!(statements::statement))
        .routes(routes!(search::search))
        .routes(routes!(match_text::match_text))
        .routes(routes!(suggest::suggest))
}
