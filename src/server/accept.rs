//! The API speaks JSON: a client that accepts no JSON is told so before anything is made.

use axum::{extract::Request, http::Method, response::Response};

use super::{
    around::Around,
    rejection::{Rejection, reject},
};
use crate::app::negotiation;

/// Rejects requests for JSON by clients that accept none.
#[derive(Debug, Clone, Copy)]
pub(super) struct AcceptJson;

impl Around for AcceptJson {
    type Noted = ();

    fn before(&self, request: &mut Request) {
        if reads_json(request) && !negotiation::accepts_json(request.headers()) {
            reject(request, Rejection::NotAcceptable);
        }
    }

    fn after(&self, (): (), _: &mut Response) {}
}

fn reads_json(request: &Request) -> bool {
    let path = request.uri().path();
    matches!(*request.method(), Method::GET | Method::HEAD)
        && (path.starts_with("/api/v1/") || path == "/api/openapi.json")
}
