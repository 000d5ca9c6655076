//! A standard in two languages, whichever text came first: one place, one hit.

use kasip::{
    app::address::encoded,
    standard::{Edition, Language, TextKey},
};
use serde_json::{Value, json};

use crate::fixtures::{Site, bees_in_kazakh, bees_in_russian};

/// Both texts, in either order. The Russian one has an ability more: 8 places.
async fn sites() -> [Site; 2] {
    let texts = [bees_in_kazakh(""), bees_in_russian("\n3. Кормить пчёл.", "")];
    let [first, second] = &texts;
    [Site::of_all(&[first, second]).await, Site::of_all(&[second, first]).await]
}

async fn search(site: &Site, words: &str, more: &str) -> Value {
    site.json(&format!("/api/v1/search?q={}{more}", encoded(words))).await
}

fn id(language: Language, place: &str) -> String {
    let text = TextKey { code: "A014".to_owned(), edition: Edition::default(), language };
    text.id_of(format!("6123-1-001-4{place}")).to_string()
}

#[tokio::test]
async fn a_place_is_found_in_both_languages_and_counted_once() {
    for site in sites().await {
        for collapse in ["", "&collapse=true"] {
            let all = search(&site, "", &format!("&standard=A014{collapse}")).await;
            assert_eq!(all["total"], 8);
            assert_eq!(all["items"].as_array().unwrap().len(), 8);
            let facets = &all["facets"];
            assert_eq!(facets["standard"], json!([{ "value": "A014", "count": 8 }]));
            assert_eq!(facets["level"], json!([{ "value": 4, "count": 8 }]));
            assert_eq!(facets["card"], json!([{ "value": "A014/6123-1-001-4", "count": 8 }]));
            assert_eq!(facets["kind"][4], json!({ "value": "ability", "count": 3 }));
        }
        assert_eq!(site.json("/readyz").await["statements"], 8);

        let place = id(Language::Kazakh, "/f1/s1/a2");
        for (words, language, text) in [
            ("\"Аналықты табу\"", "kk", "Аналықты табу."),
            ("\"Находить матку\"", "ru", "Находить матку."),
        ] {
            let found = search(&site, words, "").await;
            assert_eq!(found["total"], 1, "{words}");
            let hit = &found["items"][0];
            assert_eq!(hit["id"], place);
            assert_eq!((&hit["language"], &hit["text"]), (&json!(language), &json!(text)));
            assert_eq!(hit["highlights"], json!([[0, text.chars().count() - 1]]));
            assert_eq!(site.json(&format!("/api/v1/statements/{place}")).await["id"], place);
        }
        let profession = search(&site, "Пчеловод ", "").await;
        assert_eq!(profession["best"][0]["id"], id(Language::Kazakh, ""));
        assert_eq!(profession["best"].as_array().unwrap().len(), 1);
        for typed in ["Осмо", "Тексе"] {
            let offered = site.json(&format!("/api/v1/suggest?q={}", encoded(typed))).await;
            assert_eq!(offered["items"][0]["id"], id(Language::Kazakh, "/f1/s1"), "{typed}");
        }
    }
}

#[tokio::test]
async fn what_only_one_text_has_is_found_under_its_own_name() {
    for site in sites().await {
        let found = search(&site, "кормить ", "").await;
        assert_eq!(found["total"], 1);
        let hit = &found["items"][0];
        assert_eq!(hit["id"], id(Language::Russian, "/f1/s1/a3"));
        assert_eq!((&hit["language"], &hit["number"]), (&json!("ru"), &json!(3)));
        assert_eq!(hit["skill"]["title"], "Осмотр");
    }
}
