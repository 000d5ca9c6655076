//! The current version of the catalogue, with the index made of it, and the task that follows the
//! storage: an import shows within a second or two, without a restart.

mod back_off;
mod fallback;
mod following;
mod glossary;
mod indexing;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::SystemTime,
};

use tokio::{
    sync::{Notify, watch},
    task::{self, JoinError, JoinHandle},
};

use crate::{
    search::{IndexStore, SearchError, SearchIndex},
    storage::{CatalogueVersion, Storage, StorageError},
};

pub use back_off::BackOff;
pub use following::StorageState;
pub use glossary::{ExplainedWord, ExplainedWords, WordKind};
pub use indexing::{bring_up_to_date, open_index};

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

/// Why a version of the catalogue could not be made ready.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The index failed.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The task that makes the index came to a sudden end.
    #[error("the task that makes the search index came to a sudden end")]
    Task(#[from] JoinError),
    /// Another process changes the index, and does not come to an end.
    #[error("another kasip has been changing the search index for minutes; end it and try again")]
    Locked,
}

impl CatalogueError {
    /// Whether the index failed. What the storage has is whole.
    #[must_use]
    pub fn is_of_index(&self) -> bool {
        matches!(self, Self::Locked) || self.is_mended_by_rebuilding()
    }

    /// Whether the index may work again when it is rebuilt.
    #[must_use]
    pub fn is_mended_by_rebuilding(&self) -> bool {
        match self {
            // Rebuilding takes more of what the system lacks.
            Self::Search(error) => !error.is_of_system(),
            Self::Task(_) => true,
            Self::Storage(_) | Self::Locked => false,
        }
    }
}

impl Catalogue {
    /// Brings the index up to date with what the storage holds now, checks every byte of it, and
    /// opens it. Where that fails, the index is rebuilt, once. `progress` is told how many texts
    /// of how many were indexed.
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
            let version = storage.version().await?;
            indexing::update(storage, index_store, progress).await?;
            let glossary = storage.find_glossary().await?;
            let index_store = index_store.clone();
            let opened = task::spawn_blocking(move || {
                index_store.verify()?;
                let words = ExplainedWords::of(&glossary);
                SearchIndex::open(&index_store, glossary.abbreviations).map(|index| (index, words))
            });
            let (index, words) = opened.await??;
            // An import in between would leave an index of another version.
            if *index.texts() == storage.list_revisions().await?
                && storage.version().await? == version
            {
                let modified = storage.list_imports(1).await?.first().map(|import| import.at);
                let serial = OPENED.fetch_add(1, Ordering::Relaxed);
                return Ok(Self { version, serial, modified, index, words });
            }
        }
    }
}

/// Reads what the first query would have to wait for.
async fn warm_up(catalogue: Arc<Catalogue>) -> Result<(), CatalogueError> {
    Ok(task::spawn_blocking(move || catalogue.index.warm_up()).await??)
}

/// The current version; another takes its place when an import has changed the storage.
#[derive(Debug, Clone)]
pub struct CurrentCatalogue {
    receiver: watch::Receiver<Arc<Catalogue>>,
    signals: Arc<Signals>,
}

/// What the server and the task that follows the storage tell each other.
#[derive(Debug)]
struct Signals {
    storage: watch::Sender<StorageState>,
    damage: Notify,
}

impl CurrentCatalogue {
    /// Loads the catalogue with this index, or with one in memory where its folder fails, and
    /// follows the storage in a task, until nobody uses the catalogue any more. A failed attempt at
    /// a new version is repeated after ever longer pauses; the version before stays the current one.
    ///
    /// # Errors
    /// When the storage fails, or no index can be made in memory either.
    pub async fn start(
        storage: Storage,
        index: IndexStore,
        progress: impl Fn(usize, usize),
    ) -> Result<(Self, JoinHandle<()>), CatalogueError> {
        let (catalogue, index, fallback) = fallback::load(&storage, index, progress).await?;
        let (versions, receiver) = watch::channel(Arc::new(catalogue));
        let signals = Signals { storage: watch::Sender::default(), damage: Notify::new() };
        let signals = Arc::new(signals);
        let follow = following::follow(storage, index, fallback, versions, signals.clone());
        Ok((Self { receiver, signals }, tokio::spawn(follow)))
    }

    /// The current version.
    #[must_use]
    pub fn get(&self) -> Arc<Catalogue> {
        self.receiver.borrow().clone()
    }

    /// When the current version was made, where it is known.
    #[must_use]
    pub fn modified(&self) -> Option<SystemTime> {
        self.receiver.borrow().modified
    }

    /// The number of the current version.
    #[must_use]
    pub fn version(&self) -> CatalogueVersion {
        self.receiver.borrow().version
    }

    /// The serial number of the current catalogue: what was made of another one is out of date.
    #[must_use]
    pub fn serial(&self) -> u64 {
        self.receiver.borrow().serial
    }

    /// What is known of the storage, without asking it.
    #[must_use]
    pub fn storage_state(&self) -> StorageState {
        *self.signals.storage.borrow()
    }

    /// Says that the index failed while it was searched: it is checked soon, and rebuilt where
    /// it is damaged.
    pub fn report_damage(&self) {
        self.signals.damage.notify_one();
    }

    /// Waits for another catalogue than the one of this serial number; none comes when nobody sends
    /// any more.
    pub async fn other_than(&mut self, serial: u64) -> Option<u64> {
        let other = self.receiver.wait_for(|catalogue| catalogue.serial != serial).await;
        other.ok().map(|catalogue| catalogue.serial)
    }
}
