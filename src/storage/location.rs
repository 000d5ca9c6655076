//! Where many identifiers lead, asked at once.

use sqlx::FromRow;
use uuid::Uuid;

use super::{Located, Storage, StorageError, identifier::IdentifierRow, row::model};

impl Storage {
    /// Where each identifier leads, in their order; none where the catalogue never gave it out.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn locate_all(&self, ids: &[Uuid]) -> Result<Vec<Option<Located>>, StorageError> {
        // One text for the list, as no database takes one; `PostgreSQL` calls the function
        // `json_array_elements_text`.
        const SQL: &str = "
            select id, standard_code, language, ref, removed_in
            from identifier
            where id in (select value from json_each($1))";
        let list: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
        let list = format!("[{}]", list.join(","));
        let rows: Vec<LocationRow> = on_pool!(self, pool =>
            sqlx::query_as(SQL).bind(&list).fetch_all(pool).await?);
        let mut located: Vec<Option<Located>> = vec![None; ids.len()];
        for LocationRow { id, identifier } in rows {
            let found: Located = model("identifier", &id, identifier)?;
            for (located, asked) in located.iter_mut().zip(ids) {
                if asked.to_string() == id {
                    *located = Some(found.clone());
                }
            }
        }
        Ok(located)
    }
}

#[derive(FromRow)]
struct LocationRow {
    id: String,
    #[sqlx(flatten)]
    identifier: IdentifierRow,
}
