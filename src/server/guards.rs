//! What keeps one request from harming the others: limits on its size, and a net under panics. Each
//! answers with a bare status. Its time and the work for it are bounded in `work`.

use std::{any::Any, sync::Arc};

use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{StatusCode, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
};
use tower_http::catch_panic::CatchPanicLayer;

use super::{gate, methods};
use crate::{app::AppError, catalogue::CurrentCatalogue};

/// The longest path, in bytes.
const MAX_PATH: usize = 2 * 1024;

/// The longest query, in bytes.
const MAX_QUERY: usize = 8 * 1024;

/// The longest body of a request, in bytes. Nothing reads one; a small one does no harm.
const MAX_BODY: u64 = 16 * 1024;

/// The router with every guard around it.
pub(super) fn guarded(router: Router) -> Router {
    router
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(from_fn(methods::tell))
        .layer(from_fn(refuse_large))
        .layer(from_fn(gate::refuse_marked))
        .layer(from_fn(remember_route))
}

/// Whether path and query are of a length that is answered.
pub(super) fn is_short(request: &Request) -> bool {
    let uri = request.uri();
    uri.path().len() <= MAX_PATH && uri.query().unwrap_or_default().len() <= MAX_QUERY
}

async fn refuse_large(request: Request, next: Next) -> Response {
    if !is_short(&request) {
        return StatusCode::URI_TOO_LONG.into_response();
    }
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > MAX_BODY) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    next.run(request).await
}

/// The route is known inside the router only; the log line is written outside.
async fn remember_route(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(route) = route {
        response.extensions_mut().insert(route);
    }
    response
}

/// Marks the answer of a handler that panicked.
#[derive(Debug, Clone, Copy)]
struct Panicked;

/// Has the index checked where an answer failed by it, or by a panic that it may have caused.
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

#[expect(clippy::needless_pass_by_value, reason = "the layer hands the panic over")]
fn after_panic(panic: Box<dyn Any + Send>) -> Response {
    let words = panic.downcast_ref::<&str>().copied();
    let words = words.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    tracing::error!(panic = words.unwrap_or("without words"), "a handler panicked");
    let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
    response.extensions_mut().insert(Panicked);
    response
}
