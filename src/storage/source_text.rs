//! The source texts, as they were imported.

use super::{Storage, StorageError, text::is_text, transaction::Transaction};
use crate::standard::TextKey;

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

    /// Keeps the source text.
    pub(super) async fn insert_source_text(
        &mut self,
        standard_id: i64,
        text: &str,
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into source_text (standard_id, text)
            values ($1, $2)";
        execute!(self, SQL, standard_id, text);
        Ok(())
    }
}
