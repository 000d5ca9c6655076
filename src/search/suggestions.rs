//! What may be offered while a query is typed: professions, skills, and frequent terms of the field.

use std::{cmp::Reverse, collections::HashMap};

use tantivy::{DocAddress, DocId, SegmentReader, TantivyError, schema::IndexRecordOption};
use uuid::Uuid;

use super::{
    analysis::{self, folding, latin},
    equal_texts::TextNumber,
    fields::FIRST_WORD,
    index::StatementIndex,
    ranking::Candidate,
};
use crate::standard::StatementKind;

/// The fewest statements that must name a concept for it to be offered.
const FREQUENT: u64 = 2;

/// What a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuggestionKind {
    /// The title of a profession.
    Profession,
    /// The title of a skill.
    Skill,
    /// A term of the field that several statements name.
    Phrase,
}

impl SuggestionKind {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Profession => "profession",
            Self::Skill => "skill",
            Self::Phrase => "phrase",
        }
    }
}

/// Something to offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The words to ask for.
    pub text: String,
    /// What it is.
    pub kind: SuggestionKind,
    /// The only statement with these words; none where there are several, and for a term.
    pub id: Option<Uuid>,
}

/// The terms of the field that enough statements name.
#[derive(Debug, Default)]
pub(super) struct Phrases(Vec<Phrase>);

#[derive(Debug)]
struct Phrase {
    text: String,
    /// Its words in folded letters.
    words: Vec<String>,
    n_times: u64,
}

/// Something that fits what was typed. The least in this order is the best: what begins with it
/// first, then by kind, then what occurs most often, then the shortest, then by the catalogue.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fitting {
    begins_otherwise: bool,
    kind: SuggestionKind,
    n_times: Reverse<u64>,
    n_words: usize,
    from: From,
}

/// Where the words of a suggestion are.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum From {
    /// On a statement, by its position in the catalogue.
    Title(u64, Candidate),
    /// Among the phrases, by number.
    Phrase(usize),
}

impl Phrases {
    /// The phrases of an index.
    fn of(index: &StatementIndex) -> Result<Self, TantivyError> {
        let mut phrases = Vec::new();
        for concept in index.glossary().concepts() {
            let Some(name) = concept.kazakh.first() else { continue };
            let mut n_times = 0;
            for segment in index.searcher.segment_readers() {
                let term = tantivy::Term::from_field_text(index.fields.concepts, &concept.id);
                let list = segment.inverted_index(index.fields.concepts)?;
                n_times += u64::from(list.doc_freq(&term)?);
            }
            if n_times >= FREQUENT {
                phrases.push(Phrase { text: name.clone(), words: folded_words(name), n_times });
            }
        }
        Ok(Self(phrases))
    }
}

impl StatementIndex {
    /// The best for what was typed, at most `limit`: each typed word begins a word of the
    /// suggestion, whatever letters it was typed in.
    pub(super) fn offers(
        &self,
        typed: &str,
        limit: usize,
    ) -> Result<Vec<Suggestion>, TantivyError> {
        let typed = readings(typed);
        if typed.is_empty() {
            return Ok(Vec::new());
        }
        let mut fitting = self.fitting_titles(&typed)?;
        let phrases = self.phrases()?;
        fitting.extend(phrases.0.iter().enumerate().filter_map(|(number, phrase)| {
            let begins = |word: &String, letters: &Vec<String>| {
                letters.iter().any(|letters| word.starts_with(letters))
            };
            let has = |letters| phrase.words.iter().any(|word| begins(word, letters));
            typed.iter().all(has).then(|| Fitting {
                begins_otherwise: !phrase.words.first().is_some_and(|word| begins(word, &typed[0])),
                kind: SuggestionKind::Phrase,
                n_times: Reverse(phrase.n_times),
                n_words: phrase.words.len(),
                from: From::Phrase(number),
            })
        }));
        fitting.sort_unstable();
        let mut offered: Vec<Suggestion> = Vec::new();
        for Fitting { kind, n_times, from, .. } in fitting {
            if offered.len() == limit {
                break;
            }
            let (text, id) = match from {
                From::Title(_, candidate) => {
                    let stored = self.fields.read(&self.searcher, candidate.address)?;
                    let id = if n_times.0 == 1 { Some(stored.id()?) } else { None };
                    (stored.text()?, id)
                }
                From::Phrase(number) => (phrases.0[number].text.clone(), None),
            };
            if !offered.iter().any(|known| known.text == text) {
                offered.push(Suggestion { text, kind, id });
            }
        }
        Ok(offered)
    }

    /// The terms of the field that enough statements name.
    pub(super) fn phrases(&self) -> Result<&Phrases, TantivyError> {
        if let Some(phrases) = self.phrases.get() {
            return Ok(phrases);
        }
        let phrases = Phrases::of(self)?;
        Ok(self.phrases.get_or_init(|| phrases))
    }

    /// The titles of professions and skills that fit, equal ones once.
    fn fitting_titles(&self, typed: &[Vec<String>]) -> Result<Vec<Fitting>, TantivyError> {
        let first_words: Vec<String> =
            typed[0].iter().map(|letters| format!("{FIRST_WORD}{letters}")).collect();
        let mut fitting: HashMap<(SuggestionKind, TextNumber), Fitting> = HashMap::new();
        let segments = self.searcher.segment_readers().iter().zip(&self.columns);
        for (segment, (reader, columns)) in (0..).zip(segments) {
            let mut titles = self.titles_with(reader, &typed[0])?;
            for letters in &typed[1..] {
                let others = self.titles_with(reader, letters)?;
                titles.retain(|doc| others.binary_search(doc).is_ok());
            }
            let beginning = self.titles_with(reader, &first_words)?;
            for doc in titles {
                let Some(key) = columns.keys[doc as usize] else { continue };
                let kind = match key.traits().kind() {
                    StatementKind::Profession => SuggestionKind::Profession,
                    _ => SuggestionKind::Skill,
                };
                let candidate = self.candidate_at(DocAddress::new(segment, doc), key, 0.0);
                let one = Fitting {
                    begins_otherwise: beginning.binary_search(&doc).is_err(),
                    kind,
                    n_times: Reverse(1),
                    n_words: usize::from(columns.lengths[doc as usize]),
                    from: From::Title(candidate.position.ordinal, candidate),
                };
                fitting
                    .entry((kind, columns.texts[doc as usize]))
                    .and_modify(|known| known.n_times.0 += 1)
                    .or_insert(one);
            }
        }
        Ok(fitting.into_values().collect())
    }

    /// The statements of a segment with a word of their title that begins with any of these
    /// letters, in order.
    fn titles_with(
        &self,
        segment: &SegmentReader,
        beginnings: &[String],
    ) -> Result<Vec<DocId>, TantivyError> {
        let index = segment.inverted_index(self.fields.title_words)?;
        let mut found = Vec::new();
        for letters in beginnings {
            // No letter is encoded with this byte.
            let end = [letters.as_bytes(), &[0xff]].concat();
            let mut words = index.terms().range().ge(letters).lt(end).into_stream()?;
            while words.advance() {
                let mut block = index
                    .read_block_postings_from_terminfo(words.value(), IndexRecordOption::Basic)?;
                while !block.docs().is_empty() {
                    found.extend_from_slice(block.docs());
                    block.advance();
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }
}

fn folded_words(text: &str) -> Vec<String> {
    analysis::words(text).iter().map(|word| folding::fold(&word.text)).collect()
}

/// Each typed word in the folded letters that it may mean.
fn readings(typed: &str) -> Vec<Vec<String>> {
    let readings_of = |word: &analysis::Word| {
        let mut readings = vec![folding::fold(&word.text)];
        if !word.text.chars().any(analysis::is_cyrillic) {
            readings.extend(latin::readings(&word.text));
        }
        readings
    };
    analysis::words(typed).iter().map(readings_of).collect()
}
