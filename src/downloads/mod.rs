//! The files to download: made once for each version of the catalogue, in a folder of their own
//! beside the database, and served until those of the next version are whole.
//!
//! They are derived and may be deleted at any time. Their folder is named by all that they are made
//! of, so that a server finds those of another again, and one that was stopped in the middle leaves
//! nothing that looks whole.

mod dump;
mod keeping;
mod making;

use std::{
    collections::BTreeMap,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use tokio::{
    sync::{Notify, watch},
    task::JoinHandle,
};

use crate::{
    catalogue::CurrentCatalogue,
    export::{Audience, FORMATS, Format, FormatOutput, csv::csv_files, tables::TableName},
    files::FileStamp,
    storage::{CatalogueVersion, Storage},
};

pub use dump::{DumpError, begin_writers, dump};
pub use making::{FilesError, make_files};

/// The checksums of all the others, as `sha256sum --check` reads them.
pub const CHECKSUMS: &str = "sha256sums.txt";

/// What is in the folder beside the files themselves.
const MANIFEST: &str = "manifest.json";

/// The files of one version.
#[derive(Debug)]
pub struct Files {
    /// The version of the catalogue that they hold.
    pub version: CatalogueVersion,
    folder: PathBuf,
    manifest: Manifest,
    /// The files as they were when their bytes were read.
    stamps: BTreeMap<String, FileStamp>,
    /// Holds a lock as long as it is open: nobody removes a folder that somebody serves.
    _lock: File,
}

/// What is known of the files, kept beside them.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    files: BTreeMap<String, MadeFile>,
    /// By the name of the table.
    rows: BTreeMap<String, u64>,
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
    fn are_untouched(&self) -> bool {
        self.stamps.iter().all(|(name, stamp)| {
            FileStamp::of(&self.folder.join(name)).is_ok_and(|now| now == *stamp)
        })
    }

    /// The rows of a table.
    #[must_use]
    pub fn n_rows(&self, table: TableName) -> u64 {
        self.manifest.rows.get(table.name()).copied().unwrap_or_default()
    }

    /// The files in a folder where they are whole, byte by byte.
    fn open(folder: &Path, version: CatalogueVersion) -> Option<Self> {
        let mut lock = File::open(folder.join(MANIFEST)).ok()?;
        lock.try_lock_shared().ok()?;
        let mut manifest = Vec::new();
        lock.read_to_end(&mut manifest).ok()?;
        let manifest: Manifest = serde_json::from_slice(&manifest).ok()?;
        let mut stamps = BTreeMap::new();
        for (name, file) in &manifest.files {
            let (measured, stamp) = making::measured(&folder.join(name)).ok()?;
            if measured != *file {
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

/// The current files, where there are any yet, or are to be any.
#[derive(Debug, Clone)]
pub struct CurrentFiles(Option<Offered>);

#[derive(Debug, Clone)]
struct Offered {
    files: watch::Receiver<Option<Arc<Files>>>,
    damage: Arc<Notify>,
}

impl CurrentFiles {
    /// Makes the files of each version of the catalogue in a task, until nobody uses the catalogue
    /// any more: in the folder that was given, else beside the file of the database. A failed
    /// attempt is repeated after ever longer pauses; the files before are offered on. Of a database
    /// in memory, and where the folder cannot be written, no files are made.
    #[must_use]
    pub fn start(
        storage: Storage,
        folder: Option<PathBuf>,
        public_url: Option<String>,
        catalogue: CurrentCatalogue,
    ) -> (Self, Option<JoinHandle<()>>) {
        // A database in memory has one connection, which the making of files would hold.
        let beside_database = storage.beside_file(".files");
        let folder = beside_database.map(|beside_database| folder.unwrap_or(beside_database));
        let Some(folder) = folder.filter(|folder| making::is_writable(folder)) else {
            return (Self(None), None);
        };
        let (sender, files) = watch::channel(None);
        let damage = Arc::<Notify>::default();
        let keep = keeping::keep(storage, folder, public_url, catalogue, sender, damage.clone());
        (Self(Some(Offered { files, damage })), Some(tokio::spawn(keep)))
    }

    /// The files, once they are made.
    #[must_use]
    pub fn get(&self) -> Option<Arc<Files>> {
        self.0.as_ref().and_then(|offered| offered.files.borrow().clone())
    }

    /// Whether there are files, now or soon.
    #[must_use]
    pub fn are_offered(&self) -> bool {
        self.0.is_some()
    }

    /// Says that a file is not the one that was made: it is made again soon.
    pub fn report_damage(&self) {
        if let Some(offered) = &self.0 {
            offered.damage.notify_one();
        }
    }
}
