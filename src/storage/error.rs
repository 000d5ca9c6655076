//! What can go wrong between the catalogue and its database.

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
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A cursor that we did not give out.
    #[error("the cursor is not one of ours")]
    BadCursor,
    /// A standard that the catalogue cannot keep; nothing was saved.
    #[error("the standard cannot be saved")]
    Refused(#[from] Refusal),
    /// A row that breaks the model.
    #[error("{what} {id} in the database breaks the model")]
    Inconsistent {
        /// What the row holds: `skill`, `term`, …
        what: &'static str,
        /// Where it stands: a text, a card or an identifier.
        id: String,
        /// How it breaks the model.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

impl StorageError {
    /// Whether the same question may succeed in a moment: every connection is in use, or another
    /// process holds the database.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::PoolTimedOut) => true,
            Self::Database(error) => error.as_database_error().is_some_and(is_locked),
            _ => false,
        }
    }
}

/// The low byte of an extended code of `SQLite` is the code itself; 5 is `SQLITE_BUSY`.
pub(super) fn is_locked(error: &dyn sqlx::error::DatabaseError) -> bool {
    let code = error.code().and_then(|code| code.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == 5)
}

/// Why the catalogue cannot keep a standard.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum Refusal {
    /// A text holds a NUL byte, which databases take for the end of a text or refuse.
    #[error("there is a NUL byte in the text of {0}")]
    NulByte(String),
    /// Two pieces have one name.
    #[error("two pieces are called {0}")]
    Duplicate(String),
    /// A piece says that it is part of another text, or its identity is not that of its place.
    #[error("{0} does not belong to this text")]
    Stranger(String),
    /// The text would remove many of the identifiers of the text that it replaces.
    #[error("{text} would lose {n_removed} of its {n_held} permanent identifiers")]
    Loss {
        /// The code of the standard.
        text: String,
        /// How many would be removed.
        n_removed: u64,
        /// How many the catalogue holds of the text before.
        n_held: u64,
    },
}
