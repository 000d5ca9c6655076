//! Where in the source text something stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The lines of the source text that a node is on, without those of the nodes under it. A line in
/// which the node starts or ends counts in full.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(try_from = "Lines")]
pub struct Source {
    /// The number of the first line, counted from 1.
    #[schema(minimum = 1, examples(172))]
    pub first_line: u32,
    /// The number of the last line, which still belongs to the node.
    #[schema(minimum = 1, examples(180))]
    pub last_line: u32,
}

impl Source {
    /// The lines from `first_line` to `last_line`.
    #[must_use]
    pub fn new(first_line: u32, last_line: u32) -> Self {
        Self { first_line, last_line }
    }

    /// The shortest run of lines that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            first_line: self.first_line.min(other.first_line),
            last_line: self.last_line.max(other.last_line),
        }
    }
}

/// Lines as they are read, before it is known that they are in their order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    first_line: u32,
    last_line: u32,
}

impl TryFrom<Lines> for Source {
    type Error = String;

    fn try_from(Lines { first_line, last_line }: Lines) -> Result<Self, Self::Error> {
        if first_line == 0 || last_line < first_line {
            return Err(format!("there are no lines {first_line} to {last_line}"));
        }
        Ok(Self { first_line, last_line })
    }
}

/// Where lines of the source text are in the document that they were read from. Lines that follow each
/// other in one place are one entry; a line that is in no cell and on no page that is known has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcePlace {
    /// The lines.
    pub source: Source,
    /// The page, counted from 1; null where the document has no pages.
    pub page: Option<u32>,
    /// The cell of a table; null outside tables.
    pub cell: Option<SourceCell>,
}

/// A cell of a table, by numbers counted from 1. One that covers several rows or columns is in the
/// first of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceCell {
    /// The table in the document.
    pub table: u32,
    /// The row of the table.
    pub row: u32,
    /// The column of the table.
    pub column: u32,
}

/// The lines of the plain fields of a card or a passport, by the name of the field
/// (`"purpose"`, `"qualification_reference"`, …). A field that the text leaves empty has none.
pub type FieldSources = BTreeMap<String, Source>;
