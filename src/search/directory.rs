//! The folder of an index, whose files are read by position.
//!
//! The folder of tantivy maps its files: one that somebody cuts short then ends the process by a
//! signal. Here the same is the error of one read.

use std::{
    fmt,
    fs::{self, File},
    io,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use tantivy::{
    Directory, HasLen,
    directory::{
        DirectoryLock, FileHandle, FileSlice, Lock, MmapDirectory, OwnedBytes, WatchCallback,
        WatchHandle, WritePtr,
        error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError},
        footer::Footer,
    },
};

/// A file of at most so many bytes is in memory. An index has at most some fifty files.
const HELD_WHOLE: usize = 512 * 1024;

/// A folder. Whatever does not read, tantivy does.
#[derive(Debug, Clone)]
pub(super) struct FileDirectory {
    folder: PathBuf,
    inner: MmapDirectory,
}

impl FileDirectory {
    /// A folder that is there.
    pub(super) fn open(folder: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self { folder: folder.to_owned(), inner: MmapDirectory::open(folder)? })
    }

    /// Whether a file of the index has the bytes that were written. Their checksum follows them.
    pub(super) fn is_intact(&self, path: &Path) -> Result<bool, OpenReadError> {
        let file = self.open_read(path)?;
        let check = || {
            let (footer, body) = Footer::extract_footer(file)?;
            let mut hasher = crc32fast::Hasher::new();
            for chunk in FileSlice::stream_file_chunks(&body) {
                hasher.update(&chunk?);
            }
            Ok(footer.crc == hasher.finalize())
        };
        check().map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))
    }
}

impl Directory for FileDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        match IndexFile::open(&self.folder.join(path)) {
            Ok(file) => Ok(Arc::new(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(OpenReadError::FileDoesNotExist(path.to_owned()))
            }
            Err(error) => Err(OpenReadError::wrap_io_error(error, path.to_owned())),
        }
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.inner.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.inner.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.inner.atomic_write(path, data)
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.inner.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }
}

/// A file of an index, opened: removing it changes nothing for who reads it.
enum IndexFile {
    Whole(OwnedBytes),
    OnDisk { file: File, length: usize },
}

impl IndexFile {
    fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
        if length > HELD_WHOLE {
            return Ok(Self::OnDisk { file, length });
        }
        Ok(Self::Whole(OwnedBytes::new(fs::read(path)?)))
    }
}

impl HasLen for IndexFile {
    fn len(&self) -> usize {
        match self {
            Self::Whole(bytes) => bytes.len(),
            Self::OnDisk { length, .. } => *length,
        }
    }
}

impl FileHandle for IndexFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.start > range.end || range.end > self.len() {
            // A number that was read from a damaged file; it may be any.
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match self {
            Self::Whole(bytes) => Ok(bytes.slice(range)),
            Self::OnDisk { file, .. } => {
                let mut bytes = vec![0; range.len()];
                read_at(file, &mut bytes, range.start as u64)?;
                Ok(OwnedBytes::new(bytes))
            }
        }
    }
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], position: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, position)
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut position: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let n = std::os::windows::fs::FileExt::seek_read(file, bytes, position)?;
        if n == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes = &mut bytes[n..];
        position += n as u64;
    }
    Ok(())
}

impl fmt::Debug for IndexFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("IndexFile").field("length", &self.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_file_cut_short_is_an_error_and_no_signal() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("part");
        fs::write(&path, vec![7; HELD_WHOLE + 1]).unwrap();
        let directory = FileDirectory::open(folder.path()).unwrap();
        let opened = directory.open_read(Path::new("part")).unwrap();
        assert_eq!(opened.read_bytes().unwrap().len(), HELD_WHOLE + 1);
        File::options().write(true).open(&path).unwrap().set_len(1000).unwrap();
        assert_eq!(opened.read_bytes_slice(0..1000).unwrap().as_slice(), [7; 1000]);
        assert!(opened.read_bytes().is_err());
        assert!(opened.read_bytes_slice(HELD_WHOLE..HELD_WHOLE + 1).is_err());
    }

    #[test]
    fn a_small_file_is_held_and_a_removed_one_is_read_to_its_end() {
        let folder = TempDir::new().unwrap();
        for length in [0, 10, HELD_WHOLE + 10] {
            let path = folder.path().join("part");
            fs::write(&path, vec![7; length]).unwrap();
            let directory = FileDirectory::open(folder.path()).unwrap();
            let opened = directory.open_read(Path::new("part")).unwrap();
            fs::remove_file(&path).unwrap();
            assert_eq!(opened.read_bytes().unwrap().as_slice(), vec![7; length]);
            let again = directory.open_read(Path::new("part"));
            assert!(matches!(again, Err(OpenReadError::FileDoesNotExist(_))));
        }
    }
}
