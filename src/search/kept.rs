//! The index as it is kept, in a folder or in memory, and how it is brought up to date.
//!
//! It remembers which texts it holds, each with its revision, so that only those that differ are
//! taken out and put in. A change shows when it is committed, all at once; whoever searches goes
//! on with what it has opened. A folder holds one folder for each state of the analysis: what
//! another analysis has made is never read, and goes when a new one is there.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

use tantivy::{
    Index, IndexSettings, IndexWriter, ReloadPolicy, TantivyError, Term,
    directory::{MmapDirectory, error::LockError},
    index::SegmentId,
    indexer::{IndexWriterOptions, NoMergePolicy, UserOperation},
};

use super::{
    SearchError,
    fields::{Fields, text_term},
    glossary::Glossary,
    reading::{KnownWords, TextReader},
};
use crate::standard::{Abbreviation, ProfessionCard, TextKey};

/// What the analysis is made of, as the build has seen it: its code, the glossary, the libraries.
const ANALYSIS: &str = env!("KASIP_ANALYSIS");

/// The memory in bytes that the writer may fill before it writes a part of the index out.
const WRITER_MEMORY: usize = 100_000_000;

/// The bytes of statements that are read back together. The hits of a stretch stand far apart, so
/// whatever comes with them is read for nothing.
const STORED_TOGETHER: usize = 4096;

/// Where an index is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexPlace {
    /// In memory, for a catalogue that is there too.
    Memory,
    /// In a folder, which is made where it is missing.
    Folder(PathBuf),
}

/// An index, wherever it is kept.
#[derive(Debug, Clone)]
pub struct KeptIndex {
    pub(super) index: Index,
    pub(super) fields: Fields,
}

/// The texts of an index, each with its revision.
pub type IndexedTexts = BTreeMap<TextKey, String>;

/// A change of an index; nobody sees it before [`IndexUpdate::commit`].
pub struct IndexUpdate {
    writer: IndexWriter,
    fields: Fields,
    texts: IndexedTexts,
    known_words: KnownWords,
    /// Nothing was there before.
    is_first: bool,
}

impl KeptIndex {
    /// Opens the index at a place. Where there is none, or one that cannot be read, an empty one is
    /// made.
    ///
    /// # Errors
    ///
    /// [`SearchError::Place`] when the folder cannot be made or written; [`SearchError::Index`]
    /// when the index cannot be made.
    pub fn open(place: &IndexPlace) -> Result<Self, SearchError> {
        let (schema, fields) = Fields::schema();
        let made = || {
            let settings = IndexSettings {
                docstore_compress_dedicated_thread: false,
                docstore_blocksize: STORED_TOGETHER,
                ..IndexSettings::default()
            };
            Index::builder().schema(schema.clone()).settings(settings)
        };
        let index = match place {
            IndexPlace::Memory => made().create_in_ram()?,
            IndexPlace::Folder(folder) => {
                let unable = |source| SearchError::Place { folder: folder.clone(), source };
                let of_analysis = folder.join(ANALYSIS);
                fs::create_dir_all(&of_analysis).map_err(unable)?;
                remove_others(folder).map_err(unable)?;
                let open = || {
                    let index = made().open_or_create(MmapDirectory::open(&of_analysis)?)?;
                    // A part may be missing.
                    index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
                    Ok::<_, TantivyError>(index)
                };
                if let Ok(index) = open() {
                    index
                } else {
                    // Whatever is wrong with it, it can be made again.
                    fs::remove_dir_all(&of_analysis).map_err(unable)?;
                    fs::create_dir_all(&of_analysis).map_err(unable)?;
                    open()?
                }
            }
        };
        Ok(Self { index, fields })
    }

    /// The texts that it holds now.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read.
    pub fn texts(&self) -> Result<IndexedTexts, SearchError> {
        Ok(texts_of(self.index.load_metas()?.payload.as_deref()))
    }

    /// Begins to change it; none while another process does.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be written.
    pub fn update(&self) -> Result<Option<IndexUpdate>, SearchError> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(WRITER_MEMORY)
            .build();
        let writer: IndexWriter = match self.index.writer_with_options(options) {
            Ok(writer) => writer,
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        // Only now does nobody else change them.
        let texts = self.texts()?;
        let is_first = texts.is_empty();
        if is_first {
            // All parts are put together once, at the end.
            writer.set_merge_policy(Box::new(NoMergePolicy));
        }
        let known_words = KnownWords::default();
        Ok(Some(IndexUpdate { writer, fields: self.fields, texts, known_words, is_first }))
    }
}

impl IndexUpdate {
    /// The texts that it will hold.
    #[must_use]
    pub fn texts(&self) -> &IndexedTexts {
        &self.texts
    }

    /// Takes out a text.
    pub fn remove(&mut self, text: &TextKey) {
        self.texts.remove(text);
        if !self.is_first {
            let term = Term::from_field_text(self.fields.of_text, &text_term(text));
            self.writer.delete_term(term);
        }
    }

    /// Puts in the cards of a text, with the abbreviations that it explains, in the place of those
    /// that were there.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be written.
    pub fn put(
        &mut self,
        text: &TextKey,
        revision: &str,
        abbreviations: &[Abbreviation],
        cards: &[ProfessionCard],
    ) -> Result<(), SearchError> {
        self.remove(text);
        let own: Vec<(TextKey, Abbreviation)> =
            abbreviations.iter().map(|own| (text.clone(), own.clone())).collect();
        let glossary = Glossary::with(&own);
        let reader = TextReader::new(&glossary, &self.known_words);
        let mut documents = Vec::new();
        for card in cards {
            let read = |statement: &str| reader.read(statement, text);
            documents.extend(self.fields.documents(card, &glossary, read));
        }
        // All in one run, so that they stay beside each other.
        let puts: Vec<UserOperation> = documents.into_iter().map(UserOperation::Add).collect();
        self.writer.run(puts)?;
        self.texts.insert(text.clone(), revision.to_owned());
        Ok(())
    }

    /// Makes the change seen, and waits until the index is in order.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be written; it is then as it was.
    pub fn commit(self) -> Result<(), SearchError> {
        let Self { mut writer, texts, is_first, .. } = self;
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

/// The texts as a commit carries them: a line each.
fn payload_of(texts: &IndexedTexts) -> String {
    let mut payload = String::new();
    for (text, revision) in texts {
        writeln!(payload, "{revision} {} {}", text.language, text.code)
            .expect("writing to a string does not fail");
    }
    payload
}

/// The texts that a commit names. A line that makes no sense names none: its statements are then
/// put in anew.
fn texts_of(payload: Option<&str>) -> IndexedTexts {
    let text = |line: &str| {
        let mut parts = line.splitn(3, ' ');
        let (revision, language, code) = (parts.next()?, parts.next()?, parts.next()?);
        let key = TextKey { code: code.to_owned(), language: language.parse().ok()? };
        Some((key, revision.to_owned()))
    };
    payload.unwrap_or_default().lines().filter_map(text).collect()
}

/// Removes what other states of the analysis have left in the folder of an index.
fn remove_others(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| {
            name.len() == ANALYSIS.len() && name.bytes().all(|digit| digit.is_ascii_hexdigit())
        });
        if is_ours && name != ANALYSIS {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}
