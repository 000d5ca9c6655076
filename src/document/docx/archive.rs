//! The parts of a document of Word: entries of a ZIP archive, which may claim or hold anything.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use crate::document::{error::DocumentError, limits::Limits};

/// The most entries of an archive. A document has some twenty, and one for each picture.
const ENTRIES: usize = 5000;

/// The most bytes that are unpacked. The largest known standard has a megabyte.
const UNPACKED: u64 = 64 * 1024 * 1024;

/// The record at the end of an archive: its sign, its length, and where it counts the entries.
const END_SIGN: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const END_COUNT: usize = 10;

/// The longest comment behind the record.
const COMMENT: usize = 65_535;

/// The parts of a document.
pub(super) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
    limits: Limits,
}

impl<'b> Parts<'b> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'b [u8], limits: Limits) -> Result<Self, DocumentError> {
        // The archive is read into memory entry by entry, so they are counted before.
        if count_entries(bytes).is_some_and(|entries| entries > ENTRIES) {
            return Err(limits.exceeded(&format!("has more than {ENTRIES} parts")));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        Ok(Self { archive, left: UNPACKED, limits })
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of the parts that begin in this way and are XML.
    pub(super) fn names(&self, beginning: &str) -> Vec<String> {
        let mut names: Vec<String> = self
            .archive
            .file_names()
            .filter_map(Result::ok)
            .filter(|name| name.starts_with(beginning) && name.ends_with(".xml"))
            .map(Into::into)
            .collect();
        names.sort_unstable();
        names
    }

    /// Hands a part to a reader; none where there is no such part.
    pub(super) fn read<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut dyn BufRead) -> Result<T, DocumentError>,
    ) -> Result<Option<T>, DocumentError> {
        if !self.has(name) {
            return Ok(None);
        }
        let too_large = || {
            let megabytes = UNPACKED / (1024 * 1024);
            self.limits.exceeded(&format!("unpacks to more than {megabytes} MiB"))
        };
        let part = self.archive.by_name(name).map_err(|error| damaged(&error))?;
        if part.size() > self.left {
            return Err(too_large());
        }
        // What is claimed need not be what comes.
        let mut part = BufReader::new(Counted { part: part.take(self.left), n_read: 0 });
        let done = read(&mut part);
        let n_read = part.get_ref().n_read;
        if n_read >= self.left {
            return Err(too_large());
        }
        self.left -= n_read;
        done.map(Some)
    }
}

/// A reader that knows how much it gave.
struct Counted<R> {
    part: R,
    n_read: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.part.read(buffer)?;
        self.n_read += n_read as u64;
        Ok(n_read)
    }
}

/// How many entries the archive says it has.
fn count_entries(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(COMMENT + END_LENGTH);
    let at = bytes[from..].windows(END_SIGN.len()).rposition(|sign| sign == END_SIGN)? + from;
    let count = bytes.get(at + END_COUNT..at + END_COUNT + 2)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
}

fn damaged(error: &ZipError) -> DocumentError {
    let problem = match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            return DocumentError::OtherKind("protected by a password; save it without one");
        }
        ZipError::UnsupportedArchive(what) => (*what).to_owned(),
        _ => "it was cut off, or is no archive".to_owned(),
    };
    DocumentError::Damaged { format: "DOCX", problem }
}
