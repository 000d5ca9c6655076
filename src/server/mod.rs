//! One router of the pages and the API, with the layers around them, and the loop that serves it.
//!
//! From the outside in: the front (request id, log line, the gate, answers that are still held),
//! then the site that the path belongs to, then the face of its errors, then its guards. So an answer that
//! is held costs no routing, and every error has the face of the site it happened in.

mod answers;
mod client_limit;
mod compression;
mod connections;
mod front;
mod gate;
mod guards;
mod headers;
mod health;
mod methods;
mod request_id;
mod sites;
mod work;

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
};
use tower::Layer;

pub(crate) use client_limit::ClientLimit;
pub use connections::serve;

use crate::{
    api,
    app::{AppState, error::problem_json, time, usual_address::lead_to_usual},
    web,
};
use answers::{Answers, Served};
use front::{Front, Shared};
use guards::guarded;
use request_id::RequestIds;
use sites::Sites;
use work::{Work, WorkLimits};

/// The bytes of answers that are held for the version of the catalogue that is served.
const HELD_BYTES: u64 = 6 * 1024 * 1024;

/// Answers requests, of which a client may make only so many where there is a limit.
pub(crate) fn router(state: AppState, limit: Option<ClientLimit>) -> Router {
    let catalogue = state.catalogue.clone();
    let is_https = state.public_url.absolute("").starts_with("https:");
    let problem_json = from_fn_with_state(state.public_url.clone(), problem_json);
    let face_by_accept = from_fn_with_state(state.public_url.clone(), api::face_by_accept);
    let sites = Sites {
        api: guarded(api::router().with_state(state.clone()))
            .layer(problem_json.clone())
            .layer(from_fn(api::open_to_all)),
        permanent: guarded(api::permanent_router().with_state(state.clone()))
            .layer(face_by_accept)
            .layer(from_fn(web::error_page))
            .layer(from_fn(api::open_to_all)),
        health: guarded(health::router().with_state(state.clone())).layer(problem_json.clone()),
        downloads: guarded(web::download_router().with_state(state.clone()))
            .layer(from_fn(web::error_page))
            .layer(from_fn(api::open_to_all)),
        pages: guarded(web::router().with_state(state)).layer(from_fn(web::error_page)),
    };
    let served = {
        let catalogue = catalogue.clone();
        move || {
            let catalogue = catalogue.get();
            Served { serial: catalogue.serial, version: catalogue.version }
        }
    };
    let watched = from_fn_with_state(catalogue.clone(), guards::report_damage);
    let modified = move || catalogue.modified().and_then(time::header);
    let sites = from_fn(lead_to_usual).layer(watched.layer(sites));
    let shared = Shared {
        answers: Answers::new(HELD_BYTES),
        work: Work::new(WorkLimits::default()),
        request_ids: RequestIds::default(),
        limit,
        is_https,
        served: Box::new(served),
        modified: Box::new(modified),
    };
    Router::new().fallback_service(Front::new(sites, shared))
}

#[cfg(test)]
mod tests;
