//! Opening and closing the database.

use std::{
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
    time::{Duration, Instant},
};

use sqlx::{
    ConnectOptions, Connection, SqliteConnection, SqlitePool,
    migrate::{Migrate, Migrator},
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};

use super::{
    OpenError, StorageError,
    file::{
        Access, DatabaseFile, FileState, has_log, is_write_protected, look_before, refuse_foreign,
    },
};

/// The catalogue in a database.
#[derive(Debug, Clone)]
pub enum Storage {
    /// A file of `SQLite`, and what becomes of it.
    Sqlite(SqlitePool, Arc<DatabaseFile>),
}

/// The migrations that make the tables in `SQLite`.
static SQLITE_TABLES: Migrator = sqlx_macros::migrate!("migrations/sqlite");

/// Connections of one process: readers wait for none but each other, and there is one writer.
const N_CONNECTIONS: u32 = 4;

/// How long a writer waits for the writer of another process.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a request waits for a free connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);

/// How long the file is tried while another process makes it, and how long between.
const WHILE_MADE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(50);

/// How long one connection of several that are opened together is waited for.
const WHILE_HELD: Duration = Duration::from_millis(100);

impl Storage {
    /// Opens (and creates) the database at `url`, `sqlite:kasip.db` or `sqlite::memory:`, and
    /// brings its tables up to date. One that cannot be written is opened to be read.
    ///
    /// # Errors
    ///
    /// [`StorageError::Open`] when there is no database at the address and none can be made.
    pub async fn open(url: &str) -> Result<Self, StorageError> {
        open_sqlite(url).await.map_err(|source| StorageError::Open { url: url.to_owned(), source })
    }

    /// The path of the file of the database with this at its end; none for one in memory.
    #[must_use]
    pub fn beside_file(&self, ending: &str) -> Option<PathBuf> {
        let Self::Sqlite(_, file) = self;
        let mut path = file.path.clone()?;
        path.as_mut_os_string().push(ending);
        Some(path)
    }

    /// Whether the database can only be read.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        let Self::Sqlite(_, file) = self;
        file.access() != Access::Write
    }

    /// What became of the file of the database since it was looked at last.
    #[must_use]
    pub fn look_at_file(&self) -> FileState {
        let Self::Sqlite(_, file) = self;
        file.look()
    }

    /// Opens the file that has the name of the database now, instead of the one that had it before.
    ///
    /// # Errors
    ///
    /// [`StorageError::Open`] when it cannot be opened; what was opened before stays open.
    pub async fn reopen(&self) -> Result<(), StorageError> {
        let Self::Sqlite(pool, file) = self;
        let reopen = async {
            let Some(path) = &file.path else { return Ok(()) };
            file.put_log_aside().map_err(OpenError::Unreadable)?;
            let options = options_of(&file.url)?;
            let access = prepare(&file.url, path, false).await?;
            pool.set_connect_options(with_access(options, access));
            file.renew(access);
            // None to the other file is left then.
            self.hold_connections().await;
            Ok(())
        };
        reopen.await.map_err(|source| StorageError::Open { url: file.url.clone(), source })
    }

    /// Opens other connections, which have read nothing yet. Where another database is copied over the
    /// file, each of those before goes on with what it has read of the one that was there.
    pub async fn renew_connections(&self) {
        let Self::Sqlite(_, file) = self;
        file.renew_connections();
        self.hold_connections().await;
    }

    /// Opens as many connections as there may be, all to the file that is there now, so that they go
    /// on when it is removed. Those that are in use are not waited for.
    pub async fn hold_connections(&self) {
        let Self::Sqlite(pool, _) = self;
        let mut held = Vec::new();
        for _ in 0..pool.options().get_max_connections() {
            match tokio::time::timeout(WHILE_HELD, pool.acquire()).await {
                Ok(connection) => held.push(connection),
                Err(_) => return,
            }
        }
    }

    /// Reads the whole file and looks for damage.
    ///
    /// # Errors
    ///
    /// [`StorageError::Damaged`] with what is wrong first.
    pub async fn check(&self) -> Result<(), StorageError> {
        let Self::Sqlite(pool, file) = self;
        if file.path.is_none() {
            return Ok(());
        }
        // What a connection has read before, it would not read again.
        let mut connection = pool.connect_options().connect().await?;
        let found: String =
            sqlx::query_scalar("pragma quick_check(1)").fetch_one(&mut connection).await?;
        connection.close().await?;
        if found == "ok" { Ok(()) } else { Err(StorageError::Damaged(found)) }
    }

    /// Waits for what is under way and closes the database.
    pub async fn close(&self) {
        on_pool!(self, pool => pool.close().await);
    }
}

async fn open_sqlite(url: &str) -> Result<Storage, OpenError> {
    let options = options_of(url)?;
    let name = options.get_filename().to_owned();
    // SQLite would make a database of its own for each connection.
    if name.as_os_str().is_empty() {
        return Err(OpenError::Address("it names no file"));
    }
    let pool = SqlitePoolOptions::new()
        .max_connections(N_CONNECTIONS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        // A file that was removed lives as long as the connections to it.
        .idle_timeout(None)
        .max_lifetime(None)
        // The connection is a file of this machine: asking it each time whether it lives costs as
        // much as a query.
        .test_before_acquire(false);
    if name.to_str().is_some_and(|name| name.starts_with("file:sqlx-in-memory")) {
        // The database lives as long as its connection, and connections would lock each other out.
        let pool = pool.max_connections(1).connect_with(options).await?;
        SQLITE_TABLES.run(&pool).await?;
        let file = DatabaseFile::new(url, None, Access::Write);
        return Ok(Storage::Sqlite(pool, Arc::new(file)));
    }
    let access = prepare(url, &name, true).await?;
    let file = Arc::new(DatabaseFile::new(url, Some(name), access));
    let opened = file.clone();
    let pool = pool.before_acquire(move |_, connection| {
        let is_current = opened.is_current(connection.age);
        Box::pin(async move { Ok(is_current) })
    });
    // The file can be opened, as was just seen: a connection is made when one is asked for.
    let pool = pool.connect_lazy_with(with_access(options, access));
    Ok(Storage::Sqlite(pool, file))
}

fn options_of(url: &str) -> Result<SqliteConnectOptions, OpenError> {
    if !url.starts_with("sqlite:") {
        return Err(OpenError::Address("the address of a database begins with sqlite:"));
    }
    let options = SqliteConnectOptions::from_str(url)?;
    // The pages of the file are in the memory of the system as well; each connection caches few.
    let options = options.pragma("cache_size", "-512");
    // A whole card at once: a full buffer would have its writer and its reader take turns.
    Ok(options.foreign_keys(true).busy_timeout(BUSY_TIMEOUT).row_buffer_size(512))
}

/// Refuses a file of another program. This leaves nothing beside the file, and does not look at its
/// log.
async fn look_inside(options: &SqliteConnectOptions) -> Result<(), OpenError> {
    let options = with_access(options.clone(), Access::Immutable);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    let found = refuse_foreign(&mut connection).await;
    connection.close().await?;
    found
}

fn with_access(options: SqliteConnectOptions, access: Access) -> SqliteConnectOptions {
    match access {
        Access::Write => options,
        Access::Read => options.read_only(true),
        Access::Immutable => options.read_only(true).immutable(true),
    }
}

/// Makes the file ready to be opened, and tells how. Nothing is written to a file that is not ours.
async fn prepare(url: &str, path: &Path, creates: bool) -> Result<Access, OpenError> {
    let options = &options_of(url)?;
    if look_before(path)? {
        // Other failures say nothing: without its log a file may look broken that is whole, and so
        // may one that another process is writing.
        if let Err(error @ (OpenError::Foreign | OpenError::ForOthers)) = look_inside(options).await
        {
            return Err(error);
        }
    }
    let (_, parameters) = url.split_once('?').unwrap_or_default();
    if !parameters.contains("mode=ro") && !is_write_protected(path) {
        match prepare_to_write(&options.clone().create_if_missing(creates), path).await {
            Ok(()) => return Ok(Access::Write),
            Err(error) if error.says_read_only() => {}
            Err(error) => return Err(error),
        }
    }
    match prepare_to_read(options, Access::Read).await {
        Ok(()) => Ok(Access::Read),
        Err(error) if !error.says_read_only() => Err(error),
        Err(_) if has_log(path) => Err(OpenError::UnreadableLog),
        Err(_) => {
            prepare_to_read(options, Access::Immutable).await?;
            Ok(Access::Immutable)
        }
    }
}

/// Brings the tables up to date, and waits while another process is making them: whatever the
/// timeout, `SQLite` answers at once that a file is locked while its journal or its tables come into
/// being.
async fn prepare_to_write(options: &SqliteConnectOptions, path: &Path) -> Result<(), OpenError> {
    let begun = Instant::now();
    loop {
        match make_tables(options).await {
            Err(error) if error.may_pass() && begun.elapsed() < WHILE_MADE => {
                tokio::time::sleep(PAUSE).await;
            }
            // A folder that cannot be written is no reason to look for the file elsewhere.
            Err(error) if error.says_read_only() && !path.exists() => {
                return Err(OpenError::Unmakeable);
            }
            made => return made,
        }
    }
}

async fn make_tables(options: &SqliteConnectOptions) -> Result<(), OpenError> {
    // A table that is made again must not take what refers to it along.
    let options = options.clone().foreign_keys(false);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    refuse_foreign(&mut connection).await?;
    sqlx::query("pragma journal_mode = wal").execute(&mut connection).await?;
    SQLITE_TABLES.run_direct(None, &mut connection, false).await?;
    Ok(connection.close().await?)
}

/// Whether the tables are those of this version, as nothing can be done about others.
async fn prepare_to_read(options: &SqliteConnectOptions, access: Access) -> Result<(), OpenError> {
    let options = with_access(options.clone(), access);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    refuse_foreign(&mut connection).await?;
    let applied = connection.list_applied_migrations(&SQLITE_TABLES.table_name).await;
    let applied = applied?.into_iter().map(|migration| migration.version).max();
    connection.close().await?;
    let current = SQLITE_TABLES.iter().map(|migration| migration.version).max();
    match applied.cmp(&current) {
        std::cmp::Ordering::Less => Err(OpenError::Outdated),
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(OpenError::Newer),
    }
}
