//! The source texts, as they were imported.

use sqlx::types::Json;

use super::{Storage, StorageError, row::to_json, text::is_text, transaction::Transaction};
use crate::standard::{SourcePlace, TextKey};

impl Storage {
    /// The source text, as it was imported.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn find_source_text(&self, text: &TextKey) -> Result<Option<String>, StorageError> {
        let mut reading = self.begin_reading().await?;
        reading.find_source_text(text).await
    }

    /// The pages and cells in which the lines of the source text are, in the order of the lines.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_source_places(
        &self,
        text: &TextKey,
    ) -> Result<Vec<SourcePlace>, StorageError> {
        self.begin_reading().await?.find_source_places(text).await
    }
}

impl Transaction {
    /// The source text, as it was imported.
    pub(super) async fn find_source_text(
        &mut self,
        text: &TextKey,
    ) -> Result<Option<String>, StorageError> {
        const SQL: &str = concat!(
            "
            select text
            from source_text
            join standard on standard.id = source_text.standard_id
            where ",
            is_text!()
        );
        let found: Option<(String,)> = fetch!(fetch_optional, on_connection(self), SQL, &text.code,
            text.edition, text.language; "source text", text.code);
        Ok(found.map(|(text,)| text))
    }

    /// The pages and cells in which the lines of the source text are.
    pub(super) async fn find_source_places(
        &mut self,
        text: &TextKey,
    ) -> Result<Vec<SourcePlace>, StorageError> {
        const SQL: &str = concat!(
            "
            select places
            from source_text
            join standard on standard.id = source_text.standard_id
            where ",
            is_text!()
        );
        let found: Option<(Json<Vec<SourcePlace>>,)> = fetch!(fetch_optional, on_connection(self),
            SQL, &text.code, text.edition, text.language; "source text", text.code);
        Ok(found.map(|(places,)| places.0).unwrap_or_default())
    }

    /// Keeps the source text.
    pub(super) async fn insert_source_text(
        &mut self,
        standard_id: i64,
        text: &str,
        places: &[SourcePlace],
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into source_text (standard_id, text, places)
            values ($1, $2, $3)";
        execute!(self, SQL, standard_id, text, to_json(&places));
        Ok(())
    }
}
