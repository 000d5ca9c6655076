//! What a file says, line by line: a reader per format, from bytes to lines and cells with their
//! places. What a file is, is told by its content and never by its name.
//!
//! Nothing here knows what a standard is. A file may be made to do harm: every reader is bounded in
//! time and memory, and PDF, whose reader may fail in any way, is read by a process of its own.

mod docx;
mod encoding;
mod error;
mod furniture;
mod html;
mod hyphens;
mod kind;
mod limits;
mod line;
mod numbers;
mod pdf;
mod text;
mod writer;

#[cfg(test)]
mod tests;

use std::path::Path;

pub use error::{DocumentError, LARGEST_FILE};
pub use line::{
    CellPlace, Document, DocumentFormat, DocumentLine, DocumentTable, Furniture, LineStart,
};
pub use pdf::{SUBCOMMAND as PDF_SUBCOMMAND, answer as answer_about_pdf};

use kind::FileKind;
use limits::Limits;

/// Reads a document. `program` is kasip itself, which is started again to read a PDF.
///
/// # Errors
/// When the file is of a kind that is not read, is damaged, or asks for more than any standard needs.
pub fn read(bytes: &[u8], program: &Path) -> Result<Document, DocumentError> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(DocumentError::TooLarge);
    }
    let document = match kind::kind_of(bytes)? {
        FileKind::Pdf => pdf::read(bytes, program),
        FileKind::Zip => docx::read(bytes, Limits::begin(DocumentFormat::Docx.name())),
        FileKind::Letters => read_letters(bytes),
    }?;
    let is_empty = document.lines.iter().all(|line| line.text.trim().is_empty());
    if is_empty {
        return Err(DocumentError::Empty);
    }
    let length: usize = document.lines.iter().map(|line| line.text.len() + 1).sum();
    if length > error::LARGEST_TEXT { Err(DocumentError::LongText) } else { Ok(document) }
}

fn read_letters(bytes: &[u8]) -> Result<Document, DocumentError> {
    let limits = Limits::begin(DocumentFormat::Html.name());
    if kind::looks_like_html(bytes) {
        return html::read(&html::decode_page(bytes)?, limits);
    }
    let decoded = encoding::decode(bytes)?;
    if kind::looks_like_html(decoded.text.as_bytes()) {
        return html::read(&decoded, limits);
    }
    if kind::looks_like_xml(&decoded.text) {
        return Err(DocumentError::OtherKind("XML, not a document; save it as DOCX, HTML or text"));
    }
    text::read(decoded, Limits::begin(DocumentFormat::Text.name()))
}
