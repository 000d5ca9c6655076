//! The list of the texts of the catalogue.

use sqlx_macros::FromRow;

use super::{
    ListPage, PageRequest, Storage, StorageError,
    passport::TechnicalRow,
    precedence::order_of_language,
    row::{Broken, count, models},
    text::TextRow,
};
use crate::standard::{TechnicalData, TextKey};

/// A standard with the number of its cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardSummary {
    /// The text.
    pub text: TextKey,
    /// The name of the standard.
    pub title: String,
    /// Where the standard applies.
    pub scope: Option<String>,
    /// The short description.
    pub summary: Option<String>,
    /// The technical data.
    pub technical: TechnicalData,
    /// The number of its cards.
    pub n_cards: u64,
}

impl Storage {
    /// Every text, by code and language.
    ///
    /// # Errors
    ///
    /// When the cursor is not one of ours or the database fails.
    pub async fn list_standards(
        &self,
        request: PageRequest<'_>,
    ) -> Result<ListPage<StandardSummary>, StorageError> {
        const TOTAL: &str = "
            select count(*)
            from standard";
        const SQL: &str = "
            select code, edition, language, title, scope, summary,
                authority, executor, organisations, council, national_body, chamber,
                version, year, review_date, technical_first_line, technical_last_line,
                (select count(*) from profession_card where standard_id = standard.id) as n_cards
            from standard
            where cast($1 as text) is null or (code, language_order) > ($1, $2)
            order by code, language_order
            limit $3";
        let (code, order) = request.after::<(String, i64)>()?.unzip();
        let mut reading = self.begin_reading().await?;
        let total = on_connection!(&mut reading, connection =>
            sqlx::query_scalar(TOTAL).fetch_one(connection).await?);
        let rows: Vec<StandardSummaryRow> = on_connection!(&mut reading, connection => {
            sqlx::query_as(SQL)
                .bind(code)
                .bind(order)
                .bind(request.n_rows())
                .fetch_all(connection)
                .await?
        });
        let items: Vec<StandardSummary> = models("standard", &"in the list of standards", rows)?;
        Ok(request.page(items, total, |last| {
            (last.text.code.clone(), order_of_language(last.text.language))
        }))
    }
}

#[derive(FromRow)]
struct StandardSummaryRow {
    #[sqlx(flatten)]
    text: TextRow,
    title: String,
    scope: Option<String>,
    summary: Option<String>,
    #[sqlx(flatten)]
    technical: TechnicalRow,
    n_cards: i64,
}

impl TryFrom<StandardSummaryRow> for StandardSummary {
    type Error = Broken;

    fn try_from(row: StandardSummaryRow) -> Result<Self, Self::Error> {
        Ok(Self {
            text: row.text.try_into()?,
            title: row.title,
            scope: row.scope,
            summary: row.summary,
            technical: row.technical.try_into()?,
            n_cards: count(row.n_cards),
        })
    }
}
