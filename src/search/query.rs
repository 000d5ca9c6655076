//! What a reader typed, and what may stand for it in the index.
//!
//! A query is a list of terms that must all be in a statement: a word, a phrase in quotes, or the
//! name of a concept. Each term has derivations, and each derivation says how it answers the term: by
//! the very word, by its stem, by folded letters, and so on. Nothing is silently loosened: a term
//! without any derivation makes the query find nothing.

use std::mem;

use super::{
    analysis::{self, Word, folding, kazakh, keyboard, latin},
    error::SearchError,
    glossary::{ConceptGlossary, Span},
    request::{MAX_CHARS, MAX_WORDS},
    vocabulary::Vocabulary,
};
use crate::standard::Language;

/// How a statement answers a term of the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// A word only begins as it was typed.
    Prefix,
    /// A word differs by a typo.
    Fuzzy,
    /// The statement names the same thing in other words.
    Concept,
    /// The word was typed in Latin letters, or under another keyboard layout.
    Latin,
    /// The word was typed without Kazakh letters.
    Folded,
    /// The word has another ending.
    Stem,
    /// The very word.
    Exact,
}

impl How {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Stem => "stem",
            Self::Folded => "folded",
            Self::Latin => "latin",
            Self::Concept => "concept",
            Self::Fuzzy => "fuzzy",
            Self::Prefix => "prefix",
        }
    }
}

/// What was typed, as the reader meant it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    /// The parts between blanks and quotes, in order.
    parts: Vec<TypedPart>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum TypedPart {
    /// A word; the last one may still be in the making.
    Word { word: Word, chunk: String, unfinished: bool },
    /// Two or more words in quotes.
    Phrase { words: Vec<Word>, written: String },
}

/// A part of the query that must be in a statement.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct QueryTerm {
    /// The words as they were typed.
    pub written: String,
    /// What may stand for it.
    pub derivations: Vec<Derivation>,
}

/// What may stand for a query term, and how it answers it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Derivation {
    /// A word, letter by letter.
    Word(String, How),
    /// Any word with this stem.
    Stem(String, How),
    /// The name of a concept, by its id.
    Concept(String),
    /// Words that follow each other, letter by letter.
    Phrase(Vec<String>),
    /// All of these terms, wherever they are.
    Scattered(Vec<QueryTerm>),
}

impl Typed {
    /// Reads what was typed. Whatever is not a word or a quote only parts words.
    pub(super) fn parse(typed: &str) -> Result<Self, SearchError> {
        if typed.chars().nth(MAX_CHARS).is_some() {
            return Err(SearchError::TooLong);
        }
        let mut parts = Vec::new();
        let mut n_words = 0;
        let pieces: Vec<&str> = typed.split(is_quote).collect();
        for (number, piece) in pieces.iter().enumerate() {
            let is_last = number + 1 == pieces.len();
            // Every second piece is in quotes; a quote that nothing closes is as good as none.
            let quoted = number % 2 == 1 && !is_last;
            if quoted {
                let words = analysis::words(piece);
                n_words += words.len();
                if words.len() > 1 {
                    let written = piece.trim().to_owned();
                    parts.push(TypedPart::Phrase { words, written });
                    continue;
                }
            }
            let chunks: Vec<&str> = piece.split_whitespace().collect();
            for (number, chunk) in chunks.iter().enumerate() {
                let found = analysis::words(chunk);
                n_words += if quoted { 0 } else { found.len() };
                let ends_the_query =
                    is_last && number + 1 == chunks.len() && !piece.ends_with(char::is_whitespace);
                let n_found = found.len();
                for (position, word) in found.into_iter().enumerate() {
                    let unfinished = ends_the_query && position + 1 == n_found;
                    let chunk = if n_found == 1 { (*chunk).to_owned() } else { String::new() };
                    parts.push(TypedPart::Word { word, chunk, unfinished });
                }
            }
        }
        if n_words > MAX_WORDS {
            return Err(SearchError::TooLong);
        }
        Ok(Self { parts })
    }

    /// Whether there is no word at all.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// What may stand for each part of it.
    pub(super) fn terms(
        &self,
        vocabulary: &Vocabulary,
        glossary: &ConceptGlossary,
    ) -> Vec<QueryTerm> {
        let mut terms: Vec<QueryTerm> = Vec::new();
        let mut run = Vec::new();
        for part in &self.parts {
            match part {
                TypedPart::Word { word, chunk, unfinished } => {
                    run.push((word, chunk.as_str(), *unfinished));
                }
                TypedPart::Phrase { words, written } => {
                    terms.extend(terms_of_run(mem::take(&mut run), vocabulary, glossary));
                    let words = words.iter().map(|word| word.text.clone()).collect();
                    let derivations = vec![Derivation::Phrase(words)];
                    terms.push(QueryTerm { written: written.clone(), derivations });
                }
            }
        }
        terms.extend(terms_of_run(run, vocabulary, glossary));
        let mut distinct: Vec<QueryTerm> = Vec::new();
        for query_term in terms {
            // "желі желі": a word that is typed twice is asked once.
            let again = |known: &QueryTerm| {
                *known == query_term
                    || (!query_term.derivations.is_empty()
                        && known.derivations == query_term.derivations)
            };
            if !distinct.iter().any(again) {
                distinct.push(query_term);
            }
        }
        distinct
    }
}

/// Words that follow each other: names of concepts are taken whole, the longest first.
fn terms_of_run(
    parts: Vec<(&Word, &str, bool)>,
    vocabulary: &Vocabulary,
    glossary: &ConceptGlossary,
) -> Vec<QueryTerm> {
    let words = parts.iter().map(|(word, ..)| (*word).clone()).zip(0..);
    let words: Vec<Word> = words.map(|(word, position)| Word { position, ..word }).collect();
    let run = WordRun { parts, spans: glossary.find_in_query(&words), vocabulary, glossary };
    run.terms(0, words.len(), words.len())
}

/// Words that follow each other, with the names of concepts among them.
struct WordRun<'a> {
    /// Each word, the chunk that it was typed in, and whether it is still in the making.
    parts: Vec<(&'a Word, &'a str, bool)>,
    spans: Vec<Span>,
    vocabulary: &'a Vocabulary,
    glossary: &'a ConceptGlossary,
}

impl WordRun<'_> {
    /// The terms of the words from `start` to `end`. Names are taken whole, the longest first, if
    /// they have no more than `longest` words.
    fn terms(&self, start: usize, end: usize, longest: usize) -> Vec<QueryTerm> {
        let mut terms = Vec::new();
        let mut at = start;
        while at < end {
            let word = word_term(self.parts[at], self.vocabulary);
            let name = self.name_at(at, end, longest);
            let Some((name_end, concepts)) = name else {
                terms.push(self.single(word, at));
                at += 1;
                continue;
            };
            let written: Vec<&str> =
                self.parts[at..name_end].iter().map(|(word, ..)| word.text.as_str()).collect();
            let mut derivations: Vec<Derivation> =
                concepts.into_iter().map(Derivation::Concept).collect();
            derivations.push(Derivation::Scattered(self.terms(at, name_end, name_end - at - 1)));
            terms.push(QueryTerm { written: written.join(" "), derivations });
            at = name_end;
        }
        terms
    }

    /// The longest name of several words that begins here and stands for its concept: its end, and
    /// the concepts.
    ///
    /// Where the texts know every word of a Kazakh name, the reader gets what was typed; but an
    /// abbreviation and its long form are one thing.
    fn name_at(&self, at: usize, end: usize, longest: usize) -> Option<(usize, Vec<String>)> {
        let stands = |span: &&Span| {
            let fits = span.start == at
                && span.end > at + 1
                && span.end <= end
                && span.end - at <= longest;
            let typed_as_meant = || {
                span.language == Language::Kazakh
                    && self.parts[at..span.end]
                        .iter()
                        .all(|part| !word_term(*part, self.vocabulary).derivations.is_empty())
            };
            fits && (self.glossary.has_short(span.concept) || !typed_as_meant())
        };
        let name_end = self.spans.iter().filter(stands).map(|span| span.end).max()?;
        let mut concepts = Vec::new();
        for span in self.spans.iter().filter(stands).filter(|span| span.end == name_end) {
            let id = &self.glossary.get(span.concept).id;
            if !concepts.contains(id) {
                concepts.push(id.clone());
            }
        }
        Some((name_end, concepts))
    }

    /// One word may name a concept too. Where the texts have the very word, or a form of it, the
    /// reader gets what was typed and nothing else; a concept answers abbreviations and other
    /// languages. A word that stands for nothing may be a typo.
    fn single(&self, mut query_term: QueryTerm, at: usize) -> QueryTerm {
        let is_known =
            query_term.derivations.iter().any(|derivation| derivation.how() >= How::Stem);
        let is_begun =
            query_term.derivations.iter().any(|derivation| derivation.how() == How::Prefix);
        let is_spelt = !query_term.derivations.is_empty();
        let named = self.spans.iter().filter(|span| span.start == at && span.end == at + 1);
        for span in named {
            let as_meant = is_spelt && span.language == Language::Kazakh;
            if span.short || !(is_known || is_begun || as_meant) {
                let id = self.glossary.get(span.concept).id.clone();
                push_new(&mut query_term.derivations, Derivation::Concept(id));
            }
        }
        if query_term.derivations.is_empty() {
            let nearest = self.vocabulary.nearest(&query_term.written).into_iter();
            let fuzzy = nearest.map(|stem| Derivation::Stem(stem, How::Fuzzy));
            query_term.derivations = fuzzy.collect();
        }
        query_term
    }
}

fn push_new(derivations: &mut Vec<Derivation>, derivation: Derivation) {
    if !derivations.contains(&derivation) {
        derivations.push(derivation);
    }
}

/// What may stand for one word.
fn word_term((word, chunk, unfinished): (&Word, &str, bool), vocabulary: &Vocabulary) -> QueryTerm {
    let mut derivations = forms(&word.text, vocabulary);
    if let Some((whole, _)) = &word.fused
        && vocabulary.has_word(whole)
    {
        derivations.push(Derivation::Word(whole.clone(), How::Exact));
    }
    if derivations.is_empty() {
        derivations = under_other_layouts(chunk, vocabulary);
    }
    if unfinished {
        derivations.extend(beginnings(&word.text, vocabulary));
    }
    QueryTerm { written: word.text.clone(), derivations }
}

/// The word itself, its stems, and the stems of its letters folded or read from Latin.
fn forms(word: &str, vocabulary: &Vocabulary) -> Vec<Derivation> {
    let mut derivations = Vec::new();
    if vocabulary.has_word(word) {
        derivations.push(Derivation::Word(word.to_owned(), How::Exact));
    }
    let is_cyrillic = word.chars().any(analysis::is_cyrillic);
    let stems = if is_cyrillic { kazakh::stems(word) } else { vec![analysis::english_stem(word)] };
    let known = stems.into_iter().filter(|stem| vocabulary.has_stem(stem));
    derivations.extend(known.map(|stem| Derivation::Stem(stem, How::Stem)));
    if is_cyrillic {
        // With Kazakh letters in it, a word is what it is, unless nobody knows it.
        let is_unknown = derivations.is_empty() && vocabulary.beginning_with(word).next().is_none();
        if is_unknown || !word.chars().any(is_only_kazakh) {
            add_folded(&mut derivations, &folding::fold(word), How::Folded, vocabulary);
        }
    } else {
        for reading in latin::readings(word) {
            add_folded(&mut derivations, &reading, How::Latin, vocabulary);
        }
    }
    derivations
}

/// Letters that a Russian keyboard does not have.
fn is_only_kazakh(letter: char) -> bool {
    matches!(letter, 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і')
}

/// A word may be read with or without one of its endings, as when it is stemmed.
const READINGS: usize = 3;

/// The stems that the index knows for a word in folded letters, by the longest that fit.
fn add_folded(derivations: &mut Vec<Derivation>, folded: &str, how: How, vocabulary: &Vocabulary) {
    let mut n_readings = 0;
    for candidate in folding::folded_stem_candidates(folded) {
        let stems: Vec<&str> = vocabulary.stems_by_folded(&candidate).collect();
        for stem in &stems {
            let known = derivations.iter().any(
                |derivation| matches!(derivation, Derivation::Stem(other, _) if other == stem),
            );
            if !known {
                derivations.push(Derivation::Stem((*stem).to_owned(), how));
            }
        }
        n_readings += usize::from(!stems.is_empty());
        if n_readings == READINGS {
            return;
        }
    }
}

/// What the same keys give under another layout, where that makes sense.
fn under_other_layouts(chunk: &str, vocabulary: &Vocabulary) -> Vec<Derivation> {
    let mut derivations = Vec::new();
    for other in keyboard::other_layouts(&chunk.to_lowercase()) {
        for derivation in forms(&other, vocabulary) {
            let derivation = match derivation {
                Derivation::Word(word, _) => Derivation::Word(word, How::Latin),
                Derivation::Stem(stem, _) => Derivation::Stem(stem, How::Latin),
                other => other,
            };
            push_new(&mut derivations, derivation);
        }
    }
    derivations
}

/// The words that begin with what was typed, in whatever letters.
fn beginnings(letters: &str, vocabulary: &Vocabulary) -> Vec<Derivation> {
    let exactly = vocabulary.beginning_with(letters);
    let mut words: Vec<&str> = exactly.collect();
    let is_cyrillic = letters.chars().any(analysis::is_cyrillic);
    if is_cyrillic && !letters.chars().any(is_only_kazakh) {
        words.extend(vocabulary.beginning_with_folded(&folding::fold(letters)));
    }
    if !is_cyrillic && letters.chars().count() > 2 {
        for reading in latin::readings(letters) {
            words.extend(vocabulary.beginning_with_folded(&reading));
        }
    }
    words.sort_unstable();
    words.dedup();
    words.into_iter().map(|word| Derivation::Word(word.to_owned(), How::Prefix)).collect()
}

impl QueryTerm {
    /// The words to type for it.
    pub(super) fn asked(&self) -> String {
        match self.derivations.as_slice() {
            [Derivation::Phrase(_)] => format!("\"{}\"", self.written),
            _ => self.written.clone(),
        }
    }
}

impl Derivation {
    /// How it answers its query term.
    pub(super) fn how(&self) -> How {
        match self {
            Self::Word(_, how) | Self::Stem(_, how) => *how,
            Self::Concept(_) => How::Concept,
            Self::Phrase(_) => How::Exact,
            // Fallback: match the words separately.
            Self::Scattered(_) => How::Fuzzy,
        }
    }
}

pub(super) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«' | '»')
}
