//! How much is done at once, and what is in memory meanwhile.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{StatusCode, header},
    routing::get,
};
use tokio::{sync::Notify, time::timeout};
use tower::ServiceExt;

use super::{Site, problem_status, site_with, unpacked};
use crate::app::Cancellation;

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
async fn a_busy_server_refuses_after_a_while_but_still_gives_what_is_cached() {
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
    assert_eq!(site.call("GET", "/page", &[]).await.status, StatusCode::OK, "it is cached");
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
    assert_eq!(problem_status(&site, "GET", "/kk/search?q=b", &[]).await, 503);
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
    assert_eq!(problem_status(&site, "GET", "/kk/search", &[]).await, 503);
    timeout(Duration::from_secs(2), ended.notified()).await.expect("the work is given up");
}

#[tokio::test]
async fn a_long_response_is_compressed_as_it_is_sent_and_responses_in_flight_are_bounded() {
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
    assert_eq!(problem_status(&site, "GET", "/long/5", &[]).await, 503);
    drop(first);
    assert_eq!(site.call("GET", "/long/5", &[]).await.status, StatusCode::OK);
}
