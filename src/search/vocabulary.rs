//! The words that the index knows, in memory: what may stand for a word that was typed.

use std::collections::BTreeSet;

use tantivy::{Searcher, TantivyError};

use super::{
    analysis::{self, folding},
    fields::IndexFields,
    typos,
    word_list::WordList,
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
        self.words.beginning_with(letters)
    }

    /// The words whose folded letters begin with these.
    pub(super) fn beginning_with_folded(&self, letters: &str) -> impl Iterator<Item = &str> {
        let found = self.words.folded_from(letters);
        found.take_while(move |(folded, _)| folded.starts_with(letters)).map(|(_, word)| word)
    }

    /// A word of the texts that may have been meant by one that is further from it than a typo.
    pub(super) fn far_word(&self, typed: &str) -> Option<(u32, &str)> {
        let (distance, words) = self.words.nearest(&folding::fold(typed), typos::far_reach)?;
        Some((distance, words.first()?))
    }

    /// How near the words and stems are that are nearest to what was typed, then these words and
    /// stems, a stem by itself or by one of its words: all that are equally near, with as many typos
    /// as are forgiven. Both are compared by their folded letters, as typos of the keyboard go with
    /// its layout.
    pub(super) fn nearest(&self, typed: &str) -> Option<(u32, Vec<String>, Vec<String>)> {
        let typed = folding::fold(typed);
        let near = [(&self.words, false), (&self.stems, true)];
        let near = near.map(|(list, is_stem)| (list.nearest(&typed, typos::reach), is_stem));
        let nearest = near.iter().filter_map(|(near, _)| near.as_ref()).map(|near| near.0).min()?;
        let mut nearest_words = BTreeSet::new();
        let mut stems = BTreeSet::new();
        for (near, is_stem) in near {
            let Some((_, words)) = near.filter(|near| near.0 == nearest) else { continue };
            for word in words {
                if is_stem {
                    stems.insert(word.to_owned());
                }
                if self.has_word(word) {
                    nearest_words.insert(word.to_owned());
                    let of_word =
                        self.languages.iter().flat_map(|language| analysis::stems(word, *language));
                    stems.extend(of_word.filter(|stem| self.has_stem(stem)));
                }
            }
        }
        let words = nearest_words.into_iter().collect();
        (!stems.is_empty()).then(|| (nearest, words, stems.into_iter().collect()))
    }
}
