//! Names of concepts in a search: in every language, in words of the same family, with typos and with
//! letters that look alike.

use std::{collections::BTreeSet, fs};

use kasip::{
    app::address::encoded,
    parser,
    search::{GlossaryFiles, IndexLocation, IndexStore, MAX_LIMIT, SearchIndex, SearchRequest},
    standard::ProfessionCard,
};
use serde_json::Value;

use crate::fixtures::{J62090011, Site};

async fn search(site: &Site, words: &str) -> Value {
    site.json(&format!("/api/v1/search?q={}%20&limit=500", encoded(words))).await
}

fn ids(found: &Value) -> BTreeSet<&str> {
    let hits = found["items"].as_array().unwrap();
    hits.iter().map(|hit| hit["id"].as_str().unwrap()).collect()
}

async fn meet(site: &Site, pairs: &[(&str, &str)]) {
    for (plain, other) in pairs {
        let (plain_hits, other_hits) = (search(site, plain).await, search(site, other).await);
        assert!(!ids(&plain_hits).is_empty(), "{plain}");
        let lost = ids(&plain_hits).difference(&ids(&other_hits)).count();
        assert_eq!(lost, 0, "{other} loses {lost} hits of {plain}");
    }
}

#[tokio::test]
async fn a_word_that_the_texts_have_is_found_by_the_other_names_of_its_concept_too() {
    let site = Site::new().await;
    meet(&site, &[("password", "пароль"), ("құпия сөз", "пароль"), ("пароль", "құпия сөз")]).await;
    // The word itself comes first.
    let found = search(&site, "брандмауэр").await;
    let hows: Vec<&str> = found["items"].as_array().unwrap().iter().map(how).collect();
    assert_ne!(hows[0], "concept");
    assert_eq!(hows.last(), Some(&"concept"));
}

fn how(hit: &Value) -> &str {
    hit["matched"][0]["how"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn a_beginning_hides_no_concept() {
    let site = Site::new().await;
    let found = site.json(&format!("/api/v1/search?q={}&limit=500", encoded("контроль"))).await;
    let hows: BTreeSet<&str> = found["items"].as_array().unwrap().iter().map(how).collect();
    assert!(hows.contains("concept") && hows.contains("prefix"), "{hows:?}");
}

#[tokio::test]
async fn words_of_one_family_meet_in_russian_and_in_english() {
    let site = Site::new().await;
    meet(
        &site,
        &[
            ("безопасность сети", "сетевая безопасность"),
            ("настройка", "настраивать"),
            ("уязвимость", "уязвимостей"),
            ("обновление", "обновлять"),
            ("policy", "policies"),
            ("monitoring", "monitor"),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_typo_in_russian_or_english_finds_the_concept_also_in_a_name_of_several_words() {
    let site = Site::new().await;
    meet(
        &site,
        &[
            ("информационная безопасность", "инфармационная безопасность"),
            ("уязвимость", "уязвимотсь"),
            ("vulnerability", "vulnerabilty"),
            ("access control", "acces control"),
        ],
    )
    .await;
    assert_eq!(search(&site, "блокчейн").await["total"], 0);
}

#[tokio::test]
async fn an_abbreviation_has_no_endings_and_no_typos() {
    let site = Site::new().await;
    for short in ["АҚҚ", "ТиПО", "АКИ", "БҚҚ"] {
        let found = search(&site, short).await;
        for hit in found["items"].as_array().unwrap() {
            let text = hit["text"].as_str().unwrap().to_lowercase();
            let is_named = hit["matched"][0]["how"] == "concept";
            assert!(is_named || text.contains(&short.to_lowercase()), "{short}: {text}");
        }
    }
    // A word in capitals is still a word, and so is every word of a query that is all in capitals.
    meet(&site, &[("тәуекел", "ТӘУЕКЕЛ"), ("желі қауіпсіздігі", "ЖЕЛІ ҚАУІПСІЗДІГІ")]).await;
}

/// The standard that the program ships, to be searched without a server.
fn shipped() -> (SearchIndex, Vec<String>) {
    let (standard, _) = parser::parse(J62090011);
    let statements = standard.cards.iter().flat_map(ProfessionCard::statements);
    let texts = statements.map(|one| one.full_text()).collect();
    (indexed(&IndexStore::open(&IndexLocation::Memory).unwrap()), texts)
}

/// The standard that the program ships, put into an index.
fn indexed(index_store: &IndexStore) -> SearchIndex {
    let (standard, _) = parser::parse(J62090011);
    let mut update = index_store.update().unwrap().unwrap();
    update.put(&standard, &[], "1").unwrap();
    update.commit().unwrap();
    SearchIndex::open(index_store).unwrap()
}

fn found(index: &SearchIndex, words: &str) -> BTreeSet<uuid::Uuid> {
    let words = format!("{words} ");
    let request = SearchRequest { words, limit: MAX_LIMIT, ..SearchRequest::default() };
    index.search(&request).unwrap().hits.into_iter().map(|hit| hit.id).collect()
}

#[test]
fn a_word_with_a_letter_of_the_other_script_that_looks_the_same_loses_no_hit() {
    const ALIKE: [(char, char); 8] = [
        ('а', 'a'),
        ('е', 'e'),
        ('о', 'o'),
        ('р', 'p'),
        ('с', 'c'),
        ('у', 'y'),
        ('х', 'x'),
        ('і', 'i'),
    ];
    let (index, texts) = shipped();
    let words = texts.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let words: BTreeSet<&str> = words.filter(|word| word.chars().count() > 3).collect();
    let mut n_changed = 0;
    for word in words.iter().step_by(7) {
        let other = |letter| ALIKE.iter().find(|(cyrillic, _)| *cyrillic == letter);
        let Some((cyrillic, latin)) = word.chars().find_map(other) else { continue };
        let typed = word.replacen(*cyrillic, &latin.to_string(), 1);
        n_changed += 1;
        assert_eq!(found(&index, word), found(&index, &typed), "{typed}");
    }
    assert!(n_changed > 150, "{n_changed}");
}

/// The texts of the first hits.
fn first(index: &SearchIndex, words: &str, limit: u32) -> Vec<String> {
    let words = format!("{words} ");
    let request = SearchRequest { words, limit, collapse: true, ..SearchRequest::default() };
    index.search(&request).unwrap().hits.into_iter().map(|hit| hit.text).collect()
}

#[test]
fn a_form_that_no_text_has_finds_first_what_its_dictionary_form_finds_first() {
    let (index, texts) = shipped();
    for (plain, form) in [("құжат", "құжаттарымызға"), ("қызметкер", "қызметкерлеріміздің")]
    {
        assert!(texts.iter().all(|text| !text.to_lowercase().contains(form)), "{form}");
        assert_eq!(first(&index, plain, 10), first(&index, form, 10), "{form}");
    }
}

#[test]
fn another_name_of_a_concept_finds_its_main_name_before_the_others() {
    let (index, _) = shipped();
    let hits = first(&index, "техдокументация", 200);
    let has_main = |text: &&String| text.to_lowercase().contains("техникалық құжат");
    let n_main = hits.iter().filter(has_main).count();
    assert!(n_main > 5 && n_main < hits.len(), "{n_main} of {}", hits.len());
    assert!(hits.iter().take(n_main).all(|text| has_main(&text)), "{hits:#?}");
}

#[test]
fn a_folder_adds_a_field_to_the_glossary_and_a_bad_line_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("coffee.txt");
    let refused = |lines: &str| {
        fs::write(&file, lines).unwrap();
        GlossaryFiles::read(Some(folder.path())).unwrap_err().to_string()
    };
    let why = refused("# coffee\nroasting | қуыру | обжарка\n");
    assert!(why.contains("coffee.txt, line 2") && why.contains("four parts"), "{why}");
    let why = refused("roasting | | обжарка | roasting\n");
    assert!(why.contains("Kazakh name"), "{why}");

    fs::write(&file, "whole-network | желі | мокаччино | mochaccino\n").unwrap();
    let glossary = GlossaryFiles::read(Some(folder.path())).unwrap();
    let index = indexed(&IndexStore::with_glossary(&IndexLocation::Memory, glossary).unwrap());
    assert!(found(&index, "мокаччино").len() > 20);
    assert_eq!(found(&index, "мокаччино"), found(&index, "mochaccino"));
    assert!(!found(&index, "пароль").is_empty(), "the shipped fields are there too");
    assert!(found(&shipped().0, "мокаччино").is_empty());
}

#[test]
fn the_names_of_a_concept_find_what_it_finds() {
    let (index, _) = shipped();
    let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/glossary")).unwrap();
    let files: Vec<String> =
        files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let lines = files.iter().flat_map(|file| file.lines());
    let concepts = lines.filter(|line| line.contains(" | ") && !line.starts_with('#'));
    let (mut n_names, mut n_whole) = (0_u32, 0_u32);
    for concept in concepts.step_by(8) {
        let names = concept.split('|').skip(1).flat_map(|part| part.split(';')).map(str::trim);
        let each: Vec<_> =
            names.filter(|name| !name.is_empty()).map(|name| found(&index, name)).collect();
        // Some name finds no more than the concept itself.
        let Some(concept) =
            each.iter().filter(|hits| !hits.is_empty()).min_by_key(|hits| hits.len())
        else {
            continue;
        };
        for hits in each.iter().filter(|hits| !hits.is_empty()) {
            n_names += 1;
            n_whole += u32::from(hits.is_superset(concept));
        }
    }
    assert!(n_names > 150, "{n_names}");
    assert!(n_whole * 100 >= n_names * 95, "{n_whole} of {n_names}");
}
