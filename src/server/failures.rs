//! What happens when a handler fails: a panic ends one request and nothing else, and an index that
//! may be damaged is checked.

use std::{any::Any, sync::Arc};

use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{app::AppError, catalogue::CurrentCatalogue};

/// Marks the response of a handler that panicked.
#[derive(Debug, Clone, Copy)]
struct Panicked;

/// The layer that has the index checked where a handler failed by it, or by a panic that it may
/// have caused.
pub(super) async fn report_damage(
    State(catalogue): State<CurrentCatalogue>,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    let error = response.extensions().get::<Arc<AppError>>();
    let is_of_index = error.is_some_and(|error| matches!(**error, AppError::Search(_)));
    if is_of_index || response.extensions().get::<Panicked>().is_some() {
        catalogue.report_damage();
    }
    response
}

/// The response of a handler that panicked: a bare status.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands the panic over")]
pub(super) fn after_panic(panic: Box<dyn Any + Send>) -> Response {
    let words = panic.downcast_ref::<&str>().copied();
    let words = words.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    tracing::error!(panic = words.unwrap_or("without words"), "a handler panicked");
    let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
    response.extensions_mut().insert(Panicked);
    response
}
