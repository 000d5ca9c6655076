//! PDF. The library that reads it may panic, loop, or ask for any amount of memory, so it runs in a
//! process of its own, which is ended when it takes too much.

mod assemble;
mod columns;
mod extract;
mod grid;
mod ink;
mod layout;
mod process;
mod tables;
mod words;
mod wrapped;

pub(super) use process::read;
pub use process::{SUBCOMMAND, answer};

/// Reads a PDF in this process.
#[cfg(test)]
pub(super) fn extract_for_tests(
    bytes: &[u8],
) -> Result<super::line::Document, super::error::DocumentError> {
    Ok(extract::extract(bytes)?)
}
