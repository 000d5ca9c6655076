//! What a page says of itself to programs (JSON-LD).

use axum::http::StatusCode;
use kasip::parser;
use scraper::Selector;
use serde_json::{Value, json};

use super::sitemap::{PUBLIC, ours};
use crate::fixtures::{J62090011, Site};

/// What a page says of itself to programs.
async fn linked_data(site: &Site, path: &str) -> Vec<Value> {
    let page = site.page(path).await;
    let script = Selector::parse("script[type='application/ld+json']").unwrap();
    let written: String = page.select(&script).next().unwrap().text().collect();
    serde_json::from_str(&written).unwrap()
}

#[tokio::test]
async fn a_card_is_an_occupation_with_its_skills() {
    let site = Site::new().await;
    let (standard, _) = parser::parse(J62090011);
    let card = &standard.cards[0];
    let path = format!("/kk/standards/J62090011/cards/{}", card.identity.slug());
    let data = linked_data(&site, &path).await;
    let occupation = &data[0];
    assert_eq!(occupation["@type"], "Occupation");
    assert_eq!(occupation["name"], card.title);
    let russian = linked_data(&site, &path.replacen("/kk", "/ru", 1)).await;
    assert_eq!(russian[0]["name"], "Администратор информационной безопасности");
    assert_eq!(russian[0]["@id"], occupation["@id"]);
    assert_eq!(occupation["url"], format!("{PUBLIC}{path}"));
    assert_eq!(occupation["@id"], format!("{PUBLIC}/id/{}", card.identity.id()));
    assert_eq!(occupation["occupationalCategory"], json!(card.occupation_code));
    let skills = occupation["skills"].as_array().unwrap();
    assert_eq!(skills.len(), 14);
    assert_eq!(skills[0]["name"], card.functions[0].skills[0].title);
    let steps = data[1]["itemListElement"].as_array().unwrap();
    assert_eq!(data[1]["@type"], "BreadcrumbList");
    assert_eq!(steps.last().unwrap()["item"], format!("{PUBLIC}{path}"));
    for step in steps {
        let there = site.get(ours(step["item"].as_str().unwrap())).await;
        assert_eq!(there.status, StatusCode::OK, "{step}");
    }
}

#[tokio::test]
async fn terms_are_a_set_of_defined_terms() {
    let site = Site::new().await;
    for (path, n_terms) in [("/kk/glossary", 12 + 18), ("/en/standards/J62090011", 12)] {
        let data = linked_data(&site, path).await;
        assert_eq!(data[0]["@type"], "DefinedTermSet");
        let terms = data[0]["hasDefinedTerm"].as_array().unwrap();
        assert_eq!(terms.len(), n_terms, "{path}");
        assert!(terms.iter().all(|term| term["description"].is_string()));
    }
}
