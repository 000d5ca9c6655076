//! The cards of one occupation: the same work at several levels.

use sqlx_macros::FromRow;

use super::{
    Storage, StorageError,
    row::{Broken, models},
};
use crate::standard::{CardKey, Language, QualificationLevel, TextChoice};

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
    /// level first and no level before it; without a language in the text that takes precedence. Empty for a card without
    /// an occupation code and for one that is unknown.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn list_cards_of_occupation(
        &self,
        key: &CardKey,
        choice: TextChoice,
    ) -> Result<Vec<OccupationStep>, StorageError> {
        const SQL: &str = "
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
                order by edition_order, language_order
                limit 1) as this on this.standard_id = other.standard_id
                and this.occupation_code = other.occupation_code
            order by other.qualification_level nulls first, other.position";
        let rows: Vec<OccupationRow> = on_pool!(self, pool => {
            sqlx::query_as(SQL)
                .bind(&key.standard)
                .bind(&key.slug)
                .bind(choice.language.map(Language::tag))
                .bind(choice.edition.map(|edition| edition.to_string()))
                .fetch_all(pool)
                .await?
        });
        models("card", &key.slug, rows)
    }
}

#[derive(FromRow)]
struct OccupationRow {
    slug: String,
    title: String,
    qualification_level: Option<i64>,
}

impl TryFrom<OccupationRow> for OccupationStep {
    type Error = Broken;

    fn try_from(row: OccupationRow) -> Result<Self, Self::Error> {
        let level = row.qualification_level.map(QualificationLevel::try_from).transpose()?;
        Ok(Self { slug: row.slug, title: row.title, qualification_level: level })
    }
}
