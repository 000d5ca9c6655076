//! Requests that are rejected before anything is looked up, even what is in the cache.
//!
//! The layer that rejects a request only marks it. A layer of the site that the request belongs to
//! responds, so that the response is an error page or a problem document of that site.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Why a request is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rejection {
    /// It does not name one host, as HTTP/1.1 asks for.
    NoHost,
    /// Its client asks too often.
    TooMany,
    /// Its client accepts nothing that there is.
    NotAcceptable,
    /// There is no time or no room for its response.
    Busy,
    /// Its body is too long.
    TooLarge,
}

/// Marks the request, unless it is rejected already.
pub(super) fn reject(request: &mut Request, rejection: Rejection) {
    request.extensions_mut().get_or_insert_with(|| rejection);
}

/// Whether the request is rejected.
pub(super) fn is_rejected(request: &Request) -> bool {
    request.extensions().get::<Rejection>().is_some()
}

/// A request like this one that is rejected, as the server is busy.
pub(super) fn rejected_as_busy(request: &Request) -> Request {
    let mut rejected = Request::new(Body::empty());
    *rejected.method_mut() = request.method().clone();
    *rejected.uri_mut() = request.uri().clone();
    *rejected.headers_mut() = request.headers().clone();
    reject(&mut rejected, Rejection::Busy);
    rejected
}

/// The layer that responds to the requests that are marked, with a bare status.
pub(super) async fn respond_to_rejected(request: Request, next: Next) -> Response {
    match request.extensions().get::<Rejection>() {
        None => next.run(request).await,
        Some(Rejection::NoHost) => StatusCode::BAD_REQUEST.into_response(),
        Some(Rejection::TooLarge) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Some(Rejection::Busy) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Some(Rejection::TooMany) => StatusCode::TOO_MANY_REQUESTS.into_response(),
        Some(Rejection::NotAcceptable) => {
            let vary = [(header::VARY, HeaderValue::from_static("Accept"))];
            (StatusCode::NOT_ACCEPTABLE, vary).into_response()
        }
    }
}
