//! How large a request may be. A larger one is answered with a bare status.

use axum::{
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// The longest path, in bytes.
const MAX_PATH: usize = 2 * 1024;

/// The longest query, in bytes.
const MAX_QUERY: usize = 8 * 1024;

/// The longest body of a request, in bytes. Nothing reads one; a small one does no harm.
const MAX_BODY: u64 = 16 * 1024;

/// Whether path and query are short enough to be answered.
pub(super) fn is_short(request: &Request) -> bool {
    let uri = request.uri();
    uri.path().len() <= MAX_PATH && uri.query().unwrap_or_default().len() <= MAX_QUERY
}

/// The layer that refuses large requests.
pub(super) async fn refuse_large(request: Request, next: Next) -> Response {
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
