//! Makes the files to download, in a folder that gets its name when all of them are whole and on the
//! disk.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use tokio::task;
use uuid::Uuid;

use super::{
    dump::{DumpError, begin_writers, dump},
    file_set::{CHECKSUMS, Files, MANIFEST, Manifest, measured, names},
};
use crate::{
    export::{
        BoxedWriter, FORMATS, FormatOutput,
        csv::CsvFolder,
        tables::{RowCounts, TableName, codebook},
        zip::pack_csv,
    },
    files::{put_in_place, remove_folder, try_lock, unlocked},
    standard::TextKey,
    storage::{CatalogueVersion, Revision, Snapshot, Storage},
    translation::Translations,
};

/// The folder in that of all sets of files where one is made.
const MAKING: &str = ".making";

/// Raised whenever the same catalogue gives files with other content; a change of the codebook, and a
/// file more or less, tell themselves.
const GENERATION: u32 = 3;

/// How often to ask again while another process makes the files.
const WHILE_LOCKED: Duration = Duration::from_millis(200);

/// How long another process may take to make the files.
const LONGEST_WAIT: Duration = Duration::from_mins(10);

/// Why the files could not be made.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The catalogue cannot be written.
    #[error(transparent)]
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

/// The files of the catalogue as it is now, found in the folder `root` or made there. Identifiers
/// in them are links where the beginning of the absolute addresses is known; words are in these
/// translations too.
///
/// # Errors
/// When the storage fails or the folder cannot be written to.
pub async fn make_files(
    storage: &Storage,
    root: &Path,
    public_url: Option<&str>,
    translations: &Translations,
) -> Result<Files, FilesError> {
    let failed = |source| FilesError::Folder { folder: root.to_owned(), source };
    let source = FileSetSource::now(storage, root, public_url, translations).await?;
    if let Some(files) = source.find().await? {
        return Ok(files);
    }
    drop(source);
    let _lock = lock(root).await.map_err(failed)?;
    // Whoever had the lock may have made them, or an import may have changed the catalogue.
    let source = FileSetSource::now(storage, root, public_url, translations).await?;
    if let Some(files) = source.find().await? {
        return Ok(files);
    }
    let making = root.join(MAKING);
    clear(&making).map_err(failed)?;
    let FileSetSource { version, folder, texts, mut snapshot } = source;
    let counts = RowCounts::default();
    let begin = {
        let (making, counts) = (making.clone(), counts.clone());
        let public_url = public_url.map(str::to_owned);
        move || formats(&making, public_url.as_deref(), &counts)
    };
    let formats = match begin_writers(begin).await {
        Err(DumpError::Output(error)) => return Err(failed(error)),
        writers => writers?,
    };
    dump(&mut snapshot, &texts, translations, formats, |_, _| {}).await?;
    drop(snapshot);
    let finishing = task::spawn_blocking(move || {
        finish(&making, &counts)?;
        clear(&folder)?;
        put_in_place(&making, &folder)?;
        Files::open(&folder, version).ok_or_else(|| io::Error::other("a file has vanished"))
    });
    finishing.await.map_err(DumpError::from)?.map_err(failed)
}

/// Whether files can be made in a folder, which is made where it is missing. Says so where not.
pub(super) fn is_writable(folder: &Path) -> bool {
    use io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    match try_lock(folder) {
        Err(error) if matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem) => {
            let folder = folder.display();
            tracing::warn!(
                "no files are offered to download, as {folder} cannot be written: {error}"
            );
            false
        }
        // Whatever else is wrong may pass.
        _ => true,
    }
}

/// What a set of files is made of, from one snapshot.
struct FileSetSource {
    version: CatalogueVersion,
    folder: PathBuf,
    texts: Vec<TextKey>,
    snapshot: Snapshot,
}

impl FileSetSource {
    async fn now(
        storage: &Storage,
        root: &Path,
        public_url: Option<&str>,
        translations: &Translations,
    ) -> Result<Self, FilesError> {
        let mut snapshot = storage.snapshot().await.map_err(DumpError::from)?;
        let version = snapshot.version().await.map_err(DumpError::from)?;
        let texts = snapshot.list_texts().await.map_err(DumpError::from)?;
        let name =
            format!("v{}-{}", version.0, fingerprint(&texts, public_url, translations, names()));
        let texts = texts.into_iter().map(|(text, _)| text).collect();
        Ok(Self { version, folder: root.join(name), texts, snapshot })
    }

    /// The files, where they are there already.
    async fn find(&self) -> Result<Option<Files>, DumpError> {
        let (folder, version) = (self.folder.clone(), self.version);
        Ok(task::spawn_blocking(move || Files::open(&folder, version)).await?)
    }
}

/// Twelve hexadecimal digits that change with whatever the files are made of: another database may
/// have the same version.
fn fingerprint(
    texts: &[(TextKey, Revision)],
    public_url: Option<&str>,
    translations: &Translations,
    files: impl Iterator<Item = String>,
) -> String {
    let program = env!("CARGO_PKG_VERSION");
    let mut all = format!("{GENERATION} {program} {}\n", public_url.unwrap_or_default());
    writeln!(all, "{}", translations.fingerprint()).expect("writing to a string does not fail");
    for file in files {
        writeln!(all, "{file}").expect("writing to a string does not fail");
    }
    for cell in codebook().flatten() {
        all.push_str(&cell.field());
    }
    for (TextKey { code, edition, language }, revision) in texts {
        writeln!(all, "{code} {edition} {language} {revision}")
            .expect("writing to a string does not fail");
    }
    let hash = Uuid::new_v5(&Uuid::NAMESPACE_OID, all.as_bytes()).simple().to_string();
    hash.chars().take(12).collect()
}

/// Waits until no other process makes files here. The lock lasts as long as the file is open.
async fn lock(root: &Path) -> io::Result<File> {
    let lock = unlocked(WHILE_LOCKED, LONGEST_WAIT, || async { try_lock(root) }).await?;
    let stuck = "another kasip has been making files there for minutes";
    lock.ok_or_else(|| io::Error::new(io::ErrorKind::TimedOut, stuck))
}

/// An empty folder, whatever was there.
fn clear(folder: &Path) -> io::Result<()> {
    remove_folder(folder)?;
    fs::create_dir(folder)
}

fn formats(
    folder: &Path,
    public_url: Option<&str>,
    counts: &RowCounts,
) -> io::Result<Vec<BoxedWriter>> {
    let writers = FORMATS.iter().map(|format| {
        let path = folder.join(format.file);
        match format.output {
            FormatOutput::Stream(begin) => begin(Box::new(File::create(path)?)),
            FormatOutput::File(begin) => begin(&path),
            FormatOutput::LinkedFile(begin) => begin(&path, public_url),
            FormatOutput::Tables(audience) => {
                let tables =
                    CsvFolder::begin(&folder.join(audience.folder()), audience, public_url)?;
                Ok(Box::new(tables) as BoxedWriter)
            }
        }
    });
    let counts: BoxedWriter = Box::new(counts.clone());
    writers.chain([Ok(counts)]).collect()
}

/// What is made of the files themselves: what is packed, the checksums, the manifest.
fn finish(folder: &Path, counts: &RowCounts) -> io::Result<()> {
    for format in FORMATS {
        if let FormatOutput::Tables(audience) = format.output {
            let zip = File::create(folder.join(format.file))?;
            pack_csv(&folder.join(audience.folder()), audience, zip)?;
        }
    }
    let mut files = BTreeMap::new();
    let mut checksums = String::new();
    for name in names().filter(|name| name != CHECKSUMS) {
        let (file, _) = measured(&folder.join(&name))?;
        writeln!(checksums, "{}  {name}", file.sha256).expect("writing to a string does not fail");
        files.insert(name, file);
    }
    fs::write(folder.join(CHECKSUMS), checksums)?;
    let (checksums, _) = measured(&folder.join(CHECKSUMS))?;
    files.insert(CHECKSUMS.to_owned(), checksums);
    let of_table = |table: TableName| (table.name().to_owned(), counts.of(table));
    let manifest = Manifest { files, rows: TableName::ALL.into_iter().map(of_table).collect() };
    fs::write(folder.join(MANIFEST), serde_json::to_vec_pretty(&manifest)?)
}

/// Removes every set of files but this one: of other versions, of another generation or address, of
/// a database that was here before. Those that somebody serves stay, and those that are being sent
/// are sent to their end.
pub(super) async fn remove_others(root: &Path, folder: PathBuf) -> io::Result<()> {
    let lock = lock(root).await?;
    let root = root.to_owned();
    let removing = task::spawn_blocking(move || {
        // Nobody makes files meanwhile, so none come between being whole and being served.
        let _lock = lock;
        for entry in fs::read_dir(root)? {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_other_files_is_made_anew() {
        let of = |files: &[&str]| {
            fingerprint(&[], None, &Translations::default(), files.iter().map(ToString::to_string))
        };
        assert_eq!(of(&["a.json"]), of(&["a.json"]));
        assert_ne!(of(&["a.json"]), of(&["a.json", "b.jsonl"]));
    }
}
