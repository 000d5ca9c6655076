//! One place, one hit: pieces of the texts of one edition that have the same reference are one place.
//!
//! A place has a document for each of its texts, so each is found by its own words, read in its own
//! language, and no phrase runs from one text into another. The documents of a place follow each
//! other, that of the first text first. So the place of a document is told by how far it is from the
//! first, and matches, which come in the order of the index, are one place while that is the same.

use std::collections::BTreeMap;

use crate::standard::{ProfessionCard, Reference, Statement};

/// The places of a card, by its texts, the first text first: the statements of each place in the
/// order of the texts. What only another text has comes after what that text has before it.
pub(super) fn places_of<'c>(
    cards: impl IntoIterator<Item = &'c ProfessionCard>,
) -> Vec<Vec<Statement<'c>>> {
    let mut places: Vec<Vec<Statement<'c>>> = Vec::new();
    for card in cards {
        let known = (0..).zip(&places).map(|(at, place)| (place[0].identity().reference, at));
        let known: BTreeMap<Reference, usize> = known.collect();
        // What only this text has, each with the number of the place that comes after it.
        let mut added = Vec::new();
        let mut next = 0;
        for statement in card.statements() {
            match known.get(&statement.identity().reference) {
                Some(&at) => {
                    places[at].push(statement);
                    next = at + 1;
                }
                None => added.push((next, vec![statement])),
            }
        }
        added.sort_by_key(|(next, _)| *next);
        let mut added = added.into_iter().peekable();
        let mut merged = Vec::with_capacity(places.len() + added.len());
        for (at, place) in (0..).zip(places) {
            while let Some((_, new)) = added.next_if(|(next, _)| *next <= at) {
                merged.push(new);
            }
            merged.push(place);
        }
        merged.extend(added.map(|(_, new)| new));
        places = merged;
    }
    places
}
