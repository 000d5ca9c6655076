//! The passport of a standard.

use axum::http::StatusCode;

use crate::fixtures::Site;

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
