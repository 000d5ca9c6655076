//! The cards of the index, in memory: what every statement of a card shares.

use uuid::Uuid;

use super::leads;
use crate::standard::{CardKey, Language, ProfessionCard, QualificationLevel};

/// A card of the index.
#[derive(Debug)]
pub(super) struct IndexedCard {
    /// The name of the card.
    pub key: CardKey,
    /// The language of its text.
    pub language: Language,
    /// The name of the profession.
    pub title: String,
    /// The level of the profession.
    pub level: Option<QualificationLevel>,
    /// The permanent name of the card.
    pub id: Uuid,
    /// The codes of its occupation and of the group of occupations.
    pub occupation_code: Option<String>,
    pub group_code: Option<String>,
    /// The title and the other titles, as printed and in folded letters.
    pub titles: Vec<(String, String)>,
    /// The number of the point of the standard.
    pub point: u32,
    /// The number of its standard in [`CardTable::standards`].
    pub standard: usize,
    /// Its place in the order of the catalogue.
    pub rank: u32,
}

/// The cards, each by the number that its statements carry. The number is the order in which the
/// cards came; the order of the catalogue is another thing, so a card can be added at any time.
#[derive(Debug, Default)]
pub(super) struct CardTable {
    cards: Vec<IndexedCard>,
    standards: Vec<String>,
    /// The numbers of the cards in the order of the catalogue.
    by_rank: Vec<usize>,
}

impl CardTable {
    /// Takes in a card and gives its number; [`Self::put_in_order`] is owed.
    pub(super) fn push(&mut self, card: &ProfessionCard) -> u32 {
        // The cards of a standard come together, so this looks no further than the last ones.
        let known = self.standards.iter().rposition(|code| *code == card.standard);
        let standard = known.unwrap_or_else(|| {
            self.standards.push(card.standard.clone());
            self.standards.len() - 1
        });
        let others = card.other_titles.iter().map(|line| line.text.as_str());
        let titles = std::iter::once(card.title.as_str()).chain(others);
        self.cards.push(IndexedCard {
            key: CardKey { standard: card.standard.clone(), slug: card.slug.clone() },
            language: card.language,
            title: card.title.clone(),
            level: card.qualification_level,
            id: card.identity.id,
            occupation_code: card.occupation_code.clone(),
            group_code: card.group_code.clone(),
            titles: titles.map(|title| (title.to_owned(), leads::folded(title))).collect(),
            point: card.point,
            standard,
            rank: 0,
        });
        u32::try_from(self.cards.len() - 1).expect("an index holds fewer than 2³¹ statements")
    }

    /// Gives every card its place in the order of the catalogue.
    pub(super) fn put_in_order(&mut self) {
        self.by_rank = (0..self.cards.len()).collect();
        self.by_rank.sort_by_key(|&number| {
            let card = &self.cards[number];
            (&card.key.standard, card.language, card.point, number)
        });
        for (rank, &number) in (0..).zip(&self.by_rank) {
            self.cards[number].rank = rank;
        }
    }

    /// The card with this number.
    pub(super) fn get(&self, number: usize) -> &IndexedCard {
        &self.cards[number]
    }

    /// How many cards there are.
    pub(super) fn len(&self) -> usize {
        self.cards.len()
    }

    /// The codes of the standards, each once.
    pub(super) fn standards(&self) -> &[String] {
        &self.standards
    }

    /// The numbers of the cards by standard, language and point.
    pub(super) fn in_catalogue_order(&self) -> impl Iterator<Item = usize> {
        self.by_rank.iter().copied()
    }
}
