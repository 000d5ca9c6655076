//! Knowledge points one way. One crate cannot enforce it with `Cargo.toml`, so this test reads the
//! sources. If a module must learn a new name, the line that changes here is where the design is
//! discussed.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A name on the left may be written only inside the places on the right.
const HOMES: &[(&str, &[&str])] = &[
    ("sqlx::", &["storage"]),
    ("tantivy::", &["search"]),
    ("axum::", &["app", "web", "api", "server"]),
    ("askama::", &["app", "web"]),
    ("clap::", &["config.rs", "main.rs"]),
    ("anyhow::", &["main.rs"]),
    ("indicatif::", &["commands"]),
    ("utoipa::", &["export", "app", "web", "api"]),
    ("governor::", &["server"]),
    ("icu_collator::", &["i18n"]),
    ("icu_plurals::", &["i18n"]),
    ("rust_xlsxwriter::", &["export"]),
    ("serde::", &["i18n", "export", "storage", "downloads", "app", "web", "api", "server"]),
    ("crate::parser", &["commands"]),
    (
        "crate::storage",
        &["storage", "catalogue", "downloads", "app", "web", "api", "server", "commands"],
    ),
    ("crate::search", &["search", "comparison", "catalogue", "app", "web", "api", "commands"]),
    ("crate::comparison", &["web", "api"]),
    ("crate::export", &["export", "storage", "downloads", "web", "api", "commands"]),
    ("crate::catalogue", &["downloads", "app", "web", "api", "server", "commands"]),
    ("crate::downloads", &["downloads", "app", "web", "commands"]),
    ("crate::i18n", &["i18n", "export", "app", "web", "api", "commands"]),
    ("crate::app", &["app", "web", "api", "server", "commands"]),
    ("crate::web", &["web", "server"]),
    ("crate::api", &["api", "web", "server"]),
    ("crate::server", &["server", "commands"]),
    ("crate::commands", &["commands", "main.rs"]),
    ("crate::config", &["commands", "config.rs", "main.rs"]),
];

#[test]
fn names_are_written_only_where_they_may_be_known() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut strays = Vec::new();
    for path in sources(&src) {
        let place = path.strip_prefix(&src).expect("a source is under src");
        let place = place.iter().next().expect("a source has a name").to_str().expect("a name");
        let code = code_of(&fs::read_to_string(&path).expect("a source is text"));
        for (name, homes) in HOMES {
            if code.contains(name) && !homes.contains(&place) {
                strays.push(format!("{} knows {name}", path.display()));
            }
        }
    }
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}

/// The source without comments, and with `use crate::{a, b::c}` written out as
/// `crate::a crate::b`, so that no form of import hides a name.
fn code_of(source: &str) -> String {
    let mut code = String::new();
    for line in source.lines() {
        code.push_str(line.split_once("//").map_or(line, |(code, _)| code));
        code.push('\n');
    }
    let mut imported = String::new();
    for group in code.split("use crate::{").skip(1) {
        let mut depth = 0;
        let mut start = true;
        for character in group.chars() {
            match character {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                _ if start && !character.is_whitespace() && depth == 0 => {
                    imported.push_str(" crate::");
                    imported.push(character);
                    start = false;
                }
                _ if depth == 0 => imported.push(character),
                _ => {}
            }
        }
    }
    code + &imported
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_stray_name_would_be_seen() {
    let code = code_of("use crate::{app::{A, B}, storage::Storage}; // crate::web\n");
    assert!(code.contains("crate::app") && code.contains("crate::storage"));
    assert!(!code.contains("crate::web"));
}
