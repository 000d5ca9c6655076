//! Error pages.

use axum::http::StatusCode;

use crate::fixtures::{Site, select};

#[tokio::test]
async fn an_unknown_address_is_told_in_the_language_of_the_reader() {
    let site = Site::new().await;
    for (path, locale) in [
        ("/kk/nowhere", "kk"),
        ("/ru/nowhere", "ru"),
        ("/en/standards/NOSUCH", "en"),
        ("/en/standards/J62090011/cards/nosuch", "en"),
        ("/ru/statements/4aa1f138-680c-5aad-bc5c-8cb28a9a9f5e", "ru"),
        ("/ru/statements/nonsense", "ru"),
        ("/nowhere", "kk"),
        ("/de", "kk"),
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.media_type(), "text/html", "{path}");
        let html = answer.html();
        assert_eq!(select(&html, &format!("html[lang={locale}]")).len(), 1, "{path}");
        assert_eq!(select(&html, "h1").len(), 1, "{path}");
        assert!(
            !select(&html, &format!("main a[href^='/{locale}']")).is_empty(),
            "{path}: no way on"
        );
    }
    let refused = site.get("/ru/professions?level=99").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert_eq!(refused.media_type(), "text/html");
}
