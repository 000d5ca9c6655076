//! `kasip check`.

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
