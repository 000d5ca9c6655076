//! The catalogue as tables: which there are, what each column means, and the rows of a text.
//!
//! This is the one description: the CSV files, the workbook, the database and the codebook are
//! written from it, and the page of downloads shows it. Every relation of the model is a table or a
//! column, so nothing is lost but the source text itself, which the JSON export has.

mod card;
mod codebook;
mod column;
mod count;
mod finding;
mod functions;
mod keys;
mod name;
mod passport;
mod row;
mod statement;

pub use codebook::{CODEBOOK, codebook};
pub use column::{Cell, Column, ColumnKind, ColumnOrigin, Table};
pub use count::RowCounts;
pub use name::TableName;
pub use row::{CatalogueRow, rows};
