//! The file of a database: whether it is ours, before anything is written to it, and what becomes of
//! it while it is open.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use sqlx::SqliteConnection;

use super::OpenError;
use crate::files::FileStamp;

/// The number in the header of a file that says whose it is: "kasp". A migration sets it; the files
/// of version 0.1.0 have none yet.
const APPLICATION_ID: i64 = 0x6b61_7370;

/// What every file of `SQLite` begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// A table that only we have, and the one that the migrations make first.
const OWN_TABLE: &str = "catalogue";
const TABLE_OF_MIGRATIONS: &str = "_sqlx_migrations";

/// A table that only the databases have that we write for others.
const TABLE_FOR_OTHERS: &str = "codebook";

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// It can be written, and other processes may write it.
    Write,
    /// It can only be read, and other processes may write it.
    Read,
    /// It can only be read, and nothing can be written beside it, so nobody can tell of changes.
    Immutable,
}

/// What became of the file of a database since it was looked at last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// Nothing, or it is no file.
    Same,
    /// It was written: by an import, or by somebody who copied another file over it.
    Touched,
    /// Another file has its name, and is perhaps still being written.
    Settling,
    /// Another file has its name.
    Replaced,
    /// It was removed.
    Missing,
}

/// The file of a database that is open.
#[derive(Debug)]
pub struct DatabaseFile {
    pub(super) url: String,
    /// None for a database in memory.
    pub(super) path: Option<PathBuf>,
    opened: Mutex<Opened>,
}

#[derive(Debug)]
struct Opened {
    access: Access,
    stamp: Option<FileStamp>,
    /// Another file that has its name, as it was when it was looked at last.
    replacement: Option<FileStamp>,
    /// The log that belongs to the file.
    log: Option<FileStamp>,
    /// Connections that are older belong to another file.
    renewed: Instant,
}

impl DatabaseFile {
    pub(super) fn new(url: &str, path: Option<PathBuf>, access: Access) -> Self {
        let stamp = path.as_deref().and_then(|path| FileStamp::of(path).ok());
        let renewed = Instant::now();
        let opened = Opened { access, stamp, replacement: None, log: None, renewed };
        Self { url: url.to_owned(), path, opened: Mutex::new(opened) }
    }

    /// What became of the file. It looks at names and times only.
    pub(super) fn look(&self) -> FileState {
        let Some(path) = &self.path else { return FileState::Same };
        let mut opened = self.opened();
        let now = match FileStamp::of(path) {
            Ok(now) => now,
            Err(error) if error.kind() == ErrorKind::NotFound => return FileState::Missing,
            // Whether it can be read is seen by reading it.
            Err(_) => return FileState::Same,
        };
        match opened.stamp {
            Some(stamp) if !stamp.is_same_file(&now) => {
                // Whoever copies it may not be done yet.
                let is_whole = opened.replacement.replace(now) == Some(now);
                if is_whole { FileState::Replaced } else { FileState::Settling }
            }
            Some(stamp) if stamp == now => {
                let [log, _] = beside(path);
                opened.log = FileStamp::of(&log).ok();
                FileState::Same
            }
            _ => {
                opened.stamp = Some(now);
                // Such a connection would never notice.
                let is_blind = opened.access == Access::Immutable;
                if is_blind { FileState::Replaced } else { FileState::Touched }
            }
        }
    }

    /// Puts aside the log of the file that was here before, with its index, where nobody has written
    /// it since: `SQLite` would take it for the log of the new file, and connections to both files
    /// would share it.
    pub(super) fn put_log_aside(&self) -> io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let opened = self.opened();
        let now = FileStamp::of(path).ok();
        let is_other = opened.stamp.zip(now).is_some_and(|(old, now)| !old.is_same_file(&now));
        let [log, _] = beside(path);
        if !is_other || FileStamp::of(&log).ok() != opened.log {
            return Ok(());
        }
        for file in beside(path) {
            match fs::rename(&file, with_ending(&file, ".replaced")) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    /// From now on, connections are to the file that is there now.
    pub(super) fn renew(&self, access: Access) {
        let mut opened = self.opened();
        opened.access = access;
        opened.stamp = self.path.as_deref().and_then(|path| FileStamp::of(path).ok());
        opened.replacement = None;
        opened.renewed = Instant::now();
    }

    /// From now on, connections are newer than this.
    pub(super) fn renew_connections(&self) {
        self.opened().renewed = Instant::now();
    }

    pub(super) fn access(&self) -> Access {
        self.opened().access
    }

    /// Whether a connection of this age is to the file that is there now.
    pub(super) fn is_current(&self, age: Duration) -> bool {
        age <= self.opened().renewed.elapsed()
    }

    fn opened(&self) -> MutexGuard<'_, Opened> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The log that `SQLite` keeps beside a file, and the index of the log.
fn beside(path: &Path) -> [PathBuf; 2] {
    [with_ending(path, "-wal"), with_ending(path, "-shm")]
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

/// Whether there is something in the log of a file.
pub(super) fn has_log(path: &Path) -> bool {
    let [log, _] = beside(path);
    fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// Whether a file that is there cannot be opened for writing.
pub(super) fn is_write_protected(path: &Path) -> bool {
    let opened = File::options().write(true).open(path);
    let kinds = [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem];
    opened.is_err_and(|error| kinds.contains(&error.kind()))
}

/// Refuses what can be seen to be no database of `SQLite` without asking `SQLite`. True where there
/// is something in the file.
pub(super) fn look_before(path: &Path) -> Result<bool, OpenError> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            return match folder {
                Some(folder) if !folder.exists() => Err(OpenError::NoFolder(folder.to_owned())),
                _ => Ok(false),
            };
        }
        Err(error) => return Err(OpenError::Unreadable(error)),
    };
    if file.metadata().map_err(OpenError::Unreadable)?.is_dir() {
        return Err(OpenError::Folder);
    }
    let mut beginning = Vec::new();
    let n = MAGIC.len() as u64;
    file.by_ref().take(n).read_to_end(&mut beginning).map_err(OpenError::Unreadable)?;
    match beginning.as_slice() {
        [] => Ok(false),
        MAGIC => Ok(true),
        _ => Err(OpenError::NotSqlite),
    }
}

/// Refuses a database that is not a catalogue of ours. An empty one becomes ours.
pub(super) async fn refuse_foreign(connection: &mut SqliteConnection) -> Result<(), OpenError> {
    let id: i64 = sqlx::query_scalar("pragma application_id").fetch_one(&mut *connection).await?;
    let tables: Vec<String> =
        sqlx::query_scalar("select name from sqlite_master where type = 'table'")
            .fetch_all(connection)
            .await?;
    let has = |name: &str| tables.iter().any(|table| table == name);
    let is_empty = tables.iter().all(|table| table == TABLE_OF_MIGRATIONS);
    match id {
        APPLICATION_ID => Ok(()),
        0 if is_empty || has(OWN_TABLE) && has(TABLE_OF_MIGRATIONS) => Ok(()),
        0 if has(TABLE_FOR_OTHERS) => Err(OpenError::ForOthers),
        _ => Err(OpenError::Foreign),
    }
}
