//! The catalogue in the formats of others: the model goes in, text comes out.
//!
//! Pure, a format per file. The shapes are promises to others and change for other reasons than
//! the model does, so the model itself is never serialised.

pub mod csv;
mod format;
pub mod json;
pub mod ndjson;
pub mod notice;
pub mod tables;
pub mod xlsx;
pub mod zip;

pub use format::{
    CODEBOOK_FILE, CsvFolder, CsvTable, Format, JsonDocument, Nodes, RowCounts, WorkbookFile,
    csv_file, csv_files,
};
