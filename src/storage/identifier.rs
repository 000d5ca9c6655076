//! The permanent identifiers: which the catalogue ever gave out, where they lead, and which an
//! import has removed.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;
use sqlx::{FromRow, Row, sqlite::SqliteRow};
use uuid::Uuid;

use super::{
    CatalogueVersion, Refusal, Storage, StorageError,
    row::{from_row, to_json},
    transaction::Transaction,
};
use crate::standard::{Change, Edition, Identity, ProfessionCard, Reference, Standard, TextKey};

/// Adds the nodes in the JSON list `$1` to the identifiers of the text `$2` to `$4`, each with what
/// version `$5` has changed of it; the version that removed them, and whether only an earlier edition
/// has them.
macro_rules! insert_nodes {
    ($removed_in:literal, $is_in_earlier_edition:literal) => {
        concat!(
            "
            insert into identifier (
                id, standard_code, edition, language, card_slug, ref, kind,
                added_in, changed_in, moved_in, version, removed_in, is_in_earlier_edition)
            select node.value ->> 'id', $2, $3, $4, node.value ->> 'slug', node.value ->> 'ref',
                node.value ->> 'kind',
                case node.value ->> 'change' when 'added' then $5 else 0 end,
                case node.value ->> 'change' when 'changed' then $5 else 0 end,
                case node.value ->> 'change' when 'moved' then $5 else 0 end,
                case when node.value ->> 'change' is null then 0 else $5 end, ",
            $removed_in,
            ", ",
            $is_in_earlier_edition,
            "
            from json_each($1) as node
            where true"
        )
    };
}

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
    /// An import removed it, and no edition has it any more.
    Removed {
        /// The version of the catalogue that the import made.
        since: CatalogueVersion,
        /// The text that had it last.
        last: TextKey,
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
            select standard_code as code, edition, language, ref, removed_in, is_in_earlier_edition
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
            select id, standard_code as code, edition, language, ref, removed_in,
                is_in_earlier_edition
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
    pub(super) async fn register(
        &mut self,
        standard: &Standard,
        changes: &BTreeMap<Uuid, Change>,
        version: CatalogueVersion,
    ) -> Result<(), StorageError> {
        // An identifier that leads somewhere already is not changed, and that shows in the count.
        const SQL: &str = concat!(
            insert_nodes!("null", "0"),
            "
            on conflict (id) do update
            set standard_code = excluded.standard_code,
                edition = excluded.edition,
                language = excluded.language,
                card_slug = excluded.card_slug,
                ref = excluded.ref,
                kind = excluded.kind,
                removed_in = null,
                added_in = case excluded.added_in when 0 then identifier.added_in
                    else excluded.added_in end,
                changed_in = case excluded.changed_in when 0 then identifier.changed_in
                    else excluded.changed_in end,
                moved_in = case excluded.moved_in when 0 then identifier.moved_in
                    else excluded.moved_in end,
                version = case excluded.version when 0 then identifier.version
                    else excluded.version end
            where identifier.removed_in is not null"
        );
        let text = standard.passport.text_key();
        let nodes = nodes_of(standard, changes);
        let n_registered = execute!(
            self,
            SQL,
            to_json(&nodes),
            &text.code,
            text.edition,
            text.language,
            version.0
        )
        .rows_affected();
        if n_registered < nodes.len() as u64 {
            let mut known = HashSet::new();
            let twice = nodes.iter().find(|node| !known.insert(&node.id));
            let reference = twice.map(|node| node.reference.to_string()).unwrap_or_default();
            return Err(Refusal::Duplicate(reference).into());
        }
        Ok(())
    }

    /// Makes the identifiers that the current edition of a text has not lead into the latest of these
    /// editions that has them; they are in their order, the earliest first.
    pub(super) async fn lead_into_earlier(
        &mut self,
        text: &TextKey,
        editions: &[Edition],
        version: CatalogueVersion,
    ) -> Result<(), StorageError> {
        const FORGET: &str = "
            update identifier
            set is_in_earlier_edition = 0
            where standard_code = $1
                and language = $2";
        // Those who follow the catalogue never had what only an earlier edition has: no version changes
        // it.
        const SQL: &str = concat!(
            insert_nodes!("$5", "1"),
            "
            on conflict (id) do update
            set edition = excluded.edition,
                card_slug = excluded.card_slug,
                ref = excluded.ref,
                kind = excluded.kind,
                is_in_earlier_edition = 1
            where identifier.removed_in is not null"
        );
        execute!(self, FORGET, &text.code, text.language);
        for &edition in editions {
            let earlier = TextKey { edition, ..text.clone() };
            let Some(standard) = self.find_readable(&earlier).await? else { continue };
            let nodes = nodes_of(&standard, &BTreeMap::new());
            execute!(self, SQL, to_json(&nodes), &text.code, edition, text.language, version.0);
        }
        Ok(())
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

/// A node of a text, as it is stored among the identifiers.
#[derive(Serialize)]
struct IdentifiedNode {
    id: Uuid,
    slug: String,
    #[serde(rename = "ref")]
    reference: Reference,
    kind: &'static str,
    change: Option<Change>,
}

/// The standard and all its statements, with what became of them.
fn nodes_of(standard: &Standard, changes: &BTreeMap<Uuid, Change>) -> Vec<IdentifiedNode> {
    let statements = standard.cards.iter().flat_map(ProfessionCard::statements);
    let statements = statements.map(|statement| statement.identity());
    let nodes = std::iter::once(standard.passport.identity()).chain(statements);
    let node = |Identity { reference, id }: Identity| {
        let (slug, kind) = (reference.slug().to_owned(), reference.kind().name());
        IdentifiedNode { id, slug, reference, kind, change: changes.get(&id).copied() }
    };
    nodes.map(node).collect()
}

impl FromRow<'_, SqliteRow> for Located {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let text = TextKey::from_row(row)?;
        match row.try_get("removed_in")? {
            Some(version) if !row.try_get::<bool, _>("is_in_earlier_edition")? => {
                Ok(Self::Removed { since: CatalogueVersion(version), last: text })
            }
            _ => Ok(Self::Node { text, reference: row.try_get("ref")? }),
        }
    }
}

struct LocationRow {
    id: String,
    leads_to: Located,
}

from_row!(LocationRow { id; inside leads_to });
