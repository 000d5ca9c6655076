//! Writing the catalogue, whole, in any number of formats at once: the texts are read one after
//! another from one snapshot of the catalogue, and written on a thread of their own.

use std::io;

use tokio::{
    sync::mpsc,
    task::{self, JoinError},
};

use crate::{
    export::{BoxedWriter, ExportedText, FormatWriter},
    standard::TextKey,
    storage::{Snapshot, StorageError},
    translation::Translations,
};

/// How many texts may wait to be written: the memory that a dump takes beside its buffers.
const TEXTS_WAITING: usize = 1;

/// Why the catalogue could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// The storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The output cannot be written to.
    #[error("the output cannot be written")]
    Output(#[from] io::Error),
    /// The task that writes came to a sudden end.
    #[error("the task that writes came to a sudden end")]
    Task(#[from] JoinError),
}

/// Begins formats on a thread that may be blocked, which some of them need.
///
/// # Errors
/// When an output cannot be written to.
pub async fn begin_writers<T: Send + 'static>(
    begin: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, DumpError> {
    Ok(task::spawn_blocking(begin).await??)
}

/// Writes these texts in each of the formats, with their words in other languages: those of official
/// texts among them, and these translations. `progress` is told how many texts of how many are read.
///
/// # Errors
/// When the storage fails or an output cannot be written to; what was written is then of no use.
pub async fn dump(
    snapshot: &mut Snapshot,
    texts: &[TextKey],
    translations: &Translations,
    mut formats: Vec<BoxedWriter>,
    progress: impl Fn(usize, usize),
) -> Result<(), DumpError> {
    let (sender, mut waiting) = mpsc::channel::<ExportedText>(TEXTS_WAITING);
    let consumer = task::spawn_blocking(move || {
        while let Some(text) = waiting.blocking_recv() {
            let formats = formats.iter_mut();
            let mut takers =
                formats.filter(|format| text.is_latest || format.takes_earlier_editions());
            takers.try_for_each(|format| format.write(&text))?;
        }
        Ok::<_, io::Error>(formats)
    });
    let mut read = Ok(());
    for (number, text) in texts.iter().enumerate() {
        progress(number, texts.len());
        match find_text(snapshot, text, texts, translations).await {
            Ok(Some(whole)) => {
                // Where the writing has failed, it says why itself.
                if sender.send(whole).await.is_err() {
                    break;
                }
            }
            Ok(None) => {}
            Err(error) => {
                read = Err(error);
                break;
            }
        }
    }
    drop(sender);
    let formats = consumer.await??;
    // An output that does not hold every text is never ended: it must not look whole.
    read?;
    task::spawn_blocking(move || formats.into_iter().try_for_each(FormatWriter::end)).await??;
    progress(texts.len(), texts.len());
    Ok(())
}

/// A text with the official texts of the same edition in other languages.
async fn find_text(
    snapshot: &mut Snapshot,
    text: &TextKey,
    texts: &[TextKey],
    translations: &Translations,
) -> Result<Option<ExportedText>, StorageError> {
    let Some(whole) = snapshot.find_whole(text).await? else { return Ok(None) };
    let mut official = Vec::new();
    for other in texts {
        if other.code == text.code && other.edition == text.edition && other != text {
            official.extend(snapshot.find_standard(other).await?);
        }
    }
    let is_later = |other: &TextKey| {
        (&other.code, other.language) == (&text.code, text.language) && other.edition > text.edition
    };
    let is_latest = !texts.iter().any(is_later);
    Ok(Some(ExportedText { whole, official, translations: translations.clone(), is_latest }))
}
