//! A text as the index reads it: its words, their stems, and the concepts that they name.

use std::{collections::HashMap, rc::Rc};

use super::{
    analysis::{self, Word},
    glossary::{Glossary, Span, WordKeys},
};
use crate::standard::{Language, TextKey};

/// A text, read.
#[derive(Debug)]
pub(super) struct ReadText {
    /// The words, by position.
    pub words: Vec<Word>,
    /// What each word is known by, by position.
    pub forms: Vec<Rc<Forms>>,
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

/// Reads texts. The same words come again and again, so what they are known by is remembered.
#[derive(Debug)]
pub(super) struct TextReader<'g> {
    glossary: &'g Glossary,
    known: HashMap<(String, bool, Language), Rc<Forms>>,
}

impl<'g> TextReader<'g> {
    /// Finds the concepts of this glossary.
    pub(super) fn new(glossary: &'g Glossary) -> Self {
        Self { glossary, known: HashMap::new() }
    }

    /// Reads a statement of this text.
    pub(super) fn read(&mut self, statement: &str, text: &TextKey) -> ReadText {
        let words = analysis::words(statement);
        let forms: Vec<Rc<Forms>> =
            words.iter().map(|word| self.forms(word, text.language)).collect();
        let keys: Vec<&WordKeys> = forms.iter().map(|forms| &forms.keys).collect();
        let spans = self.glossary.find_in_text(&words, &keys, text);
        ReadText { words, forms, spans }
    }

    fn forms(&mut self, word: &Word, language: Language) -> Rc<Forms> {
        let known_as = (word.text.clone(), word.in_capitals, language);
        let glossary = self.glossary;
        let forms = self.known.entry(known_as).or_insert_with(|| {
            Rc::new(Forms {
                stems: analysis::stems(&word.text, language),
                keys: glossary.keys_in_text(word, language),
            })
        });
        forms.clone()
    }
}
