//! The catalogue in the formats of others: the model goes in, text comes out.
//!
//! A format is a file, and an entry in [`FORMATS`]. The keys of the JSON are the fields of the model,
//! and the columns of the tables are keys of the JSON: these names are promises to others.

pub mod csv;
mod format;
pub mod json;
pub mod ndjson;
pub mod notice;
mod sqlite;
pub mod tables;
mod text;
pub(crate) mod xlsx;
pub mod zip;

pub use format::{Audience, BoxedWriter, Format, FormatOutput, FormatWriter, Stream};
pub use text::ExportedText;

/// The formats, those for people first. The command line, the files to download and their page are
/// made from this table.
pub static FORMATS: &[Format] = &[
    xlsx::FORMAT,
    csv::FORMAT_FOR_PEOPLE,
    csv::FORMAT_FOR_PROGRAMS,
    sqlite::FORMAT,
    ndjson::FORMAT,
    json::FORMAT,
];

/// The format of a file to download; none for a file that is not a whole catalogue.
#[must_use]
pub fn format_of_file(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.file == name)
}
