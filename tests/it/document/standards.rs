//! Real standards, where a folder of them is named by `KASIP_STANDARDS`: what is read of every document
//! is what its expected tree has.

use std::{env, fs, path::Path};

use serde_json::Value;

use crate::fixtures::{Desk, complained, status};

/// Of so many texts of a PDF one may be read in another way.
const PDF_TEXTS: usize = 200;

/// The words of a text, without the signs that a list puts at its end.
fn normal(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_end_matches([';', '.', ',', ':', ' ']).to_owned()
}

/// The words of a text, or of an item with its parts.
fn printed(text: &Value) -> String {
    if let Some(text) = text.as_str() {
        return normal(text);
    }
    let parts = text["parts"].as_array().into_iter().flatten().map(|part| &part["text"]);
    let texts = [&text["text"]].into_iter().chain(parts).filter_map(Value::as_str);
    normal(&texts.collect::<Vec<_>>().join(" "))
}

/// What is printed of a card, with the place of each text.
fn texts_of(card: &Value) -> Vec<String> {
    let mut texts = vec![format!("purpose {}", printed(&card["purpose"]))];
    for function in card["functions"].as_array().unwrap() {
        let at = format!("{} function {}", function["kind"], function["number"]);
        texts.push(format!("{at} {}", printed(&function["title"])));
        for skill in function["skills"].as_array().unwrap() {
            let at = format!("{at}, skill {}", skill["number"]);
            texts.push(format!("{at} {}", printed(&skill["title"])));
            for name in ["abilities", "knowledge"] {
                for item in skill[name].as_array().unwrap() {
                    texts.push(format!("{at}, {name}: {}", printed(item)));
                }
            }
        }
    }
    texts
}

/// The texts of the first that the second lacks.
fn missing(expected: &Value, actual: &Value) -> (usize, Vec<String>) {
    let mut n_texts = 0;
    let mut missing = Vec::new();
    for card in expected["cards"].as_array().unwrap() {
        let same = |other: &&Value| other["point"] == card["point"];
        let mut read =
            actual["cards"].as_array().unwrap().iter().find(same).map(texts_of).unwrap_or_default();
        for text in texts_of(card) {
            n_texts += 1;
            match read.iter().position(|other| *other == text) {
                Some(at) => drop(read.swap_remove(at)),
                None => missing.push(text),
            }
        }
    }
    (n_texts, missing)
}

#[test]
fn the_real_standards_are_read_as_they_are() {
    let Some(folder) = env::var_os("KASIP_STANDARDS") else {
        eprintln!("left out: KASIP_STANDARDS names no folder of real standards");
        return;
    };
    let folder = Path::new(&folder);
    let mut n_standards = 0;
    for entry in fs::read_dir(folder.join("expected")).unwrap() {
        let expected = entry.unwrap().path();
        let name = expected.file_stem().unwrap().to_str().unwrap();
        let (stem, language) = name.rsplit_once('_').unwrap();
        let tree: Value = serde_json::from_slice(&fs::read(&expected).unwrap()).unwrap();
        for format in ["html", "docx", "pdf"] {
            let file = folder.join(format!("{stem}.{language}.{format}"));
            let desk = Desk::new();
            let mut arguments = vec!["import", file.to_str().unwrap()];
            if tree["code"].is_null() {
                arguments.extend(["--code", "N001"]);
            }
            let imported = desk.run(&arguments);
            assert_eq!(status(&imported), 0, "{}", complained(&imported));
            let (n_texts, missing) = missing(&tree, &desk.export()[0]);
            let n_allowed = if format == "pdf" { n_texts / PDF_TEXTS } else { 0 };
            assert!(missing.len() <= n_allowed, "{}: {missing:#?}", file.display());
        }
        n_standards += 1;
    }
    assert!(n_standards > 0, "no expected trees in {}", folder.display());
}

/// Where the documents of a standard differ by language, as whoever counted them found it: the card,
/// the field, and how much the Russian and the Kazakh text have there.
const DIFFERENCES: &[(&str, &[[&str; 4]])] = &[
    (
        "kz_2024_insurance",
        &[
            ["2421-0-011-6", "qualification_reference", "0", "1"],
            ["3315-3-001-6", "qualification_reference", "0", "1"],
        ],
    ),
    // On one card of the Kazakh text the labels of level and sublevel are in each other's place.
    ("kz_2025_private_security", &[]),
    (
        "kz_2026_workplace_mentor",
        &[
            ["point-10", "personal_competences", "7", "6"],
            ["point-11", "personal_competences", "10", "9"],
        ],
    ),
];

#[test]
fn the_texts_of_a_real_standard_agree_but_where_its_documents_differ() {
    let Some(folder) = env::var_os("KASIP_STANDARDS") else {
        eprintln!("left out: KASIP_STANDARDS names no folder of real standards");
        return;
    };
    for (stem, expected) in DIFFERENCES {
        let desk = Desk::new();
        for language in ["kk", "ru"] {
            let file = Path::new(&folder).join(format!("{stem}.{language}.docx"));
            let prints_no_code = *stem == "kz_2025_private_security";
            let mut arguments = vec!["import", file.to_str().unwrap()];
            arguments.extend(prints_no_code.then_some(["--code", "N001"]).iter().flatten());
            let imported = desk.run(&arguments);
            assert_eq!(status(&imported), 0, "{}", complained(&imported));
        }
        let export = desk.export();
        let mut texts = export.as_array().unwrap().iter();
        let russian = texts.find(|text| text["language"] == "ru").unwrap();
        let findings = russian["findings"].as_array().unwrap().iter();
        let found = findings.filter(|finding| finding["kind"] == "text_differs").map(|finding| {
            let detail = &finding["detail"];
            let place = finding["ref"].as_str().unwrap_or_default();
            let field = detail["field"].as_str().unwrap();
            let [here, there] = ["here", "there"].map(|text| detail[text].to_string());
            [place.to_owned(), field.to_owned(), here, there]
        });
        let mut found: Vec<[String; 4]> = found.collect();
        found.sort();
        assert_eq!(found, *expected, "{stem}");
    }
}
