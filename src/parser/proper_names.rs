//! Which words have a capital inside a sentence, as the lists of a text show.

use std::collections::HashSet;

use super::{
    forms::Label,
    sections::FormSection,
    words::{self, SourceWord},
};
use crate::standard::Language;

/// Words that are written with a capital inside a sentence, as the lists of this text show.
#[derive(Debug, Default)]
pub(super) struct ProperNames {
    stems: HashSet<String>,
    /// The language writes many words with a capital ("Республики Казахстан"), so that one begins
    /// an entry only behind the end of a sentence.
    has_many: bool,
}

/// So many letters identify a word with any ending: "Интернетпен", "Интернеттегі".
const LETTERS_OF_A_STEM: usize = 6;

impl ProperNames {
    /// Learns from the lists of all cards.
    pub fn of(words: &[SourceWord<'_>], sections: &[FormSection], language: Language) -> Self {
        let has_many = language != Language::Kazakh;
        let mut names = Self { has_many, ..Self::default() };
        let lists = sections
            .iter()
            .filter(|section| matches!(section.label, Label::Abilities | Label::Knowledge));
        for section in lists {
            names.learn(&words[section.body.clone()]);
        }
        names
    }

    /// Learns from the words of a list.
    pub fn learn(&mut self, words: &[SourceWord<'_>]) {
        for pair in words.windows(2) {
            let [before, word] = pair else { continue };
            let inside_sentence = !word.starts_line
                && before.text.ends_with(|last: char| last.is_alphabetic() || last == ',');
            if inside_sentence && words::begins_sentence(word.text) {
                self.stems.insert(stem(word.text));
            }
        }
    }

    /// Whether a line that begins with `word` begins an entry that has lost its number. Kazakh uses
    /// a capital only at the beginning of a sentence, in names and in abbreviations.
    pub fn starts_entry(&self, word: &SourceWord<'_>, before: &SourceWord<'_>) -> bool {
        words::begins_sentence(word.text)
            && !word.text.starts_with(|first: char| first.is_ascii())
            && (!self.has_many || before.text.ends_with(['.', ';']))
            && !before.text.ends_with([',', '-', '/', '(', ':'])
            && !self.stems.contains(&stem(word.text))
    }
}

fn stem(word: &str) -> String {
    word.chars().take(LETTERS_OF_A_STEM).collect()
}
