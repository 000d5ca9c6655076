//! The nodes of the catalogue, on the real standard.

use std::collections::{BTreeMap, BTreeSet};

use kasip::export::ndjson::write_nodes;
use serde_json::Value;

use super::tables::real_text;

#[test]
fn every_node_stands_on_a_line_of_its_own_after_its_parent() {
    let text = real_text();
    let mut out = Vec::new();
    write_nodes(&text, &mut out).unwrap();
    let mut seen = BTreeSet::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in String::from_utf8(out).unwrap().lines() {
        let node: Value = serde_json::from_str(line).unwrap();
        let parent = node["parent_id"].as_str();
        assert!(parent.is_none_or(|parent| seen.contains(parent)), "{line}");
        assert!(seen.insert(node["id"].as_str().unwrap().to_owned()), "{line}");
        *counts.entry(node["type"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    let id = text.standard.passport.identity().id.to_string();
    assert!(seen.contains(&id), "a standard has the identifier that the API gives it");
    let counts: Vec<_> = counts.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    let expected = [
        ("ability", 368),
        ("function", 39),
        ("knowledge", 335),
        ("profession", 12),
        ("purpose", 12),
        ("skill", 111),
        ("standard", 1),
    ];
    assert_eq!(counts, expected);
}
