//! The index itself: its fields, how it is made, and how statements are read back from it.
//!
//! It lies in memory, in one segment, and its writer is gone once it is made. What must be known
//! of every match is in the column `place`, which is held ready; what is shown of a hit is in the
//! document store, which is read only for the hits of one stretch.

use std::hash::{DefaultHasher, Hash, Hasher};

use tantivy::{
    DocAddress, Index, IndexReader, IndexSettings, ReloadPolicy, Searcher, SegmentReader,
    SingleSegmentIndexWriter, TantivyDocument, TantivyError, Term,
    directory::RamDirectory,
    error::DataCorruption,
    schema::{
        FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
        Value,
    },
    tokenizer::{PreTokenizedString, Token},
};
use uuid::Uuid;

use super::{
    Hit, HitCard, HitPlace,
    card_table::CardTable,
    glossary::Glossary,
    matching::Match,
    place::{Place, Traits},
    ranking::{Candidate, Standing},
    reading::{ReadText, TextReader},
    suggestions::Suggestions,
    vocabulary::{Gathering, Vocabulary},
};
use crate::standard::{Abbreviation, ProfessionCard, Statement, StatementKind, TextKey};

/// What the writer may start with, in bytes; it grows with the statements.
const WRITER_MEMORY: usize = 1_000_000;
/// The name of the column with the places.
const PLACE: &str = "place";
/// The names of the columns with the hashes of the texts and with their lengths.
const TEXT_HASH: &str = "text_hash";
const N_WORDS: &str = "n_words";

/// The fields of a statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// The words, letter by letter, with their positions.
    pub words: Field,
    /// The stems of the words.
    pub stems: Field,
    /// The concepts that the words name, by id.
    pub concepts: Field,
    /// A hash of the text, to find equal texts.
    text_hash: Field,
    /// The number of words, 255 for more.
    n_words: Field,
    place: Field,
    id: Field,
    reference: Field,
    text: Field,
    number: Field,
    /// How many statements above it the function and the skill of the statement stand.
    function_above: Field,
    skill_above: Field,
}

impl Fields {
    fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let indexed = |option| {
            let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false);
            TextOptions::default().set_indexing_options(indexing.set_index_option(option))
        };
        let fields = Self {
            words: schema
                .add_text_field("words", indexed(IndexRecordOption::WithFreqsAndPositions)),
            stems: schema.add_text_field("stems", indexed(IndexRecordOption::Basic)),
            concepts: schema.add_text_field("concepts", indexed(IndexRecordOption::Basic)),
            text_hash: schema.add_u64_field(TEXT_HASH, INDEXED | FAST),
            n_words: schema.add_u64_field(N_WORDS, FAST),
            place: schema.add_u64_field(PLACE, FAST),
            id: schema.add_bytes_field("id", STORED),
            reference: schema.add_text_field("reference", STORED),
            text: schema.add_text_field("text", STORED),
            number: schema.add_u64_field("number", STORED),
            function_above: schema.add_u64_field("function_above", STORED),
            skill_above: schema.add_u64_field("skill_above", STORED),
        };
        (schema.build(), fields)
    }
}

/// The statements of the catalogue, indexed.
pub(super) struct StatementIndex {
    /// What is searched, as it was when the index was made.
    pub searcher: Searcher,
    /// What must be known of every match, by segment.
    pub columns: Vec<Columns>,
    /// The fields of a statement.
    pub fields: Fields,
    /// The cards on which the statements stand.
    pub cards: CardTable,
    /// The words that the statements have.
    pub vocabulary: Vocabulary,
    /// The concepts that they may name.
    pub glossary: Glossary,
    /// What may be offered while a query is typed.
    pub suggestions: Suggestions,
    /// Differs from that of an index of other statements.
    pub fingerprint: u64,
}

/// Columns by document, held in memory: a match costs one read of each.
#[derive(Debug)]
pub(super) struct Columns {
    /// The card and the traits.
    pub places: Vec<Place>,
    /// The number of words, 255 for more.
    pub lengths: Vec<u8>,
    /// The hash of the text.
    pub hashes: Vec<u64>,
}

impl StatementIndex {
    /// Makes the index. The cards may come in any order; each is let go before the next is asked.
    pub(super) fn build(
        cards: impl IntoIterator<Item = ProfessionCard>,
        abbreviations: &[(TextKey, Abbreviation)],
    ) -> Result<Self, TantivyError> {
        let glossary = Glossary::with(abbreviations);
        let mut reader = TextReader::new(&glossary);
        let mut gathering = Gathering::default();
        let mut suggestions = Suggestions::default();
        let (schema, fields) = Fields::schema();
        let settings =
            IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
        let mut writer: SingleSegmentIndexWriter = Index::builder()
            .schema(schema)
            .settings(settings)
            .single_segment_index_writer(RamDirectory::create(), WRITER_MEMORY)?;
        let mut table = CardTable::default();
        let mut fingerprint = DefaultHasher::new();
        for card in cards {
            let number = table.push(&card);
            let text_key = card.text_key();
            let mut function_at = 0;
            let mut skill_at = 0;
            for (at, statement) in (0_u64..).zip(card.statements()) {
                match statement.kind {
                    StatementKind::Function => function_at = at,
                    StatementKind::Skill => skill_at = at,
                    _ => {}
                }
                let above = Above { function: at - function_at, skill: at - skill_at };
                let text = statement.full_text();
                let traits = Traits::new(statement.kind, statement.function_kind());
                let place = Place::new(number, traits);
                (place, statement.identity().id, &text).hash(&mut fingerprint);
                let read = reader.read(&text, &text_key);
                for (word, forms) in read.words.iter().zip(&read.forms) {
                    gathering.add(&word.text, &forms.stems);
                    if let Some((whole, _)) = &word.fused {
                        gathering.add(whole, &[]);
                    }
                }
                suggestions.add(&statement, &read);
                let mut document = document(fields, place, &statement, text, above);
                add_words(&mut document, fields, &read, &glossary);
                writer.add_document(document)?;
            }
        }
        table.put_in_order();
        let index = writer.finalize()?;
        let reader: IndexReader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let searcher = reader.searcher();
        let columns = searcher.segment_readers().iter().map(columns).collect::<Result<_, _>>()?;
        suggestions.finish(&glossary);
        Ok(Self {
            searcher,
            columns,
            fields,
            cards: table,
            vocabulary: gathering.finish(),
            glossary,
            suggestions,
            fingerprint: fingerprint.finish(),
        })
    }

    /// The number of statements.
    pub(super) fn n_statements(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// The statements with exactly this text whose place passes, in the order of the catalogue.
    pub(super) fn with_text(
        &self,
        text: &str,
        limit: usize,
        passes: impl Fn(Place) -> bool,
    ) -> Result<Vec<Hit>, TantivyError> {
        let term = Term::from_field_u64(self.fields.text_hash, hash_of(text));
        let mut found: Vec<Candidate> = Vec::new();
        self.for_each_with(&term, |one| {
            if passes(one.place) {
                found.push(self.candidate(&one, 0.0));
            }
        })?;
        found.sort_by_key(|candidate| candidate.standing.ordinal);
        let mut hits = Vec::new();
        for candidate in found {
            if hits.len() == limit {
                break;
            }
            let hit = self.hit(&candidate)?;
            if hit.text == text {
                hits.push(hit);
            }
        }
        Ok(hits)
    }

    /// The hash of the text of a match.
    pub(super) fn text_hash(&self, found: &Match) -> u64 {
        let columns = &self.columns[found.address.segment_ord as usize];
        columns.hashes[found.address.doc_id as usize]
    }

    /// A match with its standing among all.
    pub(super) fn candidate(&self, found: &Match, score: f32) -> Candidate {
        let rank = u64::from(self.cards.get(found.place.card()).rank);
        // The statements of a card were added in the order of its text.
        let ordinal = rank << 32 | u64::from(found.address.doc_id);
        Candidate {
            standing: Standing { score, ordinal },
            address: found.address,
            place: found.place,
        }
    }

    /// Reads a hit back, without highlights.
    pub(super) fn hit(&self, candidate: &Candidate) -> Result<Hit, TantivyError> {
        let fields = self.fields;
        let document: TantivyDocument = self.searcher.doc(candidate.address)?;
        let card = self.cards.get(candidate.place.card());
        let kind = candidate.place.traits().kind();
        let id = document.get_first(fields.id).and_then(|value| value.as_bytes());
        Ok(Hit {
            kind,
            id: id.and_then(|id| Uuid::from_slice(id).ok()).ok_or_else(|| lacks("id"))?,
            reference: stored_text(&document, fields.reference)?,
            text: stored_text(&document, fields.text)?,
            language: card.language,
            highlights: Vec::new(),
            matched: Vec::new(),
            places: Vec::new(),
            number: stored_number(&document, fields.number)?,
            score: candidate.standing.score,
            card: HitCard {
                key: card.key.clone(),
                title: card.title.clone(),
                qualification_level: card.level,
                point: card.point,
            },
            function: self.above(candidate.address, &document, fields.function_above)?,
            skill: self.above(candidate.address, &document, fields.skill_above)?,
        })
    }

    /// The function or skill that stands above a statement.
    fn above(
        &self,
        address: DocAddress,
        document: &TantivyDocument,
        field: Field,
    ) -> Result<Option<HitPlace>, TantivyError> {
        let Some(distance) = stored_number(document, field)? else { return Ok(None) };
        let doc_id = address.doc_id.checked_sub(distance).ok_or_else(|| lacks("place"))?;
        let above: TantivyDocument =
            self.searcher.doc(DocAddress::new(address.segment_ord, doc_id))?;
        Ok(Some(HitPlace {
            number: stored_number(&above, self.fields.number)?.ok_or_else(|| lacks("number"))?,
            title: stored_text(&above, self.fields.text)?,
        }))
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

/// How many statements above a statement its function and its skill stand.
#[derive(Debug, Clone, Copy)]
struct Above {
    function: u64,
    skill: u64,
}

/// The columns of a segment.
fn columns(segment: &SegmentReader) -> Result<Columns, TantivyError> {
    let column =
        |name| Ok::<_, TantivyError>(segment.fast_fields().u64(name)?.first_or_default_col(0));
    let length = |n: u64| u8::try_from(n).unwrap_or(u8::MAX);
    Ok(Columns {
        places: column(PLACE)?.iter().map(Place::from_number).collect(),
        lengths: column(N_WORDS)?.iter().map(length).collect(),
        hashes: column(TEXT_HASH)?.iter().collect(),
    })
}

fn document(
    fields: Fields,
    place: Place,
    statement: &Statement<'_>,
    text: String,
    above: Above,
) -> TantivyDocument {
    let identity = statement.identity();
    let mut document = TantivyDocument::default();
    document.add_u64(fields.text_hash, hash_of(&text));
    document.add_u64(fields.place, place.to_number());
    document.add_bytes(fields.id, identity.id.as_bytes());
    document.add_text(fields.reference, identity.reference);
    document.add_text(fields.text, text);
    if let Some(number) = statement.number() {
        document.add_u64(fields.number, u64::from(number));
    }
    // A function is not its own place, nor is a skill.
    if statement.skill.is_some() {
        document.add_u64(fields.function_above, above.function);
    }
    if statement.item.is_some() {
        document.add_u64(fields.skill_above, above.skill);
    }
    document
}

/// Adds the words of a statement, their stems and the concepts that they name.
fn add_words(document: &mut TantivyDocument, fields: Fields, read: &ReadText, glossary: &Glossary) {
    let token = |text: String, position| Token {
        offset_from: 0,
        offset_to: 0,
        position,
        text,
        position_length: 1,
    };
    let mut words = Vec::new();
    let mut stems: Vec<Token> = Vec::new();
    for (word, forms) in read.words.iter().zip(&read.forms) {
        words.push(token(word.text.clone(), word.position));
        words.extend(word.fused.iter().map(|(whole, _)| token(whole.clone(), word.position)));
        stems.extend(forms.stems.iter().map(|stem| token(stem.clone(), word.position)));
    }
    let concepts = read.spans.iter().map(|span| {
        let id = glossary.get(span.concept).id.clone();
        token(id, span.start)
    });
    let n_words = read.words.len().min(usize::from(u8::MAX));
    document.add_u64(fields.n_words, n_words as u64);
    // The text is stored once, in a field of its own.
    for (field, tokens) in
        [(fields.words, words), (fields.stems, stems), (fields.concepts, concepts.collect())]
    {
        document.add_pre_tokenized_text(field, PreTokenizedString { text: String::new(), tokens });
    }
}

/// The hash lives no longer than the index in memory, so it may differ between releases of Rust.
fn hash_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn stored_text(document: &TantivyDocument, field: Field) -> Result<String, TantivyError> {
    let value = document.get_first(field).and_then(|value| value.as_str());
    value.map(str::to_owned).ok_or_else(|| lacks("text"))
}

fn stored_number(document: &TantivyDocument, field: Field) -> Result<Option<u32>, TantivyError> {
    let value = document.get_first(field).and_then(|value| value.as_u64());
    value.map(|number| u32::try_from(number).map_err(|_| lacks("number"))).transpose()
}

fn lacks(what: &str) -> TantivyError {
    TantivyError::DataCorruption(DataCorruption::comment_only(format!(
        "a statement of the index lacks its {what}"
    )))
}
