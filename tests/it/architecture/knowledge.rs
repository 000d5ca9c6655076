//! Which module may know which. If a module must learn a new name, the line that changes here is
//! where the design is discussed.

use super::sources::{Names, Sources};

/// A name on the left may be written only inside the places on the right.
const HOMES: &[(&str, &[&str])] = &[
    // A database is also one of the formats for others.
    ("sqlx::", &["storage", "export"]),
    ("sqlx_macros::", &["storage", "export"]),
    ("tantivy::", &["search"]),
    ("axum::", &["app", "web", "api", "server", "start.rs"]),
    ("askama::", &["office", "app", "web"]),
    ("clap::", &["config.rs", "main.rs"]),
    ("anyhow::", &["main.rs"]),
    ("indicatif::", &["commands"]),
    ("utoipa::", &["standard", "export", "app", "web", "api"]),
    ("governor::", &["server"]),
    ("icu_collator::", &["i18n"]),
    ("icu_plurals::", &["i18n"]),
    ("rust_xlsxwriter::", &["export", "office"]),
    ("resvg::", &["picture"]),
    ("encoding_rs::", &["document"]),
    ("html5ever::", &["document"]),
    ("quick_xml::", &["document"]),
    ("pdf_extract::", &["document"]),
    // The model is the shape of the JSON.
    (
        "serde::",
        &[
            "standard",
            "document",
            "i18n",
            "export",
            "storage",
            "search",
            "downloads",
            "app",
            "web",
            "api",
            "server",
            "commands",
        ],
    ),
    // A reader of the site may hand in a document to be compared.
    ("crate::document", &["document", "parser", "web", "commands", "config.rs"]),
    ("crate::parser", &["commands", "start.rs"]),
    (
        "crate::storage",
        &[
            "storage",
            "catalogue",
            "downloads",
            "app",
            "web",
            "api",
            "server",
            "commands",
            "start.rs",
        ],
    ),
    // A glossary is named when the application starts.
    (
        "crate::search",
        &["search", "comparison", "catalogue", "app", "web", "api", "commands", "start.rs"],
    ),
    ("crate::comparison", &["web", "api", "commands"]),
    // The words of a text in other languages are part of what is exported.
    ("crate::translation", &["export", "downloads", "app", "web", "api", "commands", "start.rs"]),
    // The command line has a command for each format.
    ("crate::export", &["export", "office", "downloads", "web", "api", "commands", "config.rs"]),
    (
        "crate::catalogue",
        &["catalogue", "downloads", "app", "web", "api", "server", "commands", "start.rs"],
    ),
    ("crate::downloads", &["downloads", "app", "web", "commands", "start.rs"]),
    (
        "crate::i18n",
        &["i18n", "search", "catalogue", "export", "storage", "app", "web", "api", "commands"],
    ),
    ("crate::office", &["office", "app", "web"]),
    ("crate::picture", &["picture", "app", "web"]),
    ("crate::app", &["app", "web", "api", "server", "commands", "start.rs"]),
    ("crate::web", &["web", "server"]),
    ("crate::api", &["api", "web", "server"]),
    ("crate::server", &["server", "commands", "start.rs"]),
    ("crate::commands", &["commands", "main.rs"]),
    ("crate::config", &["commands", "config.rs", "main.rs", "start.rs"]),
];

#[test]
fn names_are_written_only_where_they_may_be_known() {
    let mut strays = Vec::new();
    for file in Sources::read().iter() {
        let place = file.path.iter().next().expect("a source has a name").to_str().expect("a name");
        for (name, homes) in HOMES {
            if file.names.paths.iter().any(|path| begins(&path.segments, name))
                && !homes.contains(&place)
            {
                strays.push(format!("{} knows {name}", file.path.display()));
            }
        }
    }
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}

/// Whether a path begins with the segments of a name.
fn begins(segments: &[String], name: &str) -> bool {
    name.split("::").filter(|part| !part.is_empty()).zip(segments).all(|(part, one)| part == one)
        && segments.len() > name.matches("::").count().min(1)
}

#[test]
fn a_stray_name_would_be_seen() {
    let source = "use crate::{app::{A, B}, storage::Storage}; // crate::web\n
        fn f() -> impl Fn() + use<> { || drop((\"crate::api\", crate::search::Hit::default())) }";
    let names = Names::of(source, &["x".to_owned()]);
    let knows = |name| names.paths.iter().any(|path| begins(&path.segments, name));
    assert!(knows("crate::app") && knows("crate::storage") && knows("crate::search"));
    assert!(!knows("crate::web") && !knows("crate::api") && !knows("sqlx::"));
}
