//! JSON for programs: read-only, a folder per version, and the permanent addresses, which lead
//! people and programs to what each can read. A card's JSON is that of `export`.

mod cross_origin;
mod description;
pub mod document;
mod identifier;
mod permanent;
mod v1;

use axum::{Router, routing::get};
use utoipa::openapi::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::{AppState, Contact, PublicUrl};

pub use cross_origin::open_to_all;
pub use permanent::error_by_accept;

/// Everything under `/api`.
pub fn router() -> Router<AppState> {
    description::made_by(make_description);
    described().into()
}

/// The description of the API, as it is served at this address.
#[must_use]
pub fn document(public_url: &PublicUrl, contact: &Contact) -> OpenApi {
    document::served(description::get_or_make(make_description), public_url, contact)
}

/// Makes the description, for which the first who reads it would have to wait.
pub fn warm_up() {
    description::get();
}

fn make_description() -> OpenApi {
    document::complete(described().into_openapi())
}

/// The same with its description.
fn described() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().nest("/api/v1", v1::router()).routes(routes!(description::show))
}

/// Everything under `/id`.
pub fn permanent_router() -> Router<AppState> {
    Router::new().route("/id/{id}", get(permanent::show))
}
