//! HTTP as every address speaks it: HEAD, OPTIONS, what is refused and how, and how often one may
//! ask.

use axum::http::StatusCode;
use kasip::app::Problem;

use crate::site::Site;

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
    "/static/kasip.css",
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

#[tokio::test]
async fn a_client_that_takes_no_json_is_told_so_even_where_an_answer_is_held() {
    let site = Site::new().await;
    for address in ["/api/v1/cards", "/api/openapi.json"] {
        for accepted in ["*/*", "application/*", "application/json", "application/problem+json"] {
            let answer = site.get_with(address, &[("accept", accepted)]).await;
            assert_eq!(answer.status, StatusCode::OK, "{accepted}");
        }
        for refused in ["text/html", "application/json;q=0", "application/xml, text/*"] {
            let answer = site.get_with(address, &[("accept", refused)]).await;
            assert_eq!(answer.status, StatusCode::NOT_ACCEPTABLE, "{refused}");
            assert_eq!(answer.media_type(), "application/problem+json");
            assert_eq!(answer.header("vary"), "Accept");
        }
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        assert_eq!(site.get_with(address, &[("accept", browser)]).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn the_type_of_a_problem_opens_a_page_that_explains_it() {
    let site = Site::new().await;
    for (method, path, headers) in [
        ("GET", "/api/v1/cards?limit=0", [("accept", "*/*")]),
        ("GET", "/api/v1/nowhere", [("accept", "*/*")]),
        ("POST", "/api/v1/cards", [("accept", "*/*")]),
        ("GET", "/api/v1/cards", [("accept", "text/html")]),
        ("GET", "/api/v1/cards", [("content-length", "99999")]),
    ] {
        let answer = site.call(method, path, &headers).await;
        let problem = answer.json();
        let address = problem["type"].as_str().unwrap();
        let path = address.strip_prefix("https://kasip.example").unwrap();
        let page = site.get(path).await;
        assert_eq!((page.status, page.media_type()), (StatusCode::OK, "text/html"), "{path}");
        assert!(page.text().contains(problem["title"].as_str().unwrap()), "{path}");
    }
    for problem in Problem::ALL {
        let path = format!("/api/problems/{}", problem.name());
        assert_eq!(site.get(&path).await.status, StatusCode::OK, "{path}");
    }
    let unknown = site.get("/api/problems/nonsense").await;
    assert_eq!((unknown.status, unknown.media_type()), (StatusCode::NOT_FOUND, "text/html"));
}

#[tokio::test]
async fn the_pages_about_the_api_speak_the_language_of_the_address_or_of_the_reader() {
    let site = Site::new().await;
    for path in ["/api", "/api/problems/busy"] {
        let russian = site.get_with(path, &[("accept-language", "ru")]).await;
        assert!(russian.text().contains("<html lang=\"ru\">"), "{path}");
        assert!(russian.header("vary").contains("Accept-Language"), "{path}");
        let chosen = site.get_with(&format!("{path}?lang=en"), &[("accept-language", "ru")]).await;
        assert!(chosen.text().contains("<html lang=\"en\">"), "{path}");
        assert_eq!(chosen.header("vary"), "Accept-Encoding", "{path}");
        let wrong = site.get(&format!("{path}?lang=de")).await;
        assert_eq!(wrong.status, StatusCode::BAD_REQUEST, "{path}");
    }
}

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
    for path in ["/healthz", "/readyz", "/static/kasip.css"] {
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
