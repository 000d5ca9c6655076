//! Words in memory, to be found by their letters, by folded ones, and nearly.

use tantivy::{Searcher, TantivyError, schema::Field};

use super::{analysis::folding, typos};

/// Words by their letters, and by their folded letters.
#[derive(Debug, Default)]
pub(super) struct WordList {
    /// In the order of their letters.
    words: Vec<Box<str>>,
    /// The same words in the order of their folded letters.
    by_folded: Vec<(Box<str>, u32)>,
}

impl WordList {
    /// The terms of a field.
    pub(super) fn of(searcher: &Searcher, field: Field) -> Result<Self, TantivyError> {
        let mut words: Vec<Box<str>> = Vec::new();
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut terms = index.terms().stream()?;
            while terms.advance() {
                words.extend(std::str::from_utf8(terms.key()).map(Box::from));
            }
        }
        Ok(Self::of_words(words))
    }

    /// These words.
    pub(super) fn of_words(mut words: Vec<Box<str>>) -> Self {
        words.sort_unstable();
        words.dedup();
        let mut by_folded: Vec<(Box<str>, u32)> = words
            .iter()
            .zip(0..)
            .map(|(word, number)| (folding::fold(word).into(), number))
            .collect();
        by_folded.sort_unstable();
        Self { words, by_folded }
    }

    /// The words that are nearest to folded letters, no further than `reach` allows between words of
    /// two lengths, and how near they are. The first letter is seldom
    /// wrong, so the words with another one need not be read.
    pub(super) fn nearest(
        &self,
        typed: &str,
        reach: impl Fn(usize, usize) -> u32,
    ) -> Option<(u32, Vec<&str>)> {
        let first = typed.chars().next()?.to_string();
        let typed: Vec<char> = typed.chars().collect();
        let mut nearest = u32::MAX;
        let mut found = Vec::new();
        let mut letters: Vec<char> = Vec::new();
        let known = self.folded_from(&first).take_while(|(folded, _)| folded.starts_with(&first));
        for (folded, word) in known {
            letters.clear();
            letters.extend(folded.chars());
            let limit = reach(typed.len(), letters.len()).min(nearest);
            let Some(distance) = typos::distance(&typed, &letters, limit) else { continue };
            if distance < nearest {
                nearest = distance;
                found.clear();
            }
            found.push(word);
        }
        (!found.is_empty()).then_some((nearest, found))
    }

    /// Whether it has this word, letter by letter.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words.binary_search_by(|known| (**known).cmp(word)).is_ok()
    }

    /// The words that begin with these letters.
    pub(super) fn beginning_with(&self, letters: &str) -> impl Iterator<Item = &str> {
        let start = self.words.partition_point(|known| **known < *letters);
        let found = self.words[start..].iter().map(|known| &**known);
        found.take_while(move |word| word.starts_with(letters))
    }

    /// The words whose folded letters do not come before these, with those letters.
    pub(super) fn folded_from(&self, letters: &str) -> impl Iterator<Item = (&str, &str)> {
        let start = self.by_folded.partition_point(|(folded, _)| **folded < *letters);
        let found = self.by_folded[start..].iter();
        found.map(|(folded, number)| (&**folded, &*self.words[*number as usize]))
    }
}
