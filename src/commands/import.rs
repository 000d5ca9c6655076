//! `kasip import`: read texts and save them in the catalogue.

use std::{io::Write, path::PathBuf, process::ExitCode};

use super::{
    CommandError, CommandResult,
    text::{ReadStandard, read_standard},
};
use crate::storage::{Saved, Storage};

/// Saves the standard of each file, and prints a line for each. Every file is read before the first
/// is saved, so that a refusal saves nothing.
///
/// # Errors
///
/// A file that holds no text of a standard, or one with errors; a database that fails.
pub async fn import(database: &str, files: &[PathBuf], output: &mut impl Write) -> CommandResult {
    let mut standards = Vec::with_capacity(files.len());
    for path in files {
        let read = read_standard(path)?;
        if read.n_errors() > 0 {
            let n_errors = read.n_errors();
            return Err(CommandError::Erroneous { path: path.clone(), n_errors });
        }
        standards.push(read);
    }
    let storage = Storage::open(database).await?;
    for ReadStandard { text, standard, findings } in &standards {
        let saved = storage.save_standard(standard, findings, text).await?;
        let (code, n_cards) = (&standard.passport.code, standard.cards.len());
        match saved {
            Saved::Unchanged { version } => {
                writeln!(
                    output,
                    "{code}: unchanged, the catalogue stays at version {}",
                    version.0
                )?;
            }
            Saved::Added { version } => {
                writeln!(
                    output,
                    "{code}: added, {n_cards} cards, {} findings; the catalogue is at version {}",
                    findings.len(),
                    version.0
                )?;
            }
            Saved::Replaced { version, n_removed } => {
                writeln!(
                    output,
                    "{code}: replaced, {n_cards} cards, {} findings, {n_removed} identifiers \
                     removed; the catalogue is at version {}",
                    findings.len(),
                    version.0
                )?;
            }
        }
    }
    storage.close().await;
    Ok(ExitCode::SUCCESS)
}
