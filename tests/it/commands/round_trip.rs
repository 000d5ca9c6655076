//! Out and in without loss, as a person does it: the real binary exports and imports.

use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use kasip::storage::Storage;
use serde_json::Value;

use crate::fixtures::{Desk, J62090011, complained, next_edition, said, status};

/// A desk whose catalogue has two standards, and what it exports.
fn exported() -> (Desk, Vec<u8>) {
    let desk = Desk::new();
    // White space at the ends of a text and the line ends of Windows belong to it.
    let other = J62090011.replace("J62090011", "J62090012").replace('\n', "\r\n") + "\r\n \r\n";
    for (name, text) in [("one.txt", J62090011), ("two.txt", &other)] {
        assert_eq!(status(&desk.import(&desk.file(name, text))), 0);
    }
    let output = desk.run(&["export", "json"]);
    assert_eq!(status(&output), 0, "{}", complained(&output));
    (desk, output.stdout)
}

#[test]
fn export_import_export_gives_the_same_bytes() {
    let (desk, first) = exported();
    let other = Desk::new();
    // What a file holds is known by its content, whatever its name and the mark before it.
    let file = other.file("catalogue.txt", [b"\xef\xbb\xbf\n  ".as_slice(), &first].concat());
    let imported = other.import(&file);
    assert_eq!(status(&imported), 0, "{}", complained(&imported));
    assert!(said(&imported).contains("J62090012: added, 12 cards, 24 findings"));
    let second = other.run(&["export", "json"]).stdout;
    assert!(first == second, "the bytes differ");

    assert!(said(&other.import(&file)).contains("unchanged"), "the same export changes nothing");
    assert_eq!(other.run(&["export", "ndjson"]).stdout, desk.run(&["export", "ndjson"]).stdout);
}

#[test]
fn every_edition_goes_out_and_in_and_lists_of_rows_have_the_latest() {
    let edits = [("механизмдерін басқару және уақтылы", "механизмдерін пайдалану және уақтылы")];
    let later = next_edition(&edits);
    let imported = |texts: &[&str]| {
        let desk = Desk::new();
        for text in texts {
            assert_eq!(status(&desk.import(&desk.file("text.txt", text))), 0);
        }
        desk
    };
    let desk = imported(&[J62090011, &later]);
    let whole = desk.run(&["export", "json"]).stdout;
    let standards: Value = serde_json::from_slice(&whole).unwrap();
    let years: Vec<&Value> =
        standards.as_array().unwrap().iter().map(|one| &one["technical"]["year"]).collect();
    assert_eq!(years, [2022, 2025]);
    let late = imported(&[&later, J62090011]);
    assert!(late.run(&["export", "json"]).stdout == whole, "the order of the imports shows");

    let other = Desk::new();
    assert_eq!(status(&other.import(&other.file("catalogue.json", &whole))), 0);
    assert!(other.run(&["export", "json"]).stdout == whole, "the bytes differ");
    let latest = imported(&[&later]);
    for rows in [&["export", "ndjson"][..], &["export", "csv", "--table", "ability"]] {
        assert!(desk.run(rows).stdout == latest.run(rows).stdout, "{rows:?}");
    }
}

#[test]
fn an_export_and_its_text_are_the_same_to_the_catalogue() {
    let (desk, json) = exported();
    let file = desk.file("catalogue.json", json);
    let again = desk.import(&file);
    assert_eq!(status(&again), 0);
    assert_eq!(said(&again).matches("unchanged, the catalogue stays at version 2").count(), 2);
}

#[test]
fn an_empty_catalogue_goes_out_and_in() {
    let desk = Desk::new();
    let file = desk.file("empty.json", desk.run(&["export", "json"]).stdout);
    assert_eq!(status(&desk.import(&file)), 0);
    assert_eq!(desk.run(&["export", "json"]).stdout, fs::read(file).unwrap());
}

#[test]
fn a_broken_export_is_refused_by_its_path_and_nothing_is_saved() {
    let (_, json) = exported();
    let whole: Value = serde_json::from_slice(&json).unwrap();
    let broken = |pointer: &str, value: Value| {
        let mut broken = whole.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        serde_json::to_vec(&broken).unwrap()
    };
    let skill = "/1/cards/11/functions/2/skills/0";
    let id = whole.pointer(&format!("{skill}/id")).unwrap();
    let cases = [
        (
            broken(&format!("{skill}/abilities/0/id"), id.clone()),
            "[1].cards[11].functions[2].skills[0].abilities[0].id: the identifier of",
        ),
        (
            broken(&format!("{skill}/number"), "one".into()),
            "[1].cards[11].functions[2].skills[0].number",
        ),
        (broken("/1/findings/0/severity", "error".into()), "[1]: it has 1 error: line 92: "),
        (broken("/1/cards/3/title", "a\u{0}b".into()), "[1]: there is a NUL byte"),
        (json[..json.len() / 2].to_vec(), "EOF"),
        (b"{\"items\": []}".to_vec(), "expected the list of standards"),
    ];
    let desk = Desk::new();
    for (content, problem) in cases {
        let file = desk.file("broken.json", content);
        let output = desk.import(&file);
        let complaint = complained(&output);
        assert_eq!(status(&output), 2, "{complaint}");
        assert!(complaint.contains("broken.json") && complaint.contains(problem), "{complaint}");
        assert_eq!(complaint.trim_end().lines().count(), 1, "{complaint}");
        assert!(desk.export().as_array().unwrap().is_empty(), "{problem}: nothing is half saved");
    }
}

#[test]
fn a_file_appears_when_it_is_whole_or_not_at_all() {
    let (desk, json) = exported();
    let database = desk.database();
    let folder = desk.folder.path();
    for (format, name) in [
        ("json", "c.json"),
        ("ndjson", "c.ndjson"),
        ("xlsx", "c.xlsx"),
        ("sqlite", "c.sqlite"),
        ("csv", "c.zip"),
    ] {
        let output = desk.run(&["export", format, "--output", name]);
        assert_eq!(status(&output), 0, "{}", complained(&output));
        assert!(fs::metadata(folder.join(name)).unwrap().len() > 1000, "{name}");
        let refused = desk.run(&["export", format, "--output", &format!("missing/{name}")]);
        assert_eq!(status(&refused), 2);
        assert!(complained(&refused).contains("cannot be written"), "{}", complained(&refused));
        let unknown = desk.run(&["export", format, "--standard", "NOSUCH", "--output", "x.zip"]);
        assert_eq!(status(&unknown), 2);
        assert!(complained(&unknown).contains("NOSUCH"), "{}", complained(&unknown));
    }
    assert_eq!(fs::read(folder.join("c.json")).unwrap(), json);
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut partial = names.filter(|name| name.to_str().unwrap().contains("partial"));
    assert_eq!(partial.next(), None, "nothing is left over beside {database}");

    let table = desk.run(&["export", "csv", "--table", "ability", "--standard", "J62090012"]);
    assert_eq!(said(&table).lines().count(), 1 + 368);
    let unknown = desk.run(&["export", "csv", "--table", "nosuch"]);
    assert_eq!(status(&unknown), 2);
    assert!(complained(&unknown).contains("knowledge"), "it names those that there are");
}

#[tokio::test]
async fn a_folder_of_tables_is_never_half_new() {
    let (desk, _) = exported();
    let folder = desk.folder.path().join("tables");
    let export = || desk.run(&["export", "csv", "--output", "tables"]);
    let names = |folder: &Path| {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        entries.map(|name| name.into_string().unwrap()).collect::<BTreeSet<_>>()
    };
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("ability.csv"), "before").unwrap();
    fs::write(folder.join("notes.txt"), "of another").unwrap();

    let storage = Storage::open(&desk.database()).await.unwrap();
    let Storage::Sqlite(pool, _) = &storage;
    sqlx::query("update skill set number = -1").execute(pool).await.unwrap();
    assert_eq!(status(&export()), 2, "a row breaks the model");
    assert_eq!(fs::read_to_string(folder.join("ability.csv")).unwrap(), "before");
    assert_eq!(names(&folder).len(), 2, "{:?}", names(&folder));
    let fresh = desk.run(&["export", "csv", "--output", "fresh"]);
    assert_eq!(status(&fresh), 2);
    assert!(!desk.folder.path().join("fresh").exists());

    sqlx::query("update skill set number = 1").execute(pool).await.unwrap();
    storage.close().await;
    assert_eq!(status(&export()), 0);
    let table = fs::read_to_string(folder.join("ability.csv")).unwrap();
    assert_eq!(table.lines().count(), 1 + 2 * 368);
    assert_eq!(names(&folder).len(), 21 + 1 + 1, "{:?}", names(&folder));
}

/// What the import of `content` out of a pipe ends with.
#[cfg(unix)]
fn import_from_pipe(desk: &Desk, content: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kasip"))
        .args(["import", "/dev/stdin"])
        .env("KASIP_DATABASE", desk.database())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A file that is refused is not read to its end.
    let _ = child.stdin.take().unwrap().write_all(content);
    child.wait_with_output().unwrap()
}

#[cfg(unix)]
#[test]
fn a_text_comes_whole_out_of_a_pipe_and_an_export_is_refused_there() {
    let desk = Desk::new();
    let imported = import_from_pipe(&desk, J62090011.as_bytes());
    assert_eq!(status(&imported), 0, "{}", complained(&imported));
    assert_eq!(desk.export()[0]["source_text"], J62090011);
    let refused = import_from_pipe(&desk, desk.export().to_string().as_bytes());
    assert_eq!(status(&refused), 2);
    assert!(complained(&refused).contains("save it as a file first"), "{}", complained(&refused));
}
