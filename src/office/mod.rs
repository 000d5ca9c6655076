//! Documents that people take to their work: a document is a list of blocks, a sheet is a list of
//! rows, and each format writes them in its own way. Which words are in them, the pages decide.

mod csv;
mod document;
mod docx;
mod error;
mod sheet;
mod text;
mod xlsx;

pub use csv::csv;
pub use document::{
    DocumentBlock, Inline, OfficeDocument, OfficeText, SourceNote, Table, TableRow,
};
pub use docx::docx;
pub use error::OfficeError;
pub use sheet::{OfficeSheet, SheetCell, SheetColumn, SheetLine};
pub use text::text;
pub use xlsx::xlsx;
