//! The texts of the catalogue with their revisions. What is derived from them and stored elsewhere is
//! rebuilt when the revision differs.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    CatalogueVersion, ListPage, PageRequest, Storage, StorageError, row::from_row,
    transaction::Transaction,
};
use crate::standard::{Counts, Standard, TextChoice, TextKey};

/// The condition that a row of `standard` is the text with the key in `$1` to `$3`.
macro_rules! is_text {
    () => {
        "code = $1
                and edition = $2
                and language = $3"
    };
}
pub(super) use is_text;

/// The names of the texts with the code of a row of `standard`, the one that takes precedence first.
macro_rules! text_keys {
    () => {
        concat!(
            "(
            select json_group_array(",
            json_object!(code, edition, language),
            " order by edition_order, language_order)
            from standard as text
            where text.code = standard.code)"
        )
    };
}
pub(super) use text_keys;

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

    /// The texts of a standard by their names, the one that takes precedence first.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn list_text_keys(&self, code: &str) -> Result<Vec<TextKey>, StorageError> {
        const SQL: &str = "
            select code, edition, language
            from standard
            where code = $1
            order by edition_order, language_order";
        Ok(fetch!(fetch_all, on_pool(self), SQL, code; "text", code))
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

impl Storage {
    /// The texts of a standard, the one that takes precedence first.
    ///
    /// # Errors
    ///
    /// When the cursor is not one of ours or the database fails.
    pub async fn list_texts_of(
        &self,
        code: &str,
        request: PageRequest<'_>,
    ) -> Result<ListPage<StoredText>, StorageError> {
        const TOTAL: &str = "
            select count(*)
            from standard
            where code = $1";
        const SQL: &str = "
            select code, edition, language, edition_order, language_order,
                edition_order = (
                    select min(edition_order)
                    from standard as other
                    where other.code = standard.code) as is_current,
                (select count(*) from profession_card where standard_id = standard.id) as cards,
                (select cast(coalesce(sum(n_functions), 0) as bigint)
                    from profession_card where standard_id = standard.id) as functions,
                (select cast(coalesce(sum(n_skills), 0) as bigint)
                    from profession_card where standard_id = standard.id) as skills,
                (select cast(coalesce(sum(n_abilities), 0) as bigint)
                    from profession_card where standard_id = standard.id) as abilities,
                (select cast(coalesce(sum(n_knowledge), 0) as bigint)
                    from profession_card where standard_id = standard.id) as knowledge,
                (select cast(coalesce(max(version), 0) as bigint)
                    from import
                    where import.standard_code = standard.code
                        and import.edition = standard.edition
                        and import.language = standard.language) as version
            from standard
            where code = $1
                and (cast($2 as bigint) is null or (edition_order, language_order) > ($2, $3))
            order by edition_order, language_order
            limit $4";
        let (edition, language) = request.after::<(i64, i64)>()?.unzip();
        let mut reading = self.begin_reading().await?;
        let (total,) = fetch!(fetch_one, on_connection(&mut reading), TOTAL, code; "text", code);
        let items: Vec<StoredText> = fetch!(fetch_all, on_connection(&mut reading), SQL, code,
            edition, language, request.n_rows(); "text", code);
        Ok(request.page(items, total, |last| (last.edition_order, last.language_order)))
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

    /// Every text with its revision, by code, edition and language: the earliest edition first, so
    /// that whoever saves them in this order ends with the same current one.
    pub(super) async fn list_texts(&mut self) -> Result<Vec<(TextKey, Revision)>, StorageError> {
        const SQL: &str = "
            select code, edition, language, revision
            from standard
            order by code, edition_order desc, language_order";
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

/// A text of a standard, with how much is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredText {
    /// The text.
    pub text: TextKey,
    /// Whether it is of the current edition.
    pub is_current: bool,
    /// The number of its cards.
    pub cards: u64,
    /// How much is on them.
    pub counts: Counts,
    /// The version of the catalogue that the import of the text made.
    pub version: u64,
    edition_order: i64,
    language_order: i64,
}

from_row!(StoredText {
    is_current, cards, version, edition_order, language_order; inside text, counts
});

struct RevisionRow {
    text: TextKey,
    revision: Revision,
}

from_row!(RevisionRow { revision; inside text });
