//! The form that chooses the cards to compare.

use crate::{
    i18n::kazakh_order,
    search::CardList,
    standard::{CardKey, CardSummary},
    web::parts::frame::Site,
};

/// Cards that can be read side by side.
pub(super) const MOST_CARDS: usize = 3;

/// The form.
#[derive(Debug)]
pub(super) struct CardChoice {
    /// The cards to choose from, by standard and in alphabetical order.
    cards: Vec<CardSummary>,
    /// The list does not hold every card.
    pub is_cut: bool,
    /// The cards of the address.
    chosen: Vec<CardKey>,
}

impl CardChoice {
    /// The form, with the cards of the address chosen.
    pub(super) fn new(list: CardList, chosen: Vec<CardKey>, site: &Site) -> Self {
        let is_cut = list.next.is_some();
        let mut cards = list.cards;
        let order = kazakh_order();
        cards.sort_by(|one, other| {
            let [title, other_title] = [one, other]
                .map(|card| site.words_of(card.identity.text()).first(&card.title).text);
            let by_title = order.compare(title, other_title);
            let by_level = one.qualification_level.cmp(&other.qualification_level);
            one.identity.standard().cmp(other.identity.standard()).then(by_title).then(by_level)
        });
        Self { cards, is_cut, chosen }
    }

    /// The cards of each standard.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[CardSummary]> {
        self.cards.chunk_by(|one, other| one.identity.standard() == other.identity.standard())
    }

    /// Whether a card is chosen in the field of that number.
    pub(super) fn is_chosen(&self, field: usize, card: &CardKey) -> bool {
        self.chosen.get(field) == Some(card)
    }
}
