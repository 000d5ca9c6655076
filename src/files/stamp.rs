//! What tells one state of a file from another without reading it.

use std::{
    fs::{self, Metadata},
    io,
    path::Path,
    time::SystemTime,
};

/// The length of a file, when it was written last, and which file of its disk it is. A file that
/// somebody changes or replaces has another stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileStamp {
    length: u64,
    modified: Option<SystemTime>,
    identity: (u64, u64),
}

impl FileStamp {
    /// The stamp of the file at `path` now.
    ///
    /// # Errors
    /// When there is no file, or it cannot be looked at.
    pub fn of(path: &Path) -> io::Result<Self> {
        Ok(Self::from(&fs::metadata(path)?))
    }

    /// Whether the file at `path` is still in this state.
    #[must_use]
    pub fn is_of(&self, path: &Path) -> bool {
        Self::of(path).is_ok_and(|now| now == *self)
    }

    /// Whether both are states of one file.
    #[must_use]
    pub fn is_same_file(&self, other: &Self) -> bool {
        self.identity == other.identity
    }
}

impl From<&Metadata> for FileStamp {
    fn from(metadata: &Metadata) -> Self {
        Self {
            length: metadata.len(),
            modified: metadata.modified().ok(),
            identity: identity(metadata),
        }
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

/// Other systems do not tell; there the length and the time must do.
#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, u64) {
    (0, 0)
}
