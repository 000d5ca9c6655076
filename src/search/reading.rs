//! A text as the index reads it: its words, their stems, and the concepts that they name.

use std::sync::Arc;

use quick_cache::sync::Cache;

use super::{
    analysis::{self, Word},
    glossary::{ConceptGlossary, Span, WordKeys},
};
use crate::standard::{Language, TextKey};

/// A text, read.
#[derive(Debug)]
pub(super) struct ReadText {
    /// The words, by position.
    pub words: Vec<Word>,
    /// What each word is known by, by position.
    pub forms: Vec<Arc<Forms>>,
    /// The names of concepts.
    pub spans: Vec<Span>,
}

/// What a word is known by.
#[derive(Debug)]
pub(super) struct Forms {
    /// Its stems.
    pub stems: Vec<String>,
    keys: WordKeys,
}

/// What words are known by. The same words come again and again, so it is remembered.
#[derive(Debug)]
pub(super) struct KnownWords(Cache<(String, bool, Language), Arc<Forms>>);

/// As many words are remembered; those of a few hundred standards of one field.
const REMEMBERED: usize = 16_384;

impl Default for KnownWords {
    fn default() -> Self {
        Self(Cache::new(REMEMBERED))
    }
}

/// Reads texts.
#[derive(Debug)]
pub(super) struct TextReader<'g> {
    glossary: &'g ConceptGlossary,
    known: &'g KnownWords,
}

impl<'g> TextReader<'g> {
    /// Finds the concepts of this glossary.
    pub(super) fn new(glossary: &'g ConceptGlossary, known: &'g KnownWords) -> Self {
        Self { glossary, known }
    }

    /// The concepts that are found.
    pub(super) fn glossary(&self) -> &'g ConceptGlossary {
        self.glossary
    }

    /// Reads a statement of this text.
    pub(super) fn read(&self, statement: &str, text: &TextKey) -> ReadText {
        let words = analysis::words(statement);
        let forms: Vec<Arc<Forms>> =
            words.iter().map(|word| self.forms(word, text.language)).collect();
        let keys: Vec<&WordKeys> = forms.iter().map(|forms| &forms.keys).collect();
        let spans = self.glossary.find_in_text(&words, &keys, text);
        ReadText { words, forms, spans }
    }

    fn forms(&self, word: &Word, language: Language) -> Arc<Forms> {
        let known_as = (word.text.clone(), word.in_capitals, language);
        if let Some(forms) = self.known.0.get(&known_as) {
            return forms;
        }
        let forms = Arc::new(Forms {
            stems: analysis::stems(&word.text, language),
            keys: self.glossary.keys_in_text(word, language),
        });
        self.known.0.insert(known_as, forms.clone());
        forms
    }
}
