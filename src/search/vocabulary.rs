//! The words that the index knows, held in memory: what may stand for a word that was typed.

use std::collections::HashMap;

use super::{analysis::folding, slips};

/// A word of the index.
#[derive(Debug, Clone)]
struct Known {
    /// The word, as it is compared.
    text: String,
    /// Its letters folded.
    folded: String,
    /// Its stems, by number.
    stems: Vec<StemNumber>,
}

type StemNumber = u32;

/// The words and stems of the index.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// In the order of their letters.
    words: Vec<Known>,
    /// The same words in the order of their folded letters.
    by_folded: Vec<u32>,
    stems: Vec<String>,
    stem_numbers: HashMap<String, StemNumber>,
    by_folded_stem: HashMap<String, Vec<StemNumber>>,
}

/// Gathers the words of an index while it is made.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    words: HashMap<String, Vec<String>>,
}

impl Gathering {
    /// Takes in a word with its stems.
    pub(super) fn add(&mut self, word: &str, stems: &[String]) {
        if let Some(known) = self.words.get_mut(word) {
            for stem in stems {
                if !known.contains(stem) {
                    known.push(stem.clone());
                }
            }
        } else {
            self.words.insert(word.to_owned(), stems.to_vec());
        }
    }

    /// The vocabulary of the words that were taken in.
    pub(super) fn finish(self) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        let mut words: Vec<(String, Vec<String>)> = self.words.into_iter().collect();
        words.sort_unstable();
        for (text, stems) in words {
            let stems = stems.into_iter().map(|stem| vocabulary.stem_number(stem)).collect();
            let folded = folding::fold(&text);
            vocabulary.words.push(Known { text, folded, stems });
        }
        let n_words = u32::try_from(vocabulary.words.len()).unwrap_or(u32::MAX);
        vocabulary.by_folded = (0..n_words).collect();
        let words = &vocabulary.words;
        vocabulary.by_folded.sort_by_key(|&number| &words[number as usize].folded);
        vocabulary
    }
}

impl Vocabulary {
    fn stem_number(&mut self, stem: String) -> StemNumber {
        if let Some(number) = self.stem_numbers.get(&stem) {
            return *number;
        }
        let number = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
        self.by_folded_stem.entry(folding::fold(&stem)).or_default().push(number);
        self.stem_numbers.insert(stem.clone(), number);
        self.stems.push(stem);
        number
    }

    /// Whether a text has this word, letter by letter.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.words.binary_search_by(|known| known.text.as_str().cmp(word)).is_ok()
    }

    /// Whether a text has a word with this stem.
    pub(super) fn has_stem(&self, stem: &str) -> bool {
        self.stem_numbers.contains_key(stem)
    }

    /// The stems whose folded letters are these.
    pub(super) fn stems_by_folded(&self, folded: &str) -> impl Iterator<Item = &str> {
        let numbers = self.by_folded_stem.get(folded).map_or(&[][..], Vec::as_slice);
        numbers.iter().map(|&number| self.stems[number as usize].as_str())
    }

    /// The words that begin with these letters.
    pub(super) fn beginning_with(&self, letters: &str) -> impl Iterator<Item = &str> {
        let start = self.words.partition_point(|known| known.text.as_str() < letters);
        self.words[start..]
            .iter()
            .map(|known| known.text.as_str())
            .take_while(move |word| word.starts_with(letters))
    }

    /// The words whose folded letters begin with these.
    pub(super) fn beginning_with_folded(&self, letters: &str) -> impl Iterator<Item = &str> {
        let known = |number: &u32| &self.words[*number as usize];
        let start =
            self.by_folded.partition_point(|number| known(number).folded.as_str() < letters);
        self.by_folded[start..]
            .iter()
            .map(known)
            .take_while(move |known| known.folded.starts_with(letters))
            .map(|known| known.text.as_str())
    }

    /// The stems that are nearest to what was typed, by themselves or by one of their words, within
    /// `reach`; all that are equally near. Both are compared by their folded letters, as slips of the keyboard go with
    /// its layout.
    pub(super) fn nearest(&self, typed: &str, reach: fn(usize, usize) -> u32) -> Vec<&str> {
        let typed: Vec<char> = folding::fold(typed).chars().collect();
        let mut nearest = u32::MAX;
        let mut found: Vec<StemNumber> = Vec::new();
        let mut letters: Vec<char> = Vec::new();
        let words = self.words.iter().map(|known| (&known.folded, known.stems.as_slice()));
        let stems = self.by_folded_stem.iter().map(|(folded, stems)| (folded, stems.as_slice()));
        for (folded, stems) in words.chain(stems) {
            letters.clear();
            letters.extend(folded.chars());
            let limit = reach(typed.len(), letters.len()).min(nearest);
            let Some(distance) = slips::distance(&typed, &letters, limit) else { continue };
            if distance < nearest {
                nearest = distance;
                found.clear();
            }
            for stem in stems {
                if !found.contains(stem) {
                    found.push(*stem);
                }
            }
        }
        found.sort_unstable();
        found.into_iter().map(|number| self.stems[number as usize].as_str()).collect()
    }
}
