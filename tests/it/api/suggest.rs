//! Suggestions while a query is typed.

use kasip::app::address::encoded;

use crate::fixtures::Site;

#[tokio::test]
async fn suggestions_come_in_whatever_letters() {
    let site = Site::new().await;
    for typed in ["ақпараттық қ", "акпараттык к", "aqparattyq q"] {
        let offered = site.json(&format!("/api/v1/suggest?q={}", encoded(typed))).await;
        let items = offered["items"].as_array().unwrap();
        assert!(!items.is_empty() && items.len() <= 10, "{typed}");
        assert_eq!(items[0]["kind"], "profession", "{typed}: {items:?}");
        for item in items {
            let path = item["path"].as_str().unwrap();
            assert_eq!(site.get(path).await.status, 200, "{path}");
        }
    }
    let nothing = site.json("/api/v1/suggest?q=").await;
    assert_eq!(nothing["items"].as_array().unwrap().len(), 0);
}
