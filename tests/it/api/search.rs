//! The search of the API, on the real standard.

use std::collections::BTreeSet;

use kasip::{
    app::address::encoded,
    parser,
    search::{IndexLocation, IndexStore, MAX_LIMIT, SearchIndex, SearchRequest},
    standard::ProfessionCard,
};
use serde_json::{Value, json};

use crate::fixtures::{J62090011, Site};

async fn search(site: &Site, words: &str, filters: &str) -> Value {
    site.json(&format!("/api/v1/search?q={}&limit=500{filters}", encoded(words))).await
}

fn texts(found: &Value) -> Vec<&str> {
    found["items"].as_array().unwrap().iter().map(|hit| hit["text"].as_str().unwrap()).collect()
}

/// How the best hit answers the first part of a query, and by which words.
fn answer(found: &Value) -> (&str, &str) {
    let matched = &found["items"][0]["matched"][0];
    (matched["how"].as_str().unwrap_or("nothing"), matched["as"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn a_word_is_found_however_it_is_typed() {
    let site = Site::new().await;
    let found = search(&site, "брандмауэрлердің ", "").await;
    let by_the_word = |hit: &&Value| hit["matched"][0]["how"] != "concept";
    assert_eq!(found["items"].as_array().unwrap().iter().filter(by_the_word).count(), 1);
    for (typed, how) in [
        ("Брандмауэрлердің ", "exact"),
        ("брандмауэрлерге ", "stem"),
        ("хабарландырулар ", "nothing"),
        ("сертификаттардын ", "folded"),
        ("sertifikattar ", "latin"),
        ("cthnbabrfn ", "latin"),
        ("сертефикат ", "fuzzy"),
        ("сертифик", "prefix"),
        ("шифрование ", "concept"),
        ("encryption ", "concept"),
    ] {
        let found = search(&site, typed, "").await;
        assert_eq!(answer(&found).0, how, "{typed}: {:?}", texts(&found));
    }
}

#[tokio::test]
async fn an_abbreviation_and_its_long_form_are_one() {
    let site = Site::new().await;
    let short = search(&site, "АҚ инциденттері ", "").await;
    let long = search(&site, "ақпараттық қауіпсіздік инциденттері ", "").await;
    assert_eq!(short["total"], long["total"]);
    let by_other_name =
        short["items"].as_array().unwrap().iter().find(|hit| hit["matched"][0]["how"] == "concept");
    let by_other_name = by_other_name.expect("a statement with the long form");
    assert!(
        by_other_name["text"].as_str().unwrap().to_lowercase().contains("ақпараттық қауіпсіздік")
    );
    // A white box is no information security.
    let whites = texts(&short).iter().any(|text| text.contains("«ақ жәшік»"));
    assert!(!whites);
}

#[tokio::test]
async fn nothing_is_silently_loosened() {
    let site = Site::new().await;
    let found = search(&site, "қауіпсіздік блокчейн ", "&level=5").await;
    assert_eq!(found["total"], 0);
    let alternatives = found["alternatives"].as_array().unwrap();
    assert_eq!(alternatives.len(), 1);
    assert_eq!(alternatives[0]["without"], "блокчейн");
    let nearest = search(&site, alternatives[0]["q"].as_str().unwrap(), "&level=5").await;
    assert!(nearest["total"].as_u64() >= alternatives[0]["total"].as_u64());
    assert!(alternatives[0]["total"].as_u64() > Some(0));
}

#[tokio::test]
async fn equal_texts_are_one_hit_with_all_their_places() {
    let site = Site::new().await;
    let each = search(&site, "бағдарламалау тілдері ", "").await;
    let once = search(&site, "бағдарламалау тілдері ", "&collapse=true").await;
    assert!(once["total"].as_u64() < each["total"].as_u64());
    let mut places = 0;
    for hit in once["items"].as_array().unwrap() {
        assert_eq!(hit["places"][0]["id"], hit["id"]);
        places += hit["places"].as_array().unwrap().len();
    }
    assert_eq!(each["total"], places);
    let mut distinct = texts(&once);
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(once["total"], distinct.len());
}

#[tokio::test]
async fn codes_and_other_titles_lead_to_their_cards() {
    let site = Site::new().await;
    let best_matches = async |words: &str| {
        let found = search(&site, words, "").await;
        let best = found["best"].as_array().unwrap().clone();
        best.iter()
            .map(|one| one["card"]["slug"].as_str().unwrap_or("standard").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(best_matches("2524-0-003").await, ["2524-0-003-4", "2524-0-003-5", "2524-0-003-6"]);
    assert_eq!(best_matches("2524-0-003-5").await, ["2524-0-003-5"]);
    assert_eq!(best_matches("j62090011").await, ["standard"]);
    // An other title of card 13, typed without Kazakh letters.
    assert_eq!(best_matches("акпарат кауипсиздиги жониндеги маман").await, ["2524-0-003-4"]);
    assert!(best_matches("қауіпсіздік").await.is_empty());
}

#[tokio::test]
async fn a_search_narrows_and_counts_each_filter_without_itself() {
    let site = Site::new().await;
    let found =
        site.json("/api/v1/search?q=%D0%B6%D0%B5%D0%BB%D1%96&level=5&kind=ability&limit=500").await;
    let hits = found["items"].as_array().unwrap();
    assert!(!hits.is_empty());
    assert_eq!(found["total"], hits.len());
    for hit in hits {
        assert_eq!(
            (&hit["kind"], &hit["card"]["qualification_level"]),
            (&json!("ability"), &json!(5))
        );
        let text: Vec<char> = hit["text"].as_str().unwrap().chars().collect();
        let ranges = hit["highlights"].as_array().unwrap();
        assert!(!ranges.is_empty());
        for range in ranges {
            let place = |end: usize| usize::try_from(range[end].as_u64().unwrap()).unwrap();
            let (start, end) = (place(0), place(1));
            let word: String = text[start..end].iter().collect();
            assert!(word.to_lowercase().starts_with("желі"), "{word}");
        }
    }
    // The counts of the levels are those of the same search without a level.
    for entry in found["facets"]["level"].as_array().unwrap() {
        let (level, count) = (entry["value"].as_u64().unwrap(), &entry["count"]);
        let path = format!("/api/v1/search?q=%D0%B6%D0%B5%D0%BB%D1%96&kind=ability&level={level}");
        assert_eq!(&site.json(&path).await["total"], count, "level {level}");
    }
}

/// A word as it is typed on a Russian keyboard.
fn on_a_russian_keyboard(word: &str) -> String {
    const KAZAKH: &str = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";
    const RUSSIAN: &str = "агкноуухиАГКНОУУХИ";
    let letter = |typed: char| {
        let known = KAZAKH.chars().zip(RUSSIAN.chars()).find(|(kazakh, _)| *kazakh == typed);
        known.map_or(typed, |(_, russian)| russian)
    };
    word.chars().map(letter).collect()
}

#[test]
fn no_word_of_the_text_loses_a_hit_on_a_russian_keyboard() {
    let (standard, _) = parser::parse(J62090011);
    let index_store = IndexStore::open(&IndexLocation::Memory).unwrap();
    let mut update = index_store.update().unwrap().unwrap();
    update.put(&standard, &[], "1").unwrap();
    update.commit().unwrap();
    let index = SearchIndex::open(&index_store).unwrap();
    let found = |word: &str| -> BTreeSet<_> {
        let words = format!("{word} ");
        let request = SearchRequest { words, limit: MAX_LIMIT, ..SearchRequest::default() };
        index.search(&request).unwrap().hits.into_iter().map(|hit| hit.id).collect()
    };
    let statements = standard.cards.iter().flat_map(ProfessionCard::statements);
    let texts: Vec<String> = statements.map(|one| one.full_text()).collect();
    let words = texts.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let words: BTreeSet<&str> = words.filter(|word| !word.is_empty()).collect();
    let mut n_changed = 0;
    for word in words {
        let typed = on_a_russian_keyboard(word);
        if typed != word {
            n_changed += 1;
            let lost = found(word).difference(&found(&typed)).count();
            assert!(lost == 0, "{typed} loses {lost} hits of {word}");
        }
    }
    assert!(n_changed > 800, "{n_changed}");
}
