//! The words of an answer in another language, beside the words of the text.

use kasip::app::address::encoded;
use serde_json::{Value, json};

use super::CARD;
use crate::fixtures::{Site, bees_in_kazakh, bees_in_russian};

/// Takes the translations out of an answer, and gives how many nodes had the key.
fn take_translations(value: &mut Value) -> usize {
    match value {
        Value::Object(node) => {
            let taken = node.remove("translation").is_some();
            usize::from(taken) + node.values_mut().map(take_translations).sum::<usize>()
        }
        Value::Array(values) => values.iter_mut().map(take_translations).sum(),
        _ => 0,
    }
}

fn and(path: &str, parameter: &str) -> String {
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}{parameter}")
}

#[tokio::test]
async fn with_lang_an_answer_has_translations_and_else_what_it_had() {
    let site = Site::new().await;
    let statement = site.json(CARD).await["functions"][0]["id"].as_str().unwrap().to_owned();
    let card = site.get(CARD).await;
    // Whatever has words on a card has lines in the source.
    let nodes_of_card = card.text().matches("\"source\":{").count();
    assert!(nodes_of_card > 150);
    for (path, n) in [
        ("/api/v1/standards", 2),
        ("/api/v1/standards/J62090011", 2 + 12 + 18 + 5 + 12 + 12),
        (CARD, nodes_of_card),
        ("/api/v1/cards", 12),
        (&format!("/api/v1/statements/{statement}"), 2),
        ("/api/v1/statements?kind=skill&limit=3", 3 * 3),
        ("/api/v1/search?q=&kind=skill&limit=3", 3 * 3),
    ] {
        let plain = site.json(path).await;
        assert_eq!(take_translations(&mut plain.clone()), 0, "{path}");
        for lang in ["kk", "ru", "en"] {
            let mut with = site.json(&and(path, &format!("lang={lang}"))).await;
            assert_eq!(take_translations(&mut with), n, "{path} in {lang}");
            if let Some(next) = with["next"].as_str() {
                with["next"] = next.replace(&format!("&lang={lang}"), "").into();
            }
            assert_eq!(with, plain, "{path} in {lang}");
        }
    }
}

#[tokio::test]
async fn a_translation_of_ours_is_unofficial_and_has_the_further_words_by_their_names() {
    let site = Site::new().await;
    let card = site.json(&format!("{CARD}?lang=en")).await;
    let translation = &card["translation"];
    assert_eq!(translation["text"], "Information security administrator");
    assert_eq!(
        (&translation["language"], &translation["origin"]),
        (&json!("en"), &json!("unofficial"))
    );
    for key in ["purpose", "nonformal_education"] {
        assert_eq!(translation[key].is_string(), card[key].is_string(), "{key}");
    }
    let skill = &card["functions"][0]["skills"][0];
    assert!(skill["translation"]["text"].is_string());
    // A dash is in every language, and nobody translates it.
    assert_eq!(skill["recognition"], "-");
    assert_eq!(skill["translation"]["recognition"], json!(null));
    let parts = &card["functions"][0]["skills"][6]["abilities"][0]["parts"];
    assert!(parts[0]["translation"]["text"].is_string(), "{parts}");

    let standard = site.json("/api/v1/standards/J62090011?lang=ru").await;
    let term = &standard["terms"][0]["translation"];
    assert!(term["text"].is_string() && term["definition"].is_string(), "{term}");
    let technical = &standard["technical"]["translation"];
    assert!(technical["text"].is_null() && technical["authority"].is_string(), "{technical}");
    let own = site.json(&format!("{CARD}?lang=kk")).await;
    assert_eq!(own["translation"], json!(null), "the words are in Kazakh already");
    assert_eq!(own["functions"][0]["translation"], json!(null));
}

#[tokio::test]
async fn a_hit_is_translated_with_its_parts_and_what_is_above_it() {
    let site = Site::new().await;
    let card = site.json(&format!("{CARD}?lang=ru")).await;
    let item = &card["functions"][0]["skills"][6]["abilities"][0];
    let words = item["text"].as_str().unwrap();
    let path =
        format!("/api/v1/search?q={}&lang=ru&kind=ability", encoded(&format!("\"{words}\"")));
    let found = site.json(&path).await;
    let id = &item["id"];
    let hit = found["items"].as_array().unwrap().iter().find(|hit| hit["id"] == *id).unwrap();
    let lines = item["parts"].as_array().unwrap().iter().chain([item]);
    for line in lines.map(|line| line["translation"]["text"].as_str().unwrap()) {
        assert!(hit["translation"]["text"].as_str().unwrap().contains(line), "{hit}");
    }
    assert_eq!(hit["card"]["translation"]["text"], card["translation"]["text"]);
    let next = site.json("/api/v1/search?kind=skill&limit=1&lang=ru").await["next"].clone();
    assert!(next.as_str().unwrap().contains("lang=ru"), "{next}");
}

#[tokio::test]
async fn an_official_text_precedes_a_translation_of_ours() {
    let texts = [bees_in_kazakh(""), bees_in_russian("\n3. Кормить пчёл.", "")];
    let folder = tempfile::tempdir().unwrap();
    let entry = |words: &str, text: &str| format!("\nmsgid \"{words}\"\nmsgstr \"{text}\"\n");
    let head = "msgid \"\"\nmsgstr \"\"\n\"X-Source-Language: kk\\n\"\n";
    let ours = entry("Аналықты табу.", "Наше слово.") + &entry("Тексеру", "Наш осмотр");
    std::fs::write(folder.path().join("A014.ru.po"), format!("{head}{ours}")).unwrap();
    let english = entry("Аналықты табу.", "Find the queen.");
    std::fs::write(folder.path().join("A014.en.po"), format!("{head}{english}")).unwrap();
    let site = Site::translated(&texts, folder.path()).await;

    let official = |text: &str| json!({ "language": "ru", "origin": "official", "text": text });
    let card = site.json("/api/v1/standards/A014/cards/6123-1-001-4?lang=ru").await;
    let item = &card["functions"][0]["skills"][0]["abilities"][1];
    assert_eq!(item["text"], "Аналықты табу.");
    assert_eq!(item["translation"], official("Находить матку."));
    let statement = format!("/api/v1/statements/{}", item["id"].as_str().unwrap());
    let shown = site.json(&and(&statement, "lang=ru")).await;
    assert_eq!(shown["translation"], official("Находить матку."));
    assert_eq!(shown["skill"]["translation"]["text"], "Осмотр");
    let found =
        site.json(&format!("/api/v1/search?q={}&lang=ru", encoded("\"Аналықты табу\""))).await;
    assert_eq!(found["items"][0]["text"], "Аналықты табу.");
    assert_eq!(found["items"][0]["translation"], official("Находить матку."));
    assert_eq!(found["items"][0]["card"]["translation"], official("Пчеловод"));
    let found = site.json("/api/v1/search?kind=ability&standard=A014&collapse=true&lang=ru").await;
    assert_eq!(found["items"][0]["places"][0]["skill"]["translation"], official("Осмотр"));
    let listed = site.json("/api/v1/statements?standard=A014&kind=ability&lang=ru").await;
    assert_eq!(listed["items"][1]["translation"], official("Находить матку."));
    let in_russian =
        listed["items"].as_array().unwrap().iter().filter(|one| one["language"] == "ru");
    assert!(in_russian.clone().count() > 0);
    assert!(in_russian.into_iter().all(|one| one["translation"].is_null()));
    let cards = site.json("/api/v1/cards?standard=A014&lang=ru").await;
    assert_eq!(cards["items"][0]["translation"]["text"], "Пчеловод");
    let standards = site.json("/api/v1/standards?lang=ru").await;
    assert_eq!(standards["items"][0]["translation"]["text"], "Пчеловодство");
    let standard = site.json("/api/v1/standards/A014?lang=ru").await;
    assert_eq!(standard["cards"][0]["translation"]["origin"], "official");

    // The other way round, and where no official text has the words.
    let russian = "/api/v1/standards/A014/cards/6123-1-001-4?language=ru&lang=kk";
    let card = site.json(russian).await;
    let items = &card["functions"][0]["skills"][0]["abilities"];
    assert_eq!(items[1]["translation"]["text"], "Аналықты табу.");
    assert_eq!(items[2]["translation"], json!(null), "only the Russian text has it");
    let shown = site.json(&and(&statement, "lang=en")).await;
    let ours = json!({ "language": "en", "origin": "unofficial", "text": "Find the queen." });
    assert_eq!(shown["translation"], ours);
    assert_eq!(shown["skill"]["translation"], json!(null));
}
