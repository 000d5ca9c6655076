//! Which methods an address takes: OPTIONS says so, and so does the response to any other method. All
//! only read; POST brings a text to be compared, of which nothing is kept.

use axum::{
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::body::takes_text;

/// What is allowed at an address that is only read, at one that only takes a text, and at a page that
/// does both.
const READ: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");
const COMPARED: HeaderValue = HeaderValue::from_static("POST, OPTIONS");
const BOTH: HeaderValue = HeaderValue::from_static("GET, HEAD, POST, OPTIONS");

/// The layer that answers OPTIONS for every address that there is, and names the methods.
pub(super) async fn tell(request: Request, next: Next) -> Response {
    let is_question = request.method() == Method::OPTIONS;
    let path = request.uri().path();
    let allowed = match (takes_text(path), path.starts_with("/api/")) {
        (false, _) => READ,
        (true, true) => COMPARED,
        (true, false) => BOTH,
    };
    let mut response = next.run(request).await;
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        if is_question {
            return (StatusCode::NO_CONTENT, [(header::ALLOW, allowed)]).into_response();
        }
        response.headers_mut().insert(header::ALLOW, allowed);
    }
    response
}
