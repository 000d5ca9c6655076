//! A row of a comparison: what stands beside each other.

use crate::standard::Statement;

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
