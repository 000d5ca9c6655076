//! What every response has, and how errors look.

use std::time::Duration;

use axum::{
    Router,
    http::{HeaderName, StatusCode, header},
    routing::get,
};

use super::{problem_status, site, site_with};

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
async fn every_response_has_the_security_headers_and_a_request_id() {
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

#[tokio::test]
async fn every_error_is_a_problem_document() {
    async fn panic() -> StatusCode {
        panic!("a handler's bug")
    }
    let slow = || tokio::time::sleep(Duration::from_mins(1));
    let site = site_with(Router::new().route("/panic", get(panic)).route("/slow", get(slow)));
    assert_eq!(problem_status(&site, "GET", "/panic", &[]).await, 500);
    assert_eq!(problem_status(&site, "GET", "/slow", &[]).await, 503);
    assert_eq!(problem_status(&site, "GET", "/nowhere", &[]).await, 404);
    assert_eq!(problem_status(&site, "DELETE", "/page", &[]).await, 405);
    assert_eq!(problem_status(&site, "GET", &format!("/{}", "a".repeat(2048)), &[]).await, 414);
    assert_eq!(
        problem_status(&site, "GET", &format!("/page?{}", "a".repeat(8193)), &[]).await,
        414
    );
    let large = [(header::CONTENT_LENGTH, "100000")];
    assert_eq!(problem_status(&site, "POST", "/page", &large).await, 413);
    assert_eq!(site.call("GET", "/page", &[]).await.status, 200, "the server goes on");
}
