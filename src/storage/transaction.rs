//! One connection for several statements that belong together.

use super::{Storage, StorageError, dialect::BEGIN_WRITING};

/// A transaction of any of our databases. One that is dropped leaves the database as it was.
#[derive(Debug)]
pub(super) enum Transaction {
    /// `SQLite`.
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
}

impl Storage {
    /// Begins to read: all queries see the same snapshot of the catalogue, whatever is imported
    /// meanwhile. There is nothing to commit; dropping it is the cheapest end.
    pub(super) async fn begin_reading(&self) -> Result<Transaction, StorageError> {
        match self {
            Self::Sqlite(pool, _) => Ok(Transaction::Sqlite(pool.begin().await?)),
        }
    }

    /// Begins to write, and waits here until no other process writes.
    pub(super) async fn begin_writing(&self) -> Result<Transaction, StorageError> {
        if self.is_read_only() {
            return Err(StorageError::ReadOnly);
        }
        match self {
            Self::Sqlite(pool, _) => Ok(Transaction::Sqlite(pool.begin_with(BEGIN_WRITING).await?)),
        }
    }
}

impl Transaction {
    /// Makes what was written stay.
    pub(super) async fn commit(self) -> Result<(), StorageError> {
        match self {
            Self::Sqlite(transaction) => Ok(transaction.commit().await?),
        }
    }
}
