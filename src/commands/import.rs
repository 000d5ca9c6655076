//! `kasip import`: read texts, or exports of a catalogue, and save what is in them.

use std::{io::Write, path::PathBuf, process::ExitCode};

use super::{
    CommandError, CommandResult,
    complaint::complaint,
    exported::{check_export, read_export},
    index::{Bar, open_index},
    opened::OpenedFile,
    text::{ReadStandard, read_standard},
};
use crate::{
    app::{self, CatalogueError},
    config::ImportSettings,
    standard::WholeText,
    storage::{Saved, Storage},
};

/// A file that was read and found to be right.
enum Checked {
    /// A text of a standard.
    Text(Box<WholeText>),
    /// An export of so many standards, which may be more than memory holds: it is read again.
    Export(PathBuf, usize),
}

/// Saves the standards of each file, prints a line for each, and brings the search index up to date.
/// Every file is read before the first is saved, so that a refusal saves nothing.
///
/// # Errors
///
/// A file that holds no text of a standard and no export, or one with errors; a database that fails.
pub async fn import(settings: ImportSettings, output: &mut impl Write) -> CommandResult {
    let ImportSettings { database, index, files } = settings;
    let mut checked = Vec::with_capacity(files.len());
    let bar = Bar::new("reading");
    for (number, path) in files.iter().enumerate() {
        bar.show(number, files.len());
        checked.push(check(path.clone())?);
    }
    bar.show(files.len(), files.len());
    let storage = Storage::open(&database.database).await?;
    let n_standards = checked.iter().map(Checked::n_standards).sum();
    let mut saver = Saver { storage: &storage, output, bar: Bar::new("saving"), n_standards, n: 0 };
    for file in checked {
        match file {
            Checked::Text(text) => saver.save(&text).await?,
            Checked::Export(path, _) => {
                let (mut standards, task) = read_export(&path);
                while let Some(text) = standards.recv().await {
                    saver.save(&text).await?;
                }
                task.await.map_err(CatalogueError::from)??;
            }
        }
    }
    saver.bar.show(n_standards, n_standards);
    let kept = open_index(&storage, index.index)?;
    let bar = Bar::new("indexing");
    match app::bring_up_to_date(&storage, &kept, |n, all| bar.show(n, all)).await {
        // What was asked for is done: the index is made of what is saved, at any time.
        Err(error) if error.is_of_index() => eprintln!(
            "kasip: everything is saved, but the search index is not up to date; `kasip serve` \
             brings it up to date when it can: {}",
            complaint(&error)
        ),
        done => done?,
    }
    storage.close().await;
    Ok(ExitCode::SUCCESS)
}

fn check(path: PathBuf) -> Result<Checked, CommandError> {
    let file = OpenedFile::open(&path)?;
    if file.is_json() {
        let n_standards = check_export(file)?;
        return Ok(Checked::Export(path, n_standards));
    }
    let read = read_standard(file)?;
    match read.n_errors() {
        0 => {
            let ReadStandard { text: source_text, standard, findings } = read;
            Ok(Checked::Text(Box::new(WholeText { standard, findings, source_text })))
        }
        n_errors => Err(CommandError::Erroneous { path, n_errors }),
    }
}

impl Checked {
    fn n_standards(&self) -> usize {
        match self {
            Self::Text(_) => 1,
            Self::Export(_, n_standards) => *n_standards,
        }
    }
}

/// Saves standards one after another.
struct Saver<'a, W> {
    storage: &'a Storage,
    output: &'a mut W,
    bar: Bar,
    n_standards: usize,
    /// So many are saved.
    n: usize,
}

impl<W: Write> Saver<'_, W> {
    /// Saves a standard and prints what that did.
    async fn save(&mut self, text: &WholeText) -> Result<(), CommandError> {
        self.bar.show(self.n, self.n_standards);
        self.n += 1;
        let WholeText { standard, findings, source_text } = text;
        let saved = self.storage.save_standard(standard, findings, source_text).await?;
        let (code, n_cards) = (&standard.passport.code, standard.cards.len());
        let n_findings = findings.len();
        match saved {
            Saved::Unchanged { version } => writeln!(
                self.output,
                "{code}: unchanged, the catalogue stays at version {}",
                version.0
            )?,
            Saved::Added { version } => writeln!(
                self.output,
                "{code}: added, {n_cards} cards, {n_findings} findings; the catalogue is at \
                 version {}",
                version.0
            )?,
            Saved::Replaced { version, n_removed } => writeln!(
                self.output,
                "{code}: replaced, {n_cards} cards, {n_findings} findings, {n_removed} identifiers \
                 removed; the catalogue is at version {}",
                version.0
            )?,
        }
        Ok(())
    }
}
