//! A database of an earlier version is brought up to date with all that it holds.

use std::{fs, path::Path};

use kasip::{
    standard::{Edition, Identity, Language, TextChoice, TextKey},
    storage::{Located, Storage},
};
use sqlx::{Connection, SqliteConnection, migrate::Migrator, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

use super::{
    new_file,
    samples::{card, key, standard},
    save,
};

/// Makes the tables as they were before this migration.
async fn tables_before(migration: &str, url: &str) -> SqliteConnection {
    let earlier = TempDir::new().unwrap();
    for entry in fs::read_dir("migrations/sqlite").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap();
        if name < migration {
            fs::copy(&path, earlier.path().join(Path::new(name))).unwrap();
        }
    }
    let options: SqliteConnectOptions = url.parse().unwrap();
    let mut connection =
        SqliteConnection::connect_with(&options.create_if_missing(true)).await.unwrap();
    let migrator = Migrator::new(earlier.path()).await.unwrap();
    migrator.run_direct(None, &mut connection, false).await.unwrap();
    connection
}

#[tokio::test]
async fn the_texts_of_an_earlier_version_get_the_edition_that_they_print() {
    const ROWS: &str = "
        insert into standard (id, code, language, language_order, title, version, year, revision)
        values (1, 'J1', 'kk', 0, 'а', 2, 2022, 'r1'), (2, 'J1', 'ru', 1, 'а', 3, 2023, 'r2'),
            (3, 'J2', 'kk', 0, 'а', null, 2022, 'r3'), (4, 'J3', 'kk', 0, 'а', 2, null, 'r4'),
            (5, 'J4', 'kk', 0, 'а', null, null, 'r5');
        insert into source_text (standard_id, text) values (1, 'мәтін');
        insert into profession_card (
            id, standard_id, position, slug, point, title,
            n_functions, n_skills, n_abilities, n_knowledge, first_line, last_line)
        values (1, 1, 0, 'point-1', 1, 'Маман', 1, 0, 0, 0, 1, 9);
        insert into labour_function (
            profession_card_id, position, ref, number, kind, title, first_line, last_line)
        values (1, 0, 'point-1/f1', 1, 'mandatory', 'Міндет', 2, 3);
        insert into import (
            version, standard_code, language, imported_at, has_replaced,
            n_added, n_changed, n_moved, n_removed)
        values (1, 'J1', 'kk', 0, 0, 1, 0, 0, 0)";
    const IDENTIFIER: &str = "
        insert into identifier (id, standard_code, language, card_slug, ref, kind)
        values ($1, 'J1', 'kk', 'point-1', 'point-1/f1', 'function')";
    let (_directory, url) = new_file();
    let mut connection = tables_before("0005", &url).await;
    let edition = Edition { year: Some(2022), version: Some(2) };
    let text = TextKey { code: "J1".to_owned(), edition, language: Language::Kazakh };
    let function = Identity::new(&text, "point-1/f1".parse().unwrap());
    sqlx::raw_sql(ROWS).execute(&mut connection).await.unwrap();
    sqlx::query(IDENTIFIER).bind(function.id.to_string()).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();

    let storage = Storage::open(&url).await.unwrap();
    let texts: Vec<String> = storage
        .list_revisions()
        .await
        .unwrap()
        .into_iter()
        .map(|(text, revision)| format!("{revision} {} {}", text.edition, text.language))
        .collect();
    let expected = ["r1 2022-2 kk", "r2 2023-3 ru", "r3 2022 kk", "r4 v2 kk", "r5 undated kk"];
    assert_eq!(texts, expected);
    let card = storage.find_card(&key("J1", "point-1"), TextChoice::from(&text)).await.unwrap();
    assert_eq!(card.unwrap().functions[0].identity(), function);
    assert_eq!(storage.find_source_text(&text).await.unwrap().as_deref(), Some("мәтін"));
    let located = storage.locate(function.id).await.unwrap();
    assert_eq!(located, Some(Located::Node { text: text.clone(), reference: function.reference }));
    assert_eq!(storage.list_imports(1).await.unwrap()[0].text, text);
    // The current edition takes precedence, in whatever language.
    let current = storage.find_passport("J1", TextChoice::default()).await.unwrap().unwrap();
    assert_eq!(current.language, Language::Russian);
}

#[tokio::test]
async fn what_is_imported_is_ordered_among_what_was_there() {
    const ORDERS: &str = "
        select edition_order, language_order
        from standard
        order by code";
    const ROWS: &str = "
        insert into standard (id, code, language, language_order, title, version, year, revision)
        values (1, 'J1', 'ru', 1, 'а', 2, 4294967295, 'r1')";
    let (_directory, url) = new_file();
    let mut connection = tables_before("0005", &url).await;
    sqlx::raw_sql(ROWS).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();

    let storage = Storage::open(&url).await.unwrap();
    let russian =
        |code| standard(code, Language::Russian, vec![card(code, Language::Russian, 1, 5)]);
    save(&storage, &russian("J2")).await;
    let Storage::Sqlite(pool, _) = &storage;
    let orders: Vec<(i64, i64)> = sqlx::query_as(ORDERS).fetch_all(pool).await.unwrap();
    assert_eq!(orders[0], orders[1]);
    let astray = sqlx::query("pragma foreign_key_check").fetch_all(pool).await.unwrap();
    assert!(astray.is_empty());
    // It replaces the earlier text of its code and language.
    save(&storage, &russian("J1")).await;
    let orders: Vec<(i64, i64)> = sqlx::query_as(ORDERS).fetch_all(pool).await.unwrap();
    assert_eq!(orders.len(), 2);
}
