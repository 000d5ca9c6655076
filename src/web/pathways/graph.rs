//! What leads from card to card: the levels of an occupation, and related professions.

use std::collections::BTreeSet;

use crate::{
    standard::CardSummary,
    storage::RelatedLink,
    web::parts::{
        occupation::{Occupation, occupations},
        words::Words,
    },
};

/// What leads from card to card.
#[derive(Debug)]
pub(super) struct Graph {
    /// The rows of the map.
    pub occupations: Vec<Occupation>,
    /// Who names whom as related, by their indices in the list of cards.
    pub related: BTreeSet<(usize, usize)>,
    /// Related professions that have no card.
    pub n_unmatched: u64,
}

impl Graph {
    /// What leads from card to card in a standard.
    pub(super) fn new(cards: &[CardSummary], links: &[RelatedLink], words: &Words<'_>) -> Self {
        let index_of = |slug: &str| cards.iter().position(|card| card.identity.slug() == slug);
        let mut related = BTreeSet::new();
        let mut n_unmatched = 0;
        for link in links {
            match link.to.as_deref().and_then(index_of) {
                Some(to) => related.extend(index_of(&link.from).map(|from| (from, to))),
                None => n_unmatched += 1,
            }
        }
        Self {
            occupations: occupations(cards, |card| words.first(&card.title).into_owned()),
            related,
            n_unmatched,
        }
    }

    /// The other cards that a card names as related.
    pub(super) fn related_to(&self, card: usize) -> Vec<usize> {
        let named = self.related.iter().filter(|link| link.0 == card && link.1 != card);
        named.map(|link| link.1).collect()
    }
}
