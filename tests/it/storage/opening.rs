//! Opening a database: what concerns its files.

use kasip::{
    standard::TextChoice,
    storage::{CatalogueVersion, Storage, StorageError},
};
use tempfile::TempDir;

use super::{
    assert_held, new_file,
    samples::{key, noticed, rich},
    save,
};

#[tokio::test]
async fn a_database_is_there_when_it_is_opened_again() {
    let (_directory, url) = new_file();
    let storage = Storage::open(&url).await.unwrap();
    storage.save_standard(&rich(), &noticed(), "мәтін").await.unwrap();
    storage.close().await;
    let again = Storage::open(&url).await.unwrap();
    assert_held(&again, &rich(), &noticed(), "мәтін").await;
}

#[tokio::test]
async fn a_database_in_memory_serves_several_readers() {
    let storage = Storage::open("sqlite::memory:").await.unwrap();
    assert_eq!(storage.beside_file(".index"), None);
    save(&storage, &rich()).await;
    let key = key("J1", "2524-0-001-5");
    let (one, another) = tokio::join!(
        storage.find_card(&key, TextChoice::default()),
        storage.find_card(&key, TextChoice::default())
    );
    assert_eq!(one.unwrap().as_ref(), rich().cards.first());
    assert_eq!(another.unwrap().as_ref(), rich().cards.first());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_may_open_a_new_database_at_once() {
    for _ in 0..5 {
        let (_directory, url) = new_file();
        let openings: Vec<_> = (0..4)
            .map(|_| {
                let url = url.clone();
                tokio::spawn(async move { Storage::open(&url).await })
            })
            .collect();
        for opening in openings {
            let storage = opening.await.unwrap().unwrap();
            assert_eq!(storage.version().await.unwrap(), CatalogueVersion(0));
        }
    }
}

#[tokio::test]
async fn an_existing_database_opens_and_is_read_while_another_writes() {
    let (_directory, url) = new_file();
    let writer = Storage::open(&url).await.unwrap();
    save(&writer, &rich()).await;
    let Storage::Sqlite(pool, _) = &writer;
    let mut writing = pool.begin_with("begin immediate").await.unwrap();
    sqlx::query("delete from standard").execute(&mut *writing).await.unwrap();
    let reader = Storage::open(&url).await.unwrap();
    let card = reader.find_card(&key("J1", "2524-0-001-5"), TextChoice::default()).await.unwrap();
    assert_eq!(card.as_ref(), rich().cards.first());
    drop(writing);
}

#[tokio::test]
async fn what_is_no_database_cannot_be_opened() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().display();
    let text = directory.path().join("text.db");
    std::fs::write(&text, "Кәсіптік стандарт ".repeat(100)).unwrap();
    let urls = [
        format!("sqlite:{path}"),
        format!("sqlite:{path}/missing/kasip.db"),
        format!("sqlite:{}", text.display()),
        format!("sqlite:{path}/kasip.db?mode=never"),
        "sqlite:".to_owned(),
        "mysql://localhost/kasip".to_owned(),
        "kasip.db".to_owned(),
        String::new(),
    ];
    for url in urls {
        let opened = Storage::open(&url).await;
        assert!(matches!(opened, Err(StorageError::Open { .. })), "{url}: {opened:?}");
    }
    assert_eq!(std::fs::read_to_string(&text).unwrap(), "Кәсіптік стандарт ".repeat(100));
}
