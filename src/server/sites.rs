//! Which part of the application a path belongs to.
//!
//! Decided by the path alone, before any routing, so that the API answers an unknown path or method
//! under `/api` with a problem document.

use std::{
    convert::Infallible,
    task::{Context, Poll},
};

use axum::{Router, extract::Request, response::Response, routing::future::RouteFuture};
use tower::Service;

/// The parts of the application, each with its own layers.
#[derive(Debug, Clone)]
pub(super) struct Sites {
    pub(super) api: Router,
    pub(super) permanent: Router,
    pub(super) health: Router,
    pub(super) downloads: Router,
    pub(super) pages: Router,
}

impl Service<Request> for Sites {
    type Response = Response;
    type Error = Infallible;
    type Future = RouteFuture<Infallible>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let path = request.uri().path();
        let first = path.split('/').nth(1);
        let site = match first {
            // What is told of the API to people.
            Some("api") if path == "/api" || path.starts_with("/api/problems/") => &mut self.pages,
            Some("api") => &mut self.api,
            Some("id") => &mut self.permanent,
            Some("healthz" | "readyz") => &mut self.health,
            Some("download") => &mut self.downloads,
            _ => &mut self.pages,
        };
        site.call(request)
    }
}
