//! Folders that one process changes at a time.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::Path,
    time::Duration,
};

use tokio::time;

/// The file in a folder that is locked by whoever changes it.
const LOCK: &str = ".lock";

/// The lock on a folder, which is made where it is missing; none while another process has it. It
/// lasts as long as the file is open.
///
/// # Errors
/// When the folder cannot be written.
pub fn try_lock(folder: &Path) -> io::Result<Option<File>> {
    fs::create_dir_all(folder)?;
    let file = File::options().create(true).append(true).open(folder.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Asks again and again until no other process has a lock, but not longer than that: none then.
///
/// # Errors
/// What the question fails with.
pub async fn unlocked<T, E, Answer>(
    every: Duration,
    longest: Duration,
    ask: impl Fn() -> Answer,
) -> Result<Option<T>, E>
where
    Answer: Future<Output = Result<Option<T>, E>>,
{
    let answered = async {
        loop {
            match ask().await {
                Ok(None) => time::sleep(every).await,
                answer => return answer,
            }
        }
    };
    time::timeout(longest, answered).await.unwrap_or(Ok(None))
}
