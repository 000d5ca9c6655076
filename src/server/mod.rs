//! The server: the pages and the API behind one list of layers, and the loop that serves them.
//!
//! The list is in `with_layers`; a layer is a file. A response from the cache costs no routing,
//! and every error is an error page or a problem document of the site that it happened in.

mod accept;
mod around;
mod body;
mod cache;
mod compression;
mod connections;
mod failures;
mod head;
mod headers;
mod health;
mod limit;
mod log;
mod memory;
mod methods;
mod priority;
mod rejection;
mod request_id;
mod sites;
mod size;
#[cfg(test)]
mod tests;
mod work;

use std::sync::Arc;

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
};
use tower::{Service, ServiceBuilder, layer::layer_fn, service_fn};
use tower_http::catch_panic::CatchPanicLayer;

pub use connections::serve;
pub(crate) use limit::ClientLimit;

use self::{
    around::{Answering, around},
    cache::{CatalogueId, TellCatalogue, cached},
    compression::{Compression, compress},
    head::HeadAsGet,
    limit::RateLimit,
    log::Log,
    memory::Memory,
    request_id::RequestId,
    sites::Sites,
    work::{Work, WorkLimits, bound_work},
};
use crate::{
    api,
    app::{AppState, error::problem_json, usual_address::lead_to_usual},
    web,
};

/// The most bytes of responses in the cache.
const CACHE_BYTES: u64 = 6 * 1024 * 1024;

/// Makes what the first request would have to wait for.
pub(crate) fn warm_up() {
    api::warm_up();
}

/// The routes of the API, which take the longest to be put together: that needs nothing, so it is
/// done while the catalogue is opened.
pub(crate) fn api_routes() -> Router<AppState> {
    api::router()
}

/// Answers requests, those to the API by its routes; a client may make only so many where there is a
/// limit.
pub(crate) fn router(state: AppState, api: Router<AppState>, limit: Option<ClientLimit>) -> Router {
    let catalogue = state.catalogue.clone();
    let is_https = state.public_url.absolute("").starts_with("https:");
    let problem_json = from_fn_with_state(state.public_url.clone(), problem_json);
    let error_by_accept = from_fn_with_state(state.public_url.clone(), api::error_by_accept);
    let mut sites = Sites {
        api: guarded(api.with_state(state.clone()))
            .layer(problem_json.clone())
            .layer(from_fn(api::open_to_all)),
        permanent: guarded(api::permanent_router().with_state(state.clone()))
            .layer(error_by_accept)
            .layer(from_fn(web::error_page))
            .layer(from_fn(api::open_to_all)),
        health: guarded(health::router().with_state(state.clone())).layer(problem_json),
        downloads: guarded(web::download_router().with_state(state.clone()))
            .layer(from_fn(web::error_page))
            .layer(from_fn(api::open_to_all)),
        pages: guarded(web::router().with_state(state)).layer(from_fn(web::error_page)),
    };
    let service = ServiceBuilder::new()
        .layer(from_fn(lead_to_usual))
        .layer(from_fn_with_state(catalogue.clone(), failures::report_damage))
        .service(service_fn(move |request| sites.of(&request).call(request)));
    let tell_catalogue = move || {
        let catalogue = catalogue.get();
        let id = CatalogueId { serial: catalogue.serial, version: catalogue.version };
        (id, catalogue.modified)
    };
    let settings = LayerSettings {
        limit,
        cache_bytes: CACHE_BYTES,
        work: WorkLimits::default(),
        catalogue: Arc::new(tell_catalogue),
        is_https,
    };
    with_layers(service, settings)
}

/// What the layers around all sites are made with.
struct LayerSettings {
    limit: Option<ClientLimit>,
    cache_bytes: u64,
    work: WorkLimits,
    catalogue: TellCatalogue,
    is_https: bool,
}

/// The layers around all sites, from the outside in.
fn with_layers(service: impl Answering, settings: LayerSettings) -> Router {
    let LayerSettings { limit, cache_bytes, work, catalogue, is_https } = settings;
    let memory = Memory::new(work.response_bytes, work.wait);
    let longest_wait = work.longest();
    let limit = RateLimit(limit.map(Arc::new));
    let compression = Compression { memory, catalogue: catalogue.clone() };
    let cache = layer_fn(move |inner| cached(cache_bytes, catalogue.clone(), longest_wait, inner));
    let layers = ServiceBuilder::new()
        .layer(layer_fn(|inner| around(Log, inner)))
        .layer(layer_fn(|inner| around(RequestId::default(), inner)))
        .layer(layer_fn(move |inner| around(limit.clone(), inner)))
        .map_request(accept::require_json)
        .layer(layer_fn(|inner| around(HeadAsGet, inner)))
        .layer(cache)
        .layer(from_fn_with_state(Arc::new(Work::new(work)), bound_work))
        .map_response(move |response| headers::secured(response, is_https))
        .layer(from_fn_with_state(compression, compress))
        .layer(from_fn(log::in_span));
    Router::new().fallback_service(layers.service(service))
}

/// The layers around each site, from the outside in. Each answers with a bare status; what is around
/// them makes it an error page or a problem document.
fn guarded(router: Router) -> Router {
    router.layer((
        from_fn(log::pass_route_on),
        from_fn(rejection::respond_to_rejected),
        from_fn(size::refuse_large),
        from_fn(methods::tell),
        CatchPanicLayer::custom(failures::after_panic),
    ))
}
