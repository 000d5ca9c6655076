//! Files that appear when they are whole: until then they have another name beside the one wanted.

use std::{
    ffi::OsString,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process,
};

use super::CommandError;
use crate::files::put_in_place;

/// A file or folder on its way. One that is dropped before it is finished leaves nothing.
pub(super) struct Destination {
    path: PathBuf,
    partial: PathBuf,
}

impl Destination {
    /// What is to stand at `path`.
    pub(super) fn new(path: PathBuf) -> Result<Self, CommandError> {
        let Some(name) = path.file_name() else {
            let source = io::Error::new(io::ErrorKind::InvalidInput, "it names no file");
            return Err(CommandError::Unwritable { path, source });
        };
        let mut partial = OsString::from(".");
        partial.push(name);
        partial.push(format!(".{}.partial", process::id()));
        let partial = path.with_file_name(partial);
        Ok(Self { path, partial })
    }

    /// A folder of files that is to stand at `path`.
    pub(super) fn folder(path: PathBuf) -> Result<Self, CommandError> {
        if !path.is_dir() {
            return Self::new(path);
        }
        // What is beside a folder that is there may be another disk, or not ours to write to.
        let partial = path.join(format!(".kasip.{}.partial", process::id()));
        Ok(Self { path, partial })
    }

    /// Where to write meanwhile.
    pub(super) fn partial(&self) -> &Path {
        &self.partial
    }

    /// The file, empty.
    pub(super) fn create(&self) -> Result<File, CommandError> {
        File::create(&self.partial).map_err(|source| self.unwritable(source))
    }

    /// The name in front of what went wrong with it.
    pub(super) fn unwritable(&self, source: io::Error) -> CommandError {
        CommandError::Unwritable { path: self.path.clone(), source }
    }

    /// Puts what was written in its place.
    pub(super) fn finish(self) -> Result<(), CommandError> {
        put_in_place(&self.partial, &self.path).map_err(|source| self.unwritable(source))
    }

    /// Puts the folder that was written in its place. Where there is a folder already, its other
    /// files stay, and each of ours takes the place of the one before.
    pub(super) fn finish_folder(self) -> Result<(), CommandError> {
        if !self.path.is_dir() {
            return self.finish();
        }
        let replace = || {
            for entry in fs::read_dir(&self.partial)? {
                let entry = entry?;
                put_in_place(&entry.path(), &self.path.join(entry.file_name()))?;
            }
            Ok(())
        };
        replace().map_err(|source| self.unwritable(source))
    }
}

impl Drop for Destination {
    fn drop(&mut self) {
        // Nothing is there after it was put in its place, and nothing more can be done otherwise.
        let _ = fs::remove_file(&self.partial).or_else(|_| fs::remove_dir_all(&self.partial));
    }
}
