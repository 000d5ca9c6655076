//! The layers around small routers: no storage and no pages.

mod cache;
mod connections;
mod responses;
mod work;

use std::{
    io::Read,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, StatusCode, header},
    middleware::from_fn_with_state,
    routing::get,
};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::{LayerSettings, cache::CatalogueId, guarded, with_layers, work::WorkLimits};
use crate::{
    app::{PublicUrl, error::problem_json},
    storage::CatalogueVersion,
};

/// The layers around a router that counts how often `/page` was made.
struct Site {
    router: Router,
    n_made: Arc<AtomicUsize>,
    version: Arc<AtomicI64>,
}

struct Received {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

/// Small bounds, so that each is soon reached.
const LIMITS: WorkLimits = WorkLimits {
    searches: 1,
    others: 2,
    wait: Duration::from_millis(100),
    timeout: Duration::from_secs(1),
    response_bytes: 8 * 1024 * 1024,
};

fn layered(router: Router, version: Arc<AtomicI64>) -> Router {
    let catalogue = move || {
        let version = version.load(Ordering::Relaxed);
        let serial = version.unsigned_abs();
        (CatalogueId { serial, version: CatalogueVersion(version) }, None)
    };
    let settings = LayerSettings {
        limit: None,
        cache_bytes: 1024 * 1024,
        work: LIMITS,
        catalogue: Arc::new(catalogue),
        is_https: true,
    };
    with_layers(router, settings)
}

fn page() -> String {
    "кәсіптік стандарт ".repeat(100)
}

fn site_with(more: Router) -> Site {
    let (n_made, version) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicI64::new(7)));
    let counter = n_made.clone();
    let make = move || {
        counter.fetch_add(1, Ordering::Relaxed);
        async {
            tokio::time::sleep(Duration::from_millis(5)).await;
            page()
        }
    };
    let router = Router::new().route("/page", get(make)).merge(more);
    let router = guarded(router)
        .layer(from_fn_with_state(PublicUrl::new("https://kasip.example"), problem_json));
    Site { router: layered(router, version.clone()), n_made, version }
}

fn site() -> Site {
    site_with(Router::new())
}

impl Site {
    async fn call(&self, method: &str, path: &str, headers: &[(HeaderName, &str)]) -> Received {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let request = request.body(Body::empty()).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Received { status: parts.status, headers: parts.headers, body }
    }

    fn n_made(&self) -> usize {
        self.n_made.load(Ordering::Relaxed)
    }
}

fn unpacked(received: &Received) -> String {
    let mut text = String::new();
    let body = &*received.body;
    match received.headers.get(header::CONTENT_ENCODING).map(|coding| coding.to_str().unwrap()) {
        Some("br") => brotli::Decompressor::new(body, 4096).read_to_string(&mut text).unwrap(),
        Some("gzip") => flate2::read::GzDecoder::new(body).read_to_string(&mut text).unwrap(),
        _ => Read::read_to_string(&mut &*body, &mut text).unwrap(),
    };
    text
}

async fn problem_status(
    site: &Site,
    method: &str,
    path: &str,
    headers: &[(HeaderName, &str)],
) -> u16 {
    let answer = site.call(method, path, headers).await;
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json");
    let problem: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(problem["status"], answer.status.as_u16());
    answer.status.as_u16()
}
