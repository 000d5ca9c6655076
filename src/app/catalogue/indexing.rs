//! Brings the search index up to date with the storage, and makes it again where it fails.

use std::{collections::BTreeMap, time::Duration};

use tokio::{sync::mpsc, task, time};

use super::CatalogueError;
use crate::{
    app::error::causes,
    search::{IndexUpdate, KeptIndex, SearchError},
    standard::{Standard, TextKey},
    storage::{Revision, Storage, StorageError},
};

/// How long to wait while another process changes the index.
const WHILE_LOCKED: Duration = Duration::from_millis(20);

/// How many texts may wait to be indexed: the memory that making an index takes beside it.
const TEXTS_WAITING: usize = 2;

/// Takes out of the index what the storage no longer holds, and puts in what is new. Where nothing
/// has changed, nothing is written. An index that fails is made again, once. `progress` is told how
/// many texts of how many are done.
///
/// # Errors
/// When the storage fails, or the index fails twice.
pub async fn bring_up_to_date(
    storage: &Storage,
    kept: &KeptIndex,
    progress: impl Fn(usize, usize),
) -> Result<(), CatalogueError> {
    match update(storage, kept, &progress).await {
        Err(error) if error.is_of_index() => discard(kept, &error).await?,
        done => return done,
    }
    update(storage, kept, &progress).await
}

/// Removes an index that has failed. Nothing in it is worth a person's time: it is made again from
/// the storage.
pub(super) async fn discard(
    kept: &KeptIndex,
    error: &CatalogueError,
) -> Result<(), CatalogueError> {
    tracing::warn!(causes = causes(error), "the search index is made again: {error}");
    while !with(kept, KeptIndex::remove).await? {
        time::sleep(WHILE_LOCKED).await;
    }
    Ok(())
}

/// Brings the index up to date, and leaves it where it fails.
pub(super) async fn update(
    storage: &Storage,
    kept: &KeptIndex,
    progress: &impl Fn(usize, usize),
) -> Result<(), CatalogueError> {
    loop {
        let held = storage.list_revisions().await?;
        if with(kept, KeptIndex::texts).await? == held {
            return Ok(());
        }
        match with(kept, KeptIndex::update).await? {
            Some(update) => change(storage, update, &held, progress).await?,
            None => time::sleep(WHILE_LOCKED).await,
        }
    }
}

/// Asks the index on a thread of its own, where a panic is an error.
async fn with<T: Send + 'static>(
    kept: &KeptIndex,
    ask: fn(&KeptIndex) -> Result<T, SearchError>,
) -> Result<T, CatalogueError> {
    let kept = kept.clone();
    Ok(task::spawn_blocking(move || ask(&kept)).await??)
}

/// Reads the texts one after another while they are indexed on a thread of its own, so that they
/// are never all in memory together.
async fn change(
    storage: &Storage,
    mut update: IndexUpdate,
    held: &BTreeMap<TextKey, Revision>,
    progress: &impl Fn(usize, usize),
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
    progress: &impl Fn(usize, usize),
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
