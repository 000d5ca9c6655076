//! A table for a spreadsheet: rows that a person sorts, filters and fills in.

/// A sheet.
#[derive(Debug, Clone)]
pub struct OfficeSheet {
    /// The name on its tab.
    pub name: String,
    /// Lines above the table, each with what is to be filled in beside it, if anything is.
    pub above: Vec<(String, bool)>,
    /// The columns.
    pub columns: Vec<SheetColumn>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<SheetCell>>,
    /// What is written below the table.
    pub below: Vec<String>,
}

/// A column of a sheet.
#[derive(Debug, Clone)]
pub struct SheetColumn {
    /// What is above it.
    pub heading: String,
    /// Its width in characters.
    pub width: u16,
    /// The highest mark, where a whole number from 0 to it is to be filled in; below the rows is then
    /// the sum of the marks, under these words.
    pub marks: Option<(u8, String)>,
}

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetCell {
    /// Words.
    Words(String),
    /// Words that lead to an address.
    Link(String, String),
    /// A number.
    Number(u32),
    /// Nothing yet.
    Empty,
}

impl SheetColumn {
    /// A column of words.
    #[must_use]
    pub fn new(heading: impl Into<String>, width: u16) -> Self {
        Self { heading: heading.into(), width, marks: None }
    }
}
