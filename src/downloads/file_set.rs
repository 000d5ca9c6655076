//! The files of one version of the catalogue, in their folder.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    export::{Audience, FORMATS, Format, FormatOutput, csv::csv_files, tables::TableName},
    files::FileStamp,
    storage::CatalogueVersion,
};

/// The checksums of all the others, as `sha256sum --check` reads them.
pub const CHECKSUMS: &str = "sha256sums.txt";

/// What is in the folder beside the files themselves.
pub(super) const MANIFEST: &str = "manifest.json";

/// The files of one version.
#[derive(Debug)]
pub struct Files {
    /// The version of the catalogue that they hold.
    pub version: CatalogueVersion,
    pub(super) folder: PathBuf,
    manifest: Manifest,
    /// The files as they were when their bytes were read.
    stamps: BTreeMap<String, FileStamp>,
    /// Holds a lock as long as it is open: nobody removes a folder that somebody serves.
    _lock: File,
}

/// What is known of the files, kept beside them.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<String, MadeFile>,
    /// By the name of the table.
    pub(super) rows: BTreeMap<String, u64>,
}

/// A file that is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeFile {
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

impl Files {
    /// A file by its name; none where there is no such file.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&MadeFile> {
        self.manifest.files.get(name)
    }

    /// Where a file of this name is.
    #[must_use]
    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.join(name)
    }

    /// Whether a file of this name with this stamp is the one whose bytes were read.
    #[must_use]
    pub fn is_verified(&self, name: &Path, now: FileStamp) -> bool {
        name.to_str().is_some_and(|name| self.stamps.get(name) == Some(&now))
    }

    /// Whether every file is still the one whose bytes were read.
    pub(super) fn are_untouched(&self) -> bool {
        self.stamps.iter().all(|(name, stamp)| stamp.is_of(&self.folder.join(name)))
    }

    /// The rows of a table.
    #[must_use]
    pub fn n_rows(&self, table: TableName) -> u64 {
        self.manifest.rows.get(table.name()).copied().unwrap_or_default()
    }

    /// The files in a folder where they are whole, byte by byte.
    pub(super) fn open(folder: &Path, version: CatalogueVersion) -> Option<Self> {
        let mut lock = File::open(folder.join(MANIFEST)).ok()?;
        lock.try_lock_shared().ok()?;
        let mut manifest = Vec::new();
        lock.read_to_end(&mut manifest).ok()?;
        let manifest: Manifest = serde_json::from_slice(&manifest).ok()?;
        let mut stamps = BTreeMap::new();
        for (name, file) in &manifest.files {
            let (found, stamp) = measured(&folder.join(name)).ok()?;
            if found != *file {
                return None;
            }
            stamps.insert(name.clone(), stamp);
        }
        Some(Self { version, folder: folder.to_owned(), manifest, stamps, _lock: lock })
    }
}

/// The name of every file there is, whether it is made yet or not.
pub fn names() -> impl Iterator<Item = String> {
    let in_folder = |format: &Format| {
        let audience = match format.output {
            FormatOutput::Tables(audience) => Some(audience),
            _ => None,
        };
        let files = move |audience: Audience| {
            csv_files().map(move |file| format!("{}/{file}", audience.folder()))
        };
        audience.into_iter().flat_map(files)
    };
    FORMATS
        .iter()
        .map(|format| format.file.to_owned())
        .chain(FORMATS.iter().flat_map(in_folder))
        .chain([CHECKSUMS.to_owned()])
}

/// The size and the checksum of a file, with its stamp as it was before it was read.
pub(super) fn measured(path: &Path) -> io::Result<(MadeFile, FileStamp)> {
    let mut hasher = Hashing(Sha256::new());
    let mut file = File::open(path)?;
    let stamp = FileStamp::from(&file.metadata()?);
    let bytes = io::copy(&mut file, &mut hasher)?;
    let mut sha256 = String::with_capacity(64);
    for byte in hasher.0.finalize() {
        write!(sha256, "{byte:02x}").expect("writing to a string does not fail");
    }
    Ok((MadeFile { bytes, sha256 }, stamp))
}

/// A hash that is written to as to a file.
struct Hashing(Sha256);

impl io::Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
