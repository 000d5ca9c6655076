//! The cards of the catalogue, for a form that chooses among them.

use super::frame::Site;
use crate::{
    app::AppError,
    i18n::kazakh_order,
    search::{CardListRequest, SearchIndex},
    standard::{CardKey, CardSummary},
};

/// As many cards as a form names.
const MOST_CHOICES: u32 = 500;

/// The cards to choose from.
#[derive(Debug)]
pub(crate) struct CardChoice {
    /// The cards to choose from, by standard and in alphabetical order.
    cards: Vec<CardSummary>,
    /// There are more cards than these.
    pub is_cut: bool,
    /// The cards of the address.
    chosen: Vec<CardKey>,
}

impl CardChoice {
    /// The cards of the catalogue, with those of the address chosen.
    pub(crate) fn new(
        index: &SearchIndex,
        chosen: Vec<CardKey>,
        site: &Site,
    ) -> Result<Self, AppError> {
        let list = index.list_cards(&CardListRequest {
            limit: MOST_CHOICES,
            preferred: Some(site.reader.language()),
            ..CardListRequest::default()
        })?;
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
        Ok(Self { cards, is_cut, chosen })
    }

    /// The cards of each standard.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &[CardSummary]> {
        self.cards.chunk_by(|one, other| one.identity.standard() == other.identity.standard())
    }

    /// Whether a card is chosen in the field of that number.
    pub(crate) fn is_chosen(&self, field: usize, card: &CardKey) -> bool {
        self.chosen.get(field) == Some(card)
    }
}
