//! Files at addresses that programs know: robots, security contact, the catalog of APIs.

use axum::http::StatusCode;

use super::{
    preview::size_of_png,
    sitemap::{PUBLIC, ours},
};
use crate::fixtures::{LOCALES, Site, select};

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
    assert_eq!(answer.media_type(), "image/png");
    assert_eq!(size_of_png(&answer), (48, 48));
    assert!(answer.body.len() < 2048);
    assert!(answer.header("cache-control").contains("max-age"));
    let answer = site.get("/apple-touch-icon.png").await;
    assert_eq!(size_of_png(&answer), (180, 180));
}

#[tokio::test]
async fn a_phone_is_told_what_to_put_on_its_home_screen() {
    let site = Site::new().await;
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}/about")).await;
        let link = select(&page, "link[rel=manifest]")[0].attr("href").unwrap();
        let answer = site.get(link).await;
        assert_eq!(answer.media_type(), "application/manifest+json");
        let manifest = answer.json();
        assert_eq!(manifest["lang"], locale);
        assert_eq!(manifest["start_url"], format!("/{locale}"));
        for icon in manifest["icons"].as_array().unwrap() {
            let drawn = site.get(icon["src"].as_str().unwrap()).await;
            assert_eq!(drawn.media_type(), icon["type"].as_str().unwrap());
            if drawn.media_type() == "image/png" {
                let (width, height) = size_of_png(&drawn);
                assert_eq!(icon["sizes"], format!("{width}x{height}"));
            }
        }
        for link in select(&page, "link[rel=icon], link[rel=apple-touch-icon]") {
            let drawn = site.get(link.attr("href").unwrap()).await;
            assert_eq!(drawn.status, StatusCode::OK);
            assert!(drawn.header("cache-control").contains("immutable"));
        }
    }
}

#[tokio::test]
async fn the_colour_of_the_window_is_that_of_the_header_in_light_and_in_dark() {
    let page = Site::new().await.page("/kk/about").await;
    let colours: Vec<&str> = select(&page, "meta[name=theme-color]")
        .into_iter()
        .filter_map(|meta| meta.attr("content"))
        .collect();
    let tokens = include_str!("../../../static/styles/tokens.css");
    let raised: Vec<&str> = tokens
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--raised: ")?.strip_suffix(';'))
        .collect();
    assert_eq!(colours, raised);
}
