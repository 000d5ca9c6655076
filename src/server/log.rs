//! The log of requests: one line for each, and a span around everything else that is said of it.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderMap, Method},
    middleware::Next,
    response::Response,
};
use tracing::Instrument;

use super::{around::Around, request_id::REQUEST_ID};

/// Writes the line of each request. It has no query and no address of the client.
#[derive(Debug, Clone, Copy)]
pub(super) struct Log;

impl Around for Log {
    type Noted = (Method, Instant);

    fn before(&self, request: &mut Request) -> Self::Noted {
        (request.method().clone(), Instant::now())
    }

    fn after(&self, (method, started): Self::Noted, response: &mut Response) {
        let duration = u32::try_from(started.elapsed().as_micros()).unwrap_or(u32::MAX);
        tracing::info!(
            method = method.as_str(),
            route = response.extensions().get().map_or("", MatchedPath::as_str),
            status = response.status().as_u16(),
            duration_ms = f64::from(duration) / 1000.0,
            request_id = request_id(response.headers()),
            "answered"
        );
    }
}

/// The layer that names the request on whatever is logged while its response is made.
pub(super) async fn in_span(request: Request, next: Next) -> Response {
    let span = tracing::info_span!("request", request_id = request_id(request.headers()));
    next.run(request).instrument(span).await
}

/// The layer that passes the route on to the line: it is known inside the router only.
pub(super) async fn pass_route_on(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(route) = route {
        response.extensions_mut().insert(route);
    }
    response
}

fn request_id(headers: &HeaderMap) -> &str {
    headers.get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default()
}
