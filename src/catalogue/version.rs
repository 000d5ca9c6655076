//! One version of the catalogue, with its search index.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::SystemTime,
};

use tokio::task;

use super::{error::CatalogueError, glossary::ExplainedWords, indexing};
use crate::{
    search::{IndexStore, SearchIndex},
    storage::{CatalogueVersion, Storage},
};

/// One version of the catalogue: what is derived from the storage belongs to it.
#[derive(Debug)]
pub struct Catalogue {
    /// The version that the storage had when the index was made.
    pub version: CatalogueVersion,
    /// Counts the catalogues that this process has opened, from 1. A database that was replaced may
    /// have the same version with other content; the serial number is another one.
    pub serial: u64,
    /// When the import was that made this version, where it is known.
    pub modified: Option<SystemTime>,
    /// The search index of that version.
    pub index: SearchIndex,
    /// The words that the standards of that version explain.
    pub words: ExplainedWords,
}

impl Catalogue {
    /// Brings the index up to date with what the storage holds now, checks every byte of it, and
    /// opens it. Where that fails, the index is rebuilt, once. `progress` is told how many
    /// standards of how many were indexed.
    ///
    /// # Errors
    /// When the storage fails, or the index fails twice.
    pub async fn load(
        storage: &Storage,
        index_store: &IndexStore,
        progress: impl Fn(usize, usize),
    ) -> Result<Self, CatalogueError> {
        indexing::rebuilding(index_store, || Self::attempt(storage, index_store, &progress)).await
    }

    async fn attempt(
        storage: &Storage,
        index_store: &IndexStore,
        progress: &impl Fn(usize, usize),
    ) -> Result<Self, CatalogueError> {
        static OPENED: AtomicU64 = AtomicU64::new(1);
        loop {
            // The index is opened while the storage is read.
            let store = index_store.clone();
            let opening = task::spawn_blocking(move || SearchIndex::open(&store));
            let mut snapshot = storage.snapshot().await?;
            let version = snapshot.version().await?;
            let stored: BTreeMap<_, _> = snapshot.list_texts().await?.into_iter().collect();
            let glossary = snapshot.find_glossary().await?;
            let modified = snapshot.find_last_import_time().await?;
            drop(snapshot);
            let index = opening.await??;
            if *index.texts() != indexing::to_hold(&stored) {
                indexing::update(storage, index_store, progress).await?;
                continue;
            }
            let explaining = task::spawn_blocking(move || {
                (ExplainedWords::of(&glossary), index.with_abbreviations(glossary.abbreviations))
            });
            let (words, index) = explaining.await?;
            let serial = OPENED.fetch_add(1, Ordering::Relaxed);
            return Ok(Self { version, serial, modified, index, words });
        }
    }
}

/// Reads what the first query would have to wait for.
pub(super) async fn warm_up(catalogue: Arc<Catalogue>) -> Result<(), CatalogueError> {
    Ok(task::spawn_blocking(move || catalogue.index.warm_up()).await??)
}
