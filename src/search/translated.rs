//! What our translations say of the lines of the catalogue, so that a text in another language than
//! the standard's is compared with words of its own language.

use std::collections::{BTreeSet, HashMap};

use tantivy::{Term, schema::Field};

use super::{
    fields::hash_of,
    glossary::ConceptGlossary,
    reading::{ReadText, TextReader},
};
use crate::standard::{Edition, Language, TextKey};

/// A line of a standard in another language.
#[derive(Debug, Clone)]
pub struct TranslatedLine {
    /// The words of the standard.
    pub words: String,
    /// The same in the other language.
    pub text: String,
    /// The other language.
    pub language: Language,
}

/// Translated lines and the words that they have.
#[derive(Debug, Default)]
pub(super) struct TranslatedTexts {
    lines: Vec<(u64, ReadText)>,
    /// The numbers of the lines with a stem.
    stems: HashMap<String, Vec<u32>>,
    /// The numbers of the lines that name a concept, by its id.
    concepts: HashMap<String, Vec<u32>>,
}

impl TranslatedTexts {
    /// Reads the lines.
    pub(super) fn read(lines: Vec<TranslatedLine>, reader: &TextReader<'_>) -> Self {
        let mut texts = Self::default();
        for (number, line) in (0..).zip(lines) {
            // The abbreviations of a text are those of its own language.
            let code = String::new();
            let text = TextKey { code, edition: Edition::default(), language: line.language };
            let read = reader.read(&line.text, &text);
            let stems: BTreeSet<&String> =
                read.forms.iter().flat_map(|forms| &forms.stems).collect();
            for stem in stems {
                texts.stems.entry(stem.clone()).or_default().push(number);
            }
            for id in reader.concepts(&read) {
                texts.concepts.entry(id.to_owned()).or_default().push(number);
            }
            texts.lines.push((hash_of(&line.words), read));
        }
        texts
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The lines with a stem.
    pub(super) fn with_stem(&self, stem: &str) -> &[u32] {
        self.stems.get(stem).map_or(&[], Vec::as_slice)
    }

    /// The lines that name a concept.
    pub(super) fn with_concept(&self, id: &str) -> &[u32] {
        self.concepts.get(id).map_or(&[], Vec::as_slice)
    }

    /// The words of a line.
    pub(super) fn words(&self, number: u32) -> &ReadText {
        &self.lines[number as usize].1
    }

    /// What the statements have whose words a line translates.
    pub(super) fn term(&self, number: u32, text_hash: Field) -> Term {
        Term::from_field_u64(text_hash, self.lines[number as usize].0)
    }
}

impl TextReader<'_> {
    /// The concepts that a text names, each once, by their ids.
    fn concepts<'r>(&'r self, read: &ReadText) -> BTreeSet<&'r str> {
        let glossary: &ConceptGlossary = self.glossary();
        read.spans.iter().map(|span| glossary.get(span.concept).id.as_str()).collect()
    }
}
