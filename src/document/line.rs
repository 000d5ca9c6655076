//! What a document is made of once it was read: lines with their places.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::standard::{Source, SourceCell, SourcePlace};

/// A document as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What the file is.
    pub format: DocumentFormat,
    /// The name of the encoding of its letters, where the format leaves that open: in text and HTML.
    pub encoding: Option<String>,
    /// Its lines, in the order of reading. Cells follow each other row by row.
    pub lines: Vec<DocumentLine>,
    /// Its tables; the first has the number 1 in [`CellPlace::table`].
    pub tables: Vec<DocumentTable>,
    /// What was taken out because it belongs to the page, not to the text.
    pub furniture: Vec<Furniture>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentFormat {
    /// Text without any marks.
    Text,
    /// HTML.
    Html,
    /// A document of Word.
    Docx,
    /// PDF.
    Pdf,
}

impl DocumentFormat {
    /// Its usual name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "HTML",
            Self::Docx => "DOCX",
            Self::Pdf => "PDF",
        }
    }
}

/// A line of a document with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentLine {
    /// What is printed, without the number of an automatic list.
    pub text: String,
    /// The number that an automatic list gives the line, as it is shown: `1.`, `б)`, `•`. The text
    /// of the document does not have it.
    pub list_number: Option<Box<str>>,
    /// How it begins.
    pub begins: LineStart,
    /// It is a heading.
    pub is_heading: bool,
    /// The page, 1-based, where pages are known.
    pub page: Option<u32>,
    /// The cell that it is in. In a table inside a cell, the inner one.
    pub cell: Option<CellPlace>,
}

/// How a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineStart {
    /// It begins a paragraph. The first line of a cell does.
    Paragraph,
    /// It goes on with the paragraph behind a break that the author made.
    Break,
    /// It goes on with the line before, which was full.
    Wrapped,
    /// Nothing says: text without marks has lines, and no paragraphs.
    Unknown,
}

/// The place of a cell in its table. Rows and columns are 1-based; a cell that covers several is in
/// the first of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CellPlace {
    /// The number of the table in the document, 1-based.
    pub table: u32,
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
    /// How many rows it covers.
    pub rows: u32,
    /// How many columns it covers.
    pub columns: u32,
}

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentTable {
    /// How many rows it has.
    pub rows: u32,
    /// How many columns it has.
    pub columns: u32,
    /// The cell that it is in.
    pub inside: Option<CellPlace>,
}

/// A line that belongs to the page: a running head, a footer, the number of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Furniture {
    /// The page, 1-based; none where it is the same on every page.
    pub page: Option<u32>,
    /// What is printed.
    pub text: String,
}

impl Document {
    /// The parts that begin on these lines, 1-based; the first begins on line 1.
    #[must_use]
    pub fn divided(self, beginnings: &[u32]) -> Vec<Self> {
        let Self { format, encoding, mut lines, tables, furniture } = self;
        let mut parts = Vec::with_capacity(beginnings.len());
        for &first in beginnings.iter().rev() {
            let lines = lines.split_off((first as usize - 1).min(lines.len()));
            let (encoding, tables, furniture) =
                (encoding.clone(), tables.clone(), furniture.clone());
            parts.push(Self { format, encoding, lines, tables, furniture });
        }
        parts.reverse();
        parts
    }

    /// The text as people see it: a line each, with the numbers of lists. A form feed is before the
    /// first line of a new page.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text =
            String::with_capacity(self.lines.iter().map(|line| line.text.len() + 2).sum());
        let mut page = self.lines.first().and_then(|line| line.page);
        for (number, line) in self.lines.iter().enumerate() {
            if number > 0 {
                text.push('\n');
            }
            // The lines of a cell are together, so the pages may go back.
            if line.page > page {
                text.push('\u{c}');
                page = line.page;
            }
            text.push_str(&line.shown());
        }
        text
    }

    /// The pages and cells in which the lines are, in the order of the lines. Text without marks tells
    /// its pages by its own signs.
    #[must_use]
    pub fn places(&self) -> Vec<SourcePlace> {
        let mut places: Vec<SourcePlace> = Vec::new();
        if self.format == DocumentFormat::Text {
            return places;
        }
        for (number, line) in (1..).zip(&self.lines) {
            let cell = line.cell.map(|CellPlace { table, row, column, .. }| SourceCell {
                table,
                row,
                column,
            });
            match places.last_mut() {
                Some(last)
                    if (last.page, last.cell) == (line.page, cell)
                        && last.source.last_line + 1 == number =>
                {
                    last.source.last_line = number;
                }
                _ if line.page.is_some() || cell.is_some() => {
                    let source = Source::new(number, number);
                    places.push(SourcePlace { source, page: line.page, cell });
                }
                _ => {}
            }
        }
        places
    }
}

impl DocumentLine {
    /// The line as people see it, with the number that a list gives it.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        match &self.list_number {
            Some(number) => format!("{number} {}", self.text).into(),
            None => self.text.as_str().into(),
        }
    }
}
