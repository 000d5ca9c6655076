//! The cards of one occupation: the same work at several levels.

use serde::Deserialize;

use crate::standard::QualificationLevel;

/// A card among those of its occupation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OccupationStep {
    /// The card's own part of its address, `2524-0-003-5`.
    pub slug: String,
    /// The name of the profession.
    pub title: String,
    /// The level, if the text gives one.
    pub qualification_level: Option<QualificationLevel>,
}

/// The cards of a text that have the occupation code of a row of `profession_card as card`, itself
/// among them, lowest level first and no level before it. Empty for a card without such a code.
macro_rules! occupation {
    () => {
        concat!(
            "(
            select json_group_array(",
            json_object!(slug, title, qualification_level),
            " order by qualification_level nulls first, position)
            from profession_card as other
            where other.standard_id = card.standard_id
                and other.occupation_code = card.occupation_code)"
        )
    };
}
pub(super) use occupation;
