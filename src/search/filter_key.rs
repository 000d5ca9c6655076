//! The card and the traits of a statement in one number: what the filters and facets ask of each match.
//!
//! A match costs one read of it, whatever is filtered and counted.

use std::num::NonZeroU32;

use crate::standard::{FunctionKind, StatementKind};

/// The card and the traits of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct FilterKey(NonZeroU32);

/// The kind of a statement and that of its function: all that tells statements of one card apart
/// for a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Traits(u8);

/// The low bits of a place hold the traits.
const TRAIT_BITS: u32 = 5;

impl FilterKey {
    /// The place of a statement on the card with this number in the card table, of which there are
    /// fewer than 2²⁶.
    pub(super) fn new(card: u32, traits: Traits) -> Self {
        let number = card << TRAIT_BITS | u32::from(traits.0);
        Self(NonZeroU32::MIN.saturating_add(number))
    }

    /// The place of the profession of a card.
    pub(super) fn of_card(number: usize) -> Self {
        let card = u32::try_from(number).expect("an index has fewer than 2²⁶ cards");
        Self::new(card, Traits::new(StatementKind::Profession, None))
    }

    fn number(self) -> u32 {
        self.0.get() - 1
    }

    /// The number of the card in the card table.
    pub(super) fn card(self) -> usize {
        (self.number() >> TRAIT_BITS) as usize
    }

    /// The traits.
    pub(super) fn traits(self) -> Traits {
        Traits((self.number() & ((1 << TRAIT_BITS) - 1)) as u8)
    }
}

impl Traits {
    /// The kinds of function, none before them.
    pub(super) const FUNCTION_KINDS: [Option<FunctionKind>; 3] =
        [None, Some(FunctionKind::Mandatory), Some(FunctionKind::Additional)];

    /// How many different traits there are.
    pub(super) const COUNT: usize = StatementKind::ALL.len() * Self::FUNCTION_KINDS.len();

    /// The traits of a statement.
    pub(super) fn new(kind: StatementKind, function_kind: Option<FunctionKind>) -> Self {
        Self::all()
            .find(|traits| traits.kind() == kind && traits.function_kind() == function_kind)
            .expect("every kind is paired with every function kind")
    }

    /// All traits, by their number.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..).take(Self::COUNT).map(Self)
    }

    /// The traits with this number; none from [`Self::COUNT`] on.
    pub(super) fn from_number(number: u64) -> Option<Self> {
        u8::try_from(number).ok().filter(|number| usize::from(*number) < Self::COUNT).map(Self)
    }

    /// The number, below [`Self::COUNT`].
    pub(super) fn number(self) -> usize {
        usize::from(self.0)
    }

    /// What the statement is.
    pub(super) fn kind(self) -> StatementKind {
        StatementKind::ALL[self.numbers().0]
    }

    /// The kind of its function.
    pub(super) fn function_kind(self) -> Option<FunctionKind> {
        Self::FUNCTION_KINDS[self.numbers().1]
    }

    /// The number of the kind among all, and that of the function kind.
    pub(super) fn numbers(self) -> (usize, usize) {
        let n_function_kinds = Self::FUNCTION_KINDS.len();
        (self.number() / n_function_kinds, self.number() % n_function_kinds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_gives_back_its_card_and_traits() {
        for card in [0, 1, (1 << 26) - 1] {
            for traits in Traits::all() {
                let place = FilterKey::new(card, traits);
                assert_eq!((place.card(), place.traits()), (card as usize, traits));
                assert_eq!(Traits::new(traits.kind(), traits.function_kind()), traits);
                assert_eq!(Traits::from_number(traits.number() as u64), Some(traits));
            }
        }
        assert_eq!(Traits::from_number(Traits::COUNT as u64), None);
    }
}
