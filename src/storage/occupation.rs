//! The cards of one occupation: the same work at several levels.

use super::{Storage, StorageError, precedence::by_precedence, row::from_row};
use crate::standard::{CardKey, QualificationLevel, TextChoice};

/// A card among those of its occupation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccupationStep {
    /// The card's own part of its address, `2524-0-003-5`.
    pub slug: String,
    /// The name of the profession.
    pub title: String,
    /// The level, if the text gives one.
    pub qualification_level: Option<QualificationLevel>,
}

impl Storage {
    /// The cards of the text that have the occupation code of this card, itself among them, lowest
    /// level first and no level before it, in the text that is chosen. Empty for a card without an
    /// occupation code and for one that is unknown.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn list_cards_of_occupation(
        &self,
        key: &CardKey,
        choice: TextChoice,
    ) -> Result<Vec<OccupationStep>, StorageError> {
        const SQL: &str = concat!(
            "
            select other.slug, other.title, other.qualification_level
            from profession_card as other
            join (
                select standard_id, occupation_code
                from standard
                join profession_card on profession_card.standard_id = standard.id
                where code = $1
                    and slug = $2
                    and (cast($3 as text) is null or language = $3)
                    and (cast($4 as text) is null or edition = $4)
                order by ",
            by_precedence!("$5"),
            "
                limit 1) as this on this.standard_id = other.standard_id
                and this.occupation_code = other.occupation_code
            order by other.qualification_level nulls first, other.position"
        );
        Ok(fetch!(fetch_all, on_pool(self), SQL, &key.standard, &key.slug, choice.language,
            choice.edition, choice.preferred; "card", key))
    }
}

from_row!(OccupationStep { slug, title, qualification_level });
