//! `kasip read-pdf`: the process that reads a PDF for another kasip.

use std::{io, process::ExitCode};

use super::CommandResult;
use crate::document;

/// Reads a PDF from standard input and writes what is in it to standard output.
///
/// # Errors
/// When nobody listens.
pub fn read_pdf() -> CommandResult {
    document::answer_about_pdf(io::stdin().lock(), io::stdout().lock())?;
    Ok(ExitCode::SUCCESS)
}
