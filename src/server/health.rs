//! Whether the process is up, and whether it can answer: for those who run the server.

use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Serialize;

use crate::{
    app::AppState,
    catalogue::{CurrentCatalogue, StorageState},
};

#[derive(Serialize)]
struct Health {
    status: &'static str,
}

#[derive(Serialize)]
struct Readiness {
    status: &'static str,
    catalogue_version: i64,
    statements: u64,
}

/// Whether a path is one of those who run the server.
pub(super) fn is_health(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz")
}

/// `/healthz` and `/readyz`.
pub(super) fn router() -> Router<AppState> {
    Router::new().route("/healthz", get(healthz)).route("/readyz", get(readyz))
}

async fn healthz() -> Response {
    fresh(StatusCode::OK, &Health { status: "up" })
}

/// Whether the storage and the index answer, by what is known of them: nobody is asked, so that the
/// response is there under any load. The version is that of the current catalogue.
async fn readyz(State(catalogue): State<CurrentCatalogue>) -> Response {
    let trouble = match catalogue.storage_state() {
        StorageState::Fine => None,
        StorageState::Missing => Some("the database was removed"),
        StorageState::Failing => Some("the database failed"),
    };
    if let Some(status) = trouble {
        return fresh(StatusCode::SERVICE_UNAVAILABLE, &Health { status });
    }
    let catalogue = catalogue.get();
    let readiness = Readiness {
        status: "ready",
        catalogue_version: catalogue.version.0,
        statements: catalogue.index.n_statements(),
    };
    fresh(StatusCode::OK, &readiness)
}

fn fresh(status: StatusCode, body: &impl Serialize) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
