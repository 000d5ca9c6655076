//! The description of the API as handlers need it. It is made of their routes, so they cannot make it
//! themselves: `super::router` says how, before any of them runs.

use std::sync::OnceLock;

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::openapi::{OpenApi, RefOr, Schema};

use super::document;
use crate::app::{AppError, Contact, PublicUrl, Query};

static MAKER: OnceLock<fn() -> OpenApi> = OnceLock::new();

static DESCRIPTION: OnceLock<OpenApi> = OnceLock::new();

/// Says how the description is made.
pub(super) fn made_by(make: fn() -> OpenApi) {
    MAKER.get_or_init(|| make);
}

/// The description, made so where it was not made yet.
pub(super) fn get_or_make(make: fn() -> OpenApi) -> &'static OpenApi {
    made_by(make);
    DESCRIPTION.get_or_init(make)
}

/// The description, made when it is asked for first; none before the routes are put together.
pub(super) fn get() -> Option<&'static OpenApi> {
    Some(DESCRIPTION.get_or_init(MAKER.get()?))
}

/// The keys of what a schema describes, where it has keys.
pub(super) fn properties(
    schema: &RefOr<Schema>,
) -> Option<impl Iterator<Item = (&String, &RefOr<Schema>)>> {
    let components = get()?.components.as_ref()?;
    Some(document::object_in(components, schema)?.properties.iter())
}

/// The description takes no parameters.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoQuery {}
/// This description
///
/// OpenAPI 3.1, generated from the types that the API serves.
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    operation_id = "openapi",
    tag = "Description",
    responses((status = OK, description = "The description.", body = Object)),
    extensions(("x-sample" = json!({}))),
)]
pub(super) async fn show(
    State(public_url): State<PublicUrl>,
    State(contact): State<Contact>,
    Query(NoQuery {}): Query<NoQuery>,
) -> Result<Response, AppError> {
    let description = get().expect("the routes are put together with their description");
    Ok(Json(document::served(description, &public_url, &contact)).into_response())
}
