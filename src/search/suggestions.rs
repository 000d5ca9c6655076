//! What may be offered while a query is typed: professions, skills, and frequent terms of the field.

use std::{cmp::Reverse, collections::HashMap};

use tantivy::{DocAddress, DocId, SegmentReader, TantivyError, Term};
use uuid::Uuid;

use super::{
    analysis::{self, folding, latin},
    error::SearchError,
    fields::FIRST_WORD,
    index::{SearchIndex, TextNumber},
    matching::{Stop, for_each_doc},
    phrases::Phrase,
    ranking::Candidate,
    request::MAX_CHARS,
};
use crate::standard::StatementKind;

/// The most suggestions for what was typed so far.
const MOST: usize = 10;

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
    /// On a statement, in the order of the catalogue.
    Title(Reverse<Candidate>),
    /// Among the phrases, by number.
    Phrase(usize),
}

impl SearchIndex {
    /// What may be offered while a query is typed, the best first: each typed word begins a word of
    /// the suggestion, whatever letters it was typed in.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read.
    pub fn suggest(&self, typed: &str) -> Result<Vec<Suggestion>, SearchError> {
        let typed = readings(&typed.chars().take(MAX_CHARS).collect::<String>());
        if typed.is_empty() {
            return Ok(Vec::new());
        }
        let mut fitting = self.fitting_titles(&typed)?;
        let phrases = self.phrases()?;
        fitting.extend(phrases.iter().enumerate().filter_map(|(number, phrase)| {
            let words: Vec<&str> = phrase.words.split(' ').collect();
            let begins = |word: &&str, letters: &Vec<String>| {
                letters.iter().any(|letters| word.starts_with(letters))
            };
            let has = |letters| words.iter().any(|word| begins(word, letters));
            typed.iter().all(has).then(|| Fitting {
                begins_otherwise: !begins(&words[0], &typed[0]),
                kind: SuggestionKind::Phrase,
                n_times: Reverse(phrase.n_times),
                n_words: words.len(),
                from: From::Phrase(number),
            })
        }));
        fitting.sort_unstable();
        let mut offered: Vec<Suggestion> = Vec::new();
        for Fitting { kind, n_times, from, .. } in fitting {
            if offered.len() == MOST {
                break;
            }
            let (text, id) = match from {
                From::Title(Reverse(candidate)) => {
                    let stored = self.fields.read(&self.searcher, candidate.address)?;
                    let card = self.cards.get(candidate.key.card());
                    let id = (n_times.0 == 1).then(|| card.identity_of(&stored)).transpose()?;
                    (stored.text, id.map(|identity| identity.id))
                }
                From::Phrase(number) => (phrases[number].text.clone(), None),
            };
            if !offered.iter().any(|known| known.text == text) {
                offered.push(Suggestion { text, kind, id });
            }
        }
        Ok(offered)
    }

    /// The terms of the field that enough statements name.
    pub(super) fn phrases(&self) -> Result<&[Phrase], SearchError> {
        if self.phrases.get().is_none() {
            let count = |concept: &str| self.n_places_with(concept);
            let _ = self.phrases.set(Phrase::list(self.glossary(), count)?);
        }
        Ok(self.phrases.get().map_or(&[], Vec::as_slice))
    }

    /// In how many places a concept is named. Where no place has two texts, the index knows it.
    fn n_places_with(&self, concept: &str) -> Result<u64, SearchError> {
        let term = Term::from_field_text(self.fields.concepts, concept);
        if self.columns.iter().all(|columns| columns.others.is_empty()) {
            return Ok(self.searcher.doc_freq(&term)?);
        }
        let mut n_places = 0;
        self.for_each_with(&term, &Stop::when(&|| false), |_| n_places += 1)?;
        Ok(n_places)
    }

    /// The titles of professions and skills that fit, equal ones once.
    fn fitting_titles(&self, typed: &[Vec<String>]) -> Result<Vec<Fitting>, TantivyError> {
        let first_words: Vec<String> =
            typed[0].iter().map(|letters| format!("{FIRST_WORD}{letters}")).collect();
        let mut fitting: HashMap<(SuggestionKind, TextNumber), Fitting> = HashMap::new();
        for (segment, reader, columns) in self.segments() {
            let mut titles = self.titles_with(reader, &typed[0])?;
            for letters in &typed[1..] {
                let others = self.titles_with(reader, letters)?;
                titles.retain(|doc| others.binary_search(doc).is_ok());
            }
            let beginning = self.titles_with(reader, &first_words)?;
            // A place is offered in the first of its texts that fits.
            titles.dedup_by_key(|doc| columns.place(*doc));
            for doc in titles {
                let Some(found) = columns.found(DocAddress::new(segment, doc)) else { continue };
                let kind = match found.key.traits().kind() {
                    StatementKind::Profession => SuggestionKind::Profession,
                    _ => SuggestionKind::Skill,
                };
                let one = Fitting {
                    begins_otherwise: beginning.binary_search(&doc).is_err(),
                    kind,
                    n_times: Reverse(1),
                    n_words: usize::from(found.n_words),
                    from: From::Title(Reverse(self.candidate(&found, 0.0))),
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
                for_each_doc(&index, words.value(), |doc| found.push(doc))?;
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }
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
