//! JSON for programs: read-only, a folder per version, and the permanent addresses, which lead
//! people and programs to what each can read. A card's JSON is that of `export`.

mod cross_origin;
pub mod document;
mod identifier;
mod permanent;
mod v1;

use crate::app::AppState;
use axum::{Router, routing::get};
use utoipa_axum::{router::OpenApiRouter, routes};

pub use cross_origin::open_to_all;
pub use permanent::error_by_accept;

/// Everything under `/api`.
pub fn router() -> Router<AppState> {
    described().into()
}

/// The same with its description.
fn described() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().nest("/api/v1", v1::router()).routes(routes!(document::show))
}

/// Everything under `/id`.
pub fn permanent_router() -> Router<AppState> {
    Router::new().route("/id/{id}", get(permanent::show))
}
