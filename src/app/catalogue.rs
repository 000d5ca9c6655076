//! The version of the catalogue that is served now, with the index made of it, and the task that
//! follows the storage: an import shows within a second or two, without a restart.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use tokio::{
    sync::{mpsc, watch},
    task::{self, JoinError},
    time,
};

use super::error::causes;
use crate::{
    search::{IndexUpdate, KeptIndex, SearchError, SearchIndex},
    standard::{Standard, TextKey},
    storage::{CatalogueVersion, Revision, Storage, StorageError},
};

/// How often the storage is asked for its version: an import is seen about as soon as it is done.
const EVERY: Duration = Duration::from_millis(100);

/// The longest pause after attempts that failed.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// After a new version there is a pause so many times as long as making it ready took, so that a
/// long row of imports leaves most of the time for the readers.
const REST: u32 = 5;

/// How long to wait while another process changes the index.
const WHILE_LOCKED: Duration = Duration::from_millis(20);

/// How many texts may wait to be indexed: the memory that making an index takes beside it.
const TEXTS_WAITING: usize = 2;

/// One version of the catalogue: what is derived from the storage belongs to it.
#[derive(Debug)]
pub struct Catalogue {
    /// The version that the storage had when the index was made.
    pub version: CatalogueVersion,
    /// When the import was that made this version, where it is known.
    pub modified: Option<SystemTime>,
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
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The task that makes the index came to a sudden end.
    #[error("the task that makes the search index came to a sudden end")]
    Task(#[from] JoinError),
}

impl Catalogue {
    /// Brings the index up to date with what the storage holds now, and opens it. `progress` is
    /// told how many texts of how many were indexed.
    ///
    /// # Errors
    /// When the storage or the index fails.
    pub async fn load(
        storage: &Storage,
        kept: &KeptIndex,
        progress: impl Fn(usize, usize),
    ) -> Result<Self, CatalogueError> {
        loop {
            let version = storage.version().await?;
            bring_up_to_date(storage, kept, &progress).await?;
            let abbreviations = storage.find_glossary().await?.abbreviations;
            let kept = kept.clone();
            let index = task::spawn_blocking(move || SearchIndex::open(&kept, abbreviations));
            let index = index.await??;
            // An import in between would leave an index of another version.
            if *index.texts() == storage.list_revisions().await?
                && storage.version().await? == version
            {
                let modified = storage.list_imports(1).await?.first().map(|import| import.at);
                return Ok(Self { version, modified, index });
            }
        }
    }
}

/// Takes out of the index what the storage no longer holds, and puts in what it holds anew. Where
/// nothing has changed, nothing is written. `progress` is told how many texts of how many are done.
///
/// # Errors
/// When the storage or the index fails.
pub async fn bring_up_to_date(
    storage: &Storage,
    kept: &KeptIndex,
    progress: impl Fn(usize, usize),
) -> Result<(), CatalogueError> {
    loop {
        let held = storage.list_revisions().await?;
        if kept.texts()? == held {
            return Ok(());
        }
        match kept.update()? {
            Some(update) => change(storage, update, &held, &progress).await?,
            None => time::sleep(WHILE_LOCKED).await,
        }
    }
}

/// Reads the texts one after another while they are indexed on a thread of its own, so that they
/// never stand in memory all together.
async fn change(
    storage: &Storage,
    mut update: IndexUpdate,
    held: &BTreeMap<TextKey, Revision>,
    progress: impl Fn(usize, usize),
) -> Result<(), CatalogueError> {
    let gone: Vec<TextKey> =
        update.texts().keys().filter(|text| !held.contains_key(text)).cloned().collect();
    let new: Vec<TextKey> = held
        .iter()
        .filter(|(text, revision)| update.texts().get(text) != Some(revision))
        .map(|(text, _)| text.clone())
        .collect();
    let (texts, mut waiting) = mpsc::channel::<(Revision, Standard)>(TEXTS_WAITING);
    let indexing = task::spawn_blocking(move || {
        for text in &gone {
            update.remove(text);
        }
        while let Some((revision, Standard { passport, cards })) = waiting.blocking_recv() {
            update.put(&passport.text_key(), &revision, &passport.abbreviations, &cards)?;
        }
        Ok::<_, SearchError>(update)
    });
    let sent = send_texts(storage, &new, texts, progress).await;
    let update = indexing.await??;
    // Where the storage has failed, the update is let go and the index stays as it was.
    sent?;
    task::spawn_blocking(move || update.commit()).await??;
    Ok(())
}

/// Sends the texts, and closes the channel at the end.
async fn send_texts(
    storage: &Storage,
    texts: &[TextKey],
    sender: mpsc::Sender<(Revision, Standard)>,
    progress: impl Fn(usize, usize),
) -> Result<(), StorageError> {
    for (number, text) in texts.iter().enumerate() {
        progress(number, texts.len());
        // What is gone by now is seen when the revisions are listed again.
        let Some(whole) = storage.find_text(text).await? else { continue };
        if sender.send(whole).await.is_err() {
            // The index has failed; it says why itself.
            return Ok(());
        }
    }
    progress(texts.len(), texts.len());
    Ok(())
}

/// Sends each new version of the catalogue, until nobody listens any more. A failed attempt is
/// logged and made again, after ever longer pauses, while the version before is served on.
pub async fn follow(storage: Storage, kept: KeptIndex, versions: watch::Sender<Arc<Catalogue>>) {
    let mut pause = EVERY;
    loop {
        tokio::select! {
            () = time::sleep(pause) => {}
            () = versions.closed() => return,
        }
        let served = versions.borrow().version;
        let begun = Instant::now();
        match next_version(&storage, &kept, served).await {
            Ok(None) => pause = EVERY,
            Ok(Some(catalogue)) => {
                pause = EVERY.max(REST * begun.elapsed()).min(LONGEST_PAUSE);
                let version = catalogue.version.0;
                tracing::info!(catalogue.version = version, "serving a new version");
                versions.send_replace(catalogue);
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
    kept: &KeptIndex,
    served: CatalogueVersion,
) -> Result<Option<Arc<Catalogue>>, CatalogueError> {
    if storage.version().await? == served {
        return Ok(None);
    }
    let catalogue = Arc::new(Catalogue::load(storage, kept, |_, _| {}).await?);
    warm_up(catalogue.clone()).await?;
    Ok(Some(catalogue))
}

/// Reads what the first query would have to wait for.
///
/// # Errors
/// When the index fails.
pub async fn warm_up(catalogue: Arc<Catalogue>) -> Result<(), CatalogueError> {
    Ok(task::spawn_blocking(move || catalogue.index.warm_up()).await??)
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

    /// When the catalogue that is served now was changed last, where it is known.
    #[must_use]
    pub fn modified(&self) -> Option<SystemTime> {
        self.0.borrow().modified
    }

    /// The number of the version that is served now.
    #[must_use]
    pub fn version(&self) -> CatalogueVersion {
        self.0.borrow().version
    }

    /// Waits for a version above this one; none comes when nobody sends any more.
    pub async fn above(&mut self, version: CatalogueVersion) -> Option<CatalogueVersion> {
        let newer = self.0.wait_for(|catalogue| catalogue.version > version).await;
        newer.ok().map(|catalogue| catalogue.version)
    }
}
