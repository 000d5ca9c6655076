//! Words as they are compared: two are the same when they share a stem or belong to names of one
//! concept. The rarer a word is in the catalogue, the more it counts.

use std::collections::HashMap;

use tantivy::{TantivyError, Term};

use super::super::{
    analysis::{self, Word},
    glossary::{Span, is_function_word},
    highlight::merged,
    index::SearchIndex,
    query::How,
    reading::ReadText,
    results::Matched,
    translated::TranslatedTexts,
};
use crate::standard::Language;

/// The most words of a text that are compared.
const MOST_WORDS: usize = 64;

/// A word of at most so many letters that is no abbreviation says little, and so does one that nobody
/// knows and has one letter more.
const SHORT_WORD: usize = 2;

/// What a word counts that says little.
const LEAST_WEIGHT: f32 = 0.2;

/// What a word that nobody knows counts.
const UNKNOWN: f32 = 2.0;

/// A shared word that counts less is not told.
const WORTH_TELLING: f32 = 1.0;

/// What a word is known by, in the index and among the translations.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum WordKey {
    /// A stem.
    Stem(String),
    /// A concept that it helps to name, by its id.
    Concept(String),
}

/// What the words of one comparison are known by.
pub(super) struct KnownKeys<'a> {
    index: &'a SearchIndex,
    translated: &'a TranslatedTexts,
    numbers: HashMap<WordKey, KeyNumber>,
    keys: Vec<(WordKey, Rarity)>,
}

/// A key by its number.
pub(super) type KeyNumber = u32;

/// How rare what has a key is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rarity {
    /// In how many statements and translations it is.
    pub n_times: u64,
    /// What a word with this key counts; none where nobody has it.
    weight: Option<f32>,
}

/// A text as it is compared.
#[derive(Debug)]
pub(super) struct WeighedText {
    pub words: Vec<WeighedWord>,
    names: Vec<ConceptName>,
    /// What its words count together.
    pub weight: f32,
}

/// A word as it is compared.
#[derive(Debug)]
pub(super) struct WeighedWord {
    /// As it is written, and in lower case.
    written: String,
    lower: String,
    stems: Vec<KeyNumber>,
    pub keys: Vec<KeyNumber>,
    pub weight: f32,
    /// The code points of the text, end exclusive.
    range: (usize, usize),
}

/// Words that name a concept, by their positions, end exclusive.
#[derive(Debug)]
struct ConceptName {
    concept: KeyNumber,
    start: usize,
    end: usize,
}

impl<'a> KnownKeys<'a> {
    /// None is known yet; how rare each is, the index and the translations tell.
    pub(super) fn new(index: &'a SearchIndex, translated: &'a TranslatedTexts) -> Self {
        Self { index, translated, numbers: HashMap::new(), keys: Vec::new() }
    }

    /// A line, of which nobody has said the language.
    pub(super) fn of_line(&mut self, line: &str) -> Result<WeighedText, TantivyError> {
        let mut words = analysis::words(line);
        words.truncate(MOST_WORDS);
        // An abbreviation is written in capitals: "по" is no ПО.
        let is_meant = |span: &Span| {
            !span.short || words[span.start..span.end].iter().all(|word| word.in_capitals)
        };
        let shorts: Vec<bool> = words.iter().map(|word| word.in_capitals).collect();
        let mut spans = self.index.glossary().find_in_query(&words, &[], &shorts);
        spans.retain(is_meant);
        let stems = words.iter().map(|word| {
            let languages = [Language::Kazakh, Language::Russian];
            let mut stems: Vec<String> =
                languages.iter().flat_map(|one| analysis::stems(&word.text, *one)).collect();
            stems.dedup();
            stems
        });
        let stems: Vec<Vec<String>> = stems.collect();
        let letters: Vec<char> = line.chars().collect();
        self.compared(&words, &stems, &spans, Some(&letters))
    }

    /// A text that was read before.
    pub(super) fn of_read(&mut self, read: &ReadText) -> Result<WeighedText, TantivyError> {
        let stems: Vec<Vec<String>> = read.forms.iter().map(|forms| forms.stems.clone()).collect();
        let words = &read.words[..read.words.len().min(MOST_WORDS)];
        self.compared(words, &stems, &read.spans, None)
    }

    fn compared(
        &mut self,
        words: &[Word],
        stems: &[Vec<String>],
        spans: &[Span],
        letters: Option<&[char]>,
    ) -> Result<WeighedText, TantivyError> {
        let mut names = Vec::new();
        for span in spans.iter().filter(|span| span.end <= words.len()) {
            let id = self.index.glossary().get(span.concept).id.clone();
            let concept = self.number(WordKey::Concept(id))?;
            names.push(ConceptName { concept, start: span.start, end: span.end });
        }
        let mut compared = Vec::with_capacity(words.len());
        for ((at, word), stems) in words.iter().enumerate().zip(stems) {
            let stems = stems.iter().map(|stem| self.number(WordKey::Stem(stem.clone())));
            let stems: Vec<KeyNumber> = stems.collect::<Result<_, _>>()?;
            let here = names.iter().filter(|name| name.start <= at && at < name.end);
            let concepts: Vec<KeyNumber> = here.map(|name| name.concept).collect();
            let weight = self.weight(word, &stems, &concepts);
            let keys = stems.iter().chain(&concepts).copied().collect();
            let written = letters.map_or_else(
                || word.text.clone(),
                |letters| letters[word.start..word.end].iter().collect(),
            );
            let range = (word.start, word.end);
            let lower = word.text.clone();
            compared.push(WeighedWord { written, lower, stems, keys, weight, range });
        }
        let weight = compared.iter().map(|word| word.weight).sum();
        Ok(WeighedText { words: compared, names, weight })
    }

    /// What a word counts: as much as its commonest stem; where no text has it, as its concepts.
    fn weight(&self, word: &Word, stems: &[KeyNumber], concepts: &[KeyNumber]) -> f32 {
        let least = |keys: &[KeyNumber]| {
            let weights = keys.iter().filter_map(|key| self.keys[*key as usize].1.weight);
            weights.min_by(f32::total_cmp)
        };
        let has_at_most = |n: usize| word.text.chars().nth(n).is_none();
        if has_at_most(SHORT_WORD) && !word.in_capitals {
            return LEAST_WEIGHT;
        }
        let known = least(stems).or_else(|| least(concepts));
        let unknown = if has_at_most(SHORT_WORD + 1) { LEAST_WEIGHT } else { UNKNOWN };
        known.unwrap_or(unknown)
    }

    fn number(&mut self, key: WordKey) -> Result<KeyNumber, TantivyError> {
        if let Some(number) = self.numbers.get(&key) {
            return Ok(*number);
        }
        let searcher = &self.index.searcher;
        let in_index = searcher.doc_freq(&term(&key, self.index))?;
        let in_translations = lines_with(&key, self.translated).len() as u64;
        let weight = if in_index > 0 {
            Some(rarity(in_index, searcher.num_docs()))
        } else {
            (in_translations > 0).then(|| rarity(in_translations, self.translated.len() as u64))
        };
        let number = KeyNumber::try_from(self.keys.len()).unwrap_or(KeyNumber::MAX);
        self.keys.push((key.clone(), Rarity { n_times: in_index + in_translations, weight }));
        self.numbers.insert(key, number);
        Ok(number)
    }

    /// A key and how rare it is.
    pub(super) fn get(&self, number: KeyNumber) -> &(WordKey, Rarity) {
        &self.keys[number as usize]
    }
}

/// The more of all have it, the less it counts.
fn rarity(n_times: u64, n_all: u64) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a ratio needs few digits")]
    let ratio = n_all as f32 / n_times.max(1) as f32;
    ratio.ln().max(LEAST_WEIGHT)
}

/// The key as the index has it.
pub(super) fn term(key: &WordKey, index: &SearchIndex) -> Term {
    match key {
        WordKey::Stem(stem) => Term::from_field_text(index.fields.stems, stem),
        WordKey::Concept(id) => Term::from_field_text(index.fields.concepts, id),
    }
}

/// The translations with a key.
pub(super) fn lines_with<'t>(key: &WordKey, translated: &'t TranslatedTexts) -> &'t [u32] {
    match key {
        WordKey::Stem(stem) => translated.with_stem(stem),
        WordKey::Concept(id) => translated.with_concept(id),
    }
}

impl WeighedText {
    /// How alike two texts are: 0 where they share no word, 1 where they share all. It is the harmonic
    /// mean of what each has of the other.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        let (of_this, of_other) = (self.shared_with(other), other.shared_with(self));
        let both = of_this + of_other;
        if both > 0.0 { 2.0 * of_this * of_other / both } else { 0.0 }
    }

    /// What the words count that the other text has too, as a part of what all count.
    fn shared_with(&self, other: &Self) -> f32 {
        let shared = self.words.iter().filter(|word| other.has(word));
        let shared: f32 = shared.map(|word| word.weight).sum();
        if self.weight > 0.0 { shared / self.weight } else { 0.0 }
    }

    fn has(&self, word: &WeighedWord) -> bool {
        self.words.iter().any(|own| own.is_same(word))
    }

    /// The words that the other text has too, each with the words there; those that say little are
    /// left out.
    pub(super) fn matched(&self, other: &Self) -> Vec<Matched> {
        let mut matched = Vec::new();
        let mut told = vec![false; self.words.len()];
        for (at, word) in self.words.iter().enumerate() {
            let same = |own: &&WeighedWord| own.stems.iter().any(|stem| word.stems.contains(stem));
            let named = || {
                let here = self.names.iter().filter(|name| name.start <= at && at < name.end);
                let both = here.filter_map(|name| {
                    Some((name, other.names.iter().find(|one| one.concept == name.concept)?))
                });
                both.max_by_key(|(name, _)| name.end - name.start)
            };
            let says_nothing = word.weight < WORTH_TELLING || is_function_word(&word.lower);
            if told[at] || says_nothing {
                continue;
            }
            if let Some(one) = other.words.iter().find(same) {
                let how = if one.lower == word.lower { How::Exact } else { How::Stem };
                let (query, words) = (word.written.clone(), one.written.clone());
                matched.push(Matched { query, words, how });
            } else if let Some((name, there)) = named() {
                told[name.start..name.end].fill(true);
                let query = self.written(name.start, name.end);
                let words = other.written(there.start, there.end);
                matched.push(Matched { query, words, how: How::Concept });
            }
        }
        matched
    }

    fn written(&self, start: usize, end: usize) -> String {
        let words = self.words[start..end].iter().map(|word| word.written.as_str());
        words.collect::<Vec<_>>().join(" ")
    }

    /// The words of the other text that this one has too, as ranges of code points, in order, none
    /// touching another.
    pub(super) fn highlights(&self, other: &Self) -> Vec<(usize, usize)> {
        merged(other.words.iter().filter(|word| self.has(word)).map(|word| word.range).collect())
    }
}

impl WeighedWord {
    fn is_same(&self, other: &Self) -> bool {
        self.keys.iter().any(|key| other.keys.contains(key))
    }
}
