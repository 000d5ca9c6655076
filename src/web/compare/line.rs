//! A line of a comparison: its words, those that differ, and where it stands.

use crate::{
    app::address, comparison::Entry, i18n::Locale, standard::Statement,
    web::parts::citation::place_on_card,
};

/// The words of a line on one card.
#[derive(Debug)]
pub(super) struct LineText {
    /// The words in pieces.
    pub pieces: Vec<Piece>,
    /// Every place of the card where they stand.
    pub places: Vec<PlaceLink>,
}

/// A piece of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The words.
    pub text: String,
    /// The line beside it says this in another way.
    pub differs: bool,
}

/// A link to the page of a line.
#[derive(Debug)]
pub(super) struct PlaceLink {
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
            pieces: pieces(&entry.text, &entry.differing),
            places: entry.places.iter().map(|place| PlaceLink::new(place, locale)).collect(),
        }
    }
}

impl PlaceLink {
    fn new(place: &Statement<'_>, locale: Locale) -> Self {
        let identity = place.identity();
        let numbers: Vec<String> =
            identity.reference.steps().map(|(_, ordinal)| ordinal.to_string()).collect();
        Self {
            href: address::statement(locale, identity.id),
            number: numbers.join("."),
            label: place_on_card(&identity.reference, locale.messages()),
        }
    }
}

/// The text cut where words that differ begin and end; the ranges are of code points.
fn pieces(text: &str, differing: &[(usize, usize)]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, letter) in text.chars().enumerate() {
        let differs = differing.iter().any(|&(start, end)| (start..end).contains(&at));
        match pieces.last_mut() {
            Some(last) if last.differs == differs => last.text.push(letter),
            _ => pieces.push(Piece { text: letter.to_string(), differs }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_are_pieces_of_their_own() {
        let found: Vec<_> = pieces("АҚ аудит НҚА", &[(0, 2), (9, 12)])
            .into_iter()
            .map(|piece| (piece.text, piece.differs))
            .collect();
        let expected = [("АҚ", true), (" аудит ", false), ("НҚА", true)];
        assert_eq!(found, expected.map(|(text, differs)| (text.to_owned(), differs)));
        assert_eq!(pieces("АҚ", &[]).len(), 1);
    }
}
