//! Files at addresses that programs know: robots, security contact, the catalog of APIs.

use axum::http::StatusCode;

use super::sitemap::{PUBLIC, ours};
use crate::fixtures::Site;

#[tokio::test]
async fn robots_are_told_where_the_sitemap_is_and_what_is_endless() {
    let site = Site::new().await;
    let answer = site.get("/robots.txt").await;
    assert_eq!(answer.media_type(), "text/plain");
    assert!(answer.text().contains(&format!("Sitemap: {PUBLIC}/sitemap.xml\n")));
    assert!(answer.text().contains("Disallow: /*/search?*&\n"));
}

#[tokio::test]
async fn the_address_for_weaknesses_is_that_of_the_settings() {
    let site = Site::new().await;
    let answer = site.get("/.well-known/security.txt").await;
    let lines: Vec<&str> = answer.text().lines().collect();
    assert!(lines.contains(&"Contact: mailto:errors@kasip.example"), "{lines:?}");
    let expires = lines.iter().find_map(|line| line.strip_prefix("Expires: ")).unwrap();
    let expires: jiff::Timestamp = expires.parse().unwrap();
    let days = expires.duration_since(jiff::Timestamp::now()).as_hours() / 24;
    assert!((100..365).contains(&days), "{days}");
}

#[tokio::test]
async fn the_catalog_of_apis_leads_to_what_is_there() {
    let site = Site::new().await;
    let answer = site.get("/.well-known/api-catalog").await;
    assert_eq!(answer.media_type(), "application/linkset+json");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let links = &answer.json()["linkset"][0];
    assert_eq!(links["anchor"], format!("{PUBLIC}/api/v1"));
    for relation in ["service-desc", "service-doc", "status"] {
        let link = &links[relation][0];
        let there = site.get(ours(link["href"].as_str().unwrap())).await;
        assert_eq!(there.status, StatusCode::OK, "{relation}");
    }
}

#[tokio::test]
async fn the_icon_is_where_every_browser_looks_for_it() {
    let site = Site::new().await;
    let answer = site.get("/favicon.ico").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.media_type(), "image/svg+xml");
    assert!(answer.text().contains("<svg") && answer.body.len() < 1024);
    assert!(answer.header("cache-control").contains("max-age"));
}
