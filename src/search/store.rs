//! The stored index, in a folder or in memory, and how it is brought up to date.
//!
//! It remembers which texts it holds, each with its revision, so that only those that differ are
//! removed and added. A change is seen when it is committed, all at once; an index that was opened
//! before is still read as it was. The folder has a folder for each format of the index: one of
//! another format is never read, and is removed by the next update.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use tantivy::{
    Index, IndexBuilder, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyError, Term,
    directory::error::LockError,
    error::DataCorruption,
    index::SegmentId,
    indexer::{IndexWriterOptions, NoMergePolicy, UserOperation},
    schema::Schema,
};

use super::{
    analysis::ANALYSIS_VERSION,
    directory::FileDirectory,
    error::SearchError,
    fields::{IndexFields, text_term},
    glossary::{ConceptGlossary, GlossaryFiles},
    reading::{KnownWords, TextReader},
};
use crate::{
    files::{FileStamp, remove_folder, try_lock},
    standard::{Abbreviation, ProfessionCard, Standard, TextKey},
};

/// The file that names the parts of an index.
const META: &str = "meta.json";

/// The memory in bytes that the writer may fill before it writes a part of the index out.
const WRITER_MEMORY: usize = 100_000_000;

/// The bytes of statements that are read back together. The hits of a page are far apart, so
/// whatever comes with them is read for nothing.
const STORED_TOGETHER: usize = 4096;

/// Where an index is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexLocation {
    /// In memory, for a catalogue that is there too.
    Memory,
    /// In a folder, which is made where it is missing.
    Folder(PathBuf),
}

/// The stored index. No file of a folder stays open: each call opens what is there at the time, so
/// that a folder may be removed, emptied or changed by another process.
#[derive(Debug, Clone)]
pub struct IndexStore {
    medium: Medium,
    schema: Schema,
    pub(super) fields: IndexFields,
    pub(super) glossary: GlossaryFiles,
}

#[derive(Debug, Clone)]
enum Medium {
    Memory(Index),
    Folder {
        /// The folder that was named, with the lock.
        root: PathBuf,
        /// The folder in it that has the files of our format.
        index: PathBuf,
    },
}

/// The texts of an index, each with its revision. Texts that were put in together are named by the
/// first of them.
pub type IndexedTexts = BTreeMap<TextKey, String>;

/// A change of an index; nobody sees it before [`IndexUpdate::commit`].
pub struct IndexUpdate {
    writer: IndexWriter,
    fields: IndexFields,
    glossary: GlossaryFiles,
    texts: IndexedTexts,
    known_words: KnownWords,
    /// Nothing was there before.
    is_first: bool,
    /// Nobody else changes the folder as long as this file is open.
    _lock: Option<File>,
}

impl IndexStore {
    /// The index at a location, with the concepts of the program; a folder need not be there yet.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when no index can be made in memory.
    pub fn open(location: &IndexLocation) -> Result<Self, SearchError> {
        Self::with_glossary(location, GlossaryFiles::default())
    }

    /// The index at a location, with the concepts of a glossary.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when no index can be made in memory.
    pub fn with_glossary(
        location: &IndexLocation,
        glossary: GlossaryFiles,
    ) -> Result<Self, SearchError> {
        let (schema, fields) = IndexFields::schema();
        let medium = match location {
            IndexLocation::Memory => Medium::Memory(builder(&schema).create_in_ram()?),
            IndexLocation::Folder(root) => {
                let index = root.join(format_name(&schema, &glossary));
                Medium::Folder { index, root: root.clone() }
            }
        };
        Ok(Self { medium, schema, fields, glossary })
    }

    /// An empty index in memory, with the same concepts.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when no index can be made in memory.
    pub fn in_memory(&self) -> Result<Self, SearchError> {
        Self::with_glossary(&IndexLocation::Memory, self.glossary.clone())
    }

    /// What is there now; an empty index where there is none.
    pub(super) fn index(&self) -> Result<Index, SearchError> {
        match &self.medium {
            Medium::Memory(index) => Ok(index.clone()),
            Medium::Folder { index: folder, .. } => {
                if !folder.join(META).try_exists().map_err(|source| unusable(folder, source))? {
                    return Ok(builder(&self.schema).create_in_ram()?);
                }
                let directory = FileDirectory::open(folder).map_err(TantivyError::from)?;
                Ok(builder(&self.schema).open_or_create(directory)?)
            }
        }
    }

    /// The texts that it holds now.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read.
    pub fn texts(&self) -> Result<IndexedTexts, SearchError> {
        texts_in(&self.index()?)
    }

    /// Reads every byte and compares it with what was written.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when a part is missing or has other bytes.
    pub fn verify(&self) -> Result<(), SearchError> {
        let index = self.index()?;
        self.compare_bytes(&index)?;
        // A file that is needed may be missing.
        let _: IndexReader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(())
    }

    /// Reads every byte of the files that are there, and compares it with what was written.
    pub(super) fn compare_bytes(&self, index: &Index) -> Result<(), SearchError> {
        let Medium::Folder { index: folder, .. } = &self.medium else { return Ok(()) };
        let directory = FileDirectory::open(folder);
        for file in index.load_metas()?.list_segment_files() {
            // Not every part has every file.
            if !folder.join(&file).try_exists().map_err(|source| unusable(folder, source))? {
                continue;
            }
            let directory =
                directory.as_ref().map_err(|error| TantivyError::from(error.clone()))?;
            if !directory.is_intact(&file).map_err(TantivyError::from)? {
                let damage =
                    DataCorruption::new(file, "it has other bytes than were written".to_owned());
                return Err(TantivyError::DataCorruption(damage).into());
            }
        }
        Ok(())
    }

    /// The files of its last state, each with its stamp.
    pub(super) fn stamps(&self, index: &Index) -> Result<Vec<(PathBuf, FileStamp)>, SearchError> {
        let Medium::Folder { index: folder, .. } = &self.medium else { return Ok(Vec::new()) };
        let files = index.load_metas()?.list_segment_files();
        let paths = files.into_iter().map(|file| folder.join(file));
        Ok(paths.filter_map(|path| FileStamp::of(&path).ok().map(|stamp| (path, stamp))).collect())
    }

    /// Removes it, whatever is wrong with it: the next update rebuilds it. False while another
    /// process changes it.
    ///
    /// # Errors
    ///
    /// [`SearchError::Folder`] when the folder cannot be written.
    pub fn remove(&self) -> Result<bool, SearchError> {
        let Medium::Folder { root, index } = &self.medium else { return Ok(true) };
        let Some(_lock) = lock(root)? else { return Ok(false) };
        remove_folder(index).map_err(|source| unusable(index, source))?;
        Ok(true)
    }

    /// Begins to change it; none while another process does.
    ///
    /// # Errors
    ///
    /// [`SearchError::Folder`] when the folder cannot be written; [`SearchError::Index`] when the
    /// index is damaged or cannot be written.
    pub fn update(&self) -> Result<Option<IndexUpdate>, SearchError> {
        let (index, lock) = match &self.medium {
            Medium::Memory(index) => (index.clone(), None),
            Medium::Folder { root, index: folder } => {
                let Some(lock) = lock(root)? else { return Ok(None) };
                remove_other_formats(root, folder).map_err(|source| unusable(root, source))?;
                // Parts that are damaged would be merged into parts that look whole.
                self.verify()?;
                fs::create_dir_all(folder).map_err(|source| unusable(folder, source))?;
                let directory = FileDirectory::open(folder).map_err(TantivyError::from)?;
                (builder(&self.schema).open_or_create(directory)?, Some(lock))
            }
        };
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(WRITER_MEMORY)
            .build();
        let writer: IndexWriter = match index.writer_with_options(options) {
            Ok(writer) => writer,
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        // A process that ended in the middle may have left a file whose name is needed again.
        writer.garbage_collect_files().wait()?;
        let texts = texts_in(&index)?;
        let is_first = texts.is_empty();
        if is_first {
            // All parts are put together once, at the end.
            writer.set_merge_policy(Box::new(NoMergePolicy));
        }
        Ok(Some(IndexUpdate {
            writer,
            fields: self.fields,
            glossary: self.glossary.clone(),
            texts,
            known_words: KnownWords::default(),
            is_first,
            _lock: lock,
        }))
    }
}

impl IndexUpdate {
    /// The texts that it will hold.
    #[must_use]
    pub fn texts(&self) -> &IndexedTexts {
        &self.texts
    }

    /// Removes a text, with those that were put in with it.
    pub fn remove(&mut self, text: &TextKey) {
        self.texts.remove(text);
        if !self.is_first {
            let term = Term::from_field_text(self.fields.of_text, &text_term(text));
            self.writer.delete_term(term);
        }
    }

    /// Adds the cards of a text and of the other texts of its edition, in the order of their
    /// precedence, in place of what was there under the first. The revision is that of all together.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be written.
    pub fn put(
        &mut self,
        standard: &Standard,
        others: &[Standard],
        revision: &str,
    ) -> Result<(), SearchError> {
        let text = standard.passport.text_key();
        self.remove(&text);
        let texts: Vec<&Standard> = std::iter::once(standard).chain(others).collect();
        let own = texts.iter().flat_map(|Standard { passport, .. }| {
            let text = passport.text_key();
            passport.abbreviations.iter().map(move |own| (text.clone(), own.clone()))
        });
        let own: Vec<(TextKey, Abbreviation)> = own.collect();
        let glossary = ConceptGlossary::with(self.glossary.clone(), &own);
        let reader = TextReader::new(&glossary, &self.known_words);
        let of_text = text_term(&text);
        let mut documents = Vec::new();
        for card in cards_of(&texts) {
            let read = |statement: &str, text: &TextKey| reader.read(statement, text);
            documents.extend(self.fields.documents(&card, &of_text, &glossary, read));
        }
        // All in one run, so that they stay beside each other.
        let puts: Vec<UserOperation> = documents.into_iter().map(UserOperation::Add).collect();
        self.writer.run(puts)?;
        self.texts.insert(text, revision.to_owned());
        Ok(())
    }

    /// Makes the change visible, and waits until the index is in order.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be written; it is then as it was.
    pub fn commit(self) -> Result<(), SearchError> {
        let Self { mut writer, texts, is_first, _lock, .. } = self;
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&payload_of(&texts));
        commit.commit()?;
        if is_first {
            let parts: Vec<SegmentId> = writer.index().searchable_segment_ids()?;
            if parts.len() > 1 {
                writer.merge(&parts).wait()?;
            }
        }
        writer.wait_merging_threads()?;
        Ok(())
    }
}

/// Each card in every text that has it, with the titles of the standard there; the first text first.
fn cards_of<'s>(texts: &[&'s Standard]) -> Vec<Vec<(&'s ProfessionCard, &'s str)>> {
    let mut cards: Vec<Vec<(&ProfessionCard, &str)>> = Vec::new();
    for Standard { passport, cards: of_text } in texts {
        let n_before = cards.len();
        for card in of_text {
            let slug = card.identity.slug();
            let known =
                cards[..n_before].iter_mut().find(|known| known[0].0.identity.slug() == slug);
            match known {
                Some(known) => known.push((card, &passport.title)),
                None => cards.push(vec![(card, &passport.title)]),
            }
        }
    }
    cards
}

fn builder(schema: &Schema) -> IndexBuilder {
    let settings = IndexSettings {
        docstore_compress_dedicated_thread: false,
        docstore_blocksize: STORED_TOGETHER,
        ..IndexSettings::default()
    };
    Index::builder().schema(schema.clone()).settings(settings)
}

fn lock(folder: &Path) -> Result<Option<File>, SearchError> {
    try_lock(folder).map_err(|source| unusable(folder, source))
}

fn unusable(folder: &Path, source: io::Error) -> SearchError {
    SearchError::Folder { folder: folder.to_owned(), source }
}

/// The texts that an index holds.
pub(super) fn texts_in(index: &Index) -> Result<IndexedTexts, SearchError> {
    Ok(texts_of(index.load_metas()?.payload.as_deref()))
}

/// The texts as a commit carries them: a line each.
fn payload_of(texts: &IndexedTexts) -> String {
    let mut payload = String::new();
    for (text, revision) in texts {
        writeln!(payload, "{revision} {} {} {}", text.edition, text.language, text.code)
            .expect("writing to a string does not fail");
    }
    payload
}

/// The texts that a commit names. A line that makes no sense names none: its statements are then
/// added once more.
fn texts_of(payload: Option<&str>) -> IndexedTexts {
    let text = |line: &str| {
        let mut parts = line.splitn(4, ' ');
        let revision = parts.next()?.to_owned();
        let (edition, language) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some((TextKey { code: parts.next()?.to_owned(), edition, language }, revision))
    };
    payload.unwrap_or_default().lines().filter_map(text).collect()
}

/// The name of the folder of our format: the version of the analysis, then a hash of what else
/// decides whether an index is usable, which is its fields and the concepts of the glossary.
/// tantivy refuses files of another version of its own.
fn format_name(schema: &Schema, glossary: &GlossaryFiles) -> String {
    let fields = serde_json::to_string(schema).expect("a schema is written as JSON");
    let fields = crc32fast::hash(fields.as_bytes());
    format!("{ANALYSIS_VERSION}-{fields:08x}{:08x}", glossary.checksum())
}

/// Removes the folders that indexes of other formats have in this one. Until version 0.1.0 a name
/// had no number of the analysis.
fn remove_other_formats(root: &Path, ours: &Path) -> io::Result<()> {
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        let is_format = path.file_name().and_then(|name| name.to_str()).is_some_and(|name| {
            let (version, hash) = name.split_once('-').unwrap_or(("", name));
            version.bytes().all(|digit| digit.is_ascii_digit())
                && hash.len() == 16
                && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
        });
        if is_format && path != ours {
            fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}
