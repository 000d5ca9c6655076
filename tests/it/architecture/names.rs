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
    let known: BTreeSet<String> = TWICE.iter().map(|name| (*name).to_owned()).collect();
    let found: Vec<String> =
        twice.difference(&known).map(|name| format!("{name}: {:?}", declared[name])).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Names that are still declared twice.
const TWICE: &[&str] =
    &["Answer", "Entry", "Group", "ItemKind", "Page", "Path", "Place", "Refusal", "Wanted"];
