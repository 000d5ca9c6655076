//! Opening and closing the database.

use std::{path::PathBuf, str::FromStr, time::Duration};

use sqlx::{
    SqlitePool,
    migrate::{MigrateError, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions},
};

use super::{Storage, StorageError, error::is_locked, row::Broken};

/// How the tables come about in `SQLite`.
static SQLITE_TABLES: Migrator = sqlx::migrate!("migrations/sqlite");

/// Connections of one process: readers wait for none but each other, and there is one writer.
const N_CONNECTIONS: u32 = 4;

/// How long a writer waits for the writer of another process.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a request waits for a free connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);

/// How often the file is tried while another process makes it, and how long between.
const N_ATTEMPTS: u32 = 40;
const PAUSE: Duration = Duration::from_millis(50);

impl Storage {
    /// Opens (and creates) the database at `url`, `sqlite:kasip.db` or `sqlite::memory:`, and
    /// brings its tables up to date.
    ///
    /// # Errors
    ///
    /// [`StorageError::Open`] when there is no database at the address and none can be made.
    pub async fn open(url: &str) -> Result<Self, StorageError> {
        let opened = match url.split_once(':') {
            Some(("sqlite", _)) => open_sqlite(url).await.map(Self::Sqlite),
            _ => Err("the address of a database begins with sqlite:".into()),
        };
        opened.map_err(|source| StorageError::Open { url: url.to_owned(), source })
    }

    /// The file of the database; none for one in memory.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Sqlite(pool) => {
                let options = pool.connect_options();
                let name = options.get_filename().to_str().unwrap_or_default();
                let is_file = !name.starts_with("file:sqlx-in-memory");
                is_file.then(|| options.get_filename().to_owned())
            }
        }
    }

    /// Waits for what is under way and closes the database.
    pub async fn close(&self) {
        on_pool!(self, pool => pool.close().await);
    }
}

/// Opens the file, and waits while another process is making it: whatever the timeout, `SQLite`
/// answers at once that a file is locked while its journal or its tables come into being.
async fn open_sqlite(url: &str) -> Result<SqlitePool, Broken> {
    for _ in 0..N_ATTEMPTS {
        match connect_sqlite(url).await {
            Err(error) if may_pass(&error) => tokio::time::sleep(PAUSE).await,
            opened => return Ok(opened?),
        }
    }
    Ok(connect_sqlite(url).await?)
}

async fn connect_sqlite(url: &str) -> Result<SqlitePool, MigrateError> {
    let options = SqliteConnectOptions::from_str(url)?;
    if options.get_filename().as_os_str().is_empty() {
        // SQLite would make a database of its own for each connection.
        return Err(sqlx::Error::Configuration("the address names no file".into()).into());
    }
    let options = options
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .busy_timeout(BUSY_TIMEOUT)
        // A whole card at once: a full buffer would have its writer and its reader take turns.
        .row_buffer_size(512);
    let mut pool = SqlitePoolOptions::new()
        .max_connections(N_CONNECTIONS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        // The connection is a file of this machine: asking it each time whether it lives costs as
        // much as a query.
        .test_before_acquire(false);
    if url == "sqlite::memory:" {
        // The database lives as long as its connection, and connections would lock each other out.
        pool = pool.max_connections(1).idle_timeout(None).max_lifetime(None);
    }
    let pool = pool.connect_with(options).await?;
    SQLITE_TABLES.run(&pool).await?;
    Ok(pool)
}

/// Whether another process holds the file, or has made the tables since we looked.
fn may_pass(error: &MigrateError) -> bool {
    match error {
        MigrateError::Execute(error) => error.as_database_error().is_some_and(is_locked),
        MigrateError::ExecuteMigration(..) => true,
        _ => false,
    }
}
