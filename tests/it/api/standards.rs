//! The passport of a standard.

use axum::http::StatusCode;

use serde_json::{Value, json};

use crate::fixtures::{Site, bees_in_kazakh, bees_in_russian};

#[tokio::test]
async fn the_passport_is_whole_and_lists_its_cards() {
    let site = Site::new().await;
    let standard = site.json("/api/v1/standards/J62090011").await;
    for (list, length) in [
        ("terms", 12),
        ("abbreviations", 18),
        ("activity", 5),
        ("listed_professions", 12),
        ("cards", 12),
    ] {
        assert_eq!(standard[list].as_array().unwrap().len(), length, "{list}");
    }
    insta::assert_json_snapshot!(standard["technical"]);
    insta::assert_json_snapshot!(standard["cards"][0]);
    insta::assert_json_snapshot!(standard["sources"]);
    assert_eq!(site.json("/api/v1/standards/J62090011?language=kk").await, standard);
    let other = site.get("/api/v1/standards/J62090011?language=ru").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_texts_of_a_standard_are_listed_and_the_standard_once() {
    let site = Site::of_all(&[bees_in_russian("\n3. Дымить.", ""), bees_in_kazakh("")]).await;
    let texts = site.json("/api/v1/standards/A014/texts").await;
    let text = |language: &str, n_abilities: u32, version: u32| {
        json!({
            "language": language, "edition": "undated", "current": true, "official": true,
            "counts": { "cards": 1, "functions": 1, "skills": 1, "abilities": n_abilities, "knowledge": 1 },
            "catalogue_version": version,
        })
    };
    // The Russian text was saved first.
    assert_eq!(texts["items"], json!([text("kk", 2, 2), text("ru", 3, 1)]));
    assert_eq!((&texts["total"], &texts["next"]), (&json!(2), &Value::Null));
    let first = site.json("/api/v1/standards/A014/texts?limit=1").await;
    let next = site.json(first["next"].as_str().unwrap()).await;
    assert_eq!(next["items"][0], texts["items"][1]);
    assert!(next["next"].is_null());

    let standards = site.json("/api/v1/standards").await;
    assert_eq!((&standards["total"], standards["items"].as_array().unwrap().len()), (&json!(1), 1));
    assert_eq!(site.get("/api/v1/standards/A015/texts").await.status, StatusCode::NOT_FOUND);
}
