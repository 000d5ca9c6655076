//! Real standards, where a folder of them is named by `KASIP_STANDARDS`: every text of
//! `expected/*.json` is whole in a cell or a paragraph of the document.

use std::{env, fs, path::Path};

use serde_json::Value;

use crate::document::{Document, pdf::extract_for_tests, read};

/// Keys whose values are not in the document as they are.
const NOT_PRINTED: [&str; 3] = ["file", "language", "kind"];

/// Of so many texts of a PDF one may be missing.
const PDF_TEXTS: usize = 200;

fn texts<'v>(value: &'v Value, texts: &mut Vec<&'v str>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let is_made = ["_printed", "_iso", "_also"].iter().any(|end| key.ends_with(end));
                if !is_made && !NOT_PRINTED.contains(&key.as_str()) {
                    self::texts(value, texts);
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| self::texts(value, texts)),
        Value::String(text) => texts.push(text),
        _ => {}
    }
}

fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of each cell, and of each run of lines outside tables.
fn sequences(document: &Document) -> String {
    let mut sequences = String::new();
    let same = document.lines.chunk_by(|one, other| one.cell == other.cell);
    for lines in same {
        let lines: Vec<_> = lines.iter().map(|line| line.shown().into_owned()).collect();
        sequences.push_str(&normal(&lines.join(" ")));
        sequences.push('\n');
    }
    sequences
}

#[test]
fn every_text_of_the_real_standards_is_whole() {
    let Some(folder) = env::var_os("KASIP_STANDARDS") else {
        eprintln!("left out: KASIP_STANDARDS names no folder of real standards");
        return;
    };
    let folder = Path::new(&folder);
    let mut n_standards = 0;
    let (mut n_pdf, mut missing_pdf) = (0, Vec::new());
    for entry in fs::read_dir(folder.join("expected")).unwrap() {
        let expected = entry.unwrap().path();
        let name = expected.file_stem().unwrap().to_str().unwrap();
        let (stem, language) = name.rsplit_once('_').unwrap();
        let tree: Value = serde_json::from_slice(&fs::read(&expected).unwrap()).unwrap();
        let mut texts = Vec::new();
        self::texts(&tree, &mut texts);
        for format in ["html", "docx", "pdf"] {
            let file = format!("{stem}.{language}.{format}");
            let bytes = fs::read(folder.join(&file)).unwrap();
            let document = match format {
                "pdf" => extract_for_tests(&bytes),
                _ => read(&bytes, Path::new("unused")),
            };
            let sequences = sequences(&document.unwrap());
            let missing = texts.iter().filter(|text| !sequences.contains(&normal(text)));
            let missing: Vec<_> = missing.map(|text| format!("{file}: {text}")).collect();
            if format == "pdf" {
                n_pdf += texts.len();
                missing_pdf.extend(missing);
            } else {
                assert!(missing.is_empty(), "{missing:#?}");
            }
        }
        n_standards += 1;
    }
    assert!(n_standards > 0, "no expected trees in {}", folder.display());
    assert!(
        missing_pdf.len() * PDF_TEXTS <= n_pdf,
        "{} of {n_pdf}: {missing_pdf:#?}",
        missing_pdf.len()
    );
}
