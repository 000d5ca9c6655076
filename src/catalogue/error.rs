//! Why the catalogue is not ready.

use tokio::task::JoinError;

use crate::{search::SearchError, storage::StorageError};

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
