//! `kasip import`: what it saves and says.

use std::{collections::BTreeSet, fs, path::PathBuf};

use crate::fixtures::{Desk, J62090011, complained, said, status};

#[test]
fn importing_twice_changes_nothing_and_says_so() {
    let desk = Desk::new();
    let file = desk.file("standard.txt", J62090011);
    let first = desk.import(&file);
    assert_eq!(status(&first), 0, "{}", complained(&first));
    assert!(said(&first).contains("J62090011: added, 12 cards, 24 findings"));
    let exported = desk.export();
    assert!(said(&desk.import(&file)).contains("unchanged, the catalogue stays at version 1"));
    assert_eq!(desk.export(), exported);

    let changed = J62090011.replace("9. Жалған позитивтерді орнату.\n", "");
    let replaced = desk.import(&desk.file("standard.txt", changed));
    assert!(said(&replaced).contains("replaced"), "{}", said(&replaced));
    assert!(said(&replaced).contains("1 identifiers removed; the catalogue is at version 2"));
}

#[test]
fn the_search_index_lies_beside_the_database_and_an_import_leaves_the_rest_of_it() {
    let desk = Desk::new();
    let other = J62090011.replace("J62090011", "J62090012");
    assert_eq!(status(&desk.import(&desk.file("one.txt", J62090011))), 0);
    let beside = desk.folder.path().join("kasip.db.index");
    let parts = || -> BTreeSet<PathBuf> {
        let states = fs::read_dir(&beside).unwrap().map(|entry| entry.unwrap().path());
        let states = states.filter(|state| state.is_dir());
        let files = states.flat_map(|state| fs::read_dir(state).unwrap());
        let files = files.map(|entry| entry.unwrap().path());
        files.filter(|file| file.extension().is_some_and(|kind| kind == "store")).collect()
    };
    let first = parts();
    assert_eq!(first.len(), 1);
    assert_eq!(status(&desk.import(&desk.file("two.txt", other))), 0);
    let both = parts();
    assert_eq!(both.len(), 2);
    assert!(first.is_subset(&both), "what was there is not written again");

    let elsewhere = desk.folder.path().join("elsewhere");
    let file = desk.file("one.txt", J62090011);
    let arguments = ["import", "--index", elsewhere.to_str().unwrap(), file.to_str().unwrap()];
    assert_eq!(status(&desk.run(&arguments)), 0);
    assert!(elsewhere.is_dir());
    let not_a_folder = desk.file("notes.txt", "a file");
    let arguments = ["import", "--index", not_a_folder.to_str().unwrap(), file.to_str().unwrap()];
    let saved = desk.run(&arguments);
    assert_eq!(status(&saved), 0, "the text is saved");
    assert!(complained(&saved).contains("search index"), "{}", complained(&saved));
    assert!(complained(&saved).contains("notes.txt"), "{}", complained(&saved));
}

#[test]
fn what_is_no_standard_is_refused_with_one_clear_sentence() {
    let desk = Desk::new();
    for (file, reason) in [
        (desk.file("empty.txt", ""), "is empty"),
        (desk.file("blank.txt", "\u{feff} \n\n"), "is empty"),
        (desk.file("cut.pdf", b"%PDF-1.7\n\x00\x01\x02"), "is a damaged file (PDF)"),
        (desk.file("bytes.txt", b"\x01\x02\x00\x03"), "is a binary file"),
        (desk.file("cut.txt", "мәтін\nмәтін".as_bytes().split_last().unwrap().1), "line 2"),
        (
            desk.file("windows1251.txt", b"\xca\xe0\xf0\xf2\xee\xf7\xea\xe0\n"),
            "is not a professional standard: it has no profession card",
        ),
        (
            desk.file("letter.txt", "Құрметті әріптестер!\n"),
            "is not a professional standard: it has no profession card",
        ),
        (desk.folder.path().join("missing.txt"), "cannot be read"),
    ] {
        for command in ["check", "import"] {
            let output = desk.run(&[command, file.to_str().unwrap()]);
            let complaint = complained(&output);
            assert_eq!(status(&output), 2, "{complaint}");
            assert!(complaint.contains(reason), "{complaint}");
            assert_eq!(complaint.trim_end().lines().count(), 1, "{complaint}");
        }
    }
    assert!(desk.export().as_array().unwrap().is_empty(), "nothing is half saved");
}

#[test]
fn a_mark_at_the_beginning_and_other_line_ends_are_fine() {
    let desk = Desk::new();
    let windows = format!("\u{feff}{}", J62090011.replace('\n', "\r\n"));
    let output = desk.import(&desk.file("windows.txt", windows));
    assert_eq!(status(&output), 0, "{}", complained(&output));
    assert!(said(&output).contains("12 cards, 24 findings"));
}
