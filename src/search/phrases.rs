//! The terms of the field that enough statements name, to be offered while a query is typed.

use tantivy::{Searcher, TantivyError, Term};

use super::{analysis, fields::IndexFields, glossary::ConceptGlossary};

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
    /// The phrases of an index.
    pub(super) fn list(
        searcher: &Searcher,
        fields: IndexFields,
        glossary: &ConceptGlossary,
    ) -> Result<Vec<Self>, TantivyError> {
        let mut phrases = Vec::new();
        for concept in glossary.concepts() {
            let Some(name) = concept.kazakh.first() else { continue };
            let n_times =
                searcher.doc_freq(&Term::from_field_text(fields.concepts, &concept.id))?;
            if n_times >= FREQUENT {
                let words = analysis::folded_words(name);
                phrases.push(Self { text: name.clone(), words, n_times });
            }
        }
        Ok(phrases)
    }
}
