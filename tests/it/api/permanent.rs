//! Permanent addresses, `/id/{uuid}`.

use axum::http::StatusCode;
use kasip::parser;

use super::CARD;
use crate::fixtures::{J62090011, Site};

#[tokio::test]
async fn a_permanent_address_leads_to_the_page_or_to_the_data() {
    let site = Site::new().await;
    let card = "/id/4aa1f138-680c-5aad-bc5c-8cb28a9a9f5f";
    let to = async |path: &str, headers: &[(&str, &str)]| {
        let answer = site.get_with(path, headers).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path} {headers:?}");
        let vary = answer.header("vary").to_ascii_lowercase();
        assert!(vary.split(", ").any(|name| name == "accept"), "{vary}");
        answer.header("location").to_owned()
    };
    let page = "/standards/J62090011/cards/2524-0-003-5";
    assert_eq!(to(card, &[]).await, format!("/kk{page}"));
    let browser = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    assert_eq!(
        to(card, &[browser, ("accept-language", "ru,en;q=0.5")]).await,
        format!("/ru{page}")
    );
    assert_eq!(to(card, &[("accept", "application/json")]).await, format!("/api/v1{page}"));

    let item = site.json(CARD).await["functions"][0]["skills"][0]["knowledge"][0]["id"].clone();
    let item = item.as_str().unwrap();
    assert_eq!(to(&format!("/id/{item}"), &[browser]).await, format!("/kk/statements/{item}"));
    let data = to(&format!("/id/{item}"), &[("accept", "application/json")]).await;
    assert_eq!(data, format!("/api/v1/statements/{item}"));

    let unknown = site.get("/id/4aa1f138-680c-5aad-bc5c-8cb28a9a9f5e").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_an_import_removed_is_gone_and_what_it_added_is_there() {
    let site = Site::new().await;
    let item = site.json(CARD).await["functions"][0]["skills"][0]["knowledge"][4]["id"].clone();
    let item = item.as_str().unwrap().to_owned();
    let before = site.json("/readyz").await["catalogue_version"].clone();

    let without = J62090011.replace("5. Кеңес беру мен оқытудың әдістері мен тәсілдері.\n", "");
    assert_ne!(without, J62090011);
    let (standard, findings) = parser::parse(&without);
    site.storage.save_standard(&standard, &findings, &without).await.unwrap();

    // The server follows the storage by itself.
    let mut version = before.clone();
    for _ in 0..100 {
        version = site.json("/readyz").await["catalogue_version"].clone();
        if version != before {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_ne!(version, before);
    for path in [
        format!("/id/{item}"),
        format!("/api/v1/statements/{item}"),
        format!("/kk/statements/{item}"),
    ] {
        assert_eq!(site.get(&path).await.status, StatusCode::GONE, "{path}");
    }
    let found =
        site.json("/api/v1/search?kind=knowledge&card=J62090011/2524-0-001-5&limit=500").await;
    assert_eq!(found["total"], 42);
}
