//! What can go wrong between the catalogue and its database.

use std::{io, path::PathBuf};

use sqlx::{error::DatabaseError, migrate::MigrateError};

use crate::standard::Edition;

/// What can go wrong between the catalogue and its database.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The database cannot be opened, or its tables cannot be brought up to date.
    #[error("the database {url} cannot be opened")]
    Open {
        /// Where the database was looked for.
        url: String,
        /// Why it cannot be opened.
        #[source]
        source: OpenError,
    },
    /// The database was opened to be read, as it cannot be written.
    #[error(
        "the database can only be read; let kasip write the file and its folder, or name another with --database"
    )]
    ReadOnly,
    /// The file of the database has other bytes than were written.
    #[error("the database is damaged ({0}); put a backup in its place")]
    Damaged(String),
    /// A cursor that we did not give out.
    #[error("the cursor is not one of ours")]
    BadCursor,
    /// A standard that the catalogue cannot store; nothing was saved.
    #[error("the standard cannot be saved")]
    Refused(#[from] Refusal),
    /// A row that breaks the model.
    #[error("{what} {id} in the database breaks the model")]
    Inconsistent {
        /// What the row is: `skill`, `term`, …
        what: &'static str,
        /// Where it is: a text, a card or an identifier.
        id: String,
        /// How it breaks the model.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The database failed.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StorageError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::ColumnDecode { index, source } => {
                Self::Inconsistent { what: "column", id: index, source }
            }
            error => Self::Database(error),
        }
    }
}

impl StorageError {
    /// Whether the same question may succeed in a moment: every connection is in use, or another
    /// process has locked the database.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::PoolTimedOut) => true,
            Self::Database(error) => code(error) == Some(BUSY),
            _ => false,
        }
    }
}

/// Why the catalogue cannot store a standard.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum Refusal {
    /// A text has a NUL byte, which databases take for the end of a text or refuse.
    #[error("there is a NUL byte in the text of {0}")]
    NulByte(String),
    /// Two nodes have one name.
    #[error("two pieces are called {0}")]
    Duplicate(String),
    /// A node has the identity of one of another text.
    #[error("{0} does not belong to this text")]
    Stranger(String),
    /// Another standard has the code.
    #[error("another standard of the catalogue, «{title}», has the code {code}")]
    CodeTaken {
        /// The code.
        code: String,
        /// The title of the standard that has it.
        title: String,
    },
    /// The text prints no edition, and the catalogue has editions of it.
    #[error(
        "{text} prints neither a year nor a version, and the catalogue has its edition {latest}"
    )]
    Undated {
        /// The code of the standard.
        text: String,
        /// The latest edition in the language.
        latest: Edition,
    },
    /// The text would remove many of the identifiers of the text that it replaces.
    #[error(
        "{text} would lose {n_removed} of the {n_held} permanent identifiers of its edition {edition}"
    )]
    Loss {
        /// The code of the standard.
        text: String,
        /// The edition that is replaced, or no longer the latest.
        edition: Edition,
        /// How many would be removed.
        n_removed: u64,
        /// How many the text before had.
        n_held: u64,
    },
}

/// Why a database cannot be opened, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address makes no sense.
    #[error("{0}, as in sqlite:kasip.db")]
    Address(&'static str),
    /// The folder of the file is missing.
    #[error("the folder {} does not exist; make it first", .0.display())]
    NoFolder(PathBuf),
    /// The address leads to a folder.
    #[error("it is a folder; name a file in it")]
    Folder,
    /// The file cannot be read.
    #[error("the file cannot be read")]
    Unreadable(#[source] io::Error),
    /// The file is missing and cannot be made.
    #[error("there is no such file, and kasip may not make one in this folder")]
    Unmakeable,
    /// The file is none of `SQLite`.
    #[error("it is not an SQLite database; name another file with --database")]
    NotSqlite,
    /// The file belongs to another program.
    #[error("it is a database of another program; name another file with --database")]
    Foreign,
    /// The file was written for others.
    #[error(
        "it was written by `kasip export sqlite` for other programs and is not a catalogue; import what `kasip export json` writes"
    )]
    ForOthers,
    /// The tables are of a later version.
    #[error("it was made by a newer kasip; use that, or name another file with --database")]
    Newer,
    /// The tables are of another build.
    #[error(
        "its tables were made by another build of kasip; use that, or name another file with --database"
    )]
    OtherBuild,
    /// The tables are of an earlier version and cannot be brought up to date.
    #[error("it was made by an older kasip and cannot be written; open it once where it can")]
    Outdated,
    /// There is a log that cannot be read.
    #[error(
        "what was written last is in a log (-wal) beside it, which cannot be read here; close the database where it is written, then copy it"
    )]
    UnreadableLog,
    /// Another program has locked the file.
    #[error("another program has locked it; end that program, then try again")]
    Locked(#[source] sqlx::Error),
    /// `SQLite` says why.
    #[error("SQLite refuses it")]
    Sqlite(#[source] sqlx::Error),
    /// The tables cannot be made.
    #[error("its tables cannot be made")]
    Tables(#[source] MigrateError),
}

impl From<sqlx::Error> for OpenError {
    fn from(error: sqlx::Error) -> Self {
        match code(&error) {
            Some(BUSY | LOCKED) => Self::Locked(error),
            Some(NOT_A_DATABASE) => Self::NotSqlite,
            _ => Self::Sqlite(error),
        }
    }
}

impl From<MigrateError> for OpenError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) => error.into(),
            MigrateError::VersionMissing(_) => Self::Newer,
            MigrateError::VersionMismatch(_) => Self::OtherBuild,
            error => Self::Tables(error),
        }
    }
}

impl OpenError {
    /// Whether it says that something cannot be written, so that the file may still be read.
    pub(super) fn says_read_only(&self) -> bool {
        self.code().is_some_and(|code| matches!(code, PERMISSION | READ_ONLY | CANNOT_OPEN))
    }

    /// Whether another process has locked the file, or has made the tables since we looked.
    pub(super) fn may_pass(&self) -> bool {
        match self {
            Self::Tables(MigrateError::ExecuteMigration(..)) => !self.says_read_only(),
            Self::Locked(_) => true,
            // Another process has noted the same migration in the meantime.
            Self::Sqlite(sqlx::Error::Database(error)) => error.is_unique_violation(),
            _ => false,
        }
    }

    fn code(&self) -> Option<u32> {
        match self {
            Self::Locked(error)
            | Self::Sqlite(error)
            | Self::Tables(
                MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _),
            ) => code(error),
            _ => None,
        }
    }
}

/// Codes of `SQLite`.
const PERMISSION: u32 = 3;
const BUSY: u32 = 5;
const LOCKED: u32 = 6;
const READ_ONLY: u32 = 8;
const CANNOT_OPEN: u32 = 14;
const NOT_A_DATABASE: u32 = 26;

/// The code of `SQLite`: the low byte of an extended one is the code itself.
fn code(error: &sqlx::Error) -> Option<u32> {
    let error: &dyn DatabaseError = error.as_database_error()?;
    error.code()?.parse::<u32>().ok().map(|code| code & 0xff)
}
