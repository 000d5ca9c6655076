//! The texts of the catalogue, whole, with their revisions: what is made of them and kept elsewhere
//! tells by these what to make again.

use std::collections::BTreeMap;

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    CatalogueVersion, Storage, StorageError,
    row::{Broken, model},
    transaction::Transaction,
};
use crate::standard::{Standard, TextKey};

/// The revision of a text: a word without blanks that differs whenever the text is saved anew.
pub type Revision = String;

/// The revision of a text that an import saves. It follows from the text and the version of the
/// catalogue, so that catalogues with the same history agree.
pub(super) fn revision(version: CatalogueVersion, source_text: &str) -> Revision {
    let of_text = Uuid::new_v5(&Uuid::nil(), source_text.as_bytes());
    format!("{}-{of_text}", version.0)
}

impl Storage {
    /// Every text with its revision.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn list_revisions(&self) -> Result<BTreeMap<TextKey, Revision>, StorageError> {
        const SQL: &str = "
            select code, language, revision
            from standard";
        let rows: Vec<RevisionRow> = on_pool!(self, pool =>
            sqlx::query_as(SQL).fetch_all(pool).await?);
        rows.into_iter().map(|row| model("text", &"in the list of texts", row)).collect()
    }

    /// A text with all its cards and its revision, as it was at one moment.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_text(
        &self,
        text: &TextKey,
    ) -> Result<Option<(Revision, Standard)>, StorageError> {
        let mut reading = self.begin_reading().await?;
        let Some(revision) = reading.find_revision(text).await? else { return Ok(None) };
        Ok(reading.find_standard(text).await?.map(|standard| (revision, standard)))
    }
}

impl Transaction {
    /// A text with all its cards.
    pub(super) async fn find_standard(
        &mut self,
        text: &TextKey,
    ) -> Result<Option<Standard>, StorageError> {
        let Some(passport) = self.find_passport(&text.code, Some(text.language)).await? else {
            return Ok(None);
        };
        let mut cards = Vec::new();
        for slug in self.list_slugs(text).await? {
            cards.extend(self.find_card(&text.card(slug), Some(text.language)).await?);
        }
        Ok(Some(Standard { passport, cards }))
    }

    async fn find_revision(&mut self, text: &TextKey) -> Result<Option<Revision>, StorageError> {
        const SQL: &str = "
            select revision
            from standard
            where code = $1
                and language = $2";
        Ok(on_connection!(self, connection => {
            sqlx::query_scalar(SQL)
                .bind(&text.code)
                .bind(text.language.tag())
                .fetch_optional(connection)
                .await?
        }))
    }
}

#[derive(FromRow)]
struct RevisionRow {
    code: String,
    language: String,
    revision: Revision,
}

impl TryFrom<RevisionRow> for (TextKey, Revision) {
    type Error = Broken;

    fn try_from(row: RevisionRow) -> Result<Self, Self::Error> {
        Ok((TextKey { code: row.code, language: row.language.parse()? }, row.revision))
    }
}
