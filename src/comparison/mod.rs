//! Profession cards side by side: what they have in common, what they say in nearly the same words,
//! and what only one of them has.
//!
//! It is pure: cards in, rows out. Lines of one kind are compared with lines of the same kind, by
//! their words alone; nothing here judges what they mean. A line that stands on a card in several
//! places is one entry with several places, so that no count is swollen by repetition.

mod alignment;
mod reading;
#[cfg(test)]
mod tests;

pub use reading::is_enough;
use reading::{Reader, Share};

use crate::standard::{Language, ProfessionCard, Statement, StatementKind};

/// Two or more cards, line by line.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The labour functions, by their titles.
    pub functions: Vec<Row<'a>>,
    /// The skills, by their titles.
    pub skills: Vec<Row<'a>>,
    /// The abilities.
    pub abilities: Vec<Row<'a>>,
    /// The knowledge items.
    pub knowledge: Vec<Row<'a>>,
}

/// What stands beside each other: at most one entry of each card.
#[derive(Debug)]
pub struct Row<'a> {
    /// How much alike the entries are.
    pub likeness: Likeness,
    /// The entry of each card, in the order of the cards.
    pub entries: Vec<Option<Entry<'a>>>,
}

/// The words of a line of a card, with every place of the card where they stand.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The words, as they stand in the first place; those of an item are followed by its parts.
    pub text: String,
    /// The places, in the order of the text; never empty.
    pub places: Vec<Statement<'a>>,
    /// Ranges of Unicode code points of the text, end exclusive: the words that another entry of
    /// the row has not, or has in another form. Empty unless the row is [`Likeness::Close`].
    pub differing: Vec<(usize, usize)>,
}

/// How much alike the entries of a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same words; only white space, case and the punctuation at the end may differ.
    Equal,
    /// Nearly the same words; see `reading` for the measure.
    Close,
    /// One card alone has it.
    Only,
}

impl<'a> Comparison<'a> {
    /// Compares the cards, each line of one with those of the others.
    #[must_use]
    pub fn new(cards: &[&'a ProfessionCard]) -> Self {
        let mut reader = Reader::default();
        let mut aligned = |kind| alignment::align(cards, kind, &mut reader);
        Self {
            functions: aligned(StatementKind::Function),
            skills: aligned(StatementKind::Skill),
            abilities: aligned(StatementKind::Ability),
            knowledge: aligned(StatementKind::Knowledge),
        }
    }

    /// The rows of a kind; none for a profession and a purpose, which every card has once.
    #[must_use]
    pub fn rows(&self, kind: StatementKind) -> &[Row<'a>] {
        match kind {
            StatementKind::Function => &self.functions,
            StatementKind::Skill => &self.skills,
            StatementKind::Ability => &self.abilities,
            StatementKind::Knowledge => &self.knowledge,
            StatementKind::Profession | StatementKind::Purpose => &[],
        }
    }
}

impl Row<'_> {
    /// The number of cards that have it.
    #[must_use]
    pub fn n_cards(&self) -> usize {
        self.entries.iter().flatten().count()
    }

    /// Whether it stands on the card of that place in the comparison, and on no other.
    #[must_use]
    pub fn is_only_on(&self, card: usize) -> bool {
        self.likeness == Likeness::Only && self.entries.get(card).is_some_and(Option::is_some)
    }
}

/// Whether two lines of one kind say nearly, or wholly, the same words; see `reading` for the
/// measure.
#[must_use]
pub fn are_close(one: &str, other: &str, language: Language) -> bool {
    let mut reader = Reader::default();
    let (one, other) = (reader.read(one, language), reader.read(other, language));
    !one.words.is_empty() && !other.words.is_empty() && Share::of_close(&one, &other).is_some()
}

/// How many rows stand on the card of that place alone.
#[must_use]
pub fn n_only_on(rows: &[Row<'_>], card: usize) -> usize {
    rows.iter().filter(|row| row.is_only_on(card)).count()
}
