//! `kasip check`.

use serde_json::{Value, json};

use crate::fixtures::{Desk, J62090011, said, status};

#[test]
fn check_prints_the_findings_with_their_lines() {
    let desk = Desk::new();
    let file = desk.file("standard.txt", J62090011);
    let output = desk.run(&["check", "--all", file.to_str().unwrap()]);
    assert_eq!(status(&output), 0);
    let printed = said(&output);
    for (line, kind) in [
        (2063, "lost_number"),
        (4218, "lost_number"),
        (4218, "glued_items"),
        (2710, "heading_inside_line"),
        (3056, "heading_inside_line"),
        (1592, "title_broken_over_page"),
        (3615, "self_reference"),
        (4300, "related_unmatched"),
    ] {
        let found = printed.lines().any(|printed| {
            printed.contains(&format!("standard.txt:{line}: ")) && printed.contains(kind)
        });
        assert!(found, "no {kind} at {line} in:\n{printed}");
    }
    assert!(!desk.folder.path().join("kasip.db").exists(), "check saves nothing");
}

#[test]
fn check_ends_with_one_where_a_finding_is_an_error() {
    let desk = Desk::new();
    let text = J62090011.replacen("коды: J62090011", "коды: белгісіз", 1);
    let file = desk.file("standard.txt", text);
    let output = desk.run(&["check", file.to_str().unwrap()]);
    assert_eq!(status(&output), 1);
    assert!(said(&output).contains(": error: code_invalid"));

    let imported = desk.import(&file);
    assert_eq!(status(&imported), 2);
    assert!(desk.export().as_array().unwrap().is_empty());
}

#[test]
fn a_level_that_is_none_costs_one_level_and_not_the_file() {
    let desk = Desk::new();
    let file = desk.file("standard.txt", J62090011.replacen("\n5\n", "\n55\n", 1));
    let output = desk.run(&["check", file.to_str().unwrap()]);
    assert!(said(&output).contains("standard.txt:111: warning: level_out_of_range"));
    assert_eq!(status(&desk.import(&file)), 0);
    assert_eq!(desk.export()[0]["cards"].as_array().unwrap().len(), 12);
}

#[test]
fn check_tells_programs_of_each_file() {
    let desk = Desk::new();
    let good = desk.file("good.txt", J62090011);
    let letter = desk.file("letter.txt", "Құрметті әріптестер!\n");
    let (good, letter) = (good.to_str().unwrap(), letter.to_str().unwrap());
    let output = desk.run(&["check", "--format", "json", good, letter]);
    assert_eq!(status(&output), 2);
    let files: Vec<Value> = serde_json::from_str(&said(&output)).unwrap();
    let [file, other] = &files[..] else { panic!("{} files", files.len()) };
    for (key, value) in [
        ("file", json!(good)),
        ("format", json!("text")),
        ("form", json!("2022")),
        ("language", json!("kk")),
        ("verdict", json!("good")),
        ("reason", Value::Null),
        ("code", json!("J62090011")),
        ("edition", json!("2022-2")),
        ("title", json!("Ақпараттық инфрақұрылым және АТ қауіпсіздігі саласындағы мамандар")),
        (
            "counts",
            json!({"cards": 12, "functions": 39, "skills": 111, "abilities": 368, "knowledge": 335}),
        ),
        ("placed", json!(1.0)),
    ] {
        assert_eq!(file[key], value, "{key}");
    }
    let findings = file["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 24);
    assert!(findings.iter().all(|finding| finding["message"].is_string()));
    assert_eq!((&other["verdict"], &other["code"]), (&json!("refused"), &Value::Null));
    assert!(other["reason"].as_str().unwrap().contains("no profession card"));
    let keys = |file: &Value| file.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(file), keys(other), "every key is always there");
}
