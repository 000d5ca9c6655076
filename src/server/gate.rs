//! What is refused before anything is looked up, an answer that is held included: a client that
//! asks too often, and one that accepts nothing that there is.
//!
//! The gate only marks the request; a guard of the site that it belongs to answers it, so that a
//! refusal has the face of that site.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::client_limit::{ClientLimit, Left, PeerAddress, TooMany, counts};
use crate::app::negotiation;

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It does not name one host, as HTTP/1.1 asks for.
    NoHost,
    /// Its client asks too often.
    TooMany,
    /// Its client accepts nothing that there is.
    NotAcceptable,
    /// There is no time or no room for its answer.
    Busy,
}

/// What a request has left its client, where that is counted.
pub(super) type Taken = Option<Result<Left, TooMany>>;

/// Counts the request, and marks it where it is to be refused.
pub(super) fn pass(request: &mut Request, limit: Option<&ClientLimit>) -> (Taken, bool) {
    // A browser whose preflight is refused does not tell its page why.
    let is_preflight = request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let counted = !is_preflight && counts(request.uri().path());
    let taken = limit.filter(|_| counted).map(|limit| {
        let peer = request.extensions().get::<PeerAddress>().copied();
        limit.take(limit.client(peer, request.headers()))
    });
    let refusal = if let Some(refusal) = request.extensions().get::<Refusal>() {
        Some(*refusal)
    } else if taken.is_some_and(|taken| taken.is_err()) {
        Some(Refusal::TooMany)
    } else if reads_json(request) && !negotiation::accepts_json(request.headers()) {
        Some(Refusal::NotAcceptable)
    } else {
        None
    };
    if let Some(refusal) = refusal {
        request.extensions_mut().insert(refusal);
    }
    (taken, refusal.is_some())
}

fn reads_json(request: &Request) -> bool {
    let path = request.uri().path();
    matches!(*request.method(), Method::GET | Method::HEAD)
        && (path.starts_with("/api/v1/") || path == "/api/openapi.json")
}

/// A request like this one that is refused as the server is busy.
pub(super) fn too_busy_for(request: &Request) -> Request {
    let mut refused = Request::new(Body::empty());
    *refused.method_mut() = request.method().clone();
    *refused.uri_mut() = request.uri().clone();
    *refused.headers_mut() = request.headers().clone();
    refused.extensions_mut().insert(Refusal::Busy);
    refused
}

/// The guard that refuses the requests that are marked.
pub(super) async fn refuse_marked(request: Request, next: Next) -> Response {
    match request.extensions().get::<Refusal>() {
        None => next.run(request).await,
        Some(Refusal::NoHost) => StatusCode::BAD_REQUEST.into_response(),
        Some(Refusal::Busy) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Some(Refusal::TooMany) => StatusCode::TOO_MANY_REQUESTS.into_response(),
        Some(Refusal::NotAcceptable) => {
            let vary = [(header::VARY, HeaderValue::from_static("Accept"))];
            (StatusCode::NOT_ACCEPTABLE, vary).into_response()
        }
    }
}
