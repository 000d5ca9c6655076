//! Where a statement stands, in one number: what the filters and facets ask of each match.
//!
//! A column of the index holds it, so a match costs one read, whatever is filtered and counted.

use crate::standard::{FunctionKind, StatementKind};

/// The card and the traits of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u64);

/// The kind of a statement and that of its function: all that tells statements of one card apart
/// for a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Traits(u8);

/// The kinds of function, none before them.
const FUNCTION_KINDS: [Option<FunctionKind>; 3] =
    [None, Some(FunctionKind::Mandatory), Some(FunctionKind::Additional)];

impl Place {
    /// The place of a statement on the card with this number in the card table.
    pub(super) fn new(card: u32, traits: Traits) -> Self {
        Self(u64::from(card) << 8 | u64::from(traits.0))
    }

    /// The number to keep.
    pub(super) fn to_number(self) -> u64 {
        self.0
    }

    /// The place that was kept as this number.
    pub(super) fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// The number of the card in the card table.
    pub(super) fn card(self) -> usize {
        (self.0 >> 8) as usize
    }

    /// The traits.
    #[expect(clippy::cast_possible_truncation, reason = "the lowest byte is wanted")]
    pub(super) fn traits(self) -> Traits {
        Traits(self.0 as u8)
    }
}

impl Traits {
    /// How many different traits there are.
    pub(super) const COUNT: usize = StatementKind::ALL.len() * FUNCTION_KINDS.len();

    /// The traits of a statement.
    pub(super) fn new(kind: StatementKind, function_kind: Option<FunctionKind>) -> Self {
        Self::all()
            .find(|traits| traits.kind() == kind && traits.function_kind() == function_kind)
            .expect("every kind stands with every function kind")
    }

    /// All traits, by their number.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..).take(Self::COUNT).map(Self)
    }

    /// The number, below [`Self::COUNT`].
    pub(super) fn number(self) -> usize {
        usize::from(self.0)
    }

    /// What the statement is.
    pub(super) fn kind(self) -> StatementKind {
        StatementKind::ALL[self.number() / FUNCTION_KINDS.len()]
    }

    /// The kind of its function.
    pub(super) fn function_kind(self) -> Option<FunctionKind> {
        FUNCTION_KINDS[self.number() % FUNCTION_KINDS.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_comes_back_from_its_number() {
        for card in [0, 1, u32::MAX] {
            for traits in Traits::all() {
                let place = Place::from_number(Place::new(card, traits).to_number());
                assert_eq!((place.card(), place.traits()), (card as usize, traits));
                assert_eq!(Traits::new(traits.kind(), traits.function_kind()), traits);
            }
        }
    }
}
