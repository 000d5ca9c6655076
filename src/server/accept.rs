//! The API speaks JSON: a client that accepts no JSON is told so before anything is made.

use axum::{extract::Request, http::Method};

use super::rejection::{Rejection, reject};
use crate::app::negotiation;

/// Rejects requests for JSON by clients that accept none.
pub(super) fn require_json(mut request: Request) -> Request {
    if reads_json(&request) && !negotiation::accepts_json(request.headers()) {
        reject(&mut request, Rejection::NotAcceptable);
    }
    request
}

fn reads_json(request: &Request) -> bool {
    let path = request.uri().path();
    matches!(*request.method(), Method::GET | Method::HEAD)
        && (path.starts_with("/api/v1/") || path == "/api/openapi.json")
}
