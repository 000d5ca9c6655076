//! How often one client may ask.

use axum::http::StatusCode;

use crate::fixtures::Site;

#[tokio::test]
async fn a_client_may_ask_so_often_and_is_told_how_often() {
    let site = Site::limited("3").await;
    for (path, left) in [("/api/v1/cards", 2), ("/api/v1/cards", 1), ("/kk", 0)] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("ratelimit-policy"), "\"default\";q=3;w=60");
        assert_eq!(answer.header("ratelimit"), format!("\"default\";r={left};t=20"));
    }
    for (path, face) in [
        ("/api/v1/cards", "application/problem+json"),
        ("/api/v1/standards", "application/problem+json"),
        ("/kk", "text/html"),
        ("/download/kasip-catalogue.json", "text/html"),
    ] {
        let refused = site.get(path).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
        assert_eq!(refused.media_type(), face, "{path}");
        let is_open = refused.header("access-control-allow-origin") == "*";
        assert_eq!(is_open, path != "/kk", "{path}");
        let wait: u64 = refused.header("retry-after").parse().unwrap();
        assert!((1..=20).contains(&wait), "{wait}");
        assert_eq!(refused.header("ratelimit"), format!("\"default\";r=0;t={wait}"));
    }
    for path in ["/healthz", "/readyz", "/static/1/kasip.css"] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(!answer.headers.contains_key("ratelimit"), "{path}");
    }
}

#[tokio::test]
async fn without_a_limit_nothing_is_said_of_one() {
    let site = Site::new().await;
    for _ in 0..50 {
        assert!(!site.get("/api/v1/cards").await.headers.contains_key("ratelimit"));
    }
}
