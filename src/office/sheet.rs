//! A table for a spreadsheet: rows that a person sorts, filters and fills in.

use super::document::{Inline, OfficeText};

/// The width of a place on a card in words: a program shows a link on one line.
const PLACE_WIDTH: u16 = 46;

/// A sheet.
#[derive(Debug, Clone)]
pub struct OfficeSheet {
    /// The name on its tab.
    pub name: String,
    /// Lines above the table, the first as a title.
    pub above: Vec<SheetLine>,
    /// The columns.
    pub columns: Vec<SheetColumn>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<SheetCell>>,
    /// Lines below the table.
    pub below: Vec<SheetLine>,
}

/// A line above or below a table.
#[derive(Debug, Clone)]
pub enum SheetLine {
    /// Words.
    Words(String),
    /// Words, and what is to be filled in beside them.
    Form(String, String),
    /// An address.
    Address(String),
}

/// A column of a sheet.
#[derive(Debug, Clone)]
pub struct SheetColumn {
    /// What is above it.
    pub heading: String,
    /// Its width in characters.
    pub width: u16,
    /// What is above the addresses of its links, where a file that has no links gives them a column.
    pub address: Option<String>,
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
        Self { heading: heading.into(), width, address: None, marks: None }
    }

    /// A column of places, each a link.
    #[must_use]
    pub fn of_places(heading: impl Into<String>, address: impl Into<String>) -> Self {
        Self { address: Some(address.into()), ..Self::new(heading, PLACE_WIDTH) }
    }
}

impl SheetLine {
    /// A sentence in which square brackets are around what is to be filled in.
    #[must_use]
    pub fn form(sentence: &str) -> Self {
        let content = OfficeText::form(sentence).content;
        let (blanks, words): (Vec<Inline>, Vec<Inline>) =
            content.into_iter().partition(|inline| matches!(inline, Inline::Blank(_)));
        let words = words.iter().map(Inline::words).collect::<String>().trim().to_owned();
        if blanks.is_empty() {
            return Self::Words(words);
        }
        let blanks = blanks.iter().map(|blank| format!("[{}]", blank.words()));
        Self::Form(words, blanks.collect::<Vec<_>>().join(" "))
    }
}
