//! What the standards of some codes are called.

use std::collections::HashMap;

use sqlx::FromRow;

use super::{
    Storage, StorageError,
    row::{Broken, models},
};
use crate::standard::Language;

/// The name of a standard, in the language of the text that takes precedence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardTitle {
    /// The code of the standard.
    pub code: String,
    /// The language of the title.
    pub language: Language,
    /// The title.
    pub title: String,
}

impl Storage {
    /// The titles of the standards of these codes, by code; a code that is unknown has none.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_standard_titles(
        &self,
        codes: &[String],
    ) -> Result<HashMap<String, StandardTitle>, StorageError> {
        // A JSON list, because a query has so many places only; PostgreSQL has
        // `json_array_elements_text` for it.
        const SQL: &str = concat!(
            "
            select code, language, title
            from standard
            where code in (select value from json_each($1))
                and ",
            takes_precedence!()
        );
        if codes.is_empty() {
            return Ok(HashMap::new());
        }
        let list = serde_json::json!(codes).to_string();
        let rows: Vec<TitleRow> = on_pool!(self, pool =>
            sqlx::query_as(SQL).bind(&list).fetch_all(pool).await?);
        let titles: Vec<StandardTitle> = models("standard", &"among their titles", rows)?;
        Ok(titles.into_iter().map(|title| (title.code.clone(), title)).collect())
    }
}

#[derive(FromRow)]
struct TitleRow {
    code: String,
    language: String,
    title: String,
}

impl TryFrom<TitleRow> for StandardTitle {
    type Error = Broken;

    fn try_from(row: TitleRow) -> Result<Self, Self::Error> {
        Ok(Self { code: row.code, language: row.language.parse()?, title: row.title })
    }
}
