//! One place, one hit: the index follows the texts of a standard, whichever comes first.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    path::Path,
};

use kasip::{
    catalogue::bring_up_to_date,
    parser,
    search::{Hit, IndexLocation, IndexStore, SearchIndex, SearchRequest},
    standard::{Edition, Language, ProfessionCard, Standard, TextKey},
    storage::Storage,
};

use crate::fixtures::{Desk, bees_in_kazakh, bees_in_russian, complained, status};

async fn save(storage: &Storage, text: &str) {
    let (standard, findings) = parser::parse(text);
    storage.save_standard(&standard, &findings, text).await.unwrap();
}

async fn indexed(storage: &Storage, index_store: &IndexStore) -> SearchIndex {
    bring_up_to_date(storage, index_store, |_, _| {}).await.unwrap();
    SearchIndex::open(index_store).unwrap()
}

/// All hits of the words, or of a standard where there are none.
fn found(index: &SearchIndex, words: &str, standard: &str) -> Vec<Hit> {
    let standards = vec![standard.to_owned()];
    let request = SearchRequest {
        words: words.to_owned(),
        standards,
        limit: 500,
        ..SearchRequest::default()
    };
    let results = index.search(&request).unwrap();
    assert_eq!(results.total, results.hits.len() as u64, "{words}");
    assert_eq!(results.facets.standards[0].count, results.total, "{words}");
    results.hits
}

#[tokio::test]
async fn a_text_that_comes_later_joins_the_places_of_the_other() {
    let texts = [
        (Language::Kazakh, bees_in_kazakh(""), "\"Ара тұқымдары\""),
        (Language::Russian, bees_in_russian("", ""), "\"Породы пчёл\""),
    ];
    for order in [[0, 1], [1, 0]] {
        let storage = Storage::open("sqlite::memory:").await.unwrap();
        let index_store = IndexStore::open(&IndexLocation::Memory).unwrap();
        for (n_texts, at) in (1..).zip(order) {
            save(&storage, &texts[at].1).await;
            let index = indexed(&storage, &index_store).await;
            assert_eq!(index.n_statements(), 7);
            assert_eq!(index.texts().len(), 1);
            assert_eq!(found(&index, "", "A014").len(), 7);
            let named_in = if n_texts == 2 { Language::Kazakh } else { texts[at].0 };
            for (language, _, phrase) in &texts {
                let hits = found(&index, phrase, "A014");
                let is_there = n_texts == 2 || *language == texts[at].0;
                assert_eq!(hits.len(), usize::from(is_there), "{phrase}");
                for hit in hits {
                    let text = TextKey {
                        code: "A014".to_owned(),
                        edition: Edition::default(),
                        language: named_in,
                    };
                    assert_eq!(hit.id, text.id_of(&hit.reference));
                    assert_eq!(hit.language, *language);
                }
            }
        }
        // A change of either text is a change of their places.
        save(&storage, &bees_in_russian("", "").replace("Породы", "Виды")).await;
        let index = indexed(&storage, &index_store).await;
        assert_eq!(found(&index, "\"Виды пчёл\"", "A014").len(), 1);
        assert_eq!(found(&index, "\"Породы пчёл\"", "A014").len(), 0);
        assert_eq!(found(&index, "\"Ара тұқымдары\"", "A014").len(), 1);
    }
}

#[tokio::test]
async fn the_greatest_edition_is_searched() {
    let storage = Storage::open("sqlite::memory:").await.unwrap();
    let index_store = IndexStore::open(&IndexLocation::Memory).unwrap();
    save(&storage, &bees_in_russian("", "")).await;
    let technical = "13. Нұсқа нөмірі және шығарылған жылы: версия 2, 2022 г.\n";
    save(&storage, &(bees_in_kazakh("") + technical)).await;
    assert_eq!(storage.list_revisions().await.unwrap().len(), 2);
    let index = indexed(&storage, &index_store).await;
    assert_eq!(index.texts().len(), 1);
    assert_eq!(found(&index, "", "A014").len(), 7);
    assert_eq!(found(&index, "\"Ара тұқымдары\"", "A014").len(), 1);
    assert_eq!(found(&index, "\"Породы пчёл\"", "A014").len(), 0);
}

/// The words of a text; none where there are few or many.
fn phrase(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    (4..25).contains(&words.len()).then(|| format!("\"{}\"", words.join(" ")))
}

#[tokio::test]
async fn the_places_of_real_standards_are_found_once_in_both_languages() {
    let Some(folder) = env::var_os("KASIP_STANDARDS") else {
        eprintln!("left out: KASIP_STANDARDS names no folder of real standards");
        return;
    };
    for (stem, code) in [
        ("kz_2024_insurance", "K65112007"),
        ("kz_2025_private_security", "N001"),
        ("kz_2026_workplace_mentor", "N029"),
    ] {
        let desk = Desk::new();
        for language in ["ru", "kk"] {
            let file = Path::new(&folder).join(format!("{stem}.{language}.docx"));
            let mut arguments = vec!["import", file.to_str().unwrap()];
            arguments.extend((code == "N001").then_some(["--code", code]).iter().flatten());
            let imported = desk.run(&arguments);
            assert_eq!(status(&imported), 0, "{}", complained(&imported));
        }
        let storage = Storage::open(&desk.database()).await.unwrap();
        let keys: Vec<TextKey> = storage.list_revisions().await.unwrap().into_keys().collect();
        assert_eq!(keys.iter().map(|key| key.language.tag()).collect::<Vec<_>>(), ["kk", "ru"]);
        let mut texts: Vec<Standard> = Vec::new();
        for key in &keys {
            texts.push(storage.find_text(key).await.unwrap().unwrap().1);
        }
        let mut places: BTreeMap<String, TextKey> = BTreeMap::new();
        for statement in
            texts.iter().flat_map(|text| &text.cards).flat_map(ProfessionCard::statements)
        {
            let text = statement.card.identity.text().clone();
            places.entry(statement.identity().reference.to_string()).or_insert(text);
        }
        let index_store = IndexStore::open(&IndexLocation::Memory).unwrap();
        let index = indexed(&storage, &index_store).await;
        assert_eq!(index.n_statements(), places.len() as u64, "{stem}");
        let all = found(&index, "", code);
        let listed: BTreeSet<String> = all.iter().map(|hit| hit.reference.to_string()).collect();
        assert!(all.len() == places.len() && listed.iter().eq(places.keys()), "{stem}");
        for (text, key) in texts.iter().zip(&keys) {
            let statements = text.cards.iter().flat_map(ProfessionCard::statements);
            let phrases = statements
                .filter_map(|one| Some((phrase(&one.full_text())?, one.identity().reference)));
            let phrases: Vec<_> = phrases.collect();
            let step = phrases.len() / 10;
            assert!(step > 0, "{stem} has few phrases");
            for (phrase, reference) in phrases.iter().step_by(step).take(10) {
                let hits = found(&index, phrase, code);
                let there: Vec<&Hit> =
                    hits.iter().filter(|hit| hit.reference == *reference).collect();
                let [hit] = there[..] else { panic!("{stem} {phrase}: {}", there.len()) };
                let named = &places[&reference.to_string()];
                assert_eq!(hit.id, named.id_of(reference), "{stem} {phrase}");
                assert_eq!(hit.language, key.language, "{stem} {phrase}");
            }
        }
    }
}
