//! The cards of a standard by occupation.

use std::collections::BTreeMap;

use crate::{i18n::kazakh_order, standard::CardSummary};

/// An occupation with its cards.
#[derive(Debug)]
pub(crate) struct Occupation {
    /// Its titles; the cards of one occupation may have several.
    pub titles: Vec<String>,
    /// Its code, where the text gives one.
    pub code: Option<String>,
    /// Its cards by level, by their indices in the list of cards.
    pub cards: Vec<usize>,
}

/// The occupations in alphabetical order of their titles.
pub(crate) fn occupations(cards: &[CardSummary]) -> Vec<Occupation> {
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
    pub(crate) fn steps(&self) -> impl Iterator<Item = (usize, usize)> {
        self.cards.windows(2).map(|pair| (pair[0], pair[1]))
    }
}
