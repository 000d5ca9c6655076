//! The permanent identifiers: which the catalogue ever gave out, where they lead, and which an
//! import has removed.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    CatalogueVersion, Located, Refusal, Storage, StorageError,
    row::{Broken, count, model},
    transaction::Transaction,
};
use crate::standard::{CardKey, Statement, StatementKind, TextKey};

impl Storage {
    /// Where an identifier leads; none when the catalogue never gave it out.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn locate(&self, id: Uuid) -> Result<Option<Located>, StorageError> {
        const SQL: &str = "
            select standard_code, language, card_slug, ref, kind, removed_in
            from identifier
            where id = $1";
        let id = id.to_string();
        let row: Option<IdentifierRow> = on_pool!(self, pool =>
            sqlx::query_as(SQL).bind(&id).fetch_optional(pool).await?);
        row.map(|row| model("identifier", &id, row)).transpose()
    }
}

impl Transaction {
    /// Marks every identifier of a text as removed. Those that its next text has are brought back
    /// by [`Transaction::register`].
    pub(super) async fn remove_identifiers(
        &mut self,
        text: &TextKey,
        version: CatalogueVersion,
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            update identifier
            set removed_in = $3
            where standard_code = $1
                and language = $2
                and removed_in is null";
        on_connection!(self, connection => {
            sqlx::query(SQL)
                .bind(&text.code)
                .bind(text.language.tag())
                .bind(version.0)
                .execute(connection)
                .await?
        });
        Ok(())
    }

    /// Makes the identifier of a statement lead to it.
    pub(super) async fn register(&mut self, statement: &Statement<'_>) -> Result<(), StorageError> {
        // An identifier that leads somewhere already is not changed, and that shows in the count.
        const SQL: &str = "
            insert into identifier (id, standard_code, language, card_slug, ref, kind, removed_in)
            values ($1, $2, $3, $4, $5, $6, null)
            on conflict (id) do update
            set standard_code = excluded.standard_code,
                language = excluded.language,
                card_slug = excluded.card_slug,
                ref = excluded.ref,
                kind = excluded.kind,
                removed_in = null
            where identifier.removed_in is not null";
        let identity = statement.identity();
        let n_changed = on_connection!(self, connection => {
            sqlx::query(SQL)
                .bind(identity.id.to_string())
                .bind(&statement.card.standard)
                .bind(statement.card.language.tag())
                .bind(&statement.card.slug)
                .bind(&identity.reference)
                .bind(statement.kind.name())
                .execute(connection)
                .await?
                .rows_affected()
        });
        match n_changed {
            0 => Err(Refusal::Duplicate(identity.reference).into()),
            _ => Ok(()),
        }
    }

    /// The number of identifiers that the import of this version removed from a text.
    pub(super) async fn count_removed(
        &mut self,
        text: &TextKey,
        version: CatalogueVersion,
    ) -> Result<u64, StorageError> {
        const SQL: &str = "
            select count(*)
            from identifier
            where standard_code = $1
                and language = $2
                and removed_in = $3";
        let n_removed = on_connection!(self, connection => {
            sqlx::query_scalar(SQL)
                .bind(&text.code)
                .bind(text.language.tag())
                .bind(version.0)
                .fetch_one(connection)
                .await?
        });
        Ok(count(n_removed))
    }
}

/// Where an identifier leads, or what removed it.
#[derive(FromRow)]
pub(super) struct IdentifierRow {
    standard_code: String,
    language: String,
    card_slug: String,
    #[sqlx(rename = "ref")]
    reference: String,
    kind: String,
    removed_in: Option<i64>,
}

impl TryFrom<IdentifierRow> for Located {
    type Error = Broken;

    fn try_from(row: IdentifierRow) -> Result<Self, Self::Error> {
        if let Some(version) = row.removed_in {
            return Ok(Self::Removed { since: CatalogueVersion(version) });
        }
        let key = CardKey { standard: row.standard_code, slug: row.card_slug };
        let language = row.language.parse()?;
        match row.kind.parse()? {
            StatementKind::Profession => Ok(Self::Card { key, language }),
            _ => Ok(Self::Piece { key, language, reference: row.reference }),
        }
    }
}
