//! The list of the standards of the catalogue.

use super::{
    ListPage, PageRequest, Storage, StorageError, passport::technical,
    precedence::takes_precedence_for, row::from_row,
};
use crate::standard::{Language, TechnicalData, TextKey};

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
    /// Every standard, by its code, each in the text that takes precedence: in the preferred language
    /// where the current edition has it.
    ///
    /// # Errors
    ///
    /// When the cursor is not one of ours or the database fails.
    pub async fn list_standards(
        &self,
        request: PageRequest<'_>,
        preferred: Option<Language>,
    ) -> Result<ListPage<StandardSummary>, StorageError> {
        self.list_standards_of(None, request, preferred).await
    }

    /// The same of the standards whose codes begin with this letter.
    ///
    /// # Errors
    ///
    /// When the cursor is not one of ours or the database fails.
    pub async fn list_standards_of(
        &self,
        section: Option<char>,
        request: PageRequest<'_>,
        preferred: Option<Language>,
    ) -> Result<ListPage<StandardSummary>, StorageError> {
        const TOTAL: &str = "
            select count(distinct code)
            from standard
            where (cast($1 as text) is null or substr(code, 1, 1) = $1)";
        const SQL: &str = concat!(
            "
            select code, edition, language, title, scope, summary, ",
            technical!(),
            " as technical,
                (select count(*) from profession_card where standard_id = standard.id) as n_cards
            from standard
            where (cast($1 as text) is null or code > $1)
                and (cast($4 as text) is null or substr(code, 1, 1) = $4)
                and ",
            takes_precedence_for!("$3"),
            "
            order by code
            limit $2"
        );
        let code = request.after::<String>()?;
        let section = section.map(String::from);
        let mut reading = self.begin_reading().await?;
        let (total,) = fetch!(fetch_one, on_connection(&mut reading), TOTAL, section.as_deref();
            "standard", "in the list of standards");
        let items: Vec<StandardSummary> = fetch!(fetch_all, on_connection(&mut reading), SQL, code,
            request.n_rows(), preferred, section.as_deref(); "standard", "in the list of standards");
        Ok(request.page(items, total, |last| last.text.code.clone()))
    }
}

from_row!(StandardSummary { title, scope, summary, n_cards; inside text; json technical });
