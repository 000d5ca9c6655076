//! A file that is opened once, so that a pipe loses nothing, and known by how it begins.

use std::{
    fs::File,
    io::{self, Cursor, Read},
    path::{Path, PathBuf},
};

use super::CommandError;

/// How much of the beginning tells what a file is, in bytes.
const BEGINNING: u64 = 64 * 1024;

/// The mark of UTF-8 that some editors put before everything else.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A file that somebody named: on a disk, or the end of a pipe.
pub(super) struct OpenedFile {
    pub(super) path: PathBuf,
    /// What was read of it already.
    beginning: Vec<u8>,
    rest: File,
}

impl OpenedFile {
    /// Opens the file and reads its beginning.
    pub(super) fn open(path: &Path) -> Result<Self, CommandError> {
        let open = || {
            let mut rest = File::open(path)?;
            let mut beginning = Vec::new();
            rest.by_ref().take(BEGINNING).read_to_end(&mut beginning)?;
            Ok(Self { path: path.to_owned(), beginning, rest })
        };
        open().map_err(|source| CommandError::Unreadable { path: path.to_owned(), source })
    }

    /// Whether it is JSON, by its first character that is not white space. No text of a standard
    /// begins like that.
    pub(super) fn is_json(&self) -> bool {
        let first = self.unmarked().iter().find(|byte| !byte.is_ascii_whitespace());
        matches!(first, Some(b'[' | b'{'))
    }

    /// Whether it can be opened again with the same content, which what comes out of a pipe cannot.
    pub(super) fn is_lasting(&self) -> io::Result<bool> {
        Ok(self.rest.metadata()?.is_file())
    }

    /// The whole file.
    pub(super) fn whole(self) -> impl Read {
        Cursor::new(self.beginning).chain(self.rest)
    }

    /// The file behind its mark.
    pub(super) fn behind_mark(self) -> impl Read {
        let mark = self.beginning.len() - self.unmarked().len();
        let mut beginning = Cursor::new(self.beginning);
        beginning.set_position(mark as u64);
        beginning.chain(self.rest)
    }

    fn unmarked(&self) -> &[u8] {
        self.beginning.strip_prefix(MARK).unwrap_or(&self.beginning)
    }
}
