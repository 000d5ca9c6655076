//! The front and the guards around small routers: no storage and no pages.

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
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, oneshot},
};
use tower::ServiceExt;

use super::{
    answers::Answers,
    front::Front,
    guards::{Limits, guarded},
    serve,
};
use crate::{
    app::{PublicUrl, error::problem_json},
    storage::CatalogueVersion,
};

/// A front over a router that counts how often `/page` was made.
struct Site {
    router: Router,
    n_made: Arc<AtomicUsize>,
    version: Arc<AtomicI64>,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

fn limits() -> Limits {
    Limits { timeout: Duration::from_millis(200), at_work: Arc::new(Semaphore::new(8)) }
}

fn front(router: Router, version: Arc<AtomicI64>) -> Router {
    let version = move || CatalogueVersion(version.load(Ordering::Relaxed));
    Router::new().fallback_service(Front::new(
        router,
        Answers::new(1024 * 1024),
        None,
        version,
        || None,
    ))
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
    let router = guarded(router, &limits())
        .layer(from_fn_with_state(PublicUrl::new("https://kasip.example"), problem_json));
    Site { router: front(router, version.clone()), n_made, version }
}

fn site() -> Site {
    site_with(Router::new())
}

impl Site {
    async fn call(&self, method: &str, path: &str, headers: &[(HeaderName, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let request = request.body(Body::empty()).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    fn n_made(&self) -> usize {
        self.n_made.load(Ordering::Relaxed)
    }
}

fn unpacked(answer: &Answer) -> String {
    let mut text = String::new();
    let body = &*answer.body;
    match answer.headers.get(header::CONTENT_ENCODING).map(|coding| coding.to_str().unwrap()) {
        Some("br") => brotli::Decompressor::new(body, 4096).read_to_string(&mut text).unwrap(),
        Some("gzip") => flate2::read::GzDecoder::new(body).read_to_string(&mut text).unwrap(),
        _ => Read::read_to_string(&mut &*body, &mut text).unwrap(),
    };
    text
}

#[tokio::test]
async fn an_answer_is_made_once_for_each_encoding() {
    let site = site();
    let mut tags = Vec::new();
    for (n_made, accepted, coding) in [(1, "br, gzip", "br"), (2, "gzip", "gzip"), (3, "", "")] {
        for _ in 0..2 {
            let answer = site.call("GET", "/page", &[(header::ACCEPT_ENCODING, accepted)]).await;
            assert_eq!(answer.status, StatusCode::OK);
            let encoded = answer.headers.get(header::CONTENT_ENCODING);
            assert_eq!(encoded.map_or("", |coding| coding.to_str().unwrap()), coding);
            assert_eq!(unpacked(&answer), page());
            assert_eq!(answer.headers[header::VARY], "Accept-Encoding");
            assert_eq!(answer.headers[header::CACHE_CONTROL], "no-cache");
            assert_eq!(site.n_made(), n_made);
            tags.push(answer.headers[header::ETAG].to_str().unwrap().to_owned());
        }
    }
    assert_eq!(tags[0], tags[1]);
    tags.dedup();
    assert_eq!(tags.len(), 3, "each encoding has its own tag: {tags:?}");
    assert!(tags.iter().all(|tag| tag.starts_with("\"v7-")), "{tags:?}");
}

#[tokio::test]
async fn requests_at_the_same_time_make_an_answer_once() {
    let site = site();
    let (one, other) =
        tokio::join!(site.call("GET", "/page", &[]), site.call("HEAD", "/page", &[]));
    assert_eq!((one.status, other.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(site.n_made(), 1);
}

#[tokio::test]
async fn a_query_makes_another_answer() {
    let site = site();
    site.call("GET", "/page?a", &[]).await;
    site.call("GET", "/page?b", &[]).await;
    assert_eq!(site.n_made(), 2);
}

#[tokio::test]
async fn a_new_version_makes_the_answers_anew() {
    let site = site();
    let before = site.call("GET", "/page", &[]).await;
    site.version.store(8, Ordering::Relaxed);
    let after = site.call("GET", "/page", &[]).await;
    assert_eq!(site.n_made(), 2);
    assert_ne!(before.headers[header::ETAG], after.headers[header::ETAG]);
}

#[tokio::test]
async fn what_a_client_holds_is_not_sent_again() {
    let site = site();
    let first = site.call("GET", "/page", &[(header::ACCEPT_ENCODING, "br")]).await;
    let tag = first.headers[header::ETAG].to_str().unwrap();
    let asked = [(header::ACCEPT_ENCODING, "br"), (header::IF_NONE_MATCH, tag)];
    let answer = site.call("GET", "/page", &asked).await;
    assert_eq!(answer.status, StatusCode::NOT_MODIFIED);
    assert!(answer.body.is_empty());
    for name in [header::ETAG, header::CACHE_CONTROL, header::VARY] {
        assert_eq!(answer.headers[&name], first.headers[&name]);
    }
    assert!(!answer.headers.contains_key(header::CONTENT_LENGTH));
    // The bytes of another encoding are other bytes.
    let asked = [(header::ACCEPT_ENCODING, "gzip"), (header::IF_NONE_MATCH, tag)];
    assert_eq!(site.call("GET", "/page", &asked).await.status, StatusCode::OK);
    // An answer that is made only now is compared as well.
    site.version.store(8, Ordering::Relaxed);
    let asked = [(header::ACCEPT_ENCODING, "br"), (header::IF_NONE_MATCH, "*")];
    assert_eq!(site.call("GET", "/page", &asked).await.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn head_is_get_without_its_body() {
    let site = site_with(Router::new().route("/own", get(|| async { ([("vary", "x")], "own") })));
    for path in ["/page", "/own", "/nowhere"] {
        let head = site.call("HEAD", path, &[]).await;
        let get = site.call("GET", path, &[]).await;
        assert!(head.body.is_empty() && !get.body.is_empty());
        assert_eq!(head.status, get.status);
        assert_eq!(head.headers[header::CONTENT_LENGTH], get.body.len().to_string());
        assert_eq!(head.headers.get(header::ETAG), get.headers.get(header::ETAG));
    }
}

#[tokio::test]
async fn answers_that_depend_on_more_than_the_address_are_not_held() {
    let n_made = Arc::new(AtomicUsize::new(0));
    let count = |name: HeaderName, value: &'static str, status: StatusCode| {
        let n_made = n_made.clone();
        get(move || {
            n_made.fetch_add(1, Ordering::Relaxed);
            async move { (status, [(name, value)], "new") }
        })
    };
    let site = site_with(
        Router::new()
            .route("/fresh", count(header::CACHE_CONTROL, "no-store", StatusCode::OK))
            .route("/varied", count(header::VARY, "Accept", StatusCode::OK))
            .route("/away", count(header::LOCATION, "/kk", StatusCode::FOUND)),
    );
    for (n_paths, path) in ["/fresh", "/varied", "/away"].into_iter().enumerate() {
        site.call("GET", path, &[]).await;
        let answer = site.call("GET", path, &[]).await;
        assert_eq!(n_made.load(Ordering::Relaxed), 2 * (n_paths + 1), "{path}");
        assert!(!answer.headers.contains_key(header::ETAG), "{path}");
    }
}

#[tokio::test]
async fn an_answer_is_held_once_it_succeeds() {
    let n_made = Arc::new(AtomicUsize::new(0));
    let counter = n_made.clone();
    let fail_first = move || {
        let first = counter.fetch_add(1, Ordering::Relaxed) == 0;
        async move { if first { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK } }
    };
    let site = site_with(Router::new().route("/flaky", get(fail_first)));
    let statuses = [
        site.call("GET", "/flaky", &[]).await.status.as_u16(),
        site.call("GET", "/flaky", &[]).await.status.as_u16(),
        site.call("GET", "/flaky", &[]).await.status.as_u16(),
    ];
    assert_eq!(statuses, [503, 200, 200]);
    assert_eq!(n_made.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn every_answer_has_the_security_headers_and_a_request_id() {
    let site = site();
    for (method, path) in
        [("GET", "/page"), ("GET", "/page"), ("GET", "/nowhere"), ("POST", "/page")]
    {
        let asked = [(HeaderName::from_static("x-request-id"), "mine-1")];
        let answer = site.call(method, path, &asked).await;
        let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"));
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(answer.headers["x-request-id"], "mine-1", "{method} {path}");
    }
}

async fn face_of(site: &Site, method: &str, path: &str, headers: &[(HeaderName, &str)]) -> u16 {
    let answer = site.call(method, path, headers).await;
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json");
    let problem: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(problem["status"], answer.status.as_u16());
    answer.status.as_u16()
}

#[tokio::test]
async fn every_refusal_has_a_face() {
    async fn panic() -> StatusCode {
        panic!("a handler's bug")
    }
    let slow = || tokio::time::sleep(Duration::from_mins(1));
    let site = site_with(Router::new().route("/panic", get(panic)).route("/slow", get(slow)));
    assert_eq!(face_of(&site, "GET", "/panic", &[]).await, 500);
    assert_eq!(face_of(&site, "GET", "/slow", &[]).await, 503);
    assert_eq!(face_of(&site, "GET", "/nowhere", &[]).await, 404);
    assert_eq!(face_of(&site, "DELETE", "/page", &[]).await, 405);
    assert_eq!(face_of(&site, "GET", &format!("/{}", "a".repeat(2048)), &[]).await, 414);
    assert_eq!(face_of(&site, "GET", &format!("/page?{}", "a".repeat(8193)), &[]).await, 414);
    let large = [(header::CONTENT_LENGTH, "100000")];
    assert_eq!(face_of(&site, "POST", "/page", &large).await, 413);
    assert_eq!(site.call("GET", "/page", &[]).await.status, 200, "the server goes on");
}

#[tokio::test]
async fn a_busy_server_refuses_at_once_but_still_gives_what_it_holds() {
    let limits = limits();
    let router = Router::new().route("/page", get(page().leak() as &str)).route("/other", get("o"));
    let router = guarded(router, &limits)
        .layer(from_fn_with_state(PublicUrl::new("https://kasip.example"), problem_json));
    let site = Site {
        router: front(router, Arc::new(AtomicI64::new(1))),
        n_made: Arc::default(),
        version: Arc::default(),
    };
    assert_eq!(site.call("GET", "/page", &[]).await.status, StatusCode::OK);
    let _all = limits.at_work.acquire_many(8).await.unwrap();
    assert_eq!(face_of(&site, "GET", "/other", &[]).await, 503);
    assert_eq!(site.call("GET", "/other", &[]).await.headers[header::RETRY_AFTER], "1");
    assert_eq!(site.call("GET", "/page", &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_request_in_flight_is_finished_when_the_server_stops() {
    let slow = || async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        "finished"
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let router = Router::new().route("/", get(slow));
    let server = tokio::spawn(serve(listener, router, async { stopped.await.unwrap() }));
    let mut idle = TcpStream::connect(address).await.unwrap();
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET / HTTP/1.1\r\nhost: kasip\r\n\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(20)).await;
    stop.send(()).unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("finished"), "{answer}");
    assert_eq!(idle.read(&mut [0]).await.unwrap(), 0, "an idle connection is closed");
    tokio::time::timeout(Duration::from_secs(5), server).await.unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}
