//! Search from the address bar of a browser.

use axum::http::StatusCode;

use crate::fixtures::{LOCALES, Site, asking, select};

#[tokio::test]
async fn every_page_tells_browsers_how_to_search() {
    let site = Site::new().await;
    for locale in LOCALES {
        for page in ["", "/about", "/search", "/nowhere"] {
            let answer = site.get(&format!("/{locale}{page}")).await.html();
            let links = select(&answer, "link[rel=search]");
            assert_eq!(links[0].attr("type"), Some("application/opensearchdescription+xml"));
            assert!(!links[0].attr("title").unwrap_or_default().is_empty());
            assert_eq!(links[0].attr("href"), Some(&*format!("/{locale}/opensearch.xml")));
        }
        let answer = site.get(&format!("/{locale}/opensearch.xml")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.media_type(), "application/opensearchdescription+xml");
        let description = answer.text();
        for (kind, path) in
            [("text/html", "search"), ("application/x-suggestions+json", "suggestions")]
        {
            let template = format!("https://kasip.example/{locale}/{path}?q={{searchTerms}}");
            let url = format!("<Url type=\"{kind}\" template=\"{template}\"/>");
            assert!(description.contains(&url), "{description}");
        }
    }
    assert_eq!(site.get("/de/opensearch.xml").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_browser_gets_suggestions_in_its_own_form() {
    let site = Site::new().await;
    let answer = site.get(&asking("/kk/suggestions", "жел", "")).await;
    assert_eq!(answer.media_type(), "application/x-suggestions+json");
    let offered = answer.json();
    assert_eq!(offered[0], "жел");
    assert!(offered[1].as_array().unwrap().iter().any(|text| text == "желі"), "{offered}");
    assert_eq!(site.get("/kk/suggestions").await.json(), serde_json::json!(["", []]));
}
