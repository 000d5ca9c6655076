//! What a reader typed, and what may stand for it in the index.
//!
//! A query is a list of terms that must all be in a statement: a word, a phrase in quotes, or the
//! name of a concept. Each term has derivations, and each derivation says how it answers the term: by
//! the very word, by its stem, by folded letters, and so on. Nothing is silently loosened: a term
//! without any derivation makes the query find nothing.

use super::{
    analysis::{self, Word},
    error::SearchError,
    request::{MAX_CHARS, MAX_WORDS},
};

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
    pub parts: Vec<TypedPart>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TypedPart {
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
    /// A word of the same family, letter by letter.
    Family(String),
    /// The name of a concept, by its id.
    Concept(String, How),
    /// Words that follow each other, letter by letter.
    Phrase(Vec<String>),
    /// All of these terms, wherever they are: the words of a name, which say less apart.
    Scattered(Vec<QueryTerm>),
    /// All of these terms, wherever they are: the words of the name that says best what the query
    /// names. With the concept they are better than its other names, apart they say less.
    MainName(Vec<QueryTerm>),
    /// The same name, asked in the place of one that no text has: each word as good as if it had been
    /// typed.
    AskedByMainName(Vec<QueryTerm>),
    /// All of these terms, wherever they are: the words that were typed, each as good as by itself.
    Together(Vec<QueryTerm>),
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
            Self::Word(_, how) | Self::Stem(_, how) | Self::Concept(_, how) => *how,
            Self::Phrase(_) => How::Exact,
            Self::Together(_) | Self::Family(_) => How::Stem,
            // Fallback: match the words separately.
            Self::Scattered(_) => How::Fuzzy,
            Self::MainName(_) | Self::AskedByMainName(_) => How::Concept,
        }
    }
}

pub(super) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«' | '»')
}
