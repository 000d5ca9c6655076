//! HEAD: the response to GET without its body.

use axum::{
    body::{Body, HttpBody},
    extract::Request,
    http::{Method, StatusCode, header},
    response::Response,
};

use super::around::Around;

/// Turns HEAD into GET, and leaves out the body.
#[derive(Debug, Clone, Copy)]
pub(super) struct HeadAsGet;

impl Around for HeadAsGet {
    /// Whether the request was HEAD.
    type Noted = bool;

    fn before(&self, request: &mut Request) -> bool {
        let is_head = request.method() == Method::HEAD;
        if is_head {
            *request.method_mut() = Method::GET;
            // Only GET has parts (RFC 9110, section 14.2).
            request.headers_mut().remove(header::RANGE);
        }
        is_head
    }

    fn after(&self, is_head: bool, response: &mut Response) {
        if !is_head {
            return;
        }
        if response.status() != StatusCode::NOT_MODIFIED
            && let Some(bytes) = response.body().size_hint().exact()
        {
            response.headers_mut().entry(header::CONTENT_LENGTH).or_insert(bytes.into());
        }
        *response.body_mut() = Body::empty();
    }
}
