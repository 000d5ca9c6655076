//! The methods of HTTP: HEAD, OPTIONS, and those that are refused.

use axum::http::StatusCode;

use crate::fixtures::Site;

const ADDRESSES: [&str; 13] = [
    "/api/v1/cards?limit=2",
    "/api/v1/standards/J62090011",
    "/api/openapi.json",
    "/api/v1/nowhere",
    "/api/v1/cards?limit=0",
    "/api?lang=en",
    "/api/problems/not-found?lang=ru",
    "/id/4aa1f138-680c-5aad-bc5c-8cb28a9a9f5f",
    "/kk",
    "/ru/search?q=a",
    "/healthz",
    "/static/1/kasip.css",
    "/download/kasip-catalogue.json",
];

#[tokio::test]
async fn head_has_the_headers_of_get_and_no_body() {
    let site = Site::new().await;
    for address in ADDRESSES {
        for encoding in ["br", "identity"] {
            let asked = [("accept-encoding", encoding), ("x-request-id", "mine")];
            let get = site.get_with(address, &asked).await;
            let head = site.call("HEAD", address, &asked).await;
            assert_eq!(head.status, get.status, "{address}");
            assert!(head.body.is_empty(), "{address}");
            let mut headers = get.headers;
            headers.insert("content-length", get.body.len().into());
            assert_eq!(head.headers, headers, "{address}");
        }
    }
}

#[tokio::test]
async fn options_names_the_methods_and_nothing_is_at_an_address_that_is_none() {
    let site = Site::new().await;
    for address in ADDRESSES {
        let answer = site.call("OPTIONS", address, &[]).await;
        if address == "/api/v1/nowhere" {
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
            continue;
        }
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{address}");
        assert_eq!(answer.header("allow"), "GET, HEAD, OPTIONS", "{address}");
        assert!(answer.body.is_empty(), "{address}");
    }
    let preflight = [("origin", "https://example.org"), ("access-control-request-method", "GET")];
    for address in ["/api/v1/cards", "/api/v1/nowhere", "/download/kasip-catalogue.json"] {
        let answer = site.call("OPTIONS", address, &preflight).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{address}");
        assert!(answer.header("access-control-allow-methods").contains("GET"), "{address}");
        assert!(answer.header("access-control-allow-headers").contains("If-None-Match"));
        assert_eq!(answer.header("access-control-max-age"), "86400");
    }
}

#[tokio::test]
async fn another_method_is_refused_with_those_that_are_taken() {
    let site = Site::new().await;
    for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"] {
        for address in ["/api/v1/cards", "/api", "/kk", "/healthz", "/download/csv/term.csv"] {
            let answer = site.call(method, address, &[]).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {address}");
            assert_eq!(answer.header("allow"), "GET, HEAD, OPTIONS", "{method} {address}");
        }
    }
}
