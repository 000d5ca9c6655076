//! What is exported has its words in other languages, as a person exports it.

use std::{collections::BTreeMap, fs};

use serde_json::Value;

use crate::fixtures::{Desk, J62090011, bees_in_kazakh, bees_in_russian, complained, said, status};

type Row = BTreeMap<String, String>;

/// The rows of a table, as `kasip export csv` writes it.
fn table(desk: &Desk, name: &str, more: &[&str]) -> Vec<Row> {
    let output = desk.run(&[&["export", "csv", "--table", name][..], more].concat());
    assert_eq!(status(&output), 0, "{}", complained(&output));
    let mut reader = csv::Reader::from_reader(&*output.stdout);
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn row<'a>(rows: &'a [Row], column: &str, value: &str) -> &'a Row {
    rows.iter().find(|row| row[column] == value).unwrap_or_else(|| panic!("no {column} {value}"))
}

/// A desk with the standard of bees in both languages, and a folder of translations.
fn bees() -> (Desk, String) {
    let desk = Desk::new();
    let texts = [bees_in_kazakh(""), bees_in_russian("\n3. Кормить пчёл.", "")];
    for (name, text) in ["kk.txt", "ru.txt"].iter().zip(texts) {
        assert_eq!(
            status(&desk.run(&["import", "--accept", desk.file(name, text).to_str().unwrap()])),
            0
        );
    }
    let folder = desk.folder.path().join("words");
    fs::create_dir(&folder).unwrap();
    let head = "msgid \"\"\nmsgstr \"\"\n\"X-Source-Language: kk\\n\"\n";
    let entry = "\nmsgid \"Аналықты табу.\"\nmsgstr \"Find the queen.\"\n";
    fs::write(folder.join("A014.en.po"), format!("{head}{entry}")).unwrap();
    let folder = folder.to_str().unwrap().to_owned();
    (desk, folder)
}

#[test]
fn a_table_has_the_words_in_each_language_and_whose_they_are() {
    let desk = Desk::new();
    desk.import(&desk.file("a.txt", J62090011));
    let cards = table(&desk, "card", &[]);
    let card = row(&cards, "slug", "2524-0-001-5");
    assert_eq!(card["title_en"], "Information security administrator");
    assert_eq!(card["title_kk"], "", "the words are in Kazakh");
    assert!(card["purpose_ru"].contains(' '), "{card:?}");
    let origins = ["kk", "ru", "en"].map(|tag| &*card[&format!("translation_origin_{tag}")]);
    assert_eq!(origins, ["", "unofficial", "unofficial"]);
    for (name, columns) in [
        ("standard", &["title", "authority"][..]),
        ("term", &["term", "definition"]),
        ("education", &["level"]),
        ("item_part", &["text"]),
        ("personal_competence", &["text"]),
        ("knowledge", &["text"]),
    ] {
        for row in table(&desk, name, &[]) {
            for column in columns {
                for tag in ["ru", "en"] {
                    let translated = &row[&format!("{column}_{tag}")];
                    assert_ne!(translated, "", "{name}.{column} in {tag}: {row:?}");
                }
            }
        }
    }
    let codebook = table(&desk, "codebook", &[]);
    let described =
        codebook.iter().find(|row| row["table"] == "skill" && row["column"] == "title_ru");
    let described = described.unwrap();
    assert_eq!((&*described["origin"], &*described["required"]), ("translation", "false"));
    assert!(described["meaning_en"].contains("in Russian"), "{described:?}");
    let places = table(&desk, "field_source", &[]);
    assert!(places[0].keys().all(|column| !column.contains("_ru")), "it has no words");
}

#[test]
fn an_official_text_is_the_translation_of_the_other_one() {
    let (desk, folder) = bees();
    let abilities = table(&desk, "ability", &["--translations", &folder]);
    let kazakh = row(&abilities, "text", "Аналықты табу.");
    assert_eq!(kazakh["text_ru"], "Находить матку.");
    assert_eq!(kazakh["translation_origin_ru"], "official");
    assert_eq!(kazakh["text_en"], "Find the queen.");
    assert_eq!(kazakh["translation_origin_en"], "unofficial");
    let russian = row(&abilities, "text", "Находить матку.");
    assert_eq!((&*russian["text_kk"], &*russian["text_ru"]), ("Аналықты табу.", ""));
    assert_eq!(russian["translation_origin_kk"], "official");
    let alone = row(&abilities, "text", "Кормить пчёл.");
    assert_eq!((&*alone["text_kk"], &*alone["translation_origin_kk"]), ("", ""));
    let standards = table(&desk, "standard", &[]);
    assert_eq!(row(&standards, "language", "kk")["title_ru"], "Пчеловодство");
}

#[test]
fn an_export_in_json_has_our_translations_by_the_words_and_comes_back_the_same() {
    let (desk, folder) = bees();
    let export = ["export", "json", "--translations", &folder];
    let first = said(&desk.run(&export));
    let catalogue: Value = serde_json::from_str(&first).unwrap();
    let kazakh =
        catalogue.as_array().unwrap().iter().find(|text| text["language"] == "kk").unwrap();
    let english = &kazakh["translations"][0];
    assert_eq!((&english["language"], &english["origin"]), (&"en".into(), &"unofficial".into()));
    assert_eq!(english["lines"]["Аналықты табу."], "Find the queen.");
    assert_eq!(english["lines"].as_object().unwrap().len(), 1);

    let other = Desk::new();
    let imported = other.import(&other.file("catalogue.json", &first));
    assert_eq!(status(&imported), 0, "{}", complained(&imported));
    assert!(said(&other.run(&export)) == first, "the bytes differ");
    assert_eq!(
        table(&other, "ability", &["--translations", &folder]),
        table(&desk, "ability", &["--translations", &folder])
    );

    // Versions before this one wrote no translations.
    let mut old = catalogue.clone();
    for text in old.as_array_mut().unwrap() {
        assert!(text.as_object_mut().unwrap().remove("translations").is_some());
    }
    let third = Desk::new();
    let imported = third.import(&third.file("old.json", old.to_string()));
    assert_eq!(status(&imported), 0, "{}", complained(&imported));
    assert!(said(&third.run(&export)) == first, "the bytes differ");
}

#[test]
fn the_shipped_standard_is_exported_with_every_line_in_both_languages() {
    let desk = Desk::new();
    desk.import(&desk.file("a.txt", J62090011));
    let catalogue = desk.export();
    let translations = catalogue[0]["translations"].as_array().unwrap();
    let told: Vec<(&str, usize)> = translations
        .iter()
        .map(|one| (one["language"].as_str().unwrap(), one["lines"].as_object().unwrap().len()))
        .collect();
    assert_eq!(told, [("ru", 830), ("en", 830)]);
    let title = catalogue[0]["cards"][0]["title"].as_str().unwrap();
    assert_eq!(translations[1]["lines"][title], "Information security administrator");
}
