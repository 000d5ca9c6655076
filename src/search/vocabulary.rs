//! The words that the index knows, in memory: what may stand for a word that was typed.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::{Searcher, TantivyError, schema::Field};

use super::{
    analysis::{self, folding},
    fields::IndexFields,
    typos,
};
use crate::standard::Language;

/// The words and stems of the index.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: WordList,
    stems: WordList,
    /// The languages of the texts.
    languages: Vec<Language>,
}

/// Words by their letters, and by their folded letters.
#[derive(Debug, Default)]
struct WordList {
    /// In the order of their letters.
    words: Vec<Box<str>>,
    /// The same words in the order of their folded letters.
    by_folded: Vec<(Box<str>, u32)>,
}

impl Vocabulary {
    /// The vocabulary of what is searched.
    pub(super) fn of(
        searcher: &Searcher,
        fields: IndexFields,
        languages: BTreeSet<Language>,
    ) -> Result<Self, TantivyError> {
        Ok(Self {
            words: WordList::of(searcher, fields.words)?,
            stems: WordList::of(searcher, fields.stems)?,
            languages: languages.into_iter().collect(),
        })
    }

    /// The languages of the texts.
    pub(super) fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Whether a text has this word, letter by letter.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.words.has(word)
    }

    /// Whether a text has a word with this stem.
    pub(super) fn has_stem(&self, stem: &str) -> bool {
        self.stems.has(stem)
    }

    /// The stems whose folded letters are these.
    pub(super) fn stems_by_folded(&self, folded: &str) -> impl Iterator<Item = &str> {
        let found = self.stems.folded_from(folded);
        found.take_while(move |(letters, _)| *letters == folded).map(|(_, stem)| stem)
    }

    /// The words that begin with these letters.
    pub(super) fn beginning_with(&self, letters: &str) -> impl Iterator<Item = &str> {
        let start = self.words.words.partition_point(|known| **known < *letters);
        let found = self.words.words[start..].iter().map(|known| &**known);
        found.take_while(move |word| word.starts_with(letters))
    }

    /// The words whose folded letters begin with these.
    pub(super) fn beginning_with_folded(&self, letters: &str) -> impl Iterator<Item = &str> {
        let found = self.words.folded_from(letters);
        found.take_while(move |(folded, _)| folded.starts_with(letters)).map(|(_, word)| word)
    }

    /// The stems that are nearest to what was typed, by themselves or by one of their words, with as
    /// many typos as are forgiven; all that are equally near. Both are compared by their folded
    /// letters, as typos of the keyboard go with its layout.
    pub(super) fn nearest(&self, typed: &str) -> Vec<String> {
        let typed: Vec<char> = folding::fold(typed).chars().collect();
        let Some(first) = typed.first().map(char::to_string) else { return Vec::new() };
        let mut nearest = u32::MAX;
        let mut found: BTreeMap<&str, bool> = BTreeMap::new();
        let mut letters: Vec<char> = Vec::new();
        // The first letter is seldom wrong, so the words with another one need not be read.
        for (list, is_stem) in [(&self.words, false), (&self.stems, true)] {
            let known =
                list.folded_from(&first).take_while(|(folded, _)| folded.starts_with(&first));
            for (folded, word) in known {
                letters.clear();
                letters.extend(folded.chars());
                let limit = typos::reach(typed.len(), letters.len()).min(nearest);
                let Some(distance) = typos::distance(&typed, &letters, limit) else { continue };
                if distance < nearest {
                    nearest = distance;
                    found.clear();
                }
                *found.entry(word).or_default() |= is_stem;
            }
        }
        let mut stems = BTreeSet::new();
        for (word, is_stem) in found {
            if is_stem {
                stems.insert(word.to_owned());
            }
            if self.has_word(word) {
                let of_word =
                    self.languages.iter().flat_map(|language| analysis::stems(word, *language));
                stems.extend(of_word.filter(|stem| self.has_stem(stem)));
            }
        }
        stems.into_iter().collect()
    }
}

impl WordList {
    /// The terms of a field.
    fn of(searcher: &Searcher, field: Field) -> Result<Self, TantivyError> {
        let mut words: Vec<Box<str>> = Vec::new();
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut terms = index.terms().stream()?;
            while terms.advance() {
                words.extend(std::str::from_utf8(terms.key()).map(Box::from));
            }
        }
        words.sort_unstable();
        words.dedup();
        let mut by_folded: Vec<(Box<str>, u32)> = words
            .iter()
            .zip(0..)
            .map(|(word, number)| (folding::fold(word).into(), number))
            .collect();
        by_folded.sort_unstable();
        Ok(Self { words, by_folded })
    }

    fn has(&self, word: &str) -> bool {
        self.words.binary_search_by(|known| (**known).cmp(word)).is_ok()
    }

    /// The words whose folded letters do not come before these, with those letters.
    fn folded_from(&self, letters: &str) -> impl Iterator<Item = (&str, &str)> {
        let start = self.by_folded.partition_point(|(folded, _)| **folded < *letters);
        let found = self.by_folded[start..].iter();
        found.map(|(folded, number)| (&**folded, &*self.words[*number as usize]))
    }
}
