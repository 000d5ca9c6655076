//! Every address is only read: OPTIONS says so, and so does the response to any other method.

use axum::{
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

const ALLOWED: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");

/// The layer that answers OPTIONS for every address that there is, and names the methods.
pub(super) async fn tell(request: Request, next: Next) -> Response {
    let is_question = request.method() == Method::OPTIONS;
    let mut response = next.run(request).await;
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        if is_question {
            return (StatusCode::NO_CONTENT, [(header::ALLOW, ALLOWED)]).into_response();
        }
        response.headers_mut().insert(header::ALLOW, ALLOWED);
    }
    response
}
