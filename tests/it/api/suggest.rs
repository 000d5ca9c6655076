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

#[tokio::test]
async fn terms_are_suggested_in_any_language_with_what_the_texts_say_and_how_often() {
    let site = Site::new().await;
    for (locale, typed, first) in [
        ("ru", "риск", "риск → тәуекел · "),
        ("ru", "рис", "риск → тәуекел · "),
        ("en", "risk", "risk → тәуекел · "),
        ("kk", "тәуекел", "тәуекел · "),
        ("ru", "безопасность ин", "безопасность информации → ақпараттық қауіпсіздік · "),
    ] {
        let offered = suggested(&site, typed, locale).await;
        let term = offered.iter().find(|item| item["kind"] == "phrase").unwrap();
        let count = term["text"].as_str().unwrap().strip_prefix(first);
        let count = count.unwrap_or_else(|| panic!("{typed}: {term}"));
        let path = term["path"].as_str().unwrap();
        let found = site.json(&path.replace(&format!("/{locale}/search"), "/api/v1/search")).await;
        assert!(found["total"].as_u64() >= count.parse().ok(), "{typed}: {offered:?}");
    }
    assert!(suggested(&site, "блокчейн", "ru").await.is_empty());
}

#[tokio::test]
async fn a_profession_is_suggested_once_for_each_level_in_the_words_that_are_typed() {
    let site = Site::new().await;
    let cards = [4, 5, 6].map(|level| (level, format!("2524-0-003-{level}")));
    for (locale, typed, title) in [
        ("kk", "ақпараттық қауіпсіздік инж", "Ақпараттық қауіпсіздік инженері"),
        ("ru", "ақпараттық қауіпсіздік инж", "Ақпараттық қауіпсіздік инженері"),
        ("ru", "инженер безоп", "Инженер по информационной безопасности"),
    ] {
        let offered = suggested(&site, typed, locale).await;
        for ((level, slug), item) in cards.iter().zip(&offered) {
            let text = item["text"].as_str().unwrap();
            assert!(text.starts_with(title) && text.contains(&level.to_string()), "{offered:?}");
            let card = format!("/{locale}/standards/J62090011/cards/{slug}");
            assert_eq!(
                (item["path"].as_str(), item["kind"].as_str()),
                (Some(&*card), Some("profession"))
            );
            assert!(item["id"].is_string());
        }
    }
}

async fn suggested(site: &Site, typed: &str, locale: &str) -> Vec<serde_json::Value> {
    let path = format!("/api/v1/suggest?locale={locale}&q={}", encoded(typed));
    let offered = site.json(&path).await["items"].as_array().unwrap().clone();
    for item in &offered {
        let keys: Vec<&String> = item.as_object().unwrap().keys().collect();
        assert_eq!(keys.len(), 4, "{keys:?}");
    }
    offered
}
