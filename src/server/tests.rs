//! The front and the guards around small routers: no storage and no pages.

use std::{
    io::Read,
    net::SocketAddr,
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
    sync::{Notify, oneshot},
    task::JoinHandle,
    time::{Instant, timeout},
};
use tower::ServiceExt;

use super::{
    answers::{Answers, Served},
    front::{Front, Shared},
    guards::guarded,
    request_id::RequestIds,
    serve,
    work::{Work, WorkLimits},
};
use crate::{
    app::{Cancellation, PublicUrl, error::problem_json},
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

/// Small bounds, so that each is soon reached.
const LIMITS: WorkLimits = WorkLimits {
    searches: 1,
    others: 2,
    wait: Duration::from_millis(100),
    timeout: Duration::from_secs(1),
    answer_bytes: 8 * 1024 * 1024,
};

fn front(router: Router, version: Arc<AtomicI64>) -> Router {
    let served = move || {
        let version = version.load(Ordering::Relaxed);
        Served { serial: version.unsigned_abs(), version: CatalogueVersion(version) }
    };
    let shared = Shared {
        answers: Answers::new(1024 * 1024),
        work: Work::new(LIMITS),
        request_ids: RequestIds::default(),
        limit: None,
        is_https: true,
        served: Box::new(served),
        modified: Box::new(|| None),
    };
    Router::new().fallback_service(Front::new(router, shared))
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
    let echo = get(|uri: axum::http::Uri| async move { uri.to_string() });
    let site = site_with(Router::new().route("/kk/compare", echo));
    for query in ["card=a", "card=b", "card=a"] {
        let answer = site.call("GET", &format!("/kk/compare?{query}"), &[]).await;
        assert_eq!(answer.body, format!("/kk/compare?{query}"));
    }
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
        assert_eq!(answer.headers["strict-transport-security"], "max-age=31536000");
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

/// A router with a page that is made at once, and one that is made when it is told to.
fn site_that_waits(told: &Arc<Notify>) -> Site {
    let told = told.clone();
    let waits = move || {
        let told = told.clone();
        async move { told.notified().await }
    };
    site_with(Router::new().route("/{page}", get(waits.clone())).route("/kk/search", get(waits)))
}

#[tokio::test]
async fn a_busy_server_refuses_after_a_while_but_still_gives_what_it_holds() {
    let told = Arc::new(Notify::new());
    let site = Arc::new(site_that_waits(&told));
    assert_eq!(site.call("GET", "/page", &[]).await.status, StatusCode::OK);
    let busy = ["/one", "/two"].map(|path| {
        let site = site.clone();
        tokio::spawn(async move { site.call("GET", path, &[]).await.status })
    });
    tokio::time::sleep(Duration::from_millis(20)).await;
    let refused = site.call("GET", "/three", &[]).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.headers[header::RETRY_AFTER], "2");
    assert_eq!(refused.headers[header::CONTENT_TYPE], "application/problem+json");
    assert_eq!(site.call("GET", "/page", &[]).await.status, StatusCode::OK, "it is held");
    told.notify_waiters();
    for busy in busy {
        assert_eq!(busy.await.unwrap(), StatusCode::OK);
    }
    told.notify_one();
    assert_eq!(site.call("GET", "/three", &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn searches_wait_for_each_other_and_other_pages_do_not_wait_for_them() {
    let told = Arc::new(Notify::new());
    let site = Arc::new(site_that_waits(&told));
    let searching = {
        let site = site.clone();
        tokio::spawn(async move { site.call("GET", "/kk/search?q=a", &[]).await.status })
    };
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(site.call("GET", "/page", &[]).await.status, StatusCode::OK);
    assert_eq!(face_of(&site, "GET", "/kk/search?q=b", &[]).await, 503);
    told.notify_waiters();
    assert_eq!(searching.await.unwrap(), StatusCode::OK);
}

#[tokio::test]
async fn work_ends_when_its_client_has_left_and_no_sooner() {
    let (begun, ended) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let works_long = {
        let (begun, ended) = (begun.clone(), ended.clone());
        move |cancellation: Cancellation| async move {
            begun.notify_one();
            while !cancellation.is_cancelled() {
                std::thread::sleep(Duration::from_millis(1));
            }
            ended.notify_one();
        }
    };
    let site = Arc::new(site_with(Router::new().route("/kk/search", get(works_long))));
    let asked = site.clone();
    let request = tokio::spawn(async move { asked.call("GET", "/kk/search", &[]).await.status });
    begun.notified().await;
    assert!(timeout(Duration::from_millis(50), ended.notified()).await.is_err());
    request.abort();
    timeout(Duration::from_secs(2), ended.notified()).await.expect("the work is given up");
    // The same where the time of the request is over.
    assert_eq!(face_of(&site, "GET", "/kk/search", &[]).await, 503);
    timeout(Duration::from_secs(2), ended.notified()).await.expect("the work is given up");
}

#[tokio::test]
async fn a_long_answer_is_compressed_as_it_is_sent_and_answers_in_flight_are_bounded() {
    let long = "кәсіптік стандарт ".repeat(100_000);
    let words = long.clone();
    let router = Router::new().route("/long/{n}", get(move || async move { words }));
    let site = site_with(router);
    let answer = site.call("GET", "/long/1", &[(header::ACCEPT_ENCODING, "br, gzip")]).await;
    assert_eq!(answer.headers[header::CONTENT_ENCODING], "gzip");
    assert!(answer.body.len() < long.len() / 20);
    assert_eq!(unpacked(&answer), long);
    assert_eq!(site.call("GET", "/long/2", &[]).await.body, long);
    // Two answers take the room as long as nobody reads them.
    let get = |n| Request::builder().uri(format!("/long/{n}")).body(Body::empty()).unwrap();
    let first = site.router.clone().oneshot(get(3)).await.unwrap();
    let second = site.router.clone().oneshot(get(4)).await.unwrap();
    assert_eq!((first.status(), second.status()), (StatusCode::OK, StatusCode::OK));
    assert_eq!(face_of(&site, "GET", "/long/5", &[]).await, 503);
    drop(first);
    assert_eq!(site.call("GET", "/long/5", &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_a_page_does_not_know_makes_no_other_answer() {
    let n_made = Arc::new(AtomicUsize::new(0));
    let counter = n_made.clone();
    let make = move |uri: axum::http::Uri| {
        counter.fetch_add(1, Ordering::Relaxed);
        async move { uri.to_string() }
    };
    let site = site_with(Router::new().route("/kk/glossary", get(make)));
    for n in 0..3 {
        let answer = site.call("GET", &format!("/kk/glossary?x={n}"), &[]).await;
        assert_eq!(&*answer.body, b"/kk/glossary");
    }
    assert_eq!(n_made.load(Ordering::Relaxed), 1);
}

/// A server on a port of this machine.
struct Listening {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

async fn listen(router: Router) -> Listening {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let stopped = async { stopped.await.unwrap() };
    let server = tokio::spawn(serve(listener, router, Vec::new(), stopped));
    Listening { address, stop, server }
}

impl Listening {
    /// Sends the bytes and gives the connection back.
    async fn send(&self, bytes: &str) -> TcpStream {
        let mut client = TcpStream::connect(self.address).await.unwrap();
        client.write_all(bytes.as_bytes()).await.unwrap();
        client
    }

    /// The answer to the bytes, after which the client sends no more.
    async fn answer(&self, bytes: &str) -> String {
        let mut client = self.send(bytes).await;
        client.shutdown().await.unwrap();
        read_all(&mut client).await
    }
}

async fn read_all(client: &mut TcpStream) -> String {
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    answer
}

fn slow(wait: Duration) -> Router {
    let slow = move || async move {
        tokio::time::sleep(wait).await;
        "finished"
    };
    Router::new().route("/", get(slow))
}

#[tokio::test]
async fn a_request_in_flight_is_finished_when_the_server_stops() {
    let server = listen(slow(Duration::from_millis(1500))).await;
    let mut idle = TcpStream::connect(server.address).await.unwrap();
    let mut early = server.send("GET / HTTP/1.1\r\nhost: kasip\r\n\r\n").await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    let stopped = Instant::now();
    server.stop.send(()).unwrap();
    // Who comes just then is served as well.
    let mut late = TcpStream::connect(server.address).await.unwrap();
    let mut asking = TcpStream::connect(server.address).await.unwrap();
    asking
        .write_all(b"GET /readyz HTTP/1.1\r\nhost: kasip\r\nconnection: close\r\n\r\n")
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    late.write_all(b"GET / HTTP/1.1\r\nhost: kasip\r\n\r\n").await.unwrap();
    assert!(read_all(&mut asking).await.starts_with("HTTP/1.1 503"), "it is not ready any more");
    for client in [&mut early, &mut late] {
        let answer = read_all(client).await;
        assert!(answer.ends_with("finished"), "{answer}");
    }
    assert_eq!(idle.read(&mut [0]).await.unwrap(), 0, "an idle connection is closed");
    timeout(Duration::from_secs(5), server.server).await.unwrap().unwrap();
    assert!(stopped.elapsed() < Duration::from_secs(5));
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn nobody_who_has_sent_a_request_is_reset_when_the_server_stops() {
    let server = listen(slow(Duration::ZERO)).await;
    let mut clients = Vec::new();
    for _ in 0..200 {
        clients.push(server.send("GET / HTTP/1.1\r\nhost: kasip\r\n\r\n").await);
    }
    server.stop.send(()).unwrap();
    for mut client in clients {
        assert!(read_all(&mut client).await.ends_with("finished"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_sends_no_more_gets_its_answer() {
    let long = "кәсіптік стандарт ".repeat(200_000);
    let words = long.clone();
    let long_route = get(move || async move { words });
    let server = listen(slow(Duration::from_millis(60)).route("/long", long_route)).await;
    let answer = server.answer("GET / HTTP/1.1\r\nhost: kasip\r\n\r\n").await;
    assert!(answer.ends_with("finished"), "{answer}");
    assert!(answer.contains("\r\ndate: "), "{answer}");
    for _ in 0..20 {
        let answer = server.answer("GET / HTTP/1.0\r\n\r\n").await;
        assert!(answer.ends_with("finished"), "{answer}");
    }
    // One that takes its time, too.
    let mut client = server.send("GET /long HTTP/1.1\r\nhost: kasip\r\n\r\n").await;
    client.shutdown().await.unwrap();
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let answer = read_all(&mut client).await;
    assert!(answer.ends_with(&long), "{} of {} bytes", answer.len(), long.len());
}

#[tokio::test]
async fn a_request_names_one_host() {
    let server = listen(site().router).await;
    for (hosts, version, status) in [
        ("host: a\r\n", "1.1", "200"),
        ("", "1.1", "400"),
        ("host: a\r\nhost: b\r\n", "1.1", "400"),
        ("", "1.0", "200"),
        ("host: a\r\nhost: a\r\n", "1.0", "400"),
    ] {
        let answer = server.answer(&format!("GET /page HTTP/{version}\r\n{hosts}\r\n")).await;
        assert_eq!(answer.split(' ').nth(1), Some(status), "{version} {hosts:?}: {answer}");
    }
}

#[tokio::test]
async fn slow_clients_of_one_address_shut_nobody_out() {
    let server = listen(site().router).await;
    let mut first = server.send("GET /pa").await;
    tokio::time::sleep(Duration::from_millis(10)).await;
    let mut slow = Vec::new();
    for _ in 0..200 {
        slow.push(server.send("GET /pa").await);
    }
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let answer = server.answer("GET /page HTTP/1.1\r\nhost: a\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let ended = timeout(Duration::from_secs(2), first.read(&mut [0])).await;
    assert!(!matches!(ended.expect("the longest idle is closed"), Ok(1)));
}
