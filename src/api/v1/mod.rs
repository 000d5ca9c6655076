//! Version 1 of the API: a file per resource. A route is described where it is handled; one that is
//! not described cannot be added.

mod cards;
mod changes;
mod fields;
mod list;
mod parameters;
mod schemas;
mod search;
mod standards;
mod statements;
mod suggest;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::AppState;

/// Everything under `/api/v1`.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(standards::list))
        .routes(routes!(standards::show))
        .routes(routes!(standards::findings))
        .routes(routes!(cards::show))
        .routes(routes!(cards::list))
        .routes(routes!(changes::list))
        .routes(routes!(statements::list))
        .routes(routes!(statements::show))
        .routes(routes!(search::search))
        .routes(routes!(suggest::suggest))
}
