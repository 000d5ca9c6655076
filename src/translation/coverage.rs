//! How much of a text is translated.

use std::collections::{HashMap, HashSet};

use super::{
    file::{Translation, TranslationFile, TranslationState},
    lines::TextLine,
};

/// What a file of translations has of the lines of a text.
#[derive(Debug)]
pub struct Coverage<'a> {
    /// How many lines the text has.
    pub n_lines: usize,
    /// Those that are not translated.
    pub missing: Vec<&'a TextLine<'a>>,
    /// Those whose translation nobody has reviewed.
    pub drafts: Vec<&'a TextLine<'a>>,
    /// The translations of words that the text does not have.
    pub unused: Vec<UnusedLine<'a>>,
}

/// A translation of words that the text does not have.
#[derive(Debug)]
pub struct UnusedLine<'a> {
    /// The translation.
    pub translation: &'a Translation,
    /// What the text has in its place now, where it is untranslated: the line was changed, and the
    /// translation is stale.
    pub changed_to: Option<&'a str>,
}

impl<'a> Coverage<'a> {
    /// Compares a file with the lines of a text.
    #[must_use]
    pub fn of(file: &'a TranslationFile, lines: &'a [TextLine<'a>]) -> Self {
        let known: HashSet<&str> = lines.iter().map(|line| line.words).collect();
        let missing: Vec<&TextLine<'_>> =
            lines.iter().filter(|line| file.of(line.words).is_none()).collect();
        let missing_at: HashMap<&str, &str> = missing
            .iter()
            .flat_map(|line| line.places.iter().map(|place| (place.as_str(), line.words)))
            .collect();
        let is_draft = |line: &&TextLine<'_>| {
            file.of(line.words).is_some_and(|known| known.state == TranslationState::Draft)
        };
        let unused = file.translations.iter().filter(|one| !known.contains(one.words.as_str()));
        let unused = unused.map(|translation| {
            let mut places = translation.places.iter();
            let changed_to = places.find_map(|place| missing_at.get(place.as_str()).copied());
            UnusedLine { translation, changed_to }
        });
        Self {
            n_lines: lines.len(),
            drafts: lines.iter().filter(is_draft).collect(),
            unused: unused.collect(),
            missing,
        }
    }

    /// Whether every line is translated, and nothing else is.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.unused.is_empty()
    }
}
