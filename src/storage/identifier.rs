//! The permanent identifiers: which the catalogue ever gave out, where they lead, and which an
//! import has removed.

use std::collections::BTreeMap;

use sqlx::{FromRow, Row, sqlite::SqliteRow};
use uuid::Uuid;

use super::{
    CatalogueVersion, Refusal, Storage, StorageError,
    row::{from_row, to_json},
    transaction::Transaction,
};
use crate::standard::{Change, Identity, ProfessionCard, Reference, Standard, TextKey};

/// Where a permanent identifier leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Located {
    /// A node of a text.
    Node {
        /// The text.
        text: TextKey,
        /// Where the node is inside the standard.
        reference: Reference,
    },
    /// An import removed it.
    Removed {
        /// The version of the catalogue that the import made.
        since: CatalogueVersion,
    },
}

impl Storage {
    /// Where an identifier leads; none when the catalogue never gave it out.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn locate(&self, id: Uuid) -> Result<Option<Located>, StorageError> {
        const SQL: &str = "
            select standard_code as code, edition, language, ref, removed_in
            from identifier
            where id = $1";
        let id = id.to_string();
        Ok(fetch!(fetch_optional, on_pool(self), SQL, &id; "identifier", id))
    }

    /// Where each identifier leads, in their order; none where the catalogue never gave it out.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn locate_all(&self, ids: &[Uuid]) -> Result<Vec<Option<Located>>, StorageError> {
        const SQL: &str = concat!(
            "
            select id, standard_code as code, edition, language, ref, removed_in
            from identifier
            where id in ",
            listed_in!("$1")
        );
        let list: Vec<String> = ids.iter().map(Uuid::to_string).collect();
        let rows: Vec<LocationRow> = fetch!(fetch_all, on_pool(self), SQL, to_json(&list);
            "identifier", list.join(", "));
        let mut located: Vec<Option<Located>> = vec![None; ids.len()];
        for LocationRow { id, leads_to } in rows {
            for (located, _) in located.iter_mut().zip(&list).filter(|(_, asked)| **asked == id) {
                *located = Some(leads_to.clone());
            }
        }
        Ok(located)
    }
}

impl Transaction {
    /// Marks every identifier of a text as removed, whatever its edition, and gives their number. Those
    /// that its next text has are brought back by [`Transaction::register`].
    pub(super) async fn remove_identifiers(
        &mut self,
        text: &TextKey,
        version: CatalogueVersion,
    ) -> Result<u64, StorageError> {
        const SQL: &str = "
            update identifier
            set removed_in = $3
            where standard_code = $1
                and language = $2
                and removed_in is null";
        Ok(execute!(self, SQL, &text.code, text.language, version.0).rows_affected())
    }

    /// Makes the identifiers of a standard and of all its statements lead to them, and notes what
    /// this version of the catalogue has changed.
    pub(super) async fn register_all(
        &mut self,
        standard: &Standard,
        changes: &BTreeMap<Uuid, Change>,
        version: CatalogueVersion,
    ) -> Result<(), StorageError> {
        let text = standard.passport.text_key();
        self.register(&text, &standard.passport.identity(), changes, version).await?;
        for statement in standard.cards.iter().flat_map(ProfessionCard::statements) {
            self.register(&text, &statement.identity(), changes, version).await?;
        }
        Ok(())
    }

    async fn register(
        &mut self,
        text: &TextKey,
        identity: &Identity,
        changes: &BTreeMap<Uuid, Change>,
        version: CatalogueVersion,
    ) -> Result<(), StorageError> {
        // An identifier that leads somewhere already is not changed, and that shows in the count.
        const SQL: &str = "
            insert into identifier (
                id, standard_code, edition, language, card_slug, ref, kind, removed_in,
                added_in, changed_in, moved_in, version)
            values ($1, $2, $9, $3, $4, $5, $6, null, $7, $7, $7, $7)
            on conflict (id) do update
            set standard_code = excluded.standard_code,
                edition = excluded.edition,
                language = excluded.language,
                card_slug = excluded.card_slug,
                ref = excluded.ref,
                kind = excluded.kind,
                removed_in = null,
                added_in = case when $8 = 'added' then $7 else identifier.added_in end,
                changed_in = case when $8 = 'changed' then $7 else identifier.changed_in end,
                moved_in = case when $8 = 'moved' then $7 else identifier.moved_in end,
                version = case when $8 = '' then identifier.version else $7 end
            where identifier.removed_in is not null";
        let Identity { reference, id } = identity;
        let change = changes.get(id).map_or("", |change| change.name());
        let n_changed = execute!(
            self,
            SQL,
            id.to_string(),
            &text.code,
            text.language,
            reference.slug(),
            reference,
            reference.kind().name(),
            version.0,
            change,
            text.edition
        )
        .rows_affected();
        match n_changed {
            0 => Err(Refusal::Duplicate(reference.to_string()).into()),
            _ => Ok(()),
        }
    }

    /// Notes the version in the identifiers that it has removed from a text, and gives their number.
    pub(super) async fn finish_removal(
        &mut self,
        text: &TextKey,
        version: CatalogueVersion,
    ) -> Result<u64, StorageError> {
        const SQL: &str = "
            update identifier
            set version = removed_in
            where standard_code = $1
                and language = $2
                and removed_in = $3";
        Ok(execute!(self, SQL, &text.code, text.language, version.0).rows_affected())
    }
}

impl FromRow<'_, SqliteRow> for Located {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        match row.try_get("removed_in")? {
            Some(version) => Ok(Self::Removed { since: CatalogueVersion(version) }),
            None => {
                Ok(Self::Node { text: TextKey::from_row(row)?, reference: row.try_get("ref")? })
            }
        }
    }
}

struct LocationRow {
    id: String,
    leads_to: Located,
}

from_row!(LocationRow { id; inside leads_to });
