//! Files that are put in their place only when they are on the disk: after a power cut there is the
//! old file or the new one, never half of it.

use std::{
    fs::{self, File},
    io,
    path::Path,
};

/// Puts a file or a folder in its place, whole.
///
/// # Errors
/// When it cannot be written to the disk, or the place cannot be used.
pub fn put_in_place(from: &Path, to: &Path) -> io::Result<()> {
    sync(from)?;
    fs::rename(from, to)?;
    match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => sync_folder(folder),
        _ => sync_folder(Path::new(".")),
    }
}

/// Removes a folder with all that is in it; nothing where it is not there.
///
/// # Errors
/// When it cannot be removed.
pub fn remove_folder(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn sync(path: &Path) -> io::Result<()> {
    if !path.is_dir() {
        // Windows writes out only what was opened to be written.
        return File::options().read(true).append(cfg!(windows)).open(path)?.sync_all();
    }
    for entry in fs::read_dir(path)? {
        sync(&entry?.path())?;
    }
    sync_folder(path)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Other systems write folders out by themselves.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
