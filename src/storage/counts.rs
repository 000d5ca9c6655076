//! How much is in the catalogue.

use super::{Storage, StorageError, precedence::takes_precedence, row::from_row};

/// How much is in the catalogue. A standard that is stored in several languages counts once, by the
/// text that takes precedence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CatalogueCounts {
    /// Standards.
    pub standards: u64,
    /// Profession cards.
    pub cards: u64,
    /// Labour functions.
    pub functions: u64,
    /// Skills.
    pub skills: u64,
    /// Abilities.
    pub abilities: u64,
    /// Knowledge items.
    pub knowledge: u64,
}

impl Storage {
    /// How much is in the catalogue.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn count(&self) -> Result<CatalogueCounts, StorageError> {
        const SQL: &str = concat!(
            "
            select count(distinct standard.id) as standards,
                count(card.id) as cards,
                cast(coalesce(sum(card.n_functions), 0) as bigint) as functions,
                cast(coalesce(sum(card.n_skills), 0) as bigint) as skills,
                cast(coalesce(sum(card.n_abilities), 0) as bigint) as abilities,
                cast(coalesce(sum(card.n_knowledge), 0) as bigint) as knowledge
            from standard
            left join profession_card as card on card.standard_id = standard.id
            where ",
            takes_precedence!()
        );
        Ok(fetch!(fetch_one, on_pool(self), SQL; "catalogue", "as a whole"))
    }
}

from_row!(CatalogueCounts { standards, cards, functions, skills, abilities, knowledge });
