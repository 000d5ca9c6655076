//! Writing the catalogue, whole, in any number of formats at once: the texts are read one after
//! another at one moment of the catalogue, and written on a thread of their own.

use std::{io, path::Path, sync::Arc};

use tokio::{
    sync::mpsc,
    task::{self, JoinError},
};

use crate::{
    export::Format,
    standard::{TextKey, WholeText},
    storage::{Moment, StorageError, TableFile},
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

/// Writes these texts in each of the formats, and into a new database at `database` where one is
/// wanted. `progress` is told how many texts of how many are read.
///
/// # Errors
/// When the storage fails or an output cannot be written to; what was written is then of no use.
pub async fn dump(
    moment: &mut Moment,
    texts: &[TextKey],
    mut formats: Vec<Box<dyn Format>>,
    database: Option<&Path>,
    progress: impl Fn(usize, usize),
) -> Result<(), DumpError> {
    let mut database = match database {
        Some(path) => Some(TableFile::begin(path).await?),
        None => None,
    };
    let (sender, mut waiting) = mpsc::channel::<Arc<WholeText>>(TEXTS_WAITING);
    let consumer = task::spawn_blocking(move || {
        while let Some(text) = waiting.blocking_recv() {
            formats.iter_mut().try_for_each(|format| format.write(&text))?;
        }
        Ok::<_, io::Error>(formats)
    });
    let mut read = Ok(());
    for (number, text) in texts.iter().enumerate() {
        progress(number, texts.len());
        read = send(moment, text, &sender, database.as_mut()).await;
        if read.is_err() || sender.is_closed() {
            break;
        }
    }
    drop(sender);
    let formats = consumer.await??;
    // An output that does not hold every text is never ended: it must not look whole.
    read?;
    task::spawn_blocking(move || formats.into_iter().try_for_each(Format::end)).await??;
    if let Some(database) = database {
        database.end().await?;
    }
    progress(texts.len(), texts.len());
    Ok(())
}

async fn send(
    moment: &mut Moment,
    text: &TextKey,
    sender: &mpsc::Sender<Arc<WholeText>>,
    database: Option<&mut TableFile>,
) -> Result<(), StorageError> {
    let Some(whole) = moment.find_whole(text).await? else { return Ok(()) };
    let whole = Arc::new(whole);
    // Where the writing has failed, it says why itself.
    let _ = sender.send(whole.clone()).await;
    match database {
        Some(database) => database.write(&whole).await,
        None => Ok(()),
    }
}
