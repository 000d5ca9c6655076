//! Which part of the application a path belongs to.
//!
//! Decided by the path alone, before any routing, so that the API answers an unknown path or method
//! under `/api` with a problem document.

use axum::{Router, extract::Request};

/// The parts of the application, each with its own layers.
#[derive(Debug, Clone)]
pub(super) struct Sites {
    pub(super) api: Router,
    pub(super) permanent: Router,
    pub(super) health: Router,
    pub(super) downloads: Router,
    pub(super) pages: Router,
}

impl Sites {
    /// The part that answers the request.
    pub(super) fn of(&mut self, request: &Request) -> &mut Router {
        let path = request.uri().path();
        match path.split('/').nth(1) {
            // What is told of the API to people.
            Some("api") if path == "/api" || path.starts_with("/api/problems/") => &mut self.pages,
            Some("api") => &mut self.api,
            Some("id") => &mut self.permanent,
            Some("healthz" | "readyz") => &mut self.health,
            Some("download") => &mut self.downloads,
            _ => &mut self.pages,
        }
    }
}
