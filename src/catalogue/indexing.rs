//! Brings the search index up to date with the storage, and rebuilds it where it fails.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use tokio::{sync::mpsc, task};

use super::CatalogueError;
use crate::{
    causes::causes,
    files,
    search::{GlossaryFiles, IndexLocation, IndexStore, IndexUpdate, IndexedTexts, SearchError},
    standard::{Standard, TextKey},
    storage::{Revision, Storage, StorageError},
};

/// How often to ask again while another process changes the index.
const WHILE_LOCKED: Duration = Duration::from_millis(20);

/// How long another process may take to change the index: longer than a first build of a thousand
/// standards. A process that has stopped in the middle must not stop this one.
const LONGEST_WAIT: Duration = Duration::from_mins(2);

/// Stands between the revisions of texts that are one entry of the index.
const TOGETHER: &str = "+";

/// How many standards may wait to be indexed: the memory that making an index takes beside it.
const TEXTS_WAITING: usize = 2;

/// The index of the storage, with the concepts of a glossary: in the folder that was given, else
/// beside the file of the database, else in memory.
///
/// # Errors
/// When no index can be made in memory.
pub fn open_index(
    storage: &Storage,
    folder: Option<PathBuf>,
    glossary: GlossaryFiles,
) -> Result<IndexStore, CatalogueError> {
    let folder = folder.or_else(|| storage.beside_file(".index"));
    let location = folder.map_or(IndexLocation::Memory, IndexLocation::Folder);
    Ok(IndexStore::with_glossary(&location, glossary)?)
}

/// Takes out of the index what the storage no longer holds, and puts in what is new. Where nothing
/// has changed, nothing is written. An index that fails is rebuilt, once. `progress` is told how
/// many standards of how many are done.
///
/// # Errors
/// When the storage fails, or the index fails twice.
pub async fn bring_up_to_date(
    storage: &Storage,
    index_store: &IndexStore,
    progress: impl Fn(usize, usize),
) -> Result<(), CatalogueError> {
    rebuilding(index_store, || update(storage, index_store, &progress)).await
}

/// Makes an attempt at something with the index. Where that fails and a rebuilt index may work, the
/// index is removed, and there is one more attempt. Nothing in an index is worth a person's time:
/// it is rebuilt from the storage.
pub(super) async fn rebuilding<T, Attempt>(
    index_store: &IndexStore,
    attempt: impl Fn() -> Attempt,
) -> Result<T, CatalogueError>
where
    Attempt: Future<Output = Result<T, CatalogueError>>,
{
    match attempt().await {
        Err(error) if error.is_mended_by_rebuilding() => {
            tracing::warn!(causes = causes(&error), "the search index is rebuilt: {error}");
        }
        done => return done,
    }
    let remove = || async { Ok(with(index_store, IndexStore::remove).await?.then_some(())) };
    unlocked(LONGEST_WAIT, remove).await?;
    attempt().await
}

/// Brings the index up to date, and leaves it where it fails.
pub(super) async fn update(
    storage: &Storage,
    index_store: &IndexStore,
    progress: &impl Fn(usize, usize),
) -> Result<(), CatalogueError> {
    loop {
        let stored = storage.list_revisions().await?;
        let to_hold = to_hold(&stored);
        if with(index_store, IndexStore::texts).await? == to_hold {
            return Ok(());
        }
        let update = unlocked(LONGEST_WAIT, || with(index_store, IndexStore::update)).await?;
        change(storage, update, &stored, &to_hold, progress).await?;
        if with(index_store, IndexStore::texts).await? != to_hold {
            // An import came in between, or the connections do not agree, as another database was
            // copied over the file.
            storage.renew_connections().await;
        }
    }
}

/// What an index of these texts holds: of each standard the texts of the greatest edition, which are
/// one entry under the first of them.
pub(super) fn to_hold(stored: &BTreeMap<TextKey, Revision>) -> IndexedTexts {
    let mut to_hold = IndexedTexts::new();
    for (text, revision) in stored {
        match to_hold.last_entry().filter(|last| last.key().code == text.code) {
            Some(mut known) if is_with(text, known.key()) => {
                known.get_mut().push_str(TOGETHER);
                known.get_mut().push_str(revision);
                continue;
            }
            // The editions of a standard come in order, so this was of an earlier one.
            Some(known) => _ = known.remove(),
            None => {}
        }
        to_hold.insert(text.clone(), revision.clone());
    }
    to_hold
}

/// Whether two texts are of the same edition of a standard.
fn is_with(one: &TextKey, other: &TextKey) -> bool {
    one.code == other.code && one.edition == other.edition
}

/// Asks until no other process changes the index, but not longer than that.
async fn unlocked<T, Answer>(
    longest: Duration,
    ask: impl Fn() -> Answer,
) -> Result<T, CatalogueError>
where
    Answer: Future<Output = Result<Option<T>, CatalogueError>>,
{
    files::unlocked(WHILE_LOCKED, longest, ask).await?.ok_or(CatalogueError::Locked)
}

/// Asks the index on a thread of its own, where a panic is an error.
async fn with<T: Send + 'static>(
    index_store: &IndexStore,
    ask: fn(&IndexStore) -> Result<T, SearchError>,
) -> Result<T, CatalogueError> {
    let index_store = index_store.clone();
    Ok(task::spawn_blocking(move || ask(&index_store)).await??)
}

/// Reads the texts one after another while they are indexed on a thread of its own, so that they
/// are never all in memory together.
async fn change(
    storage: &Storage,
    mut update: IndexUpdate,
    stored: &BTreeMap<TextKey, Revision>,
    to_hold: &IndexedTexts,
    progress: &impl Fn(usize, usize),
) -> Result<(), CatalogueError> {
    let removed: Vec<TextKey> =
        update.texts().keys().filter(|text| !to_hold.contains_key(text)).cloned().collect();
    let is_new =
        |(text, revision): &(&TextKey, &String)| update.texts().get(text) != Some(revision);
    let new: Vec<&TextKey> = to_hold.iter().filter(is_new).map(|(text, _)| text).collect();
    let (texts, mut waiting) = mpsc::channel::<Vec<(Revision, Standard)>>(TEXTS_WAITING);
    let indexing = task::spawn_blocking(move || {
        for text in &removed {
            update.remove(text);
        }
        while let Some(texts) = waiting.blocking_recv() {
            let (revisions, texts): (Vec<Revision>, Vec<Standard>) = texts.into_iter().unzip();
            if let Some((first, others)) = texts.split_first() {
                update.put(first, others, &revisions.join(TOGETHER))?;
            }
        }
        Ok::<_, SearchError>(update)
    });
    let sent = send_texts(storage, stored, &new, texts, progress).await;
    let update = indexing.await??;
    // Where the storage has failed, the update is let go and the index stays as it was.
    sent?;
    task::spawn_blocking(move || update.commit()).await??;
    Ok(())
}

/// Sends these texts, each with the others of its edition, and closes the channel at the end.
async fn send_texts(
    storage: &Storage,
    stored: &BTreeMap<TextKey, Revision>,
    texts: &[&TextKey],
    sender: mpsc::Sender<Vec<(Revision, Standard)>>,
    progress: &impl Fn(usize, usize),
) -> Result<(), StorageError> {
    for (number, first) in texts.iter().enumerate() {
        progress(number, texts.len());
        let mut together = Vec::new();
        for (text, _) in
            stored.range::<TextKey, _>(*first..).take_while(|(text, _)| is_with(text, first))
        {
            // What was removed meanwhile is seen when the revisions are listed again.
            together.extend(storage.find_text(text).await?);
        }
        if sender.send(together).await.is_err() {
            // The index has failed; it says why itself.
            return Ok(());
        }
    }
    progress(texts.len(), texts.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{fs::File, time::Duration};

    use tokio::time;

    use super::{CatalogueError, LONGEST_WAIT, unlocked, with};
    use crate::search::{IndexLocation, IndexStore};

    #[tokio::test]
    async fn a_process_that_never_lets_go_of_the_index_is_not_waited_for_without_end() {
        let folder = tempfile::tempdir().unwrap();
        let index_store =
            IndexStore::open(&IndexLocation::Folder(folder.path().to_owned())).unwrap();
        let other = File::create(folder.path().join(".lock")).unwrap();
        other.lock().unwrap();
        let moment = Duration::from_millis(100);
        let refused = unlocked(moment, || with(&index_store, IndexStore::update)).await.err();
        assert!(matches!(refused, Some(CatalogueError::Locked)), "{refused:?}");

        let ending = tokio::spawn(async move {
            time::sleep(moment).await;
            drop(other);
        });
        assert!(unlocked(LONGEST_WAIT, || with(&index_store, IndexStore::update)).await.is_ok());
        ending.await.unwrap();
    }
}
