//! The form that chooses the cards to compare.

use super::side::MOST_CARDS;
use crate::{
    app::address,
    i18n::{Locale, kazakh_order},
    search::CardList,
    standard::{CardKey, CardSummary},
    web::parts::tile::LevelBadge,
};

/// The form.
#[derive(Debug)]
pub(super) struct CardChoice {
    /// Where it leads.
    pub action: String,
    /// Its fields, as many as cards can be compared.
    pub fields: Vec<ChoiceField>,
    /// The list does not hold every card.
    pub is_cut: bool,
}

/// A field that chooses a card.
#[derive(Debug)]
pub(super) struct ChoiceField {
    /// What it is called.
    pub label: String,
    /// The identifier of the field on the page.
    pub id: String,
    /// The cards, by standard.
    pub groups: Vec<ChoiceGroup>,
}

/// The cards of a standard.
#[derive(Debug)]
pub(super) struct ChoiceGroup {
    /// The code of the standard.
    pub standard: String,
    /// Its cards, in alphabetical order.
    pub options: Vec<Choosable>,
}

/// A card that may be chosen.
#[derive(Debug)]
pub(super) struct Choosable {
    /// The card in an address.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// The language of the profession's name.
    pub lang: &'static str,
    /// Whether it is chosen in this field.
    pub chosen: bool,
}

impl CardChoice {
    /// The form, with the cards of the address chosen.
    pub(super) fn new(list: CardList, chosen: &[CardKey], locale: Locale) -> Self {
        let t = locale.messages();
        let is_cut = list.next.is_some();
        let mut cards = list.cards;
        let order = kazakh_order();
        cards.sort_by(|one, other| {
            let by_title = order.compare(&one.title, &other.title);
            let by_level = one.qualification_level.cmp(&other.qualification_level);
            one.identity.standard().cmp(other.identity.standard()).then(by_title).then(by_level)
        });
        let field = |at: usize| ChoiceField {
            label: t.compare.card(at + 1),
            id: format!("card-{}", at + 1),
            groups: groups(&cards, chosen.get(at), locale),
        };
        Self {
            action: address::compare(locale, &[]),
            fields: (0..MOST_CARDS).map(field).collect(),
            is_cut,
        }
    }
}

fn groups(cards: &[CardSummary], chosen: Option<&CardKey>, locale: Locale) -> Vec<ChoiceGroup> {
    let option = |card: &CardSummary| {
        let key = card.identity.key();
        let level = LevelBadge::new(card.qualification_level, locale.messages());
        let code = card.occupation_code.as_deref().unwrap_or(card.identity.slug());
        Choosable {
            value: address::card_value(&key),
            label: format!("{}, {} ({code})", card.title, level.label),
            lang: card.identity.language().tag(),
            chosen: chosen == Some(&key),
        }
    };
    cards
        .chunk_by(|one, other| one.identity.standard() == other.identity.standard())
        .map(|cards| ChoiceGroup {
            standard: cards[0].identity.standard().to_owned(),
            options: cards.iter().map(option).collect(),
        })
        .collect()
}
