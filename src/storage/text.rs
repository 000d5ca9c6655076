//! The texts of the catalogue with their revisions. What is derived from them and stored elsewhere is
//! rebuilt when the revision differs.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{CatalogueVersion, Storage, StorageError, row::from_row, transaction::Transaction};
use crate::standard::{Edition, Language, Standard, TextChoice, TextKey};

/// The condition that a row of `standard` is the text with the key in `$1` to `$3`.
macro_rules! is_text {
    () => {
        "code = $1
                and edition = $2
                and language = $3"
    };
}
pub(super) use is_text;

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

    /// The languages in which an edition of a standard has texts, the first in precedence first.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn list_languages(
        &self,
        code: &str,
        edition: Edition,
    ) -> Result<Vec<Language>, StorageError> {
        const SQL: &str = "
            select language
            from standard
            where code = $1
                and edition = $2
            order by language_order";
        let rows: Vec<(Language,)> =
            fetch!(fetch_all, on_pool(self), SQL, code, edition; "text", code);
        Ok(rows.into_iter().map(|(language,)| language).collect())
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
        let rows: Vec<RevisionRow> = fetch!(fetch_all, on_connection(self), SQL;
            "text", "in the list of texts");
        Ok(rows.into_iter().map(|row| (row.text, row.revision)).collect())
    }

    /// Removes a text with everything in it; the tables cascade. Its identifiers stay.
    pub(super) async fn delete_standard(&mut self, text: &TextKey) -> Result<(), StorageError> {
        const SQL: &str = concat!(
            "
            delete from standard
            where ",
            is_text!()
        );
        execute!(self, SQL, &text.code, text.edition, text.language);
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
        let revision: Option<(Revision,)> = fetch!(fetch_optional, on_connection(self), SQL,
            &text.code, text.edition, text.language; "text", text.code);
        Ok(revision.map(|(revision,)| revision))
    }
}

struct RevisionRow {
    text: TextKey,
    revision: Revision,
}

from_row!(RevisionRow { revision; inside text });
