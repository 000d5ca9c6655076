//! What must hold of every word file.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    card::{CardWords, CitationWords, CollectionWords, StatementWords},
    catalogue::{ApiWords, ChangesWords, DownloadWords},
    compare::{CompareWords, PathwaysWords},
    search::{ProfessionsWords, SearchWords},
    site::{ErrorWords, HomeWords, SiteWords},
    standard::{PassportWords, SourceWords},
    *,
};
use crate::{
    i18n::template::{Sentences, form, next_value},
    standard::{Detail, DetailValue, FindingKind, Source},
};

const PLURAL_FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What a file says at each path: a text, or the forms of one.
fn entries(locale: Locale) -> BTreeMap<String, BTreeMap<String, String>> {
    fn add(path: &str, value: Value, entries: &mut BTreeMap<String, BTreeMap<String, String>>) {
        match value {
            Value::String(text) => {
                entries.insert(path.to_owned(), [(String::new(), text)].into());
            }
            Value::Object(map) if map.keys().all(|key| PLURAL_FORMS.contains(&key.as_str())) => {
                let forms = map.into_iter();
                let forms = forms.map(|(form, text)| (form, text.as_str().unwrap().to_owned()));
                entries.insert(path.to_owned(), forms.collect());
            }
            Value::Object(map) => {
                for (key, value) in map {
                    add(&format!("{path}.{key}"), value, entries);
                }
            }
            Value::Array(values) => {
                for (index, value) in values.into_iter().enumerate() {
                    add(&format!("{path}.{index}"), value, entries);
                }
            }
            Value::Null => {}
            other => panic!("{path}: {other}"),
        }
    }
    let mut entries_found = BTreeMap::new();
    for (key, value) in serde_json::from_str::<BTreeMap<String, Value>>(file(locale)).unwrap() {
        add(&key, value, &mut entries_found);
    }
    entries_found
}

fn values(template: &str) -> BTreeSet<&str> {
    let mut values = BTreeSet::new();
    let mut rest = template;
    while let Some((_, name, after)) = next_value(rest) {
        values.insert(name);
        rest = after;
    }
    values
}

fn values_of_forms(forms: &BTreeMap<String, String>) -> BTreeSet<&str> {
    forms.values().flat_map(|text| values(text)).collect()
}

#[test]
fn every_locale_has_every_word_and_no_other() {
    for locale in Locale::ALL {
        let read = read::<Messages>(locale, file(locale));
        assert!(read.is_ok(), "{}: {}", locale.tag(), read.unwrap_err());
    }
}

#[test]
fn no_text_is_empty() {
    for locale in Locale::ALL {
        for (path, forms) in entries(locale) {
            let is_said = forms.values().all(|text| !text.trim().is_empty());
            assert!(is_said, "{}: {path} is empty", locale.tag());
        }
    }
}

#[test]
fn every_message_has_the_same_values_in_all_locales() {
    let [kazakh, others @ ..] = Locale::ALL.map(entries);
    for other in others {
        for (path, forms) in &kazakh {
            let Some(theirs) = other.get(path) else {
                // What is said of the English texts of the page is not said in English.
                assert_eq!(path, "api.in_english");
                continue;
            };
            assert_eq!(values_of_forms(forms), values_of_forms(theirs), "{path}");
        }
        assert!(other.keys().all(|path| kazakh.contains_key(path)));
    }
}

#[test]
fn every_value_that_is_put_in_has_its_place() {
    let sentences = [
        ("api", ApiWords::VALUES),
        ("card", CardWords::VALUES),
        ("changes", ChangesWords::VALUES),
        ("citation", CitationWords::VALUES),
        ("collection", CollectionWords::VALUES),
        ("compare", CompareWords::VALUES),
        ("download", DownloadWords::VALUES),
        ("error", ErrorWords::VALUES),
        ("home", HomeWords::VALUES),
        ("passport", PassportWords::VALUES),
        ("pathways", PathwaysWords::VALUES),
        ("professions", ProfessionsWords::VALUES),
        ("search", SearchWords::VALUES),
        ("site", SiteWords::VALUES),
        ("source", SourceWords::VALUES),
        ("statement", StatementWords::VALUES),
    ];
    let entries = entries(Locale::Kk);
    for (page, sentences) in sentences {
        for (sentence, names) in sentences {
            let path = format!("{page}.{sentence}");
            let names: BTreeSet<&str> = names.iter().copied().collect();
            assert_eq!(values_of_forms(&entries[&path]), names, "{path}");
        }
    }
}

#[test]
fn a_plural_has_the_forms_that_its_language_asks_for() {
    for locale in Locale::ALL {
        let asked: BTreeSet<&str> = (0..200).map(|n| form(locale, n)).collect();
        for (path, forms) in entries(locale) {
            let forms: BTreeSet<&str> = forms.keys().map(String::as_str).collect();
            if forms != BTreeSet::from([""]) {
                assert_eq!(forms, asked, "{}: {path}", locale.tag());
            }
        }
    }
}

#[test]
fn a_date_is_written_out_and_what_is_no_date_stays() {
    let written = |locale: Locale| locale.messages().date("2025-12-05");
    assert_eq!(written(Locale::Kk), "2025 жылғы 5 желтоқсан");
    assert_eq!(written(Locale::Ru), "5 декабря 2025 года");
    assert_eq!(written(Locale::En), "5 December 2025");
    assert_eq!(Locale::En.messages().date("some day"), "some day");
    assert_eq!(Locale::En.messages().date("2025-13-05"), "2025-13-05");
}

#[test]
fn two_numbers_in_a_sentence_have_each_its_form() {
    let words = &Locale::Ru.messages().search;
    assert_eq!(words.found(21, 21), "Найден 21 результат");
    assert_eq!(words.found(3, 21), "Найдены 3 разные формулировки в 21 требовании");
    assert_eq!(words.places(2, 5), "В 2 карточках, в 5 местах:");
    assert_eq!(Locale::Kk.messages().search.found(1, 5), "5 талапта 1 тұжырым табылды");
}

#[test]
fn every_kind_of_finding_is_a_sentence_with_its_values_in_every_locale() {
    let names = ["text", "label", "title", "heading", "listed", "described", "missing"];
    let detail: Detail = names
        .iter()
        .map(|name| ((*name).to_owned(), DetailValue::Text(format!("<{name}>"))))
        .chain([
            ("number".to_owned(), DetailValue::Number(41)),
            ("level".to_owned(), DetailValue::Number(42)),
            ("field".to_owned(), DetailValue::Text("work_experience".to_owned())),
        ])
        .collect();
    for kind in FindingKind::ALL {
        let finding = Finding {
            kind,
            severity: Severity::Note,
            source: Source::new(1, 2),
            card: None,
            reference: None,
            detail: detail.clone(),
        };
        for locale in Locale::ALL {
            let sentence = locale.messages().finding(&finding);
            assert!(sentence.ends_with('.'), "{}: {sentence}", kind.name());
            let field = locale.messages().field.of_field("work_experience").unwrap();
            let values = ["<", "41", field];
            assert!(
                values.iter().any(|value| sentence.contains(value)),
                "{} names nothing: {sentence}",
                kind.name()
            );
        }
    }
}
