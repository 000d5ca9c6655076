//! The way in: the language of the visitor, and the home page.

use axum::http::StatusCode;

use crate::fixtures::{Site, select, text_of};

#[tokio::test]
async fn the_front_door_leads_to_the_language_of_the_visitor() {
    let site = Site::new().await;
    for (accepted, locale) in
        [("ru", "/ru"), ("en-GB,en;q=0.9", "/en"), ("fr", "/kk"), ("kk,ru", "/kk"), ("", "/kk")]
    {
        let answer = site.get_with("/", &[("accept-language", accepted)]).await;
        assert_eq!(answer.status, StatusCode::FOUND, "{accepted}");
        assert_eq!(answer.header("location"), locale, "{accepted}");
        assert!(answer.header("vary").to_ascii_lowercase().contains("accept-language"));
    }
}

#[tokio::test]
async fn the_home_page_tells_the_state_of_the_standard() {
    let site = Site::new().await;
    for (locale, version, review) in [
        ("kk", "2-нұсқа, 2022 жыл", "2025 жылғы 5 желтоқсан"),
        ("ru", "версия 2, 2022 год", "5 декабря 2025 года"),
        ("en", "version 2, 2022", "5 December 2025"),
    ] {
        let page = site.page(&format!("/{locale}")).await;
        let standards = text_of(select(&page, "section[aria-labelledby=standards]")[0]);
        assert!(standards.contains(version) && standards.contains(review), "{standards}");
        let examples = select(&page, ".examples a");
        assert_eq!(examples.len(), 3);
    }
}
