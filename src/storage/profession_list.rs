//! Every card with what the list of professions chooses and orders by.
//!
//! The order of the Kazakh alphabet is not known to a database, so the page reads the whole list and
//! orders it itself; the catalogue holds thousands of cards, not millions.

use sqlx::FromRow;

use super::{
    Storage, StorageError,
    card_list::SummaryRow,
    row::{Broken, models},
};
use crate::standard::CardSummary;

/// A card in the list of professions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCard {
    /// The card as it stands in a list.
    pub summary: CardSummary,
    /// The levels of education that its text names, as they are printed, each once.
    pub education: Vec<String>,
}

impl Storage {
    /// Every card, by standard and place in the text; of a standard in several languages those of
    /// the text that takes precedence.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn list_professions(&self) -> Result<Vec<ListedCard>, StorageError> {
        // A JSON list, because one row for each card costs least; PostgreSQL calls it `json_agg`.
        const SQL: &str = concat!(
            "
            select code, language, slug, point, card.title, group_code, occupation_code,
                qualification_level, purpose, n_functions, n_skills, n_abilities, n_knowledge,
                (
                    select json_group_array(level order by position)
                    from education
                    where profession_card_id = card.id
                        and level is not null
                ) as education
            from standard
            join profession_card as card on card.standard_id = standard.id
            where ",
            takes_precedence!(),
            "
            order by code, card.position"
        );
        let rows: Vec<ListedCardRow> =
            on_pool!(self, pool => sqlx::query_as(SQL).fetch_all(pool).await?);
        models("card", &"in the list of professions", rows)
    }
}

#[derive(FromRow)]
struct ListedCardRow {
    #[sqlx(flatten)]
    summary: SummaryRow,
    education: String,
}

impl TryFrom<ListedCardRow> for ListedCard {
    type Error = Broken;

    fn try_from(row: ListedCardRow) -> Result<Self, Self::Error> {
        let mut education: Vec<String> = Vec::new();
        for level in serde_json::from_str::<Vec<String>>(&row.education)? {
            if !education.contains(&level) {
                education.push(level);
            }
        }
        Ok(Self { summary: row.summary.try_into()?, education })
    }
}
