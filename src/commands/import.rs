//! `kasip import`: read texts and save them in the catalogue.

use std::{io::Write, process::ExitCode};

use super::{
    CommandError, CommandResult,
    index::{Bar, open_index},
    text::{ReadStandard, read_standard},
};
use crate::{
    app,
    config::ImportSettings,
    storage::{Saved, Storage},
};

/// Saves the standard of each file, prints a line for each, and brings the search index up to date.
/// Every file is read before the first is saved, so that a refusal saves nothing.
///
/// # Errors
///
/// A file that holds no text of a standard, or one with errors; a database that fails.
pub async fn import(settings: ImportSettings, output: &mut impl Write) -> CommandResult {
    let ImportSettings { database, index, files } = settings;
    let mut standards = Vec::with_capacity(files.len());
    let bar = Bar::new("reading");
    for (number, path) in files.iter().enumerate() {
        bar.show(number, files.len());
        let read = read_standard(path)?;
        if read.n_errors() > 0 {
            let n_errors = read.n_errors();
            return Err(CommandError::Erroneous { path: path.clone(), n_errors });
        }
        standards.push(read);
    }
    bar.show(files.len(), files.len());
    let storage = Storage::open(&database.database).await?;
    let bar = Bar::new("saving");
    for (number, ReadStandard { text, standard, findings }) in standards.iter().enumerate() {
        bar.show(number, standards.len());
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
    bar.show(standards.len(), standards.len());
    let kept = open_index(&storage, index.index)?;
    let bar = Bar::new("indexing");
    app::bring_up_to_date(&storage, &kept, |n, all| bar.show(n, all)).await?;
    storage.close().await;
    Ok(ExitCode::SUCCESS)
}
