//! What can go wrong in the index.

use std::{io, path::PathBuf, sync::Arc};

use super::request::{MAX_CHARS, MAX_WORDS};

/// What can go wrong in the index.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Neither words nor a filter: there is nothing to look for.
    #[error("neither words nor a filter are given")]
    NothingAsked,
    /// More letters or words than a query may have.
    #[error("the query is longer than {MAX_CHARS} characters or {MAX_WORDS} words")]
    TooLong,
    /// A cursor that we did not give out for this request and this version of the catalogue.
    #[error("the cursor is not one of ours")]
    BadCursor,
    /// Nobody waits for the answer any more.
    #[error("the search was stopped")]
    Stopped,
    /// The folder of the index cannot be made or written.
    #[error("the search index cannot be stored in {}", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The index failed.
    #[error("the search index failed")]
    Index(#[from] tantivy::TantivyError),
}

impl SearchError {
    /// Whether the system lacks room, memory or open files; the index may be as good as before.
    #[must_use]
    pub fn is_of_system(&self) -> bool {
        let mut next: Option<&(dyn std::error::Error + 'static)> = Some(self);
        while let Some(error) = next {
            let shared = error.downcast_ref::<Arc<io::Error>>().map(AsRef::as_ref);
            if error.downcast_ref::<io::Error>().or(shared).is_some_and(is_lack) {
                return true;
            }
            next = error.source();
        }
        false
    }
}

/// Whether there is no room on the disk or in memory, or no file can be opened any more.
fn is_lack(error: &io::Error) -> bool {
    use io::ErrorKind::{OutOfMemory, QuotaExceeded, StorageFull};
    // ENFILE and EMFILE have no kind of their own.
    matches!(error.kind(), StorageFull | QuotaExceeded | OutOfMemory)
        || matches!(error.raw_os_error(), Some(23 | 24))
}

impl From<io::Error> for SearchError {
    fn from(error: io::Error) -> Self {
        Self::Index(error.into())
    }
}
