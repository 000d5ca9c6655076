//! The glossary on texts and queries, and the glossary that is shipped.

use std::collections::BTreeMap;

use super::{files::SHIPPED_FILES, line::ConceptLine, *};

fn text() -> TextKey {
    TextKey {
        code: "X".to_owned(),
        edition: crate::standard::Edition::default(),
        language: Language::Kazakh,
    }
}

fn concepts_in(glossary: &ConceptGlossary, statement: &str) -> Vec<String> {
    let spans = spans_in(glossary, statement, &text());
    let mut found: Vec<String> =
        spans.iter().map(|span| glossary.get(span.concept).id.clone()).collect();
    found.sort();
    found
}

fn spans_in(glossary: &ConceptGlossary, statement: &str, text: &TextKey) -> Vec<Span> {
    let words = analysis::words(statement);
    let keys: Vec<_> =
        words.iter().map(|word| glossary.keys_in_text(word, text.language)).collect();
    glossary.find_in_text(&words, &keys.iter().collect::<Vec<_>>(), text)
}

const SMALL: &str = "# a comment
    information-security | ақпараттық қауіпсіздік; АҚ | информационная безопасность; ИБ | information security
    white-box | ақ жәшік | белый ящик | white box
    audit | аудит | аудит | audit";

fn small() -> ConceptGlossary {
    let own = Abbreviation {
        number: 1,
        abbreviation: "КС".to_owned(),
        meaning: "кәсіби стандарт".to_owned(),
        source: crate::standard::Source::new(1, 1),
    };
    ConceptGlossary::with(GlossaryFiles::of_file("small", SMALL), &[(text(), own)])
}

#[test]
fn a_name_is_found_whatever_its_endings() {
    let glossary = small();
    assert_eq!(
        concepts_in(&glossary, "ақпараттық қауіпсіздіктің аудиті"),
        ["audit", "information-security"]
    );
    assert_eq!(concepts_in(&glossary, "АҚ-ның аудиті"), ["audit", "information-security"]);
    assert_eq!(concepts_in(&glossary, "қауіпсіздік ақпараттық"), Vec::<String>::new());
}

#[test]
fn an_abbreviation_inside_a_longer_name_is_not_itself() {
    assert_eq!(concepts_in(&small(), "«ақ жәшік» принципі"), ["white-box"]);
}

#[test]
fn the_own_abbreviations_of_a_text_are_concepts_of_that_text_alone() {
    let glossary = small();
    assert_eq!(
        concepts_in(&glossary, "КС және кәсіби стандарттар"),
        ["own/кәсіби стандарт", "own/кәсіби стандарт"]
    );
    let other = TextKey {
        code: "Y".to_owned(),
        edition: crate::standard::Edition::default(),
        language: Language::Kazakh,
    };
    assert!(spans_in(&glossary, "КС", &other).is_empty());
}

#[test]
fn a_query_names_a_concept_in_any_language_and_on_any_keyboard() {
    let glossary = small();
    for query in [
        "ақпараттық қауіпсіздігі",
        "информационной безопасности",
        "information security",
        "акпараттык кауипсиздик",
        "аҚ",
        "ИБ",
    ] {
        let spans = glossary.find_in_query(&analysis::words(query), &[], &[]);
        let found =
            spans.iter().any(|span| glossary.get(span.concept).id == "information-security");
        assert!(found, "{query}");
    }
}

#[test]
fn the_shipped_glossary_is_well_formed() {
    let mut ids = BTreeMap::new();
    let mut names = BTreeMap::new();
    let mut twice = Vec::new();
    for (field, lines) in SHIPPED_FILES {
        let mut n_concepts = 0;
        for (number, line) in (1..).zip(lines.lines()) {
            let place = format!("{field}, line {number}");
            let Some(concept) =
                ConceptLine::read(line).unwrap_or_else(|why| panic!("{place}: {why}"))
            else {
                continue;
            };
            n_concepts += 1;
            assert_eq!(ids.insert(concept.id, place.clone()), None, "{place}: the id occurs twice");
            for (language, of_language) in concept.names.iter().enumerate() {
                for name in of_language {
                    let words = analysis::words(name).len();
                    assert!((1..=trie::LONGEST_NAME).contains(&words), "{place}: {name}");
                    let key = (language, name.to_lowercase());
                    if let Some(other) = names.insert(key, place.clone()) {
                        twice.push(format!("{name}: {other}; {place}"));
                    }
                }
            }
        }
        assert!(n_concepts > 100, "{field}: {n_concepts}");
    }
    assert!(twice.is_empty(), "names of two concepts: {twice:#?}");
}
