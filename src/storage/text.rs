//! The texts of the catalogue with their revisions. What is derived from them and stored elsewhere is
//! rebuilt when the revision differs.

use std::collections::BTreeMap;

use sqlx_macros::FromRow;
use uuid::Uuid;

use super::{
    CatalogueVersion, Storage, StorageError,
    row::{Broken, models},
    transaction::Transaction,
};
use crate::standard::{Standard, TextChoice, TextKey};

/// The condition that a row of `standard` is the text with the key in `$1` to `$3`.
macro_rules! is_text {
    () => {
        "code = $1
                and edition = $2
                and language = $3"
    };
}
pub(super) use is_text;

/// Binds the key of a text to the first three parameters of a query, those of [`is_text!`].
macro_rules! bind_text {
    ($query:expr, $text:expr) => {
        $query.bind(&$text.code).bind($text.edition.to_string()).bind($text.language.tag())
    };
}
pub(super) use bind_text;

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
        let choice = TextChoice::from(text);
        let Some(passport) = self.find_passport(&text.code, choice).await? else {
            return Ok(None);
        };
        let mut cards = Vec::new();
        for slug in self.list_slugs(text).await? {
            cards.extend(self.find_card(&text.card(slug), choice).await?);
        }
        Ok(Some(Standard { passport, cards }))
    }

    /// Every text with its revision, by code and language.
    pub(super) async fn list_texts(&mut self) -> Result<Vec<(TextKey, Revision)>, StorageError> {
        const SQL: &str = "
            select code, edition, language, revision
            from standard
            order by code, language_order";
        let rows: Vec<RevisionRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).fetch_all(connection).await?);
        models("text", &"in the list of texts", rows)
    }

    /// Removes a text with everything in it; the tables cascade. Its identifiers stay.
    pub(super) async fn delete_standard(&mut self, text: &TextKey) -> Result<(), StorageError> {
        const SQL: &str = concat!(
            "
            delete from standard
            where ",
            is_text!()
        );
        execute!(self, SQL; &text.code, text.edition.to_string(), text.language.tag());
        Ok(())
    }

    async fn find_revision(&mut self, text: &TextKey) -> Result<Option<Revision>, StorageError> {
        const SQL: &str = concat!(
            "
            select revision
            from standard
            where ",
            is_text!()
        );
        Ok(on_connection!(self, connection => {
            bind_text!(sqlx::query_scalar(SQL), text)
                .fetch_optional(connection)
                .await?
        }))
    }
}

/// The key of a text, among the columns of whatever belongs to it.
#[derive(Debug, FromRow)]
pub(super) struct TextRow {
    code: String,
    edition: String,
    language: String,
}

impl TryFrom<TextRow> for TextKey {
    type Error = Broken;

    fn try_from(TextRow { code, edition, language }: TextRow) -> Result<Self, Self::Error> {
        Ok(Self { code, edition: edition.parse()?, language: language.parse()? })
    }
}

#[derive(FromRow)]
struct RevisionRow {
    #[sqlx(flatten)]
    text: TextRow,
    revision: Revision,
}

impl TryFrom<RevisionRow> for (TextKey, Revision) {
    type Error = Broken;

    fn try_from(row: RevisionRow) -> Result<Self, Self::Error> {
        Ok((row.text.try_into()?, row.revision))
    }
}
