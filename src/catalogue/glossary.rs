//! The terms and abbreviations of every standard in one list, in the order of the Kazakh alphabet. It
//! is made once for each version of the catalogue, so that a page costs only what it shows.

use std::{
    cmp::Ordering,
    collections::{BTreeSet, HashMap, HashSet},
};

use crate::{
    i18n::kazakh_order,
    standard::{Language, TextKey},
    storage::Glossary,
};

/// The most standards that are named where they explain a word alike.
const MOST_STANDARDS: usize = 5;

/// Every word that the standards explain.
#[derive(Debug, Default)]
pub struct ExplainedWords {
    /// Terms, then abbreviations; each in the order of the alphabet.
    words: Vec<ExplainedWord>,
    /// For a reader of each language the words that are shown: of a standard that has an official text
    /// in it those of that text, of any other all.
    for_readers: [WordsForReader; Language::ALL.len()],
}

/// The words that are shown to the readers of a language.
#[derive(Debug, Default)]
struct WordsForReader {
    /// By their positions among all.
    positions: Vec<usize>,
    letters: Vec<char>,
}

/// A word with its explanation and the standards that give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedWord {
    /// Whether it is a term or an abbreviation.
    pub kind: WordKind,
    /// The word, as printed.
    pub word: String,
    /// What it means.
    pub meaning: String,
    /// The language of both.
    pub language: Language,
    /// The codes of the first standards that explain it so.
    pub standards: Vec<String>,
    /// How many standards do beside these.
    pub n_more: usize,
}

/// What a word of the glossary is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordKind {
    /// A term.
    Term,
    /// An abbreviation.
    Abbreviation,
}

impl ExplainedWords {
    /// Each word with its explanation once, whatever the number of standards that give it.
    #[must_use]
    pub fn of(glossary: &Glossary) -> Self {
        let terms = glossary.terms.iter();
        let terms = terms.map(|(text, one)| (WordKind::Term, &*one.term, &*one.definition, text));
        let abbreviations = glossary
            .abbreviations
            .iter()
            .map(|(text, one)| (WordKind::Abbreviation, &*one.abbreviation, &*one.meaning, text));
        let mut standards: HashMap<_, BTreeSet<&str>> = HashMap::new();
        for (kind, word, meaning, TextKey { code, language, .. }) in terms.chain(abbreviations) {
            standards.entry((kind, word, meaning, *language)).or_default().insert(code);
        }
        let texts: HashSet<(&str, Language)> = glossary
            .terms
            .iter()
            .map(|(text, _)| text)
            .chain(glossary.abbreviations.iter().map(|(text, _)| text))
            .map(|text| (&*text.code, text.language))
            .collect();
        let words = standards.into_iter().map(|((kind, word, meaning, language), codes)| {
            let is_shown_to = Language::ALL.map(|reader| {
                language == reader || codes.iter().any(|code| !texts.contains(&(code, reader)))
            });
            let word = ExplainedWord {
                kind,
                word: word.to_owned(),
                meaning: meaning.to_owned(),
                language,
                n_more: codes.len().saturating_sub(MOST_STANDARDS),
                standards: codes.into_iter().take(MOST_STANDARDS).map(str::to_owned).collect(),
            };
            (word, is_shown_to)
        });
        let mut words: Vec<(ExplainedWord, [bool; Language::ALL.len()])> = words.collect();
        let alphabet = kazakh_order();
        let by_word = |one: &str, other: &str| alphabet.compare(one, other);
        words.sort_unstable_by(|(one, _), (other, _)| {
            compare(&by_word, one.position(), other.position())
                .then(one.language.cmp(&other.language))
        });
        let for_readers = Language::ALL.map(|reader| {
            let shown = words.iter().enumerate();
            let shown = shown.filter(|(_, (_, is_shown_to))| is_shown_to[reader as usize]);
            let letters: HashSet<char> =
                shown.clone().map(|(_, (word, _))| word.letter()).collect();
            let mut letters: Vec<char> = letters.into_iter().collect();
            letters.sort_unstable_by(|one, other| by_word(&one.to_string(), &other.to_string()));
            WordsForReader { positions: shown.map(|(position, _)| position).collect(), letters }
        });
        Self { words: words.into_iter().map(|(word, _)| word).collect(), for_readers }
    }

    fn shown_to(&self, reader: Language) -> &WordsForReader {
        &self.for_readers[reader as usize]
    }

    /// How many words there are for the readers of a language.
    #[must_use]
    pub fn count(&self, reader: Language) -> usize {
        self.shown_to(reader).positions.len()
    }

    /// The letters with which words begin, in the order of the alphabet.
    #[must_use]
    pub fn letters(&self, reader: Language) -> &[char] {
        &self.shown_to(reader).letters
    }

    /// The words for the readers of a language that begin with a letter, or all; those after a
    /// position, or from the first.
    pub fn following(
        &self,
        reader: Language,
        letter: Option<char>,
        after: Option<(WordKind, &str, &str)>,
    ) -> impl Iterator<Item = &ExplainedWord> {
        let alphabet = kazakh_order();
        let positions = &self.shown_to(reader).positions;
        let start = after.map_or(0, |after| {
            let by_word = |one: &str, other: &str| alphabet.compare(one, other);
            positions.partition_point(|&position| {
                compare(&by_word, self.words[position].position(), after).is_le()
            })
        });
        let words = positions[start..].iter().map(|&position| &self.words[position]);
        words.filter(move |word| letter.is_none_or(|letter| word.letter() == letter))
    }
}

impl ExplainedWord {
    /// What its position in the list goes by: the kind, the word and the meaning.
    #[must_use]
    pub fn position(&self) -> (WordKind, &str, &str) {
        (self.kind, &self.word, &self.meaning)
    }

    /// The first letter or digit, as a capital.
    fn letter(&self) -> char {
        let first = self.word.chars().find(|letter| letter.is_alphanumeric());
        first.and_then(|letter| letter.to_uppercase().next()).unwrap_or('#')
    }
}

fn compare(
    by_word: &impl Fn(&str, &str) -> Ordering,
    one: (WordKind, &str, &str),
    other: (WordKind, &str, &str),
) -> Ordering {
    let by_kind = one.0.cmp(&other.0);
    by_kind.then_with(|| by_word(one.1, other.1)).then_with(|| one.2.cmp(other.2))
}
