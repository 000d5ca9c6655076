//! What the tables of the export and their columns mean: for the page of downloads, for the codebook
//! and for the comments of the database file. Some of these texts are printed with a straight quote,
//! which a JSON file cannot hold as it is, so they are no borrowed texts.

use std::collections::BTreeMap;

use crate::i18n::template::words;

words! {
    /// The tables by name, and the columns that mean the same in many of them.
    pub(crate) struct TablesWords {
        columns: BTreeMap<&'static str, String>,
        /// What a column means that has the words of another one in another language.
        translated(meaning: &str, in_language: &str),
        tables: BTreeMap<&'static str, TableWords>,
    }

    /// A table and its own columns.
    pub(crate) struct TableWords {
        meaning: String,
        #[serde(default)]
        columns: BTreeMap<&'static str, String>,
    }
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
