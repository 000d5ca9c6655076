//! The cards of a standard by occupation.

use std::collections::BTreeMap;

use crate::{
    i18n::kazakh_order,
    standard::{CardSummary, Wording},
};

/// An occupation with its cards.
#[derive(Debug)]
pub(crate) struct Occupation {
    /// Its titles; the cards of one occupation may have several.
    pub titles: Vec<Wording>,
    /// Its code, where the text gives one.
    pub code: Option<String>,
    /// Its cards by level, by their indices in the list of cards.
    pub cards: Vec<usize>,
}

/// The occupations in alphabetical order of their titles, in the words that are read first: `title_of`
/// gives those of a card.
pub(crate) fn occupations(
    cards: &[CardSummary],
    title_of: impl Fn(&CardSummary) -> Wording,
) -> Vec<Occupation> {
    let mut by_code: BTreeMap<&str, Occupation> = BTreeMap::new();
    for (index, card) in cards.iter().enumerate() {
        let occupation = card.occupation_code.as_ref().unwrap_or(&card.title);
        let occupation = by_code.entry(occupation).or_insert_with(|| Occupation {
            titles: Vec::new(),
            code: card.occupation_code.clone(),
            cards: Vec::new(),
        });
        let title = title_of(card);
        if occupation.titles.iter().all(|known| known.text != title.text) {
            occupation.titles.push(title);
        }
        occupation.cards.push(index);
    }
    let mut occupations: Vec<Occupation> = by_code.into_values().collect();
    for occupation in &mut occupations {
        occupation.cards.sort_by_key(|card| cards[*card].qualification_level);
    }
    let order = kazakh_order();
    let titles = |one: &Occupation| -> String {
        one.titles.iter().map(|title| title.text.as_str()).collect()
    };
    occupations.sort_by(|one, other| order.compare(&titles(one), &titles(other)));
    occupations
}

impl Occupation {
    /// From each card to the one after it.
    pub(crate) fn steps(&self) -> impl Iterator<Item = (usize, usize)> {
        self.cards.windows(2).map(|pair| (pair[0], pair[1]))
    }
}
