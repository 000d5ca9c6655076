//! What imports have changed: node by node for those who store a copy, and import by import for
//! those who read.

use std::{
    collections::{BTreeMap, HashMap},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use sqlx::{FromRow, Row, sqlite::SqliteRow};
use uuid::Uuid;

use super::{
    CatalogueVersion, ListPage, PageRequest, Storage, StorageError, row::broken,
    transaction::Transaction,
};
use crate::standard::{Change, Identity, TextKey};

/// A query over the nodes that changed after version `$1`.
macro_rules! changed_since {
    ($query:literal) => {
        concat!(
            "
            with changed as (
                select id, standard_code as code, edition, language, ref, version,
                    case
                        when removed_in is not null then 'removed'
                        when added_in > $1 then 'added'
                        when changed_in > $1 then 'changed'
                        else 'moved'
                    end as change
                from identifier
                where version > $1)",
            $query
        )
    };
}
/// A node that a version of the catalogue has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedNode {
    /// The permanent name.
    pub identity: Identity,
    /// What became of it since the version that was asked for.
    pub change: Change,
    /// The version of the catalogue that changed it last.
    pub version: CatalogueVersion,
    /// The text that it is part of; for a removed node the one that it was part of.
    pub text: TextKey,
}

/// An import that has changed the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The version of the catalogue that it made.
    pub version: CatalogueVersion,
    /// The text that was imported.
    pub text: TextKey,
    /// When, to the second.
    pub at: SystemTime,
    /// Whether it replaced an earlier text of the same code, edition and language.
    pub has_replaced: bool,
    /// How many nodes it added.
    pub n_added: u64,
    /// How many nodes have other words or values since.
    pub n_changed: u64,
    /// How many nodes are only on other lines since.
    pub n_moved: u64,
    /// How many nodes it removed.
    pub n_removed: u64,
}

impl Import {
    /// Whether the text is the next edition of one that was there: it has other words in its passport.
    #[must_use]
    pub fn is_new_edition(&self) -> bool {
        !self.has_replaced && self.n_changed > 0
    }
}

impl Storage {
    /// The nodes that versions after `since` have changed, by the version that did so last and by
    /// id; only those with one of `changes`, unless it is empty. A node that is removed again, or that
    /// is as new, is named all the same. The total is that of the first page.
    ///
    /// # Errors
    ///
    /// When the cursor is not one of ours, the database fails or a row breaks the model.
    pub async fn list_changes(
        &self,
        since: CatalogueVersion,
        changes: &[Change],
        request: PageRequest<'_>,
    ) -> Result<ListPage<ChangedNode>, StorageError> {
        const TOTAL: &str = changed_since!(
            "
            select count(*)
            from changed
            where ($2 = '' or replace($2, '|' || change || '|', '') <> $2)"
        );
        const SQL: &str = changed_since!(
            "
            select id, code, edition, language, ref, version, change
            from changed
            where ($2 = '' or replace($2, '|' || change || '|', '') <> $2)
                and (cast($3 as bigint) is null or (version, id) > ($3, $4))
            order by version, id
            limit $5"
        );
        // All nodes of a large catalogue take long to count, so they are counted for the first page only.
        let (version, id, counted) = match request.after::<(i64, String, i64)>()? {
            Some((version, id, counted)) => (Some(version), Some(id), Some(counted.max(0))),
            None => (None, None, None),
        };
        // One text for the list, as no database takes one: `|added|removed|`.
        let names: Vec<&str> = changes.iter().map(|change| change.name()).collect();
        let wanted =
            if names.is_empty() { String::new() } else { format!("|{}|", names.join("|")) };
        let mut reading = self.begin_reading().await?;
        let (total,) = match counted {
            Some(total) => (total,),
            None => fetch!(fetch_one, on_connection(&mut reading), TOTAL, since.0, &wanted;
                "identifier", "in the list of changes"),
        };
        let items: Vec<ChangedNode> = fetch!(fetch_all, on_connection(&mut reading), SQL, since.0,
            &wanted, version, id, request.n_rows(); "identifier", "in the list of changes");
        Ok(request.page(items, total, |last| (last.version.0, last.identity.id.to_string(), total)))
    }

    /// The last imports that changed the catalogue, the latest first, at most `limit`.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn list_imports(&self, limit: u32) -> Result<Vec<Import>, StorageError> {
        const SQL: &str = "
            select version, standard_code as code, edition, language, imported_at,
                has_replaced, n_added, n_changed, n_moved, n_removed
            from import
            order by version desc
            limit $1";
        Ok(fetch!(fetch_all, on_pool(self), SQL, limit; "import", "in the list of imports"))
    }

    /// When each standard was imported last, by code, where it is known.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn list_import_times(&self) -> Result<HashMap<String, SystemTime>, StorageError> {
        const SQL: &str = "
            select standard_code, max(imported_at) as imported_at
            from import
            group by standard_code";
        let rows: Vec<(String, i64)> =
            fetch!(fetch_all, on_pool(self), SQL; "import", "in the list of their times");
        Ok(rows.into_iter().map(|(standard, at)| (standard, at_seconds(at))).collect())
    }
}

impl Transaction {
    /// When the last import was that changed the catalogue, where it is known.
    pub(super) async fn find_last_import_time(
        &mut self,
    ) -> Result<Option<SystemTime>, StorageError> {
        const SQL: &str = "
            select imported_at
            from import
            order by version desc
            limit 1";
        let last: Option<(i64,)> =
            fetch!(fetch_optional, on_connection(self), SQL; "import", "that was the last");
        Ok(last.map(|(at,)| at_seconds(at)))
    }

    /// Notes an import and what it changed; `n_removed` nodes were removed.
    pub(super) async fn insert_import(
        &mut self,
        text: &TextKey,
        version: CatalogueVersion,
        has_replaced: bool,
        changes: &BTreeMap<Uuid, Change>,
        n_removed: u64,
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into import (
                version, standard_code, edition, language, imported_at, has_replaced,
                n_added, n_changed, n_moved, n_removed)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let n_of = |wanted| number(changes.values().filter(|change| **change == wanted).count());
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        execute!(
            self,
            SQL,
            version.0,
            &text.code,
            text.edition,
            text.language,
            i64::try_from(since_1970.as_secs()).unwrap_or(i64::MAX),
            has_replaced,
            n_of(Change::Added),
            n_of(Change::Changed),
            n_of(Change::Moved),
            i64::try_from(n_removed).unwrap_or(i64::MAX)
        );
        Ok(())
    }
}

impl FromRow<'_, SqliteRow> for ChangedNode {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let id = Uuid::try_parse(row.try_get("id")?).map_err(|error| broken("id", error))?;
        Ok(Self {
            identity: Identity { reference: row.try_get("ref")?, id },
            change: row.try_get("change")?,
            version: CatalogueVersion(row.try_get("version")?),
            text: TextKey::from_row(row)?,
        })
    }
}

impl FromRow<'_, SqliteRow> for Import {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            version: CatalogueVersion(row.try_get("version")?),
            text: TextKey::from_row(row)?,
            at: at_seconds(row.try_get("imported_at")?),
            has_replaced: row.try_get("has_replaced")?,
            n_added: row.try_get("n_added")?,
            n_changed: row.try_get("n_changed")?,
            n_moved: row.try_get("n_moved")?,
            n_removed: row.try_get("n_removed")?,
        })
    }
}

fn at_seconds(since_1970: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(u64::try_from(since_1970).unwrap_or_default())
}
