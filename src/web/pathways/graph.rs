//! What leads from card to card: the levels of an occupation, and related professions.

use std::collections::{BTreeMap, BTreeSet};

use crate::{i18n::kazakh_order, standard::CardSummary, storage::RelatedLink};

/// An occupation: a row of the map.
#[derive(Debug)]
pub(super) struct Occupation {
    /// Its titles; the cards of one occupation may have several.
    pub titles: Vec<String>,
    /// Its code, where the text gives one.
    pub code: Option<String>,
    /// Its cards by level, by their indices in the list of cards.
    pub cards: Vec<usize>,
}

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
    pub(super) fn new(cards: &[CardSummary], links: &[RelatedLink]) -> Self {
        let index_of = |slug: &str| cards.iter().position(|card| card.identity.slug() == slug);
        let mut related = BTreeSet::new();
        let mut n_unmatched = 0;
        for link in links {
            match link.to.as_deref().and_then(index_of) {
                Some(to) => related.extend(index_of(&link.from).map(|from| (from, to))),
                None => n_unmatched += 1,
            }
        }
        Self { occupations: occupations(cards), related, n_unmatched }
    }

    /// The cards of the next level of the same occupation.
    pub(super) fn next_of(&self, card: usize) -> Vec<usize> {
        let steps = self.occupations.iter().flat_map(Occupation::steps);
        steps.filter(|(from, _)| *from == card).map(|(_, to)| to).collect()
    }
}

/// The occupations in alphabetical order of their titles, the cards of each by level.
fn occupations(cards: &[CardSummary]) -> Vec<Occupation> {
    let mut by_code: BTreeMap<&str, Occupation> = BTreeMap::new();
    for (index, card) in cards.iter().enumerate() {
        let occupation = card.occupation_code.as_ref().unwrap_or(&card.title);
        let occupation = by_code.entry(occupation).or_insert_with(|| Occupation {
            titles: Vec::new(),
            code: card.occupation_code.clone(),
            cards: Vec::new(),
        });
        if !occupation.titles.contains(&card.title) {
            occupation.titles.push(card.title.clone());
        }
        occupation.cards.push(index);
    }
    let mut occupations: Vec<Occupation> = by_code.into_values().collect();
    for occupation in &mut occupations {
        occupation.cards.sort_by_key(|card| cards[*card].qualification_level);
    }
    let order = kazakh_order();
    occupations.sort_by(|one, other| order.compare(&one.titles.concat(), &other.titles.concat()));
    occupations
}

impl Occupation {
    /// From each card to the one after it.
    pub(super) fn steps(&self) -> impl Iterator<Item = (usize, usize)> {
        self.cards.windows(2).map(|pair| (pair[0], pair[1]))
    }
}
