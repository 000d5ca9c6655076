//! The files to download: made once for each version of the catalogue, in a folder of their own
//! beside the database, and served until those of the next version are whole.
//!
//! They are derived and may be deleted at any time. Their folder is named by all that they are made
//! of, so that a server finds those of another again, and one that was stopped in the middle leaves
//! nothing that looks whole.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs::{self, File, TryLockError},
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::{sync::watch, task, time};
use uuid::Uuid;

use super::{
    CurrentCatalogue,
    dump::{DumpError, dump},
    error::causes,
};
use crate::{
    export::{
        CsvFolder, Format, JsonDocument, Nodes, RowCounts, WorkbookFile,
        csv::Audience,
        csv_files,
        tables::{TableName, codebook},
        zip::pack_csv,
    },
    standard::TextKey,
    storage::{CatalogueVersion, Moment, Revision, Storage},
};

/// The workbook.
pub const WORKBOOK: &str = "kasip-catalogue.xlsx";
/// The database.
pub const DATABASE: &str = "kasip-catalogue.sqlite";
/// The JSON document that can be imported.
pub const JSON: &str = "kasip-catalogue.json";
/// The nodes.
pub const NODES: &str = "kasip-catalogue.ndjson";
/// All tables as CSV for programs.
pub const CSV_ZIP: &str = "kasip-csv.zip";
/// All tables as CSV for people.
pub const CSV_ZIP_FOR_PEOPLE: &str = "kasip-csv-people.zip";
/// The folder of the tables as CSV for programs.
pub const CSV: &str = "csv";
/// The folder of the tables as CSV for people.
pub const CSV_FOR_PEOPLE: &str = "csv-people";
/// The checksums of all the others, as `sha256sum --check` reads them.
pub const CHECKSUMS: &str = "sha256sums.txt";

/// What stands in the folder beside the files themselves.
const MANIFEST: &str = "manifest.json";
const MAKING: &str = ".making";
const LOCK: &str = ".lock";

/// Raised whenever the same catalogue gives other files; a change of the codebook tells itself.
const EDITION: u32 = 1;

/// How long to wait while another process makes the files.
const WHILE_LOCKED: Duration = Duration::from_millis(200);

/// The shortest and the longest pause after an attempt that failed.
const PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(10);

/// After the files were made there is a pause so many times as long, so that a long row of imports
/// leaves most of the time for the readers.
const REST: u32 = 5;

/// The files of one version.
#[derive(Debug)]
pub struct Files {
    /// The version of the catalogue that they hold.
    pub version: CatalogueVersion,
    folder: PathBuf,
    manifest: Manifest,
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

    /// Where a file of this name stands.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The rows of a table.
    #[must_use]
    pub fn n_rows(&self, table: TableName) -> u64 {
        self.manifest.rows.get(table.name()).copied().unwrap_or_default()
    }

    /// The files in a folder where they are whole.
    fn open(folder: &Path, version: CatalogueVersion) -> Option<Self> {
        let mut lock = File::open(folder.join(MANIFEST)).ok()?;
        lock.try_lock_shared().ok()?;
        let mut manifest = Vec::new();
        lock.read_to_end(&mut manifest).ok()?;
        let manifest: Manifest = serde_json::from_slice(&manifest).ok()?;
        let is_whole = manifest.files.iter().all(|(name, file)| {
            fs::metadata(folder.join(name)).is_ok_and(|found| found.len() == file.bytes)
        });
        is_whole.then(|| Self { version, folder: folder.to_owned(), manifest, _lock: lock })
    }
}

/// The name of every file there is, whether it is made yet or not.
pub fn names() -> impl Iterator<Item = String> {
    let single = [WORKBOOK, DATABASE, JSON, NODES, CSV_ZIP, CSV_ZIP_FOR_PEOPLE];
    let in_folder = |folder| csv_files().map(move |file| format!("{folder}/{file}"));
    single
        .into_iter()
        .map(str::to_owned)
        .chain(in_folder(CSV))
        .chain(in_folder(CSV_FOR_PEOPLE))
        .chain([CHECKSUMS.to_owned()])
}

/// The files that are served now, if there are any yet, or are to be any.
#[derive(Debug, Clone)]
pub struct CurrentFiles(Option<watch::Receiver<Option<Arc<Files>>>>);

impl CurrentFiles {
    /// Follows the files that are sent.
    #[must_use]
    pub fn new(files: watch::Receiver<Option<Arc<Files>>>) -> Self {
        Self(Some(files))
    }

    /// No files, and none to come.
    #[must_use]
    pub fn none() -> Self {
        Self(None)
    }

    /// The files, once they are made.
    #[must_use]
    pub fn get(&self) -> Option<Arc<Files>> {
        self.0.as_ref().and_then(|files| files.borrow().clone())
    }

    /// Whether there are files, now or soon.
    #[must_use]
    pub fn are_offered(&self) -> bool {
        self.0.is_some()
    }
}

/// Why the files could not be made.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The catalogue cannot be written.
    #[error("the catalogue cannot be written")]
    Dump(#[from] DumpError),
    /// The folder cannot be read or written.
    #[error("the folder {} cannot be used", folder.display())]
    Folder {
        /// The folder of the files.
        folder: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

/// Makes the files of each version that is served, until nobody serves any more. A failed attempt is
/// logged and made again, after ever longer pauses, while the files before are served on.
pub async fn keep_files(
    storage: Storage,
    place: PathBuf,
    public_url: Option<String>,
    mut catalogue: CurrentCatalogue,
    files: watch::Sender<Option<Arc<Files>>>,
) {
    let mut pause = PAUSE;
    loop {
        let begun = Instant::now();
        match make_files(&storage, &place, public_url.as_deref()).await {
            Ok(made) => {
                let version = made.version;
                let duration_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
                tracing::info!(catalogue.version = version.0, duration_ms, "files to download");
                let folder = made.folder.clone();
                files.send_replace(Some(Arc::new(made)));
                if let Err(error) = remove_others(&place, folder).await {
                    tracing::warn!(%error, "old files to download were not removed");
                }
                time::sleep((REST * begun.elapsed()).min(LONGEST_PAUSE)).await;
                if catalogue.above(version).await.is_none() {
                    return;
                }
                pause = PAUSE;
            }
            Err(error) => {
                tracing::error!(causes = causes(&error), "making the files to download: {error}");
                time::sleep(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
    }
}

/// The files of the catalogue as it is now, found in the folder `place` or made there. Identifiers
/// in them are links where the beginning of the absolute addresses is known.
///
/// # Errors
/// When the storage fails or the folder cannot be written to.
pub async fn make_files(
    storage: &Storage,
    place: &Path,
    public_url: Option<&str>,
) -> Result<Files, FilesError> {
    let failed = |source| FilesError::Folder { folder: place.to_owned(), source };
    let wanted = Wanted::now(storage, place, public_url).await?;
    if let Some(files) = Files::open(&wanted.folder, wanted.version) {
        return Ok(files);
    }
    drop(wanted);
    fs::create_dir_all(place).map_err(failed)?;
    let _lock = lock(place).await.map_err(failed)?;
    // Whoever had the lock may have made them, or an import may have changed what is wanted.
    let wanted = Wanted::now(storage, place, public_url).await?;
    if let Some(files) = Files::open(&wanted.folder, wanted.version) {
        return Ok(files);
    }
    let making = place.join(MAKING);
    clear(&making).map_err(failed)?;
    let Wanted { version, folder, texts, mut moment } = wanted;
    let counts = RowCounts::default();
    let formats = formats(&making, public_url, &counts).map_err(failed)?;
    dump(&mut moment, &texts, formats, Some(&making.join(DATABASE)), |_, _| {}).await?;
    drop(moment);
    let finishing = task::spawn_blocking(move || {
        finish(&making, &counts)?;
        clear(&folder)?;
        fs::rename(&making, &folder)?;
        Files::open(&folder, version).ok_or_else(|| io::Error::other("a file has vanished"))
    });
    finishing.await.map_err(DumpError::from)?.map_err(failed)
}

/// What the files are made of at one moment.
struct Wanted {
    version: CatalogueVersion,
    folder: PathBuf,
    texts: Vec<TextKey>,
    moment: Moment,
}

impl Wanted {
    async fn now(
        storage: &Storage,
        place: &Path,
        public_url: Option<&str>,
    ) -> Result<Self, FilesError> {
        let mut moment = storage.moment().await.map_err(DumpError::from)?;
        let version = moment.version().await.map_err(DumpError::from)?;
        let texts = moment.list_texts().await.map_err(DumpError::from)?;
        let name = format!("v{}-{}", version.0, fingerprint(&texts, public_url));
        let texts = texts.into_iter().map(|(text, _)| text).collect();
        Ok(Self { version, folder: place.join(name), texts, moment })
    }
}

/// Twelve hexadecimal digits that change with whatever the files are made of: another database may
/// have the same version.
fn fingerprint(texts: &[(TextKey, Revision)], public_url: Option<&str>) -> String {
    let program = env!("CARGO_PKG_VERSION");
    let mut all = format!("{EDITION} {program} {}\n", public_url.unwrap_or_default());
    for cell in codebook().flatten() {
        all.push_str(&cell.field());
    }
    for (TextKey { code, language }, revision) in texts {
        writeln!(all, "{code} {language} {revision}").expect("writing to a string does not fail");
    }
    let hash = Uuid::new_v5(&Uuid::NAMESPACE_OID, all.as_bytes()).simple().to_string();
    hash.chars().take(12).collect()
}

/// Waits until no other process makes files here. The lock lasts as long as the file is open.
async fn lock(place: &Path) -> io::Result<File> {
    let file = File::create(place.join(LOCK))?;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => time::sleep(WHILE_LOCKED).await,
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}

/// An empty folder, whatever was there.
fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::create_dir(folder)
}

fn formats(
    folder: &Path,
    public_url: Option<&str>,
    counts: &RowCounts,
) -> io::Result<Vec<Box<dyn Format>>> {
    Ok(vec![
        Box::new(JsonDocument::begin(File::create(folder.join(JSON))?)?),
        Box::new(Nodes::begin(File::create(folder.join(NODES))?)),
        Box::new(CsvFolder::begin(&folder.join(CSV), Audience::Programs)?),
        Box::new(CsvFolder::begin(&folder.join(CSV_FOR_PEOPLE), Audience::People)?),
        Box::new(WorkbookFile::begin(&folder.join(WORKBOOK), public_url)?),
        Box::new(counts.clone()),
    ])
}

/// What is made of the files themselves: what is packed, the checksums, the manifest.
fn finish(folder: &Path, counts: &RowCounts) -> io::Result<()> {
    for (from, audience, zip) in
        [(CSV, Audience::Programs, CSV_ZIP), (CSV_FOR_PEOPLE, Audience::People, CSV_ZIP_FOR_PEOPLE)]
    {
        pack_csv(&folder.join(from), audience, File::create(folder.join(zip))?)?;
    }
    let mut files = BTreeMap::new();
    let mut checksums = String::new();
    for name in names().filter(|name| name != CHECKSUMS) {
        let file = measured(&folder.join(&name))?;
        writeln!(checksums, "{}  {name}", file.sha256).expect("writing to a string does not fail");
        files.insert(name, file);
    }
    fs::write(folder.join(CHECKSUMS), checksums)?;
    files.insert(CHECKSUMS.to_owned(), measured(&folder.join(CHECKSUMS))?);
    let of_table = |table: TableName| (table.name().to_owned(), counts.of(table));
    let manifest = Manifest { files, rows: TableName::ALL.into_iter().map(of_table).collect() };
    fs::write(folder.join(MANIFEST), serde_json::to_vec_pretty(&manifest)?)
}

fn measured(path: &Path) -> io::Result<MadeFile> {
    let mut hasher = Hashing(Sha256::new());
    let bytes = io::copy(&mut File::open(path)?, &mut hasher)?;
    let mut sha256 = String::with_capacity(64);
    for byte in hasher.0.finalize() {
        write!(sha256, "{byte:02x}").expect("writing to a string does not fail");
    }
    Ok(MadeFile { bytes, sha256 })
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

/// Removes every set of files but this one: of other versions, of another edition or address, of
/// a database that was here before. Those that somebody serves stay, and those that are being sent
/// are sent to their end.
async fn remove_others(place: &Path, folder: PathBuf) -> io::Result<()> {
    let lock = lock(place).await?;
    let place = place.to_owned();
    let removing = task::spawn_blocking(move || {
        // Nobody makes files meanwhile, so none come between being whole and being served.
        let _lock = lock;
        for entry in fs::read_dir(place)? {
            let entry = entry?;
            let path = entry.path();
            if path != folder && is_of_files(&entry) && !is_served(&path) {
                fs::remove_dir_all(path)?;
            }
        }
        Ok(())
    });
    removing.await.map_err(io::Error::other)?
}

/// Whether an entry has the name of a set of files, `v12-0123456789ab`. Only those are ours.
fn is_of_files(entry: &fs::DirEntry) -> bool {
    let name = entry.file_name();
    let number = name.to_str().and_then(|name| name.strip_prefix('v')?.split('-').next());
    number.is_some_and(|number| number.parse::<i64>().is_ok())
}

/// Whether somebody holds the lock of a set of files.
fn is_served(folder: &Path) -> bool {
    let manifest = File::open(folder.join(MANIFEST));
    manifest.is_ok_and(|manifest| matches!(manifest.try_lock(), Err(TryLockError::WouldBlock)))
}
