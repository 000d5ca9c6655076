//! An index in memory, in place of one whose folder fails. The folder is tried again, so that one
//! that can be used later is used without a restart, and the memory is given back.

use std::time::{Duration, Instant};

use tokio::task::JoinHandle;

use super::{BackOff, Catalogue, CatalogueError, bring_up_to_date};
use crate::{causes::causes, search::IndexStore, storage::Storage};

/// The first and the longest wait before the folder is tried again.
const PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(10);

/// The folder that has failed.
#[derive(Debug)]
pub(super) struct Fallback {
    folder: IndexStore,
    back_off: BackOff,
    not_before: Instant,
    attempt: Option<JoinHandle<Result<(), CatalogueError>>>,
}

/// Loads the catalogue with this index, or with one in memory where this one fails.
pub(super) async fn load(
    storage: &Storage,
    index: IndexStore,
    progress: impl Fn(usize, usize),
) -> Result<(Catalogue, IndexStore, Option<Fallback>), CatalogueError> {
    match Catalogue::load(storage, &index, &progress).await {
        Err(error) if error.is_of_index() => {
            tracing::warn!(
                causes = causes(&error),
                "the search index is in memory until its folder can be used: {error}"
            );
            let in_memory = index.in_memory()?;
            let catalogue = Catalogue::load(storage, &in_memory, progress).await?;
            Ok((catalogue, in_memory, Some(Fallback::new(index))))
        }
        loaded => Ok((loaded?, index, None)),
    }
}

impl Fallback {
    fn new(folder: IndexStore) -> Self {
        let mut back_off = BackOff::new(PAUSE, LONGEST_PAUSE);
        let not_before = Instant::now() + back_off.failed();
        Self { folder, back_off, not_before, attempt: None }
    }

    /// The index in its folder once it is up to date there. Nobody waits for the attempt: it may
    /// index the whole catalogue.
    pub(super) async fn index_in_folder(&mut self, storage: &Storage) -> Option<IndexStore> {
        match &mut self.attempt {
            None if Instant::now() < self.not_before => return None,
            None => {
                let (storage, folder) = (storage.clone(), self.folder.clone());
                let attempt = async move { bring_up_to_date(&storage, &folder, |_, _| {}).await };
                self.attempt = Some(tokio::spawn(attempt));
                return None;
            }
            Some(attempt) if !attempt.is_finished() => return None,
            Some(_) => {}
        }
        let done = self.attempt.take()?.await;
        match done.map_err(CatalogueError::from).flatten() {
            Ok(()) => {
                tracing::info!("the folder of the search index can be used again");
                Some(self.folder.clone())
            }
            Err(error) => {
                tracing::warn!(
                    causes = causes(&error),
                    "the search index stays in memory: {error}"
                );
                self.not_before = Instant::now() + self.back_off.failed();
                None
            }
        }
    }
}
