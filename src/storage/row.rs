//! What the rows of all tables have in common: how they become the model.

use std::fmt::Display;

use serde::Deserialize;

use super::StorageError;
use crate::standard::{FieldSources, Source};

/// How a row breaks the model.
pub(super) type Broken = Box<dyn std::error::Error + Send + Sync>;

/// The lines of the source text, as most tables have them.
#[derive(Debug, Clone, Copy, sqlx_macros::FromRow, Deserialize)]
pub(super) struct SourceRow {
    pub(super) first_line: i64,
    pub(super) last_line: i64,
}

impl TryFrom<SourceRow> for Source {
    type Error = Broken;

    fn try_from(row: SourceRow) -> Result<Self, Self::Error> {
        Ok(Self::new(u32::try_from(row.first_line)?, u32::try_from(row.last_line)?))
    }
}

/// Turns a row into the model. `what` is in the row, which belongs to the text or card `of`.
pub(super) fn model<R, M>(what: &'static str, of: &impl Display, row: R) -> Result<M, StorageError>
where
    M: TryFrom<R, Error = Broken>,
{
    M::try_from(row).map_err(|source| inconsistent(what, of, source))
}

/// Turns the rows of a list into the model.
pub(super) fn models<R, M>(
    what: &'static str,
    of: &impl Display,
    rows: Vec<R>,
) -> Result<Vec<M>, StorageError>
where
    M: TryFrom<R, Error = Broken>,
{
    rows.into_iter().map(|row| model(what, of, row)).collect()
}

/// The error of a row that breaks the model.
pub(super) fn inconsistent(
    what: &'static str,
    of: &impl Display,
    source: impl Into<Broken>,
) -> StorageError {
    StorageError::Inconsistent { what, id: of.to_string(), source: source.into() }
}

/// The column of a position in a list.
pub(super) fn position(index: usize) -> i64 {
    i64::try_from(index).expect("no list is longer than memory allows")
}

/// A number of rows, which is never negative.
pub(super) fn count(n_rows: i64) -> u64 {
    u64::try_from(n_rows).expect("a database never counts less than no rows")
}

/// The lines of a plain field.
#[derive(Debug, sqlx_macros::FromRow, Deserialize)]
pub(super) struct FieldSourceRow {
    field: String,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl TryFrom<FieldSourceRow> for (String, Source) {
    type Error = Broken;

    fn try_from(row: FieldSourceRow) -> Result<Self, Self::Error> {
        Ok((row.field, row.source.try_into()?))
    }
}

/// Turns the lines of the plain fields into the model.
pub(super) fn field_sources(
    of: &impl Display,
    rows: Vec<FieldSourceRow>,
) -> Result<FieldSources, StorageError> {
    rows.into_iter().map(|row| model("field source", of, row)).collect()
}
