//! A line of a comparison: its words, those that differ, and where it occurs.

use crate::{
    app::address, comparison::Entry, i18n::Locale, standard::Statement,
    web::parts::citation::reference_in_words,
};

/// The words of a line on one card.
#[derive(Debug)]
pub(super) struct LineText {
    /// The words in parts.
    pub parts: Vec<LinePart>,
    /// Every line of the card with these words.
    pub references: Vec<LineReference>,
}

/// A part of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LinePart {
    /// The words.
    pub text: String,
    /// The line beside it says this in another way.
    pub differs: bool,
}

/// A link to the page of a line.
#[derive(Debug)]
pub(super) struct LineReference {
    /// The page.
    pub href: String,
    /// The numbers of function, skill and item, "1.2.3".
    pub number: String,
    /// The same in words.
    pub label: String,
}

impl LineText {
    /// The words of an entry.
    pub(super) fn new(entry: &Entry<'_>, locale: Locale) -> Self {
        Self {
            parts: parts(&entry.text, &entry.differing),
            references: entry.places.iter().map(|line| LineReference::new(line, locale)).collect(),
        }
    }
}

impl LineReference {
    fn new(line: &Statement<'_>, locale: Locale) -> Self {
        let identity = line.identity();
        let numbers: Vec<String> =
            identity.reference.steps().map(|(_, ordinal)| ordinal.to_string()).collect();
        Self {
            href: address::statement(locale, identity.id),
            number: numbers.join("."),
            label: reference_in_words(&identity.reference, locale.messages()),
        }
    }
}

/// The text cut where words that differ begin and end; the ranges are of code points.
fn parts(text: &str, differing: &[(usize, usize)]) -> Vec<LinePart> {
    let mut parts: Vec<LinePart> = Vec::new();
    for (at, letter) in text.chars().enumerate() {
        let differs = differing.iter().any(|&(start, end)| (start..end).contains(&at));
        match parts.last_mut() {
            Some(last) if last.differs == differs => last.text.push(letter),
            _ => parts.push(LinePart { text: letter.to_string(), differs }),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_are_pieces_of_their_own() {
        let found: Vec<_> = parts("АҚ аудит НҚА", &[(0, 2), (9, 12)])
            .into_iter()
            .map(|part| (part.text, part.differs))
            .collect();
        let expected = [("АҚ", true), (" аудит ", false), ("НҚА", true)];
        assert_eq!(found, expected.map(|(text, differs)| (text.to_owned(), differs)));
        assert_eq!(parts("АҚ", &[]).len(), 1);
    }
}
