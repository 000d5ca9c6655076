//! The body of a request that has one: read before its turn to be answered comes, so that a client that
//! sends slowly keeps nobody else waiting.

use std::time::Duration;

use axum::{
    body::{self, Body},
    extract::Request,
    http::Method,
};
use tokio::{sync::Semaphore, time::timeout};

use super::rejection::{Rejection, reject};
use crate::app::LONGEST_TEXT;

/// The longest body of a request that brings a text, in bytes: the text, and what a form has around it.
pub(super) const MAX_TEXT_BODY: usize = LONGEST_TEXT + 64 * 1024;

/// How many bodies are read at once.
const AT_ONCE: usize = 8;

/// How long a body may take, and how long a request waits until it is read.
const TIME: Duration = Duration::from_secs(10);
const WAIT: Duration = Duration::from_secs(2);

static READING: Semaphore = Semaphore::const_new(AT_ONCE);

/// Whether an address takes a text in the body of a request.
pub(super) fn takes_text(path: &str) -> bool {
    let segments: Vec<&str> = path.trim_matches('/').split('/').take(4).collect();
    matches!(segments.as_slice(), ["api", "v1", "match"] | [_, "match"])
}

/// Whether a request brings a text in its body.
pub(super) fn has_body(request: &Request) -> bool {
    request.method() == Method::POST && takes_text(request.uri().path())
}

/// The request with its body in memory; rejected where the body is too long or comes too slowly.
pub(super) async fn read(request: Request) -> Request {
    let Ok(Ok(_reading)) = timeout(WAIT, READING.acquire()).await else {
        return rejected(request, Rejection::Busy);
    };
    let (parts, body) = request.into_parts();
    let read = timeout(TIME, body::to_bytes(body, MAX_TEXT_BODY)).await;
    let request = |body| Request::from_parts(parts, body);
    match read {
        Ok(Ok(bytes)) => request(Body::from(bytes)),
        Ok(Err(_)) => rejected(request(Body::empty()), Rejection::TooLarge),
        Err(_) => rejected(request(Body::empty()), Rejection::Busy),
    }
}

fn rejected(mut request: Request, why: Rejection) -> Request {
    *request.body_mut() = Body::empty();
    reject(&mut request, why);
    request
}
