//! Cards: the list and each whole card.

use kasip::parser;
use serde_json::json;

use super::CARD;
use crate::fixtures::{J62090011, Site};

#[tokio::test]
async fn a_card_says_what_the_parser_read() {
    let site = Site::new().await;
    let (standard, _) = parser::parse(J62090011);
    for card in &standard.cards {
        let path = format!("/api/v1/standards/J62090011/cards/{}", card.identity.slug());
        let expected = json!(kasip::export::json::Card::from(card));
        assert_eq!(site.json(&path).await, expected, "{}", card.identity.slug());
    }
}

#[tokio::test]
async fn an_item_is_shaped_as_the_design_says() {
    let site = Site::new().await;
    let card = site.json(CARD).await;
    insta::assert_json_snapshot!(card["functions"][0]["skills"][6]["abilities"][0]);
    insta::assert_json_snapshot!(card["related"]);
    insta::assert_json_snapshot!(card["education"]);
}

#[tokio::test]
async fn filters_narrow_a_list() {
    let site = Site::new().await;
    let slugs = async |query: &str| {
        let page = site.json(&format!("/api/v1/cards?{query}")).await;
        let items = page["items"].as_array().unwrap().clone();
        items.iter().map(|card| card["slug"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(slugs("level=7").await, ["2524-0-002-7"]);
    assert_eq!(slugs("level=4&level=7").await.len(), 4);
    assert_eq!(
        slugs("occupation_code=2524-0-003").await,
        ["2524-0-003-4", "2524-0-003-5", "2524-0-003-6"]
    );
    assert_eq!(slugs("occupation_code=2524-0-003&level=5").await, ["2524-0-003-5"]);
    assert_eq!(slugs("group_code=2524-0&standard=J62090011").await.len(), 12);
    assert!(slugs("standard=nosuch").await.is_empty());
}
