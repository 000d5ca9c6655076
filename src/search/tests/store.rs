//! A stored index: changed text by text, found again, rebuilt when it is damaged.

use std::{fs, path::PathBuf};

use tempfile::TempDir;

use super::*;

fn folder() -> (TempDir, IndexLocation) {
    let folder = TempDir::new().unwrap();
    let place = IndexLocation::Folder(folder.path().join("index"));
    (folder, place)
}

fn text(code: &str) -> TextKey {
    TextKey { code: code.to_owned(), edition: Edition::default(), language: Language::Kazakh }
}

fn put(store: &IndexStore, code: &'static str, revision: &str, abilities: &'static [&'static str]) {
    let mut update = store.update().unwrap().unwrap();
    let cards = [card(&Draft { standard: code, abilities, ..DRAFT })];
    update.put(&standard(&text(code), cards.into()), &[], revision).unwrap();
    update.commit().unwrap();
}

fn opened(store: &IndexStore) -> SearchIndex {
    SearchIndex::open(store).unwrap()
}

fn found(store: &IndexStore, words: &str) -> Vec<String> {
    let results = opened(store).search(&ask(words)).unwrap();
    assert_eq!(results.total, results.hits.len() as u64);
    results.hits.into_iter().map(|hit| format!("{} {}", hit.card.key.standard, hit.text)).collect()
}

#[test]
fn an_index_is_found_again_in_its_folder() {
    let (_folder, place) = folder();
    put(&IndexStore::open(&place).unwrap(), "A1", "1", &["желі орнату"]);
    let store = IndexStore::open(&place).unwrap();
    assert_eq!(store.texts().unwrap(), BTreeMap::from([(text("A1"), "1".to_owned())]));
    assert_eq!(found(&store, "орнату"), ["A1 желі орнату"]);
}

#[test]
fn a_text_takes_the_place_of_its_earlier_state_and_of_no_other() {
    let (_folder, place) = folder();
    let store = IndexStore::open(&place).unwrap();
    put(&store, "A1", "1", &["желі орнату", "кабель тарту"]);
    put(&store, "B2", "1", &["желі бақылау"]);
    put(&store, "A1", "2", &["желі баптау"]);
    assert_eq!(found(&store, "желі "), ["A1 желі баптау", "B2 желі бақылау"]);
    assert_eq!(found(&store, "кабель"), [""; 0]);
    let facets = opened(&store).search(&ask("желі ")).unwrap().facets;
    assert_eq!(standards(&facets), [("A1", 1), ("B2", 1)]);
    let everything = SearchRequest { levels: vec![level(5)], ..ask("") };
    assert_eq!(opened(&store).search(&everything).unwrap().total, 8);
    assert_eq!(opened(&store).occurrences_of("Іс", 10, &|| false).unwrap().len(), 2);
    let mut update = store.update().unwrap().unwrap();
    update.remove(&text("A1"));
    update.commit().unwrap();
    assert_eq!(found(&store, "желі "), ["B2 желі бақылау"]);
}

#[test]
fn an_index_changed_text_by_text_answers_like_one_made_at_once() {
    const CODES: [&str; 12] =
        ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "B1", "B2", "B3", "B4"];
    let draft = |standard| Draft {
        standard, abilities: &["желі орнату", "желі баптау"], ..DRAFT
    };
    let (_folder, place) = folder();
    let store = IndexStore::open(&place).unwrap();
    // More than the parts of an index that are put together.
    for round in ["1", "2"] {
        for code in CODES {
            put(&store, code, round, &["желі орнату", "желі баптау"]);
        }
    }
    let request = SearchRequest { limit: 5, ..ask("желі") };
    let by_parts = walk(&opened(&store), &request);
    assert_eq!(by_parts.len(), 24);
    assert_eq!(by_parts, walk(&index(&CODES.map(draft)), &request));
}

#[test]
fn what_was_opened_goes_on_answering_while_the_index_changes() {
    let (_folder, place) = folder();
    let store = IndexStore::open(&place).unwrap();
    put(&store, "A1", "1", &["желі орнату"]);
    let before = opened(&store);
    put(&store, "A1", "2", &["кабель тарту"]);
    assert_eq!(texts(&before.search(&ask("орнату")).unwrap()), ["желі орнату"]);
    assert_eq!(found(&store, "орнату"), [""; 0]);
}

#[test]
fn a_change_that_is_let_go_changes_nothing() {
    let (_folder, place) = folder();
    let store = IndexStore::open(&place).unwrap();
    put(&store, "A1", "1", &["желі орнату"]);
    let mut update = store.update().unwrap().unwrap();
    update.remove(&text("A1"));
    drop(update);
    assert_eq!(found(&store, "орнату"), ["A1 желі орнату"]);
}

#[test]
fn two_do_not_change_an_index_at_once() {
    let (_folder, place) = folder();
    let store = IndexStore::open(&place).unwrap();
    let update = store.update().unwrap();
    assert!(IndexStore::open(&place).unwrap().update().unwrap().is_none());
    drop(update);
    assert!(store.update().unwrap().is_some());
}

#[test]
fn a_broken_index_and_one_of_another_analysis_are_made_again() {
    let (_folder, place) = folder();
    put(&IndexStore::open(&place).unwrap(), "A1", "1", &["желі орнату"]);
    let IndexLocation::Folder(path) = &place else { unreachable!() };
    let others = ["0123456789abcdef", "0-0123456789abcdef"].map(|name| path.join(name));
    let is_other = |state: &PathBuf| others.contains(state);
    for other in &others {
        fs::create_dir(other).unwrap();
    }
    let of_analysis = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let state = of_analysis.filter(|state| !is_other(state) && state.is_dir()).last().unwrap();
    let lose_a_part = || {
        let parts = fs::read_dir(&state).unwrap().map(|entry| entry.unwrap().path());
        let stored = parts.filter(|part| part.extension().is_some_and(|kind| kind == "store"));
        fs::remove_file(stored.last().unwrap()).unwrap();
    };
    let break_all: [&dyn Fn(); 2] =
        [&|| fs::write(state.join("meta.json"), "{").unwrap(), &lose_a_part];
    for break_it in break_all {
        break_it();
        let store = IndexStore::open(&place).unwrap();
        assert!(matches!(store.verify(), Err(SearchError::Index(_))));
        assert!(matches!(store.update(), Err(SearchError::Index(_))));
        assert!(store.remove().unwrap());
        assert!(!others.iter().any(|other| other.exists()));
        assert!(store.texts().unwrap().is_empty(), "all texts are to be put in anew");
        put(&store, "A1", "1", &["желі орнату"]);
        assert_eq!(found(&store, "орнату"), ["A1 желі орнату"]);
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_refused() {
    let (folder, place) = folder();
    fs::write(folder.path().join("index"), "a file").unwrap();
    let store = IndexStore::open(&place).unwrap();
    assert!(matches!(store.update(), Err(SearchError::Folder { .. })));
}

/// The files of an index that are written once.
fn parts(place: &IndexLocation) -> Vec<PathBuf> {
    let IndexLocation::Folder(folder) = place else { unreachable!() };
    let states = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let state = states.filter(|state| state.is_dir()).last().unwrap();
    let files = fs::read_dir(state).unwrap().map(|entry| entry.unwrap().path());
    let is_part =
        |path: &PathBuf| path.extension().is_some_and(|kind| kind != "json" && kind != "lock");
    files.filter(is_part).collect()
}

#[test]
fn a_byte_turned_in_any_part_is_noticed_and_never_merged() {
    let (_folder, place) = folder();
    let store = IndexStore::open(&place).unwrap();
    put(&store, "A1", "1", &["желі орнату"]);
    put(&store, "A1", "2", &["желі баптау"]);
    assert!(parts(&place).len() >= 6, "{:?}", parts(&place));
    for part in parts(&place) {
        let whole = fs::read(&part).unwrap();
        for at in [0, whole.len() / 2, whole.len() - 9] {
            let mut turned = whole.clone();
            turned[at] ^= 1;
            fs::write(&part, turned).unwrap();
            assert!(store.verify().is_err(), "{} at {at}", part.display());
            assert!(store.update().is_err(), "{} at {at}", part.display());
        }
        fs::write(&part, whole).unwrap();
        store.verify().unwrap();
    }
}

#[test]
fn a_part_with_the_file_of_another_is_noticed_though_its_checksum_is_right() {
    let (_folder, place) = folder();
    let store = IndexStore::open(&place).unwrap();
    put(&store, "A1", "1", &["желі орнату"]);
    let parts = parts(&place);
    let of_kind = |kind: &str| {
        parts.iter().find(|part| part.extension().is_some_and(|ending| ending == kind)).unwrap()
    };
    fs::copy(of_kind("fieldnorm"), of_kind("pos")).unwrap();
    assert!(store.compare_bytes(&store.index().unwrap()).is_ok());
    assert!(SearchIndex::open(&store).is_err());
}

#[test]
fn an_opened_index_knows_when_its_files_are_changed() {
    let (_folder, place) = folder();
    let store = IndexStore::open(&place).unwrap();
    put(&store, "A1", "1", &["желі орнату"]);
    let index = opened(&store);
    assert!(index.is_untouched());
    let part = parts(&place).pop().unwrap();
    let bytes = fs::read(&part).unwrap();
    fs::remove_file(&part).unwrap();
    assert!(!index.is_untouched());
    fs::write(&part, bytes).unwrap();
    assert!(!index.is_untouched(), "it is another file");
}
