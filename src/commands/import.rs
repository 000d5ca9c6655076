//! `kasip import`: read texts, or exports of a catalogue, and save what is in them.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{
    CommandError, CommandResult,
    complaint::complaint,
    exported::{check_export, read_export},
    judgement::reason_against,
    opened::OpenedFile,
    printed::say,
    progress::Bar,
    text::read_standard,
};
use crate::{
    catalogue::{CatalogueError, bring_up_to_date, open_index},
    config::ImportSettings,
    standard::WholeText,
    storage::{Loss, Refusal, Saved, Saving, Storage, StorageError},
};

/// A file that was read and found to be right.
struct Checked {
    path: PathBuf,
    content: Content,
}

enum Content {
    /// A text of a standard.
    Text(Box<WholeText>),
    /// An export of so many standards, which may be more than memory holds: it is read again.
    Export(usize),
}

/// Saves the standards of each file, prints a line for each, and brings the search index up to date.
/// All files are saved or none: each is read and judged before the first is saved, and they are
/// saved in one transaction.
///
/// # Errors
///
/// A file that holds no text of a standard and no export, or one that is not good enough to be
/// saved; a database that fails.
pub async fn import(settings: ImportSettings, output: &mut impl Write) -> CommandResult {
    let ImportSettings { database, index, replace, files } = settings;
    let mut checked = Vec::with_capacity(files.len());
    let bar = Bar::new("reading");
    for (number, path) in files.iter().enumerate() {
        bar.show(number, files.len());
        checked.push(check(path.clone())?);
    }
    bar.show(files.len(), files.len());
    let storage = Storage::open(&database.database).await?;
    let mut saver = Saver {
        saving: storage.begin_saving().await?,
        loss: if replace { Loss::Any } else { Loss::ATenth },
        bar: Bar::new("saving"),
        n_standards: checked.iter().map(Checked::n_standards).sum(),
        done: Vec::new(),
    };
    for Checked { path, content } in checked {
        match content {
            Content::Text(text) => saver.save(&path, &text).await?,
            Content::Export(_) => {
                let (mut standards, task) = read_export(&path);
                while let Some(text) = standards.recv().await {
                    saver.save(&path, &text).await?;
                }
                task.await.map_err(CatalogueError::from)??;
            }
        }
    }
    for line in saver.finish().await? {
        say(output, &line)?;
    }
    let index_store = open_index(&storage, index.index)?;
    let bar = Bar::new("indexing");
    match bring_up_to_date(&storage, &index_store, |n, all| bar.show(n, all)).await {
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
        let content = Content::Export(check_export(file)?);
        return Ok(Checked { path, content });
    }
    let (text, _) = read_standard(file)?;
    match reason_against(&text) {
        None => Ok(Checked { path, content: Content::Text(Box::new(text)) }),
        Some(reason) => Err(CommandError::Refused { path, reason }),
    }
}

impl Checked {
    fn n_standards(&self) -> usize {
        match self.content {
            Content::Text(_) => 1,
            Content::Export(n_standards) => n_standards,
        }
    }
}

/// Saves standards one after another, in one transaction.
struct Saver {
    saving: Saving,
    loss: Loss,
    bar: Bar,
    n_standards: usize,
    /// What saving each of them did.
    done: Vec<String>,
}

impl Saver {
    /// Saves a standard and notes what that did.
    async fn save(&mut self, path: &Path, text: &WholeText) -> Result<(), CommandError> {
        self.bar.show(self.done.len(), self.n_standards);
        let WholeText { standard, findings, source_text } = text;
        let saved = self.saving.save(standard, findings, source_text, self.loss).await;
        let saved = saved.map_err(|error| refused(path, error))?;
        let (code, n_cards) = (&standard.passport.code, standard.cards.len());
        let n_findings = findings.len();
        self.done.push(match saved {
            Saved::Unchanged { version } => {
                format!("{code}: unchanged, the catalogue stays at version {}", version.0)
            }
            Saved::Added { version } => format!(
                "{code}: added, {n_cards} cards, {n_findings} findings; the catalogue is at \
                 version {}",
                version.0
            ),
            Saved::Replaced { version, n_removed } => format!(
                "{code}: replaced, {n_cards} cards, {n_findings} findings, {n_removed} identifiers \
                 removed; the catalogue is at version {}",
                version.0
            ),
        });
        Ok(())
    }

    /// Makes everything stay, and gives a line for each standard.
    async fn finish(self) -> Result<Vec<String>, CommandError> {
        self.saving.commit().await?;
        self.bar.show(self.n_standards, self.n_standards);
        Ok(self.done)
    }
}

/// A standard that the storage refuses is a fault of its file.
fn refused(path: &Path, error: StorageError) -> CommandError {
    let path = path.to_owned();
    match error {
        StorageError::Refused(loss @ Refusal::Loss { .. }) => CommandError::Refused {
            path,
            reason: format!("{loss}; `--replace` saves it all the same"),
        },
        StorageError::Refused(refusal) => {
            CommandError::Refused { path, reason: refusal.to_string() }
        }
        error => error.into(),
    }
}
