//! Which files are taken for a catalogue, and what is said of those that are not.

use std::{fs, path::Path, process::Output};

use sqlx::{
    ConnectOptions, Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};

use crate::fixtures::{Desk, J62090011, Server, complained, said, status};

/// Makes a database one of a later version, or one of version 0.1.0.
const NEWER: &str = "
    insert into _sqlx_migrations
    select 99999999999999, 'future', installed_on, 1, checksum, 0 from _sqlx_migrations limit 1";
const FIRST_VERSION: &str = "
    pragma application_id = 0;
    delete from _sqlx_migrations where version > 3;
    pragma foreign_keys = off;
    create table standard_before (
        id integer primary key,
        code text not null,
        language text not null,
        language_order integer not null,
        title text not null,
        scope text,
        summary text,
        authority text,
        executor text,
        organisations text,
        council text,
        national_body text,
        chamber text,
        version integer,
        year integer,
        review_date text,
        technical_first_line integer,
        technical_last_line integer,
        revision text not null default '-',
        unique (code, language),
        unique (code, language_order)
    ) strict;
    insert into standard_before
    select id, code, language, language_order, title, scope, summary, authority, executor,
        organisations, council, national_body, chamber, version, year, review_date,
        technical_first_line, technical_last_line, revision
    from standard;
    drop table other_field;
    alter table source_text drop column places;
    drop table standard;
    alter table standard_before rename to standard;
    alter table identifier drop column edition;
    alter table identifier drop column is_in_earlier_edition;
    alter table import drop column edition;
";

async fn sqlite(path: &Path, sql: &'static str) {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let mut connection = options.connect().await.unwrap();
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// The only line of what a refused command says.
fn refusal(output: &Output) -> String {
    assert_eq!(status(output), 2, "{}", complained(output));
    let told = complained(output);
    assert_eq!(told.trim_end().lines().count(), 1, "{told}");
    told
}

/// Runs every command that opens a database.
fn all_refusals(desk: &Desk, database: &str) -> Vec<String> {
    let text = desk.file("text.txt", J62090011);
    let text = text.to_str().unwrap();
    [
        vec!["import", "--database", database, text],
        vec!["export", "json", "--database", database],
        vec!["serve", "--listen", "127.0.0.1:0", "--log", "error", "--database", database],
    ]
    .iter()
    .map(|arguments| refusal(&desk.run(arguments)))
    .collect()
}

fn check(desk: &Desk, database: &str, expected: &str) {
    for told in all_refusals(desk, database) {
        assert!(told.contains(expected), "{told}");
        let causes: Vec<&str> = told.trim_end().split(": ").collect();
        let mut different = causes.clone();
        different.dedup();
        assert_eq!(causes, different, "no cause is told twice");
    }
}

#[tokio::test]
async fn a_database_of_another_program_is_refused_and_left_as_it_is() {
    let desk = Desk::new();
    let path = desk.folder.path().join("other.db");
    for (sql, journal) in [
        ("create table customer (id integer)", SqliteJournalMode::Delete),
        ("create table standard (id integer)", SqliteJournalMode::Wal),
        ("pragma application_id = 7; create table catalogue (id)", SqliteJournalMode::Delete),
    ] {
        let _ = fs::remove_file(&path);
        let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        let mut connection =
            SqliteConnection::connect_with(&options.journal_mode(journal)).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let before = fs::read(&path).unwrap();
        check(&desk, &format!("sqlite:{}", path.display()), "a database of another program");
        assert!(fs::read(&path).unwrap() == before, "{sql}");
        let left = |ending| desk.folder.path().join(format!("other.db{ending}")).exists();
        assert!(!left("-wal") && !left("-shm") && !left("-journal") && !left(".index"), "{sql}");
    }
}

#[tokio::test]
async fn what_is_not_a_catalogue_is_refused_with_what_it_is_and_what_to_do() {
    let desk = Desk::new();
    let imported = desk.import(&desk.file("real.txt", J62090011));
    assert_eq!(status(&imported), 0);
    assert_eq!(status(&desk.run(&["export", "sqlite", "--output", "export.db"])), 0);
    let at = |name: &str| format!("sqlite:{}", desk.folder.path().join(name).display());
    check(&desk, &at("export.db"), "written by `kasip export sqlite`");
    desk.file("noise.db", vec![0x5a; 20_000]);
    check(&desk, &at("noise.db"), "not an SQLite database");
    fs::create_dir(desk.folder.path().join("folder")).unwrap();
    check(&desk, &at("folder"), "it is a folder");
    check(&desk, &at("missing/kasip.db"), "missing does not exist");
    check(&desk, "postgres://kasip", "begins with sqlite:");
    let path = desk.folder.path().join("newer.db");
    fs::copy(desk.folder.path().join("kasip.db"), &path).unwrap();
    sqlite(&path, NEWER).await;
    check(&desk, &at("newer.db"), "made by a newer kasip");
}

#[tokio::test]
async fn a_catalogue_of_the_first_version_is_taken_and_marked_as_ours() {
    let desk = Desk::new();
    assert_eq!(status(&desk.import(&desk.file("real.txt", J62090011))), 0);
    let whole = desk.export();
    let path = desk.folder.path().join("kasip.db");
    sqlite(&path, FIRST_VERSION).await;
    assert_eq!(fs::read(&path).unwrap()[68..72], [0; 4]);
    assert_eq!(desk.export(), whole);
    assert_eq!(fs::read(&path).unwrap()[68..72], *b"kasp");
}

#[tokio::test]
async fn a_database_that_can_only_be_read_is_served_and_exported_but_not_imported_into() {
    let desk = Desk::new();
    let text = desk.file("real.txt", J62090011);
    assert_eq!(status(&desk.import(&text)), 0);
    let whole = desk.export();
    let path = desk.folder.path().join("kasip.db");
    let before = fs::read(&path).unwrap();
    let database = format!("sqlite:{}?mode=ro", path.display());
    let exported = desk.run(&["export", "json", "--database", &database]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&said(&exported)).unwrap(), whole);
    let changed = desk.file("changed.txt", J62090011.replacen("Компания", "Компания zqx1", 1));
    let arguments = ["import", "--database", &database, changed.to_str().unwrap()];
    assert!(refusal(&desk.run(&arguments)).contains("can only be read"));
    let server = Server::start(&database);
    assert!(server.get("/kk/standards/J62090011").starts_with("HTTP/1.1 200"));
    assert!(server.get("/readyz").starts_with("HTTP/1.1 200"));
    drop(server);
    assert!(fs::read(&path).unwrap() == before);

    sqlite(&path, FIRST_VERSION).await;
    let arguments = ["export", "json", "--database", &database];
    assert!(refusal(&desk.run(&arguments)).contains("made by an older kasip"));
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
