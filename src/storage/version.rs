//! The version of the catalogue.

use super::{Storage, StorageError, transaction::Transaction};

/// The number that every import that changes something raises by one. An empty catalogue has 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CatalogueVersion(pub i64);

const VERSION: &str = "
    select version
    from catalogue
    where id = 1";

impl Storage {
    /// The version of the catalogue.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn version(&self) -> Result<CatalogueVersion, StorageError> {
        let (version,) = fetch!(fetch_one, on_pool(self), VERSION; "version", "of the catalogue");
        Ok(CatalogueVersion(version))
    }
}

impl Transaction {
    /// The version of the catalogue.
    pub(super) async fn version(&mut self) -> Result<CatalogueVersion, StorageError> {
        let (version,) =
            fetch!(fetch_one, on_connection(self), VERSION; "version", "of the catalogue");
        Ok(CatalogueVersion(version))
    }

    /// Raises the version of the catalogue by one.
    pub(super) async fn raise_version(&mut self) -> Result<CatalogueVersion, StorageError> {
        const SQL: &str = "
            update catalogue
            set version = version + 1
            where id = 1
            returning version";
        let (version,) = fetch!(fetch_one, on_connection(self), SQL; "version", "of the catalogue");
        Ok(CatalogueVersion(version))
    }
}
