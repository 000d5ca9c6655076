//! What a command ends with: an exit status, or why it was not carried out.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use super::complaint::complaint;
use crate::{
    catalogue::CatalogueError, document::DocumentError, downloads::DumpError, storage::StorageError,
};

/// Why a command was not carried out: one sentence for the person who gave it.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A file cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is no document that can be read.
    #[error("{} {problem}", path.display())]
    NoText {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: DocumentError,
    },
    /// A file is no export of ours, or one that is broken.
    #[error("{} is no export of a catalogue: {problem}", path.display())]
    NoExport {
        /// The file.
        path: PathBuf,
        /// Where and what.
        problem: String,
    },
    /// An export comes out of a pipe.
    #[error("{} is an export of a catalogue, which is read twice: save it as a file first", .0.display())]
    Fleeting(PathBuf),
    /// A text is no standard.
    #[error("{} is not the text of a professional standard: it has no {missing}", path.display())]
    NoStandard {
        /// The file.
        path: PathBuf,
        /// What it lacks.
        missing: &'static str,
    },
    /// A standard is not good enough to be saved.
    #[error("{}: nothing was saved: {reason}", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why, and what to do.
        reason: String,
    },
    /// There is no such standard.
    #[error("the catalogue has no standard {0}")]
    UnknownStandard(String),
    /// There is no such table.
    #[error("there is no table {name}; there are {}", all.join(", "))]
    UnknownTable {
        /// What was asked for.
        name: String,
        /// The tables that there are.
        all: Vec<&'static str>,
    },
    /// A file or folder cannot be written.
    #[error("{} cannot be written: {source}", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The address is taken or not ours.
    #[error("cannot listen on {address}: {source}; choose another address with --listen")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// The log filter makes no sense.
    #[error("the log filter {0:?} makes no sense; try --log info")]
    LogFilter(String),
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The catalogue cannot be made ready.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// The catalogue cannot be written as files.
    #[error(transparent)]
    Dump(#[from] DumpError),
    /// Writing failed.
    #[error("the output cannot be written")]
    Output(#[from] std::io::Error),
}

impl CommandError {
    /// What to tell the person who gave the command: what failed, why, and what to do.
    #[must_use]
    pub fn complaint(&self) -> String {
        complaint(self)
    }
}

/// The exit status of a command that was refused.
pub const REFUSED: u8 = 2;

/// The exit status of `check` where an import would refuse a text.
pub(super) const HAS_ERRORS: u8 = 1;

/// What a command ends with.
pub type CommandResult = Result<ExitCode, CommandError>;
