//! The terms of the field that enough statements name, to be offered while a query is typed.

use super::{analysis, error::SearchError, glossary::ConceptGlossary};

/// The fewest statements that must name a concept for it to be offered.
const FREQUENT: u64 = 2;

/// A term of the field that enough statements name.
#[derive(Debug)]
pub(super) struct Phrase {
    /// Its name in Kazakh.
    pub text: String,
    /// The words of the name in folded letters.
    pub words: String,
    /// How many statements name it.
    pub n_times: u64,
}

impl Phrase {
    /// The phrases of an index. `count` tells in how many places a concept is named.
    pub(super) fn list(
        glossary: &ConceptGlossary,
        mut count: impl FnMut(&str) -> Result<u64, SearchError>,
    ) -> Result<Vec<Self>, SearchError> {
        let mut phrases = Vec::new();
        for concept in glossary.concepts() {
            let Some(name) = concept.kazakh.first() else { continue };
            let n_times = count(&concept.id)?;
            if n_times >= FREQUENT {
                let words = analysis::folded_words(name);
                phrases.push(Self { text: name.clone(), words, n_times });
            }
        }
        Ok(phrases)
    }
}
