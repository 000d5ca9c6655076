//! One name for one thing.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::Sources;

/// Folders of formats: they declare again, in the shape of the format, what the model declares.
const FORMATS: &[&str] = &["export/json", "export/tables", "export/ndjson"];

#[test]
fn no_type_name_is_declared_twice() {
    let mut declared: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut twice = BTreeSet::new();
    for file in Sources::read().iter() {
        let path = file.module.join("/");
        if FORMATS.iter().any(|format| path.starts_with(format)) {
            continue;
        }
        for name in &file.names.types {
            let places = declared.entry(name.clone()).or_default();
            if !places.insert(path.clone()) || places.len() > 1 {
                twice.insert(name.clone());
            }
        }
    }
    let found: Vec<String> =
        twice.iter().map(|name| format!("{name}: {:?}", declared[name])).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Words that once had a meaning only here, and the field's words for the same.
const PRIVATE_WORDS: &[(&str, &str)] = &[
    ("stretch", "list page"),
    ("moment", "snapshot"),
    ("landing", "placement"),
    ("landed", "placed"),
    ("standing", "position, order or state"),
    ("slip", "typo"),
    ("slips", "typos"),
    ("gate", "layer"),
    ("anew", "again"),
];

#[test]
fn no_identifier_has_a_word_that_only_we_would_know() {
    let mut found = BTreeSet::new();
    for file in Sources::read().iter() {
        for identifier in &file.names.identifiers {
            for word in words(identifier) {
                if let Some((_, known)) = PRIVATE_WORDS.iter().find(|(private, _)| *private == word)
                {
                    found.insert(format!("{}: {identifier}: {known}", file.path.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// The words of an identifier in lower case: `list_page` and `ListPage` have the same.
fn words(identifier: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in identifier.chars() {
        if letter == '_' || letter.is_uppercase() {
            words.push(String::new());
        }
        words.last_mut().expect("a word").extend(letter.to_lowercase().filter(|one| *one != '_'));
    }
    words.retain(|word| !word.is_empty());
    words
}
