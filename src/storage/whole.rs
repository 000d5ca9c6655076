//! The catalogue, whole, as it was at one moment: for whoever reads all of it, text by text, while
//! imports go on.

use sqlx::FromRow;

use super::{
    CatalogueVersion, Revision, Storage, StorageError,
    row::{Broken, model},
    transaction::Transaction,
};
use crate::standard::{TextKey, WholeText};

/// One moment of the catalogue. It takes one connection as long as it is held.
#[derive(Debug)]
pub struct Moment(Transaction);

impl Storage {
    /// The catalogue as it is now, and stays while the moment is held.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn moment(&self) -> Result<Moment, StorageError> {
        let mut reading = self.begin_reading().await?;
        // A transaction of SQLite sees the moment of its first question, not that of its beginning.
        reading.version().await?;
        Ok(Moment(reading))
    }
}

impl Moment {
    /// The version of the catalogue.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn version(&mut self) -> Result<CatalogueVersion, StorageError> {
        self.0.version().await
    }

    /// Every text with its revision, by code and by precedence of its language.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn list_texts(&mut self) -> Result<Vec<(TextKey, Revision)>, StorageError> {
        const SQL: &str = "
            select code, language, revision
            from standard
            order by code, language_order";
        let rows: Vec<TextRow> = on_connection!(&mut self.0, connection =>
            sqlx::query_as(SQL).fetch_all(connection).await?);
        rows.into_iter().map(|row| model("text", &"in the list of texts", row)).collect()
    }

    /// A text with all that is kept of it.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_whole(&mut self, text: &TextKey) -> Result<Option<WholeText>, StorageError> {
        let Self(reading) = self;
        let Some(standard) = reading.find_standard(text).await? else { return Ok(None) };
        Ok(Some(WholeText {
            standard,
            findings: reading.list_all_findings(text).await?,
            source_text: reading.find_source_text(text).await?.unwrap_or_default(),
        }))
    }
}

#[derive(FromRow)]
struct TextRow {
    code: String,
    language: String,
    revision: Revision,
}

impl TryFrom<TextRow> for (TextKey, Revision) {
    type Error = Broken;

    fn try_from(row: TextRow) -> Result<Self, Self::Error> {
        Ok((TextKey { code: row.code, language: row.language.parse()? }, row.revision))
    }
}
