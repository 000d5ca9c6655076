//! One place, one hit: pieces of the texts of one edition that have the same reference are one place.
//!
//! A place has a document for each of its texts, so each is found by its own words, read in its own
//! language, and no phrase runs from one text into another. The documents of a place follow each
//! other, that of the first text first. So the place of a document is told by how far it is from the
//! first, and matches, which come in the order of the index, are one place while that is the same.

use crate::standard::{ProfessionCard, Statement};

/// The places of a card, by its texts, the first text first: the statements of each place in the
/// order of the texts. What only another text has comes after what that text has before it.
pub(super) fn places_of<'c>(
    cards: impl IntoIterator<Item = &'c ProfessionCard>,
) -> Vec<Vec<Statement<'c>>> {
    let mut places: Vec<Vec<Statement<'c>>> = Vec::new();
    for card in cards {
        let mut next = 0;
        for statement in card.statements() {
            let reference = statement.identity().reference;
            let is_it = |at: &usize| places[*at][0].identity().reference == reference;
            // It is the next one, but where the texts differ.
            let known = (next..places.len()).chain(0..next).find(is_it);
            match known {
                Some(at) => places[at].push(statement),
                None => places.insert(next, vec![statement]),
            }
            next = known.unwrap_or(next) + 1;
        }
    }
    places
}
