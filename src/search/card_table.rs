//! The cards of the index, in memory: what every statement of a card shares.

use std::collections::{BTreeSet, HashMap};

use tantivy::{DocId, TantivyError};
use uuid::Uuid;

use super::{
    best_matches,
    fields::{self, Stored},
};
use crate::standard::{CardKey, Language, QualificationLevel};

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
    /// The title and the other titles, in folded letters and as printed.
    pub titles: Vec<(String, String)>,
    /// The number of the point of the standard.
    pub point: u32,
}

/// What is asked of the card of every match. It is small, so that the cards of a large catalogue
/// are at hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct CardColumns {
    /// The number of its standard in [`CardTable::standards`].
    pub standard: u32,
    /// Its place in the order of the catalogue.
    pub rank: u32,
    /// The document of its profession, which its other statements follow.
    pub profession: DocId,
    /// The level of the profession, 0 for none.
    pub level: u8,
}

/// The cards, each by its number. The number is the order in which the index keeps them; the order
/// of the catalogue is another thing, so a card can be added at any time.
#[derive(Debug, Default)]
pub(super) struct CardTable {
    cards: Vec<IndexedCard>,
    columns: Vec<CardColumns>,
    standards: Vec<String>,
    /// The numbers of the cards in the order of the catalogue.
    by_rank: Vec<usize>,
    /// The cards by what they may be called: codes in small letters, titles in folded ones.
    by_name: HashMap<String, Vec<usize>>,
}

impl CardTable {
    /// Takes in the card of a profession and gives its number; [`Self::put_in_order`] is owed.
    pub(super) fn push(
        &mut self,
        document: DocId,
        profession: &Stored,
    ) -> Result<u32, TantivyError> {
        let text = profession.text_key()?;
        // The cards of a standard come together, so this looks no further than the last ones.
        let known = self.standards.iter().rposition(|code| *code == text.code);
        let standard = known.unwrap_or_else(|| {
            self.standards.push(text.code.clone());
            self.standards.len() - 1
        });
        let title = profession.text()?;
        let level = profession.level()?.map(|level| QualificationLevel::try_from(i64::from(level)));
        let level = level.transpose().map_err(|_| fields::lacks("level"))?;
        self.columns.push(CardColumns {
            standard: number(standard),
            rank: 0,
            profession: document,
            level: level.map_or(0, QualificationLevel::number),
        });
        let titles = std::iter::once(title.clone()).chain(profession.other_titles());
        self.cards.push(IndexedCard {
            titles: titles.map(|title| (best_matches::folded(&title), title)).collect(),
            key: text.card(profession.slug()?),
            language: text.language,
            title,
            level,
            id: profession.id()?,
            occupation_code: profession.occupation_code(),
            group_code: profession.group_code(),
            point: profession.point()?,
        });
        Ok(number(self.cards.len() - 1))
    }

    /// Gives every standard and every card its place in the order of the catalogue.
    pub(super) fn put_in_order(&mut self) {
        let mut codes: Vec<(String, usize)> = self.standards.drain(..).zip(0..).collect();
        codes.sort_unstable();
        let mut places = vec![0; codes.len()];
        for (place, (code, known_as)) in (0..).zip(codes) {
            places[known_as] = place;
            self.standards.push(code);
        }
        for columns in &mut self.columns {
            columns.standard = places[columns.standard as usize];
        }
        self.by_rank = (0..self.cards.len()).collect();
        self.by_rank.sort_by_key(|&number| {
            let card = &self.cards[number];
            (&card.key.standard, card.language, card.point, number)
        });
        for (rank, &number) in (0..).zip(&self.by_rank) {
            self.columns[number].rank = rank;
            for name in self.cards[number].names() {
                let named = self.by_name.entry(name).or_default();
                if named.last() != Some(&number) {
                    named.push(number);
                }
            }
        }
    }

    /// The cards that are called so, in the order of the catalogue.
    pub(super) fn called(&self, name: &str) -> impl Iterator<Item = &IndexedCard> {
        let numbers = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        numbers.iter().map(|&number| &self.cards[number])
    }

    /// The card with this number.
    pub(super) fn get(&self, number: usize) -> &IndexedCard {
        &self.cards[number]
    }

    /// What is asked of the card of every match, for the card with this number.
    pub(super) fn columns(&self, number: usize) -> CardColumns {
        self.columns[number]
    }

    /// The same of all cards, by their numbers.
    pub(super) fn all_columns(&self) -> &[CardColumns] {
        &self.columns
    }

    /// All cards, by their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &IndexedCard> {
        self.cards.iter()
    }

    /// How many cards there are.
    pub(super) fn len(&self) -> usize {
        self.cards.len()
    }

    /// The languages of the cards.
    pub(super) fn languages(&self) -> BTreeSet<Language> {
        self.cards.iter().map(|card| card.language).collect()
    }

    /// The codes of the standards, each once, in order.
    pub(super) fn standards(&self) -> &[String] {
        &self.standards
    }

    /// The numbers of the cards by standard, language and point.
    pub(super) fn in_catalogue_order(&self) -> impl Iterator<Item = usize> {
        self.by_rank.iter().copied()
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).expect("an index holds fewer than 2³¹ statements")
}
