//! Pages of other sites may read the API and the files to download: there are no secrets and no
//! sessions.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// What a preflight is told beside the origin. It is answered for any path: a browser that is
/// refused here tells its page nothing, not even that there is nothing at the address.
const PREFLIGHT: [(HeaderName, HeaderValue); 3] = [
    (header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, POST, OPTIONS")),
    (
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static(
            "Accept, Accept-Language, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Range, Range, \
             X-Request-Id",
        ),
    ),
    (header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400")),
];

/// The layer that lets pages of every origin read the answers, and answers preflights with 204.
pub async fn open_to_all(request: Request, next: Next) -> Response {
    let is_question = request.method() == Method::OPTIONS;
    let is_preflight =
        is_question && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = next.run(request).await;
    if is_preflight && response.status() == StatusCode::NOT_FOUND {
        response = StatusCode::NO_CONTENT.into_response();
    }
    let headers = response.headers_mut();
    if is_question {
        headers.extend(PREFLIGHT);
    }
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static(
            "Accept-Ranges, Content-Disposition, Content-Range, ETag, Link, RateLimit, \
             RateLimit-Policy, Retry-After, X-Request-Id",
        ),
    );
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    response
}
