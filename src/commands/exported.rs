//! Files that hold an export of a catalogue. However many standards one holds, one at a time is in
//! memory.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use tokio::{
    sync::mpsc,
    task::{self, JoinHandle},
};

use super::CommandError;
use crate::{
    export::json::read::{ReadError, read_standards},
    standard::{Severity, WholeText},
    storage::refuse_unkeepable,
};

/// How many standards may wait to be saved.
const WAITING: usize = 1;

/// The mark of UTF-8 that some editors put before everything else.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Whether a file is JSON, by its first character that is not white space. No text of a standard
/// begins like that. A file that cannot be read is none: reading it will say why.
pub(super) fn is_json(path: &Path) -> bool {
    let Ok(mut file) = open(path) else { return false };
    loop {
        let Ok(bytes) = file.fill_buf() else { return false };
        let n_bytes = bytes.len();
        match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(byte) => return matches!(byte, b'[' | b'{'),
            None if n_bytes == 0 => return false,
            None => file.consume(n_bytes),
        }
    }
}

/// Reads the whole file and saves nothing, so that what is wrong anywhere in it is found before
/// anything is saved. Gives the number of its standards.
pub(super) fn check_export(path: &Path) -> Result<usize, CommandError> {
    let mut n_standards = 0;
    let mut problem = None;
    read(path, |text| {
        problem = unfit(&text).map(|problem| format!("[{n_standards}]: {problem}"));
        n_standards += 1;
        problem.is_none()
    })?;
    match problem {
        Some(problem) => Err(CommandError::NoExport { path: path.to_owned(), problem }),
        None => Ok(n_standards),
    }
}

/// Why the catalogue would not take the standard, which is held to what a text is held to.
fn unfit(text: &WholeText) -> Option<String> {
    let WholeText { standard, findings, source_text } = text;
    let n_errors = findings.iter().filter(|f| f.severity == Severity::Error).count();
    if n_errors > 0 {
        return Some(format!("it has {n_errors} error(s), so nothing was saved"));
    }
    refuse_unkeepable(standard, findings, source_text).err().map(|refusal| refusal.to_string())
}

/// Reads the standards of a file on a thread of its own. The channel ends with the file; whether it
/// was whole, the task says.
pub(super) fn read_export(
    path: &Path,
) -> (mpsc::Receiver<WholeText>, JoinHandle<Result<(), CommandError>>) {
    let (sender, standards) = mpsc::channel(WAITING);
    let path = path.to_owned();
    let task = task::spawn_blocking(move || read(&path, |text| sender.blocking_send(text).is_ok()));
    (standards, task)
}

fn read(path: &Path, take: impl FnMut(WholeText) -> bool) -> Result<(), CommandError> {
    let file = open(path)?;
    read_standards(file, take).map_err(|error| match error {
        ReadError::Io(source) => CommandError::Unreadable { path: path.to_owned(), source },
        ReadError::Wrong(problem) => CommandError::NoExport { path: path.to_owned(), problem },
    })
}

/// The file behind its mark.
fn open(path: &Path) -> Result<BufReader<File>, CommandError> {
    let unreadable = |source| CommandError::Unreadable { path: path.to_owned(), source };
    let mut file = BufReader::new(File::open(path).map_err(unreadable)?);
    if file.fill_buf().map_err(unreadable)?.starts_with(MARK) {
        file.consume(MARK.len());
    }
    Ok(file)
}
