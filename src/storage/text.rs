//! The texts of the catalogue with their revisions. What is derived from them and stored elsewhere is
//! rebuilt when the revision differs.

use std::collections::BTreeMap;

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    CatalogueVersion, Storage, StorageError,
    row::{Broken, models},
    transaction::Transaction,
};
use crate::standard::{Standard, TextKey};

/// The revision of a text: a word without blanks that differs each time the text is saved.
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
        Ok(self.begin_reading().await?.list_texts().await?.into_iter().collect())
    }

    /// A text with all its cards and its revision, from one snapshot of the catalogue.
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

    /// Every text with its revision, by code and by precedence of its language.
    pub(super) async fn list_texts(&mut self) -> Result<Vec<(TextKey, Revision)>, StorageError> {
        const SQL: &str = "
            select code, language, revision
            from standard
            order by code, language_order";
        let rows: Vec<RevisionRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).fetch_all(connection).await?);
        models("text", &"in the list of texts", rows)
    }

    /// Removes a text with everything in it; the tables cascade. Its identifiers stay.
    pub(super) async fn delete_standard(&mut self, text: &TextKey) -> Result<(), StorageError> {
        const SQL: &str = "
            delete from standard
            where code = $1
                and language = $2";
        execute!(self, SQL; &text.code, text.language.tag());
        Ok(())
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
