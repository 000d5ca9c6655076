//! A snapshot of the catalogue: for whoever reads all of it, text by text, while imports go on.

use std::time::SystemTime;

use super::{
    CatalogueVersion, Glossary, Revision, Storage, StorageError, transaction::Transaction,
};
use crate::standard::{Standard, TextKey, WholeText};

/// The catalogue as it was when the snapshot was taken. It uses one connection until it is dropped.
#[derive(Debug)]
pub struct Snapshot(Transaction);

impl Storage {
    /// The catalogue as it is now.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn snapshot(&self) -> Result<Snapshot, StorageError> {
        let mut reading = self.begin_reading().await?;
        // A transaction of SQLite sees the catalogue as it is at its first query, not at its beginning.
        reading.version().await?;
        Ok(Snapshot(reading))
    }
}

impl Snapshot {
    /// The version of the catalogue.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn version(&mut self) -> Result<CatalogueVersion, StorageError> {
        self.0.version().await
    }

    /// Every text with its revision, by code, edition and language, the earliest edition first.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn list_texts(&mut self) -> Result<Vec<(TextKey, Revision)>, StorageError> {
        self.0.list_texts().await
    }

    /// The terms and abbreviations of every standard.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_glossary(&mut self) -> Result<Glossary, StorageError> {
        self.0.find_glossary().await
    }

    /// When the import was that made this version, where it is known.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn find_last_import_time(&mut self) -> Result<Option<SystemTime>, StorageError> {
        self.0.find_last_import_time().await
    }

    /// A text with its cards.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_standard(
        &mut self,
        text: &TextKey,
    ) -> Result<Option<Standard>, StorageError> {
        self.0.find_standard(text).await
    }

    /// A text with its cards, its findings and its source.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_whole(&mut self, text: &TextKey) -> Result<Option<WholeText>, StorageError> {
        self.0.find_whole(text).await
    }
}

impl Transaction {
    /// A text with its cards, its findings and its source.
    pub(super) async fn find_whole(
        &mut self,
        text: &TextKey,
    ) -> Result<Option<WholeText>, StorageError> {
        let Some(standard) = self.find_standard(text).await? else { return Ok(None) };
        Ok(Some(WholeText {
            standard,
            findings: self.list_all_findings(text).await?,
            source_text: self.find_source_text(text).await?.unwrap_or_default(),
            source_places: self.find_source_places(text).await?,
        }))
    }
}
