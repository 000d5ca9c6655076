//! The command line, as a person gives it: the real binary, real files, exit statuses.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::site::J62090011;

/// A person's desk: a folder with files and a database, where the real binary runs.
pub struct Desk {
    pub folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    pub fn database(&self) -> String {
        format!("sqlite:{}", self.folder.path().join("kasip.db").display())
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_kasip"))
            .args(arguments)
            .env("KASIP_DATABASE", self.database())
            .current_dir(self.folder.path())
            .output()
            .unwrap()
    }

    pub fn import(&self, path: &Path) -> Output {
        self.run(&["import", path.to_str().unwrap()])
    }

    pub fn export(&self) -> Value {
        let output = self.run(&["export", "json"]);
        assert!(output.status.success());
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

pub fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn check_prints_the_findings_with_their_lines() {
    let desk = Desk::new();
    let file = desk.file("standard.txt", J62090011);
    let output = desk.run(&["check", file.to_str().unwrap()]);
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
    let file = desk.file("standard.txt", J62090011.replacen("\n5\n", "\n55\n", 1));
    let output = desk.run(&["check", file.to_str().unwrap()]);
    assert_eq!(status(&output), 1);
    assert!(said(&output).contains("standard.txt:111: error: level_out_of_range"));

    let imported = desk.import(&file);
    assert_eq!(status(&imported), 2);
    assert!(desk.export().as_array().unwrap().is_empty());
}

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
fn the_export_has_what_was_counted_by_hand() {
    let desk = Desk::new();
    desk.import(&desk.file("standard.txt", J62090011));
    let exported = desk.export();
    let [standard] = exported.as_array().unwrap().as_slice() else { panic!("one standard") };
    assert_eq!(standard["source_text"], J62090011);
    assert_eq!(standard["findings"].as_array().unwrap().len(), 24);
    let mut counts = [0; 4];
    for card in standard["cards"].as_array().unwrap() {
        let functions = card["functions"].as_array().unwrap();
        counts[0] += functions.len();
        for skill in functions.iter().flat_map(|f| f["skills"].as_array().unwrap()) {
            counts[1] += 1;
            counts[2] += skill["abilities"].as_array().unwrap().len();
            counts[3] += skill["knowledge"].as_array().unwrap().len();
        }
    }
    assert_eq!(counts, [39, 111, 368, 335]);

    assert_eq!(status(&desk.run(&["export", "json", "--standard", "J62090011"])), 0);
    let unknown = desk.run(&["export", "json", "--standard", "NOSUCH"]);
    assert_eq!(status(&unknown), 2);
    assert!(complained(&unknown).contains("NOSUCH"));
}

#[test]
fn what_is_no_standard_is_refused_with_one_clear_sentence() {
    let desk = Desk::new();
    let good = desk.file("good.txt", J62090011);
    for (file, reason) in [
        (desk.file("empty.txt", ""), "is empty"),
        (desk.file("blank.txt", "\u{feff} \n\n"), "is empty"),
        (desk.file("binary.pdf", b"%PDF-1.7\n\x00\x01\x02"), "binary"),
        (
            desk.file("windows1251.txt", b"\xca\xe0\xf0\xf2\xee\xf7\xea\xe0\n"),
            "not UTF-8 on line 1",
        ),
        (
            desk.file("letter.txt", "Құрметті әріптестер!\n"),
            "is not the text of a professional standard",
        ),
        (desk.folder.path().join("missing.txt"), "cannot be read"),
        (desk.folder.path().to_owned(), "cannot be read"),
    ] {
        for command in ["check", "import"] {
            let output = desk.run(&[command, good.to_str().unwrap(), file.to_str().unwrap()]);
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

#[test]
fn a_database_that_cannot_be_opened_is_refused() {
    let desk = Desk::new();
    let no_database =
        desk.file("notes.txt", "no database at all, but long enough to look at it\n".repeat(50));
    let folder = desk.folder.path().display().to_string();
    for url in [
        format!("sqlite:{}", no_database.display()),
        format!("sqlite:{folder}"),
        "mysql://localhost".to_owned(),
    ] {
        let output = desk.run(&["export", "json", "--database", &url]);
        assert_eq!(status(&output), 2, "{url}");
        assert_eq!(complained(&output).trim_end().lines().count(), 1, "{}", complained(&output));
        assert!(complained(&output).contains("database"), "{}", complained(&output));
    }
}

#[test]
fn a_port_in_use_is_refused() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let desk = Desk::new();
    let output = desk.run(&["serve", "--listen", &address]);
    assert_eq!(status(&output), 2);
    assert!(complained(&output).contains(&address), "{}", complained(&output));
    assert!(complained(&output).contains("--listen"));
}
