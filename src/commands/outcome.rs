//! What a command ends with: an exit status, or why it was not carried out.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use super::{complaint::complaint, printed::printable};
use crate::{
    catalogue::CatalogueError, document::DocumentError, downloads::DumpError, parser::OtherKind,
    search::GlossaryError, start::StartError, storage::StorageError, translation::TranslationError,
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
    /// A folder has no files.
    #[error("{} is a folder without files", .0.display())]
    EmptyFolder(PathBuf),
    /// A document is no standard.
    #[error("{} is not a professional standard: {}", path.display(), what(*kind))]
    NoStandard {
        /// The file.
        path: PathBuf,
        /// What it is, where that is known.
        kind: Option<OtherKind>,
    },
    /// A document is doubtful, and nobody has accepted it.
    #[error("{}: nothing was saved: it is doubtful: {reason}; --accept saves it all the same", path.display())]
    Doubtful {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
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
    /// A file of translations cannot be used.
    #[error(transparent)]
    Translations(#[from] TranslationError),
    /// A file of the glossary cannot be used.
    #[error(transparent)]
    Glossary(#[from] GlossaryError),
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
    /// The application cannot start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The catalogue cannot be written as files.
    #[error(transparent)]
    Dump(#[from] DumpError),
    /// Writing failed.
    #[error("the output cannot be written")]
    Output(#[from] std::io::Error),
}

/// What a document without profession cards is.
fn what(kind: Option<OtherKind>) -> String {
    match kind {
        Some(kind) => format!("it is {}", kind.name),
        None => "it has no profession card; the heading of a card is «Кәсіптің карточкасы «…»» or \
                 «Карточка профессии «…»»"
            .to_owned(),
    }
}

impl CommandError {
    /// Whether it is a fault of one file, so that others can be read all the same.
    pub(super) fn is_of_file(&self) -> bool {
        matches!(
            self,
            Self::Unreadable { .. }
                | Self::NoText { .. }
                | Self::NoExport { .. }
                | Self::Fleeting(_)
                | Self::NoStandard { .. }
                | Self::Doubtful { .. }
                | Self::Refused { .. }
        )
    }

    /// Tells the person what is wrong with one file of several.
    pub(super) fn print(&self) {
        eprintln!("kasip: {}", printable(&self.complaint()));
    }

    /// Why a file is not saved, without the name of the file.
    pub(super) fn reason(&self) -> String {
        match self {
            Self::Doubtful { reason, .. } | Self::Refused { reason, .. } => reason.clone(),
            Self::NoText { problem, .. } => problem.to_string(),
            Self::NoStandard { kind, .. } => what(*kind),
            Self::NoExport { problem, .. } => format!("is no export of a catalogue: {problem}"),
            other => other.complaint(),
        }
    }

    /// What to tell the person who gave the command: what failed, why, and what to do.
    #[must_use]
    pub fn complaint(&self) -> String {
        complaint(self)
    }
}

/// The exit status of a command that was refused.
pub const REFUSED: u8 = 2;

/// The exit status of `check` where an import would not save a document.
pub(super) const HAS_ERRORS: u8 = 1;

/// What a command ends with.
pub type CommandResult = Result<ExitCode, CommandError>;
