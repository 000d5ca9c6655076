//! The version of the catalogue that is served now, with the index made of it, and the task that
//! follows the storage: an import shows within a second or two, without a restart.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::{mpsc, watch},
    task::{self, JoinError},
    time,
};

use super::error::causes;
use crate::{
    search::{SearchError, SearchIndex},
    standard::{CardKey, ProfessionCard},
    storage::{CardFilter, CatalogueVersion, Storage, StorageError, Stretch},
};

/// How often the storage is asked for its version.
const EVERY: Duration = Duration::from_secs(1);

/// The longest pause after attempts that failed.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// How many cards may wait to be indexed: the memory that making an index takes beside it.
const CARDS_WAITING: usize = 16;

/// One version of the catalogue: what is derived from the storage belongs to it.
#[derive(Debug)]
pub struct Catalogue {
    /// The version that the storage had when the index was made.
    pub version: CatalogueVersion,
    /// The search index of that version.
    pub index: SearchIndex,
}

/// Why a version of the catalogue could not be made ready.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The storage failed.
    #[error("the storage failed")]
    Storage(#[from] StorageError),
    /// The index failed.
    #[error("the search index could not be made")]
    Search(#[from] SearchError),
    /// The task that makes the index came to a sudden end.
    #[error("the task that makes the search index came to a sudden end")]
    Task(#[from] JoinError),
}

impl Catalogue {
    /// Makes the index of what the storage holds now.
    ///
    /// # Errors
    /// When the storage or the index fails.
    pub async fn load(storage: &Storage) -> Result<Self, CatalogueError> {
        loop {
            let version = storage.version().await?;
            let index = index_of(storage).await?;
            // An import in between would leave an index of two versions.
            if storage.version().await? == version {
                return Ok(Self { version, index });
            }
        }
    }
}

/// Reads the cards one after another while the index is made of them on a thread of its own, so
/// that they never stand in memory all together.
async fn index_of(storage: &Storage) -> Result<SearchIndex, CatalogueError> {
    let abbreviations = storage.find_glossary().await?.abbreviations;
    let (cards, mut waiting) = mpsc::channel(CARDS_WAITING);
    let building = task::spawn_blocking(move || {
        SearchIndex::build(std::iter::from_fn(move || waiting.blocking_recv()), &abbreviations)
    });
    // The channel closes here, whatever the outcome, and the index comes to its end.
    let sent = send_cards(storage, cards).await;
    let index = building.await??;
    sent?;
    Ok(index)
}

async fn send_cards(
    storage: &Storage,
    cards: mpsc::Sender<ProfessionCard>,
) -> Result<(), StorageError> {
    let filter = CardFilter::default();
    let mut cursor: Option<String> = None;
    loop {
        let stretch = Stretch { limit: 500, cursor: cursor.as_deref() };
        let page = storage.list_cards(&filter, stretch).await?;
        for summary in page.items {
            let key = CardKey { standard: summary.standard, slug: summary.slug };
            let Some(card) = storage.find_card(&key, Some(summary.language)).await? else {
                continue;
            };
            if cards.send(card).await.is_err() {
                // The index has failed; it says why itself.
                return Ok(());
            }
        }
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(()),
        }
    }
}

/// Sends each new version of the catalogue, until nobody listens any more. A failed attempt is
/// logged and made again, after ever longer pauses, while the version before is served on.
pub async fn follow(storage: Storage, versions: watch::Sender<Arc<Catalogue>>) {
    let mut pause = EVERY;
    loop {
        tokio::select! {
            () = time::sleep(pause) => {}
            () = versions.closed() => return,
        }
        let served = versions.borrow().version;
        match next_version(&storage, served).await {
            Ok(None) => pause = EVERY,
            Ok(Some(catalogue)) => {
                pause = EVERY;
                let version = catalogue.version.0;
                tracing::info!(catalogue.version = version, "serving a new version");
                versions.send_replace(Arc::new(catalogue));
            }
            Err(error) => {
                pause = (pause * 2).min(LONGEST_PAUSE);
                tracing::error!(causes = causes(&error), "following the catalogue: {error}");
            }
        }
    }
}

async fn next_version(
    storage: &Storage,
    served: CatalogueVersion,
) -> Result<Option<Catalogue>, CatalogueError> {
    if storage.version().await? == served {
        return Ok(None);
    }
    Catalogue::load(storage).await.map(Some)
}

/// The version that is served now; another takes its place when an import has changed the storage.
#[derive(Debug, Clone)]
pub struct CurrentCatalogue(watch::Receiver<Arc<Catalogue>>);

impl CurrentCatalogue {
    /// Follows the versions that are sent.
    #[must_use]
    pub fn new(versions: watch::Receiver<Arc<Catalogue>>) -> Self {
        Self(versions)
    }

    /// The version that is served now.
    #[must_use]
    pub fn get(&self) -> Arc<Catalogue> {
        self.0.borrow().clone()
    }

    /// The number of the version that is served now.
    #[must_use]
    pub fn version(&self) -> CatalogueVersion {
        self.0.borrow().version
    }
}
