//! What keeps one request from harming the others: limits on its size, its time and the number
//! of requests that are worked on, and a net under panics. Each answers with a bare status.

use std::{any::Any, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tokio::sync::Semaphore;
use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};

use super::{gate, methods};

/// The longest path, in bytes.
const MAX_PATH: usize = 2 * 1024;

/// The longest query, in bytes.
const MAX_QUERY: usize = 8 * 1024;

/// The longest body of a request, in bytes. Nothing reads one; a small one does no harm.
const MAX_BODY: u64 = 16 * 1024;

/// The longest that an answer may take to make.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The most requests that are worked on at once. Answers that are held do not count.
const MAX_AT_WORK: usize = 256;

/// The limits that the sites share.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    pub(super) timeout: Duration,
    pub(super) at_work: Arc<Semaphore>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { timeout: TIMEOUT, at_work: Arc::new(Semaphore::new(MAX_AT_WORK)) }
    }
}

/// The router with every guard around it.
pub(super) fn guarded(router: Router, limits: &Limits) -> Router {
    let at_work = from_fn_with_state(limits.at_work.clone(), refuse_when_busy);
    guarded_without_queue(router.layer(at_work), limits)
}

/// The router with every guard but the one that refuses when the server is busy.
pub(super) fn guarded_without_queue(router: Router, limits: &Limits) -> Router {
    router
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limits.timeout))
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

async fn refuse_when_busy(
    State(at_work): State<Arc<Semaphore>>,
    request: Request,
    next: Next,
) -> Response {
    let Ok(_at_work) = at_work.try_acquire() else {
        let mut response = StatusCode::SERVICE_UNAVAILABLE.into_response();
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        return response;
    };
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

#[expect(clippy::needless_pass_by_value, reason = "the layer hands the panic over")]
fn after_panic(panic: Box<dyn Any + Send>) -> Response {
    let words = panic.downcast_ref::<&str>().copied();
    let words = words.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    tracing::error!(panic = words.unwrap_or("without words"), "a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
