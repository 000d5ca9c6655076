//! HTML, read tag by tag without a tree: so a page costs time in proportion to its length, and no
//! memory but for its lines, however its tags are nested.

mod lists;
mod page;
mod styles;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{BufferQueue, Tokenizer, TokenizerOpts},
};

use super::{
    encoding::{DecodedText, decode, decode_named},
    error::DocumentError,
    limits::Limits,
    line::{Document, DocumentFormat},
};
use page::Page;

/// How many bytes are read at once. A tag with many attributes takes time in proportion to the square
/// of their number, so the time is looked at often.
const CHUNK: usize = 4096;

/// How far from the beginning a page says in which encoding it is, in bytes.
const DECLARATION: usize = 4096;

/// Decodes a page.
///
/// # Errors
/// When its letters are damaged.
pub(super) fn decode_page(bytes: &[u8]) -> Result<DecodedText, DocumentError> {
    match declared_encoding(&bytes[..bytes.len().min(DECLARATION)]) {
        Some(name) => decode_named(bytes, &name),
        None => decode(bytes),
    }
}

/// The encoding that a page names: `charset=` in an element `meta`, `encoding=` in a declaration of
/// XML.
fn declared_encoding(beginning: &[u8]) -> Option<String> {
    let beginning = String::from_utf8_lossy(beginning).to_ascii_lowercase();
    let word = if beginning.trim_start().starts_with("<?xml") { "encoding" } else { "charset" };
    let behind = &beginning[beginning.find(word)? + word.len()..];
    let value = behind.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
    (end > 0).then(|| value[..end].to_owned())
}

/// Reads a page.
///
/// # Errors
/// When it asks for more than any standard needs.
pub(super) fn read(decoded: &DecodedText, limits: Limits) -> Result<Document, DocumentError> {
    let page = Page::new(limits);
    let tokenizer = Tokenizer::new(page, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest = decoded.text.as_str();
    while !rest.is_empty() {
        let (chunk, behind) = rest.split_at(rest.floor_char_boundary(CHUNK).max(1));
        queue.push_back(StrTendril::from(chunk));
        let _ = tokenizer.feed(&queue);
        tokenizer.sink.check()?;
        limits.check_time()?;
        rest = behind;
    }
    tokenizer.end();
    tokenizer.sink.check()?;
    tokenizer.sink.finish(DocumentFormat::Html, decoded.encoding)
}
