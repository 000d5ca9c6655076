//! The index as it is searched: one state of it, opened.
//!
//! What must be known of every match is in memory as columns; the rest is mapped from the
//! files and read only for the hits of one page.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::PathBuf,
    sync::OnceLock,
};

use tantivy::{
    DocAddress, DocId, IndexReader, ReloadPolicy, Searcher, SegmentReader, TantivyError, Term,
};

use super::{
    card_table::CardTable,
    equal_texts::{TextNumber, TextNumbers},
    error::SearchError,
    fields::{self, IndexFields, hash_of},
    filter_key::{FilterKey, Traits},
    glossary::ConceptGlossary,
    matching::{Match, Stop},
    ranking::{Candidate, HitPosition},
    reading::KnownWords,
    results::{Hit, HitParent},
    store::{IndexStore, IndexedTexts, texts_in},
    suggestions::Phrases,
    vocabulary::Vocabulary,
};
use crate::{
    files::FileStamp,
    standard::{Abbreviation, StatementKind, TextKey},
};

/// The statements of the catalogue, indexed.
pub(super) struct StatementIndex {
    /// What is searched, as it was when the index was opened.
    pub searcher: Searcher,
    /// What must be known of every match, by segment.
    pub columns: Vec<Columns>,
    /// How many different texts the statements have.
    pub n_texts: usize,
    /// The fields of a statement.
    pub fields: IndexFields,
    /// The cards of the statements.
    pub cards: CardTable,
    /// The words that the statements have.
    pub vocabulary: Vocabulary,
    /// The terms of the field that may be offered while a query is typed.
    pub phrases: OnceLock<Phrases>,
    /// What the words of its statements are known by.
    pub known_words: KnownWords,
    /// The texts that it holds.
    pub texts: IndexedTexts,
    /// The files that it is read from, as they were when it was opened.
    files: Vec<(PathBuf, FileStamp)>,
    /// Differs from that of an index of other statements.
    pub fingerprint: u64,
    abbreviations: Vec<(TextKey, Abbreviation)>,
    glossary: OnceLock<ConceptGlossary>,
}

/// The statements that have the same text.
#[derive(Debug)]
pub(super) struct SameText {
    /// The first of them.
    pub hits: Vec<Hit>,
    /// How many there are, and on how many cards.
    pub n_occurrences: u64,
    pub n_cards: u64,
}

/// Columns by document, in memory: a match costs one read of each.
#[derive(Debug)]
pub(super) struct Columns {
    /// The card and the traits; none for a statement that was taken out.
    pub keys: Vec<Option<FilterKey>>,
    /// The number of words, 255 for more.
    pub lengths: Vec<u8>,
    /// The number of the text, which equal texts share.
    pub texts: Vec<TextNumber>,
}

impl StatementIndex {
    /// Opens the last state of a stored index, with the abbreviations that its texts explain.
    pub(super) fn open(
        store: &IndexStore,
        abbreviations: Vec<(TextKey, Abbreviation)>,
    ) -> Result<Self, SearchError> {
        let fields = store.fields;
        let (texts, files, searcher) = loop {
            let index = store.index()?;
            let texts = texts_in(&index)?;
            let files = store.stamps(&index)?;
            let reader: IndexReader =
                index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
            // Another process may have changed it in between.
            if texts_in(&index)? == texts {
                break (texts, files, reader.searcher());
            }
        };
        let mut cards = CardTable::default();
        let mut numbers = TextNumbers::default();
        let mut columns = Vec::new();
        for (segment, reader) in (0..).zip(searcher.segment_readers()) {
            columns.push(Columns::of(
                segment,
                reader,
                &searcher,
                fields,
                &mut cards,
                &mut numbers,
            )?);
        }
        cards.put_in_order();
        let vocabulary = Vocabulary::of(&searcher, fields, cards.languages())?;
        let mut fingerprint = DefaultHasher::new();
        texts.hash(&mut fingerprint);
        Ok(Self {
            searcher,
            columns,
            n_texts: numbers.len(),
            fields,
            cards,
            vocabulary,
            phrases: OnceLock::new(),
            known_words: KnownWords::default(),
            texts,
            files,
            fingerprint: fingerprint.finish(),
            abbreviations,
            glossary: OnceLock::new(),
        })
    }

    /// The concepts that the statements may name; read when it is first asked, as a server should
    /// start at once.
    pub(super) fn glossary(&self) -> &ConceptGlossary {
        self.glossary.get_or_init(|| ConceptGlossary::with(&self.abbreviations))
    }

    /// Whether its files are those that were opened.
    pub(super) fn is_untouched(&self) -> bool {
        let is_same = |(path, stamp): &(PathBuf, FileStamp)| {
            FileStamp::of(path).is_ok_and(|now| now == *stamp)
        };
        self.files.iter().all(is_same)
    }

    /// The number of statements.
    pub(super) fn n_statements(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// The statements with exactly this text whose key passes, in the order of the catalogue; the
    /// first of them read back.
    pub(super) fn with_text(
        &self,
        text: &str,
        limit: usize,
        stop: &Stop<'_>,
        passes: impl Fn(FilterKey) -> bool,
    ) -> Result<SameText, SearchError> {
        let term = Term::from_field_u64(self.fields.text_hash, hash_of(text));
        let mut found: Vec<Candidate> = Vec::new();
        self.for_each_with(&term, stop, |one| {
            if passes(one.key) {
                found.push(self.candidate(&one, 0.0));
            }
        })?;
        found.sort_unstable_by_key(|candidate| candidate.position.ordinal);
        let mut hits = Vec::new();
        for candidate in found.iter().take(limit) {
            let hit = self.hit(candidate)?;
            // Another text with the same hash is as good as impossible.
            if hit.text == text {
                hits.push(hit);
            }
        }
        let n_occurrences = found.len() as u64;
        found.dedup_by_key(|candidate| candidate.key.card());
        Ok(SameText { hits, n_occurrences, n_cards: found.len() as u64 })
    }

    /// The number of the text of a match.
    pub(super) fn text_number(&self, found: &Match) -> TextNumber {
        let columns = &self.columns[found.address.segment_ord as usize];
        columns.texts[found.address.doc_id as usize]
    }

    /// A match with its position among all.
    pub(super) fn candidate(&self, found: &Match, score: f32) -> Candidate {
        self.candidate_at(found.address, found.key, score)
    }

    /// The statement at this address with its position among all.
    pub(super) fn candidate_at(
        &self,
        address: DocAddress,
        key: FilterKey,
        score: f32,
    ) -> Candidate {
        let card = self.cards.columns(key.card());
        let on_card = address.doc_id - card.profession;
        let ordinal = u64::from(card.rank) << 32 | u64::from(on_card);
        Candidate { position: HitPosition { score, ordinal }, address, key }
    }

    /// Reads a hit back, without highlights.
    pub(super) fn hit(&self, candidate: &Candidate) -> Result<Hit, TantivyError> {
        let stored = self.fields.read(&self.searcher, candidate.address)?;
        let card = self.cards.get(candidate.key.card());
        Ok(Hit {
            kind: candidate.key.traits().kind(),
            id: stored.id()?,
            reference: stored.reference()?,
            text: stored.text()?,
            language: card.language,
            highlights: Vec::new(),
            matched: Vec::new(),
            occurrences: Vec::new(),
            n_occurrences: 1,
            n_cards: 1,
            number: stored.number()?,
            score: candidate.position.score,
            card: card.head(),
            function: self.above(candidate.address, stored.function_above()?)?,
            skill: self.above(candidate.address, stored.skill_above()?)?,
        })
    }

    /// The function or skill that is so many statements above.
    fn above(
        &self,
        address: DocAddress,
        distance: Option<u32>,
    ) -> Result<Option<HitParent>, TantivyError> {
        let Some(distance) = distance else { return Ok(None) };
        let doc_id = address
            .doc_id
            .checked_sub(distance)
            .ok_or_else(|| fields::lacks("function or skill"))?;
        let above =
            self.fields.read(&self.searcher, DocAddress::new(address.segment_ord, doc_id))?;
        let number = above.number()?.ok_or_else(|| fields::lacks("number"))?;
        Ok(Some(HitParent { number, title: above.text()? }))
    }
}

impl Columns {
    /// Reads the columns of a segment, and takes its cards into the table.
    fn of(
        segment: u32,
        reader: &SegmentReader,
        searcher: &Searcher,
        fields: IndexFields,
        cards: &mut CardTable,
        texts: &mut TextNumbers,
    ) -> Result<Self, TantivyError> {
        let column =
            |name| Ok::<_, TantivyError>(reader.fast_fields().u64(name)?.first_or_default_col(0));
        let length = |n: u64| u8::try_from(n).unwrap_or(u8::MAX);
        let mut keys = Vec::with_capacity(reader.max_doc() as usize);
        let mut card = None;
        for (doc, number) in (0..).zip(column(fields::TRAITS)?.iter()) {
            let doc: DocId = doc;
            if reader.is_deleted(doc) {
                keys.push(None);
                continue;
            }
            let traits = Traits::from_number(number).ok_or_else(|| fields::lacks("kind"))?;
            // Each card begins with its profession.
            let address = DocAddress::new(segment, doc);
            if traits.kind() == StatementKind::Profession {
                card = Some(cards.push(address, &fields.read(searcher, address)?)?);
            }
            cards.note_statement(traits.kind(), address);
            let card = card.ok_or_else(|| fields::lacks("card"))?;
            keys.push(Some(FilterKey::new(card, traits)));
        }
        Ok(Self {
            keys,
            lengths: column(fields::N_WORDS)?.iter().map(length).collect(),
            texts: column(fields::TEXT_HASH)?.iter().map(|hash| texts.number(hash)).collect(),
        })
    }
}

impl std::fmt::Debug for StatementIndex {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("StatementIndex")
            .field("n_statements", &self.n_statements())
            .finish_non_exhaustive()
    }
}
