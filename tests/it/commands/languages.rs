//! A standard in two languages: where its texts differ is a finding of both, whichever came first.

use serde_json::{Value, json};

use crate::fixtures::{Desk, complained, kazakh, russian, said, status};

/// What the text of a language has as differences: field, here, there, place.
fn differences(export: &Value, language: &str) -> Vec<Value> {
    let mut texts = export.as_array().unwrap().iter();
    let text = texts.find(|text| text["language"] == language).expect("the text is exported");
    let findings = text["findings"].as_array().unwrap().iter();
    let differences = findings.filter(|finding| finding["kind"] == "text_differs");
    let told = |finding: &Value| {
        let detail = &finding["detail"];
        json!([detail["field"], detail["here"], detail["there"], finding["ref"]])
    };
    differences.map(told).collect()
}

#[test]
fn texts_that_agree_have_no_difference() {
    let desk = Desk::new();
    for (name, text) in [("kk.txt", kazakh("")), ("ru.txt", russian("", ""))] {
        let imported = desk.import(&desk.file(name, text));
        assert_eq!(status(&imported), 0, "{}", complained(&imported));
    }
    let export = desk.export();
    assert_eq!(export.as_array().unwrap().len(), 2);
    assert_eq!(differences(&export, "kk"), [] as [Value; 0]);
    assert_eq!(differences(&export, "ru"), [] as [Value; 0]);
}

#[test]
fn each_text_says_where_it_differs_whichever_came_first() {
    let texts = [("kk.txt", kazakh("")), ("ru.txt", russian("\n3. Кормить пчёл.", "Внимание"))];
    let mut exports = Vec::new();
    for order in [[0, 1], [1, 0]] {
        let desk = Desk::new();
        for at in order {
            let (name, text) = &texts[at];
            let imported = desk.import(&desk.file(name, text));
            assert_eq!(status(&imported), 0, "{}", complained(&imported));
            assert!(said(&imported).contains("A014: added"), "{}", said(&imported));
        }
        let again = desk.import(&desk.file("ru.txt", &texts[1].1));
        assert!(said(&again).contains("unchanged"), "{}", said(&again));
        exports.push(desk.export());
    }
    assert_eq!(exports[0], exports[1]);
    for (language, [competences, abilities]) in [("ru", [(2, 1), (3, 2)]), ("kk", [(1, 2), (2, 3)])]
    {
        let mut found = differences(&exports[0], language);
        found.sort_by_key(|difference| difference[1].as_u64());
        let expected = [
            json!(["personal_competences", competences.0, competences.1, "6123-1-001-4"]),
            json!(["abilities", abilities.0, abilities.1, "6123-1-001-4/f1/s1"]),
        ];
        assert_eq!(found, expected, "{language}");
    }
}
