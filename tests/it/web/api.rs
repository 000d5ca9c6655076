//! The pages that explain the API and its problems.

use axum::http::StatusCode;
use kasip::app::Problem;

use crate::fixtures::Site;

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
        let path = format!("/api/problems/{}", problem.name);
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
