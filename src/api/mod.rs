//! JSON for programs: read-only, a folder per version, and the permanent addresses, which lead
//! people and programs to what each can read. A card's JSON is that of `export`.

mod cross_origin;
pub mod document;
mod permanent;
mod v1;

use axum::{Router, routing::get};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use crate::app::{AppError, AppState};

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

/// An identifier as it stands in an address, with its hyphens; another spelling is no address.
fn identifier(text: &str) -> Result<Uuid, AppError> {
    let hyphenated = text.len() == uuid::fmt::Hyphenated::LENGTH;
    Uuid::try_parse(text).ok().filter(|_| hyphenated).ok_or(AppError::NotFound)
}
