//! Where a statement stands, in one number: what the filters and facets ask of each match.
//!
//! A match costs one read of it, whatever is filtered and counted.

use crate::standard::{FunctionKind, StatementKind};

/// The card and the traits of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place(u32);

/// The kind of a statement and that of its function: all that tells statements of one card apart
/// for a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Traits(u8);

/// The kinds of function, none before them.
const FUNCTION_KINDS: [Option<FunctionKind>; 3] =
    [None, Some(FunctionKind::Mandatory), Some(FunctionKind::Additional)];

/// The low bits of a place hold the traits.
const TRAIT_BITS: u32 = 5;

impl Place {
    /// The place of a statement on the card with this number in the card table, of which there are
    /// fewer than 2²⁷.
    pub(super) fn new(card: u32, traits: Traits) -> Self {
        Self(card << TRAIT_BITS | u32::from(traits.0))
    }

    /// The number to keep.
    pub(super) fn to_number(self) -> u64 {
        u64::from(self.0)
    }

    /// The place that was kept as this number.
    pub(super) fn from_number(number: u64) -> Self {
        Self(u32::try_from(number).unwrap_or_default())
    }

    /// The number of the card in the card table.
    pub(super) fn card(self) -> usize {
        (self.0 >> TRAIT_BITS) as usize
    }

    /// The traits.
    pub(super) fn traits(self) -> Traits {
        Traits((self.0 & ((1 << TRAIT_BITS) - 1)) as u8)
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
        for card in [0, 1, (1 << 27) - 1] {
            for traits in Traits::all() {
                let place = Place::from_number(Place::new(card, traits).to_number());
                assert_eq!((place.card(), place.traits()), (card as usize, traits));
                assert_eq!(Traits::new(traits.kind(), traits.function_kind()), traits);
            }
        }
    }
}
