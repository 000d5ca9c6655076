//! What the tables of the export and their columns mean: for the page of downloads, for the codebook
//! and for the comments of the database file. Some of these texts are printed with a straight quote,
//! which a JSON file cannot hold as it is, so they are no borrowed texts.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The tables by name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(crate) struct TablesWords {
    /// The columns that mean the same in many tables.
    columns: BTreeMap<&'static str, String>,
    tables: BTreeMap<&'static str, TableWords>,
}

/// A table and its own columns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct TableWords {
    meaning: String,
    #[serde(default)]
    columns: BTreeMap<&'static str, String>,
}

impl TablesWords {
    /// What a row of the table is.
    pub(super) fn meaning(&self, table: &str) -> Option<&str> {
        self.tables.get(table).map(|table| table.meaning.as_str())
    }

    /// What the values of the column mean in this table.
    pub(super) fn column(&self, table: &str, column: &str) -> Option<&str> {
        let own = self.tables.get(table).and_then(|table| table.columns.get(column));
        own.or_else(|| self.columns.get(column)).map(String::as_str)
    }
}
