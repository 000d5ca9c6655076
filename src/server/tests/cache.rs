//! The cache: what is made once, for whom, and what is not kept.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Router,
    http::{HeaderName, StatusCode, header},
    routing::get,
};

use super::{page, site, site_with, unpacked};

#[tokio::test]
async fn a_response_is_made_once_for_each_encoding() {
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
async fn requests_at_the_same_time_make_a_response_once() {
    let site = site();
    let (one, other) =
        tokio::join!(site.call("GET", "/page", &[]), site.call("HEAD", "/page", &[]));
    assert_eq!((one.status, other.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(site.n_made(), 1);
}

#[tokio::test]
async fn a_query_makes_another_response() {
    let echo = get(|uri: axum::http::Uri| async move { uri.to_string() });
    let site = site_with(Router::new().route("/kk/compare", echo));
    for query in ["card=a", "card=b", "card=a"] {
        let answer = site.call("GET", &format!("/kk/compare?{query}"), &[]).await;
        assert_eq!(answer.body, format!("/kk/compare?{query}"));
    }
}

#[tokio::test]
async fn with_a_new_version_responses_are_made_again() {
    let site = site();
    let before = site.call("GET", "/page", &[]).await;
    site.version.store(8, Ordering::Relaxed);
    let after = site.call("GET", "/page", &[]).await;
    assert_eq!(site.n_made(), 2);
    assert_ne!(before.headers[header::ETAG], after.headers[header::ETAG]);
}

#[tokio::test]
async fn what_a_client_has_stored_is_not_sent_again() {
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
async fn responses_that_depend_on_more_than_the_address_are_not_cached() {
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
async fn a_response_is_cached_once_it_succeeds() {
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
async fn what_a_page_does_not_know_makes_no_other_response() {
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
