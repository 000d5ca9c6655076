//! The cards of one text, in short.

use sqlx_macros::FromRow;

use super::{
    Storage, StorageError,
    row::{Broken, models},
    text::{TextRow, bind_text, is_text},
};
use crate::standard::{CardIdentity, CardSummary, Counts, QualificationLevel, TextKey};

impl Storage {
    /// The cards of one text, in the order of the text.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn list_cards_of(&self, text: &TextKey) -> Result<Vec<CardSummary>, StorageError> {
        const SQL: &str = concat!(
            "
            select code, edition, language, slug, point, card.title, group_code, occupation_code,
                qualification_level, purpose, n_functions, n_skills, n_abilities, n_knowledge
            from standard
            join profession_card as card on card.standard_id = standard.id
            where ",
            is_text!(),
            "
            order by position"
        );
        let rows: Vec<SummaryRow> = on_pool!(self, pool => {
            bind_text!(sqlx::query_as(SQL), text)
                .fetch_all(pool)
                .await?
        });
        models("card", &text.code, rows)
    }
}

/// A card in a list.
#[derive(FromRow)]
pub(super) struct SummaryRow {
    #[sqlx(flatten)]
    text: TextRow,
    slug: String,
    point: i64,
    title: String,
    group_code: Option<String>,
    occupation_code: Option<String>,
    qualification_level: Option<i64>,
    purpose: Option<String>,
    n_functions: i64,
    n_skills: i64,
    n_abilities: i64,
    n_knowledge: i64,
}

impl TryFrom<SummaryRow> for CardSummary {
    type Error = Broken;

    fn try_from(row: SummaryRow) -> Result<Self, Self::Error> {
        Ok(Self {
            identity: CardIdentity::new(row.text.try_into()?, row.slug)?,
            point: row.point.try_into()?,
            title: row.title,
            group_code: row.group_code,
            occupation_code: row.occupation_code,
            qualification_level: row
                .qualification_level
                .map(QualificationLevel::try_from)
                .transpose()?,
            purpose: row.purpose,
            counts: Counts {
                functions: row.n_functions.try_into()?,
                skills: row.n_skills.try_into()?,
                abilities: row.n_abilities.try_into()?,
                knowledge: row.n_knowledge.try_into()?,
            },
        })
    }
}
