//! Profession cards side by side: what they have in common, what they say in nearly the same words,
//! and what only one of them has.
//!
//! It is pure: cards in, rows out; texts of two languages in, their differences out (`languages`); and
//! two editions of a text (`editions`). Lines of one kind are compared with lines of the same kind, by
//! their words alone; nothing here judges what they mean. A line that stands on a card in several
//! places is one entry with several places, so that no count is swollen by repetition.

mod alignment;
mod editions;
mod languages;
mod reading;
mod row;
#[cfg(test)]
mod tests;

pub use editions::{EditionDifference, EditionPiece, WordChange, edition_differences};
pub use languages::text_differences;
pub use reading::is_enough;
use reading::{LineReader, Share};
pub use row::{Entry, Likeness, Row};

use crate::standard::{Language, ProfessionCard, StatementKind};

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

impl<'a> Comparison<'a> {
    /// Compares the cards, each line of one with those of the others.
    #[must_use]
    pub fn new(cards: &[&'a ProfessionCard]) -> Self {
        let mut reader = LineReader::default();
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

/// Whether two lines of one kind say nearly, or wholly, the same words; see `reading` for the
/// measure.
#[must_use]
pub fn are_close(one: &str, other: &str, language: Language) -> bool {
    let mut reader = LineReader::default();
    let (one, other) = (reader.read(one, language), reader.read(other, language));
    !one.words.is_empty() && !other.words.is_empty() && Share::of_close(&one, &other).is_some()
}

/// How many rows stand on the card of that place alone.
#[must_use]
pub fn n_only_on(rows: &[Row<'_>], card: usize) -> usize {
    rows.iter().filter(|row| row.is_only_on(card)).count()
}
