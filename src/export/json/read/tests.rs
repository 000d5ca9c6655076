use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::standard::{Identity, TextKey};

fn small() -> Value {
    json!([small_standard()])
}

fn small_standard() -> Value {
    let card = Identity::new(&key(), "2524-0-003-5".parse().unwrap()).id.to_string();
    let functions = json!([{
        "id": Identity::new(&key(), "2524-0-003-5/f1".parse().unwrap()).id.to_string(),
        "ref": "2524-0-003-5/f1", "number": 1, "kind": "mandatory", "title": "Функция",
        "source": { "first_line": 1, "last_line": 2 }, "skills": [],
    }]);
    let related = json!([{
        "level": 5, "title": "Маман",
        "card": { "standard": "J1", "slug": "2524-0-003-5", "id": card },
        "source": { "first_line": 1, "last_line": 2 },
    }]);
    let findings = json!([{
        "kind": "number_gap", "severity": "note", "card": null, "ref": null,
        "source": { "first_line": 1, "last_line": 2 },
        "detail": { "series": "point", "missing": [18, 19] }, "message": "",
    }]);
    let technical = json!({
        "authority": null, "executor": null, "organisations": null, "council": null,
        "national_body": null, "chamber": null, "version": 2, "year": 2022,
        "review_date": null, "source": null,
    });
    let cards = json!([{
        "id": card, "ref": "2524-0-003-5", "standard": "J1", "language": "kk",
        "slug": "2524-0-003-5", "point": 10, "title": "Маман", "group_code": null,
        "occupation_code": "2524-0-003", "qualification_level": 5,
        "qualification_sublevel": null, "qualification_reference": null, "education": [],
        "work_experience": null, "nonformal_education": null, "other_titles": [],
        "purpose": null, "functions": functions, "personal_competences": [],
        "regulations": [], "related": related, "sources": {},
        "source": { "first_line": 1, "last_line": 9 },
    }]);
    json!({
        "code": "J1", "language": "kk", "title": "Стандарт", "scope": null, "summary": null,
        "terms": [], "abbreviations": [], "activity": [], "listed_professions": [],
        "cards": cards, "technical": technical, "sources": {}, "findings": findings,
        "source_text": "мәтін\n",
    })
}

fn key() -> TextKey {
    TextKey {
        code: "J1".to_owned(),
        edition: crate::standard::Edition::default(),
        language: crate::standard::Language::Kazakh,
    }
}

fn read(json: &str) -> Result<Vec<WholeText>, String> {
    let mut texts = Vec::new();
    let read = read_standards(json.as_bytes(), |text| {
        texts.push(text);
        true
    });
    read.map(|()| texts).map_err(|error| error.to_string())
}

#[test]
fn what_is_right_is_taken() {
    let texts = read(&small().to_string()).unwrap();
    assert_eq!(texts.len(), 1);
    assert_eq!(texts[0].standard.passport.technical.year, Some(2022));
    assert_eq!(texts[0].standard.cards[0].functions[0].title, "Функция");
    assert_eq!(read("[]"), Ok(Vec::new()));
}

#[test]
fn what_is_wrong_is_named_with_its_path() {
    let check = |pointer: &str, value: Value, path: &str, problem: &str| {
        let mut json = small();
        *json.pointer_mut(pointer).expect(pointer) = value;
        let said = read(&json.to_string()).unwrap_err();
        assert!(said.starts_with(path) && said.contains(problem), "{pointer}: {said}");
    };
    let card = "/0/cards/0";
    let at = |rest: &str| format!("{card}/{rest}");
    check("/0/language", json!("de"), "[0].language: ", "kk, ru or en");
    check("/0/code", json!(""), "[0].code: ", "has a code");
    check("/0/cards", json!([]), "[0].cards: ", "profession card");
    check("/0/terms", json!([{ "number": 1 }]), "[0].terms[0]", "missing field");
    check("/0/findings/0/kind", json!("rumour"), "[0].findings[0].kind: ", "rumour");
    check("/0/findings/0/card", json!("x"), "[0].findings[0].card: ", "no card");
    check("/0/findings/0/detail/missing", json!({}), "[0].findings[0].detail", "whole number");
    check(&at("qualification_level"), json!(9), "[0].cards[0].qualification_level: ", "1 to 8");
    check(&at("standard"), json!("J2"), "[0].cards[0]: ", "another text");
    check(&at("slug"), json!("other"), "[0].cards[0].ref: ", "slug");
    check(&at("id"), json!("no-id"), "[0].cards[0].id: ", "no identifier");
    check(&at("functions/0/kind"), json!("odd"), "[0].cards[0].functions[0].kind: ", "mandatory");
    check(&at("functions/0/ref"), json!("x/f1"), "[0].cards[0].functions[0].ref: ", "not inside");
    check(
        &at("functions/0/id"),
        json!(Uuid::nil()),
        "[0].cards[0].functions[0].id: ",
        "not 00000000-0000-0000-0000-000000000000",
    );
    check(
        &at("functions/0/source/last_line"),
        json!(0),
        "[0].cards[0].functions[0].source: ",
        "no lines 1 to 0",
    );
    check(&at("related/0/card/standard"), json!("J2"), "[0].cards[0].related[0].card", "same");
    check(&at("title"), json!(7), "[0].cards[0].title: ", "expected a string");
}

#[test]
fn a_key_that_we_do_not_know_is_refused() {
    let mut json = small();
    json[0]["cards"][0]["colour"] = json!("red");
    let said = read(&json.to_string()).unwrap_err();
    assert!(said.starts_with("[0].cards[0]") && said.contains("colour"), "{said}");
}

#[test]
fn nothing_stands_twice() {
    let mut json = small();
    let standard = json[0].clone();
    json.as_array_mut().unwrap().push(standard);
    let said = read(&json.to_string()).unwrap_err();
    assert!(said.starts_with("[1]: J1/kk stands twice"), "{said}");

    let mut json = small();
    let function = json[0]["cards"][0]["functions"][0].clone();
    json[0]["cards"][0]["functions"].as_array_mut().unwrap().push(function);
    let said = read(&json.to_string()).unwrap_err();
    assert!(said.contains("two pieces are called \"2524-0-003-5/f1\""), "{said}");
}

#[test]
fn what_is_no_export_is_refused() {
    for (json, problem) in [
        ("", "EOF"),
        ("{}", "expected the list of standards"),
        ("[7]", "[0]: "),
        ("[{}]", "missing field"),
        ("[", "EOF"),
        ("[] x", "after its end"),
    ] {
        let said = read(json).unwrap_err();
        assert!(said.contains(problem), "{json}: {said}");
    }
    let deep = format!("[{{\"code\": {}", "[".repeat(100_000));
    assert!(read(&deep).is_err());
    let hidden = format!("[{{\"findings\": [{{\"message\": {}", "[".repeat(100_000));
    assert!(read(&hidden).is_err());
}
