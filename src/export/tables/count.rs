//! How many rows each table has.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use super::{name::TableName, row::rows};
use crate::export::{ExportedText, FormatWriter};

/// Counts the rows of each table, in the order of [`TableName::ALL`].
#[derive(Debug, Clone, Default)]
pub struct RowCounts(Arc<[AtomicU64; TableName::ALL.len()]>);

impl RowCounts {
    /// The rows of a table that were written until now.
    #[must_use]
    pub fn of(&self, table: TableName) -> u64 {
        self.0[table.index()].load(Ordering::Relaxed)
    }
}

impl FormatWriter for RowCounts {
    fn write(&mut self, text: &ExportedText) -> io::Result<()> {
        for row in rows(text) {
            self.0[row.table.index()].fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}
