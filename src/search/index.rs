//! The index as it is searched: one state of it, opened.
//!
//! What must be known of every match is in memory as columns; the rest is mapped from the
//! files and read only for the hits of one page.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    path::PathBuf,
    sync::OnceLock,
};

use tantivy::{
    DocAddress, DocId, IndexReader, ReloadPolicy, Searcher, SegmentOrdinal, TantivyError,
};

use super::{
    card_table::{CardTable, IndexedCard},
    error::SearchError,
    fields::{self, IndexFields, StoredStatement},
    filter_key::{FilterKey, Traits},
    glossary::{ConceptGlossary, GlossaryFiles},
    offers::Offers,
    ranking::{Candidate, HitPosition, Match},
    reading::KnownWords,
    results::{Hit, HitParent},
    store::{IndexStore, IndexedTexts, texts_in},
    translated::TranslatedTexts,
    vocabulary::Vocabulary,
};
use crate::{
    files::FileStamp,
    standard::{Abbreviation, Identity, Language, StatementKind, TextKey},
};

/// The search index of one version of the catalogue.
///
/// It never changes: a new version of the catalogue has an index of its own.
#[derive(Debug)]
pub struct SearchIndex {
    /// What is searched, as it was when the index was opened.
    pub(super) searcher: Searcher,
    /// What must be known of every match, by segment.
    pub(super) columns: Vec<Columns>,
    /// How many different texts the statements have.
    pub(super) n_texts: usize,
    /// The fields of a statement.
    pub(super) fields: IndexFields,
    /// The cards of the statements.
    pub(super) cards: CardTable,
    /// The words that the statements have.
    pub(super) vocabulary: Vocabulary,
    /// What may be offered while a query is typed.
    pub(super) offers: OnceLock<Offers>,
    /// What the words of its statements are known by.
    pub(super) known_words: KnownWords,
    /// What translations say of them, once a text was compared with them.
    pub(super) translated: OnceLock<TranslatedTexts>,
    texts: IndexedTexts,
    /// The files that it is read from, as they were when it was opened.
    files: Vec<(PathBuf, FileStamp)>,
    /// Differs from that of an index of other statements.
    pub(super) fingerprint: u64,
    abbreviations: Vec<(TextKey, Abbreviation)>,
    glossary_files: GlossaryFiles,
    glossary: OnceLock<ConceptGlossary>,
}

/// A text, by number: statements with the same words have the same.
pub(super) type TextNumber = u32;

/// Columns by document, in memory: a match costs one read of each.
#[derive(Debug)]
pub(super) struct Columns {
    /// The card and the traits; none for a statement that was taken out.
    pub keys: Vec<Option<FilterKey>>,
    /// The number of words, 255 for more.
    pub lengths: Vec<u8>,
    /// The texts.
    pub texts: Vec<TextNumber>,
    /// 0 for a statement in the text of its card, else how many documents above it the first of its
    /// place is, and one more. Empty where all are 0.
    pub others: Vec<u8>,
}

impl SearchIndex {
    /// Opens the last state of a stored index. Every byte of it is checked.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read, or is damaged.
    pub fn open(store: &IndexStore) -> Result<Self, SearchError> {
        let fields = store.fields;
        let (texts, files, searcher) = loop {
            let index = store.index()?;
            store.compare_bytes(&index)?;
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
        let mut text_numbers = HashMap::new();
        let columns = (0..)
            .take(searcher.segment_readers().len())
            .map(|segment| Columns::of(segment, &searcher, fields, &mut cards, &mut text_numbers))
            .collect::<Result<_, _>>()?;
        cards.put_in_order();
        // Reading it shows damage that no checksum shows: a part that has the file of another.
        let vocabulary = Vocabulary::of(&searcher, fields, cards.languages())?;
        let mut fingerprint = DefaultHasher::new();
        texts.hash(&mut fingerprint);
        Ok(Self {
            searcher,
            columns,
            n_texts: text_numbers.len(),
            fields,
            cards,
            vocabulary,
            offers: OnceLock::new(),
            known_words: KnownWords::default(),
            translated: OnceLock::new(),
            texts,
            files,
            fingerprint: fingerprint.finish(),
            abbreviations: Vec::new(),
            glossary_files: store.glossary.clone(),
            glossary: OnceLock::new(),
        })
    }

    /// The index with the abbreviations that its texts explain.
    #[must_use]
    pub fn with_abbreviations(self, abbreviations: Vec<(TextKey, Abbreviation)>) -> Self {
        Self { abbreviations, ..self }
    }

    /// The concepts that the statements may name; read when it is first asked, as a server should
    /// start at once.
    pub(super) fn glossary(&self) -> &ConceptGlossary {
        let files = || self.glossary_files.clone();
        self.glossary.get_or_init(|| ConceptGlossary::with(files(), &self.abbreviations))
    }

    /// The languages of its texts.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        self.vocabulary.languages()
    }

    /// The texts that it holds, each with its revision.
    #[must_use]
    pub fn texts(&self) -> &IndexedTexts {
        &self.texts
    }

    /// Whether the files that it is read from are those that were opened. It looks at their names,
    /// lengths and times only.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.files.iter().all(|(path, stamp)| stamp.is_of(path))
    }

    /// The number of statements; what several texts say in one place is one.
    #[must_use]
    pub fn n_statements(&self) -> u64 {
        let n_further: u64 = self.columns.iter().map(Columns::n_further_texts).sum();
        self.searcher.num_docs() - n_further
    }

    /// The number of the text of a match.
    pub(super) fn text_number(&self, found: &Match) -> TextNumber {
        let columns = &self.columns[found.address.segment_ord as usize];
        columns.texts[found.address.doc_id as usize]
    }

    /// A match with its position among all.
    pub(super) fn candidate(&self, found: &Match, score: f32) -> Candidate {
        let Match { address, key, .. } = *found;
        let card = self.cards.columns(key.card());
        let on_card = address.doc_id - card.profession;
        let ordinal = u64::from(card.rank) << 32 | u64::from(on_card);
        Candidate { position: HitPosition::new(score, ordinal), address, key }
    }

    /// Makes a hit of what is read back of it, without highlights: in a language where the place has
    /// words in it, else in the words that were found.
    pub(super) fn hit(
        &self,
        candidate: &Candidate,
        stored: StoredStatement,
        preferred: Option<Language>,
    ) -> Result<Hit, TantivyError> {
        let card = self.cards.get(candidate.key.card());
        let (address, stored) = self.in_language(card, candidate.address, stored, preferred)?;
        let language = card.language_of(&stored);
        let Identity { id, reference } = card.identity_of(&stored)?;
        Ok(Hit {
            kind: candidate.key.traits().kind(),
            id,
            reference,
            text: stored.text,
            language,
            highlights: Vec::new(),
            matched: Vec::new(),
            occurrences: Vec::new(),
            n_occurrences: 1,
            n_cards: 1,
            number: stored.number,
            score: candidate.position.score(),
            card: card.head_in(language),
            function: self.above(address, stored.function_above)?,
            skill: self.above(address, stored.skill_above)?,
        })
    }

    /// What a place says in a language, and where; the same where it has no words in it.
    pub(super) fn in_language(
        &self,
        card: &IndexedCard,
        address: DocAddress,
        stored: StoredStatement,
        preferred: Option<Language>,
    ) -> Result<(DocAddress, StoredStatement), TantivyError> {
        let preferred = preferred.filter(|&preferred| card.language_of(&stored) != preferred);
        let Some(preferred) = preferred else { return Ok((address, stored)) };
        let columns = &self.columns[address.segment_ord as usize];
        for doc_id in columns.documents_of_place(address.doc_id) {
            let other = DocAddress { doc_id, ..address };
            let words = self.fields.read(&self.searcher, other)?;
            if card.language_of(&words) == preferred {
                return Ok((other, words));
            }
        }
        Ok((address, stored))
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
        let number = above.number.ok_or_else(|| fields::lacks("number"))?;
        Ok(Some(HitParent { number, title: above.text }))
    }
}

impl Columns {
    /// What is known of a statement, before any query; none of one that was taken out, which lists
    /// go on naming.
    pub(super) fn found(&self, address: DocAddress) -> Option<Match> {
        let at = address.doc_id as usize;
        let key = self.keys[at]?;
        Some(Match { key, address, grades: 0, n_terms: 0, n_words: self.lengths[at] })
    }

    /// The first document of the place of this one.
    pub(super) fn place(&self, doc: DocId) -> DocId {
        doc - self.others.get(doc as usize).map_or(0, |one| DocId::from(one.saturating_sub(1)))
    }

    /// Whether this one is in the text of its card.
    pub(super) fn is_of_card(&self, doc: DocId) -> bool {
        self.others.get(doc as usize).is_none_or(|one| *one == 0)
    }

    /// The documents of the place of this one.
    fn documents_of_place(&self, doc: DocId) -> impl Iterator<Item = DocId> {
        let place = self.place(doc);
        let documents = place..DocId::try_from(self.keys.len()).unwrap_or(DocId::MAX);
        documents.take_while(move |doc| self.place(*doc) == place)
    }

    /// How many documents are of a place that has one before.
    fn n_further_texts(&self) -> u64 {
        let there = self.others.iter().zip(&self.keys).filter(|(_, key)| key.is_some());
        there.filter(|(one, _)| **one > 1).count() as u64
    }

    /// Reads the columns of a segment, and takes its cards into the table.
    fn of(
        segment: SegmentOrdinal,
        searcher: &Searcher,
        fields: IndexFields,
        cards: &mut CardTable,
        text_numbers: &mut HashMap<u64, TextNumber>,
    ) -> Result<Self, TantivyError> {
        let reader = searcher.segment_reader(segment);
        let column =
            |name| Ok::<_, TantivyError>(reader.fast_fields().u64(name)?.first_or_default_col(0));
        let length = |n: u64| u8::try_from(n).unwrap_or(u8::MAX);
        let mut keys = Vec::with_capacity(reader.max_doc() as usize);
        let mut others: Vec<u8> = column(fields::OTHER_TEXT)?.iter().map(length).collect();
        if others.iter().all(|one| *one == 0) {
            others = Vec::new();
        }
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
            let is_of_card = others.get(doc as usize).is_none_or(|one| *one == 0);
            if traits.kind() == StatementKind::Profession {
                let profession = fields.read(searcher, address)?;
                if is_of_card {
                    card = Some(cards.push(address, profession)?);
                } else {
                    cards.add_titles(profession)?;
                }
            }
            if is_of_card {
                cards.note_statement(traits.kind(), address);
            }
            let card = card.ok_or_else(|| fields::lacks("card"))?;
            keys.push(Some(FilterKey::new(card, traits)));
        }
        let text_number = |hash| {
            let next = TextNumber::try_from(text_numbers.len()).unwrap_or(TextNumber::MAX);
            *text_numbers.entry(hash).or_insert(next)
        };
        Ok(Self {
            keys,
            lengths: column(fields::N_WORDS)?.iter().map(length).collect(),
            texts: column(fields::TEXT_HASH)?.iter().map(text_number).collect(),
            others,
        })
    }
}
