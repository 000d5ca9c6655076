//! How large a request may be. A larger one is answered with a bare status.

use axum::{
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::body::{MAX_TEXT_BODY, has_body};

/// The longest path, in bytes.
const MAX_PATH: usize = 2 * 1024;

/// The longest query, in bytes.
const MAX_QUERY: usize = 8 * 1024;

/// The longest body of any other request, in bytes. Nothing reads it; a small one does no harm.
const MAX_BODY: usize = 16 * 1024;

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
    let length = length.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let longest = if has_body(&request) { MAX_TEXT_BODY } else { MAX_BODY };
    if length.is_some_and(|length| length > longest) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    next.run(request).await
}
