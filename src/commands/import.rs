//! `kasip import`: read documents, or exports of a catalogue, and save what is in them.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{
    CommandError, CommandResult, REFUSED,
    complaint::complaint,
    exported::{check_export, read_export},
    judgement::Judgement,
    opened::OpenedFile,
    printed::say,
    progress::Bar,
    text::{files_in, read_standards},
};
use crate::{
    catalogue::{CatalogueError, bring_up_to_date, open_index},
    comparison::text_differences,
    config::ImportSettings,
    search::GlossaryFiles,
    standard::{Finding, FindingKind, WholeText},
    storage::{Loss, Refusal, Saved, Saving, Storage, StorageError},
};

/// Saves the standards of each file and brings the search index up to date. A file is saved whole or
/// not at all, and one that is not saved keeps no other from being saved. Of one file it prints a line
/// for each standard, of several a table.
///
/// # Errors
///
/// A file that cannot be saved, where it is the only one; a folder that cannot be read; a database
/// that fails.
pub async fn import(settings: ImportSettings, output: &mut impl Write) -> CommandResult {
    let files = files_in(&settings.files)?;
    // A file that is not good enough is refused before a database is made for it.
    let mut only = match &files[..] {
        [file] => Some(read(file, &settings)?),
        _ => None,
    };
    let glossary = GlossaryFiles::read(settings.index.glossary.as_deref())?;
    let storage = Storage::open(&settings.database.database).await?;
    let mut outcomes = Vec::with_capacity(files.len());
    let bar = Bar::new("importing");
    for (number, path) in files.iter().enumerate() {
        bar.show(number, files.len());
        let content = only.take().map_or_else(|| read(path, &settings), Ok);
        let saved = match content {
            Ok(content) => save(path, content, &storage, &settings).await,
            Err(error) => Err(error),
        };
        match saved {
            Err(error) if files.len() == 1 || !error.is_of_file() => return Err(error),
            saved => outcomes.push(saved),
        }
    }
    bar.show(files.len(), files.len());
    let status = print_outcomes(&files, &outcomes, output)?;
    let index_store = open_index(&storage, settings.index.index, glossary)?;
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
    Ok(status)
}

/// What a file has that may be saved.
enum Content {
    /// The texts of standards, usually one.
    Texts(Vec<WholeText>),
    /// An export of so many standards, which may be more than memory holds: it is read again.
    Export(usize),
}

/// Reads a file and judges what is in it.
fn read(path: &Path, settings: &ImportSettings) -> Result<Content, CommandError> {
    let file = OpenedFile::open(path)?;
    if file.is_json() {
        return Ok(Content::Export(check_export(file, settings.accept)?));
    }
    let mut texts = Vec::new();
    for read in read_standards(file, settings.code.as_deref())? {
        let path = path.to_owned();
        match read.judgement {
            Judgement::Doubtful(reason) if !settings.accept => {
                return Err(CommandError::Doubtful { path, reason });
            }
            Judgement::Refused(reason) => return Err(CommandError::Refused { path, reason }),
            _ => texts.push(read.text),
        }
    }
    Ok(Content::Texts(texts))
}

/// Saves what is in a file, in one transaction, and tells of each standard what that did.
async fn save(
    path: &Path,
    content: Content,
    storage: &Storage,
    settings: &ImportSettings,
) -> Result<Vec<String>, CommandError> {
    let mut saver = Saver {
        saving: storage.begin_saving().await?,
        loss: if settings.replace { Loss::Any } else { Loss::ATenth },
        bar: Bar::new("saving"),
        n_standards: match &content {
            Content::Texts(texts) => texts.len(),
            Content::Export(n_standards) => *n_standards,
        },
        done: Vec::new(),
    };
    match content {
        Content::Texts(texts) => {
            for text in texts {
                saver.save_in_its_language(path, text).await?;
            }
        }
        Content::Export(_) => {
            let (mut standards, task) = read_export(path);
            while let Some(text) = standards.recv().await {
                saver.save(path, &text).await?;
            }
            task.await.map_err(CatalogueError::from)??;
        }
    }
    saver.finish().await
}

/// What saving a file did: a line for each of its standards.
type Outcome = Result<Vec<String>, CommandError>;

/// Prints what each file came to, and gives the exit status.
fn print_outcomes(
    files: &[PathBuf],
    outcomes: &[Outcome],
    output: &mut impl Write,
) -> CommandResult {
    if let [Ok(lines)] = outcomes {
        for line in lines {
            say(output, line)?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let width = files.iter().map(|path| path.display().to_string().chars().count()).max();
    let width = width.unwrap_or_default();
    let (mut n_saved, mut n_doubtful, mut n_refused) = (0, 0, 0);
    for (path, outcome) in files.iter().zip(outcomes) {
        let (verdict, lines) = match outcome {
            Ok(lines) => {
                n_saved += 1;
                ("saved", lines.clone())
            }
            Err(error) => {
                error.print();
                let is_doubtful = matches!(error, CommandError::Doubtful { .. });
                *(if is_doubtful { &mut n_doubtful } else { &mut n_refused }) += 1;
                (if is_doubtful { "doubtful" } else { "refused" }, vec![error.reason()])
            }
        };
        for line in lines {
            say(output, &format!("{:width$}  {verdict:8}  {line}", path.display().to_string()))?;
        }
    }
    say(output, &format!("{n_saved} files saved, {n_doubtful} doubtful, {n_refused} refused"))?;
    let is_whole = n_doubtful + n_refused == 0;
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) })
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
    /// Saves a text. Where it differs from those of the same edition in other languages, each of them
    /// has a finding, whichever was saved first.
    async fn save_in_its_language(
        &mut self,
        path: &Path,
        mut text: WholeText,
    ) -> Result<(), CommandError> {
        let key = text.standard.passport.text_key();
        let mut others = self.saving.in_other_languages(&key).await?;
        for other in &mut others {
            text.findings.extend(text_differences(&text.standard, &other.standard));
            let is_of_this = |finding: &Finding| {
                finding.kind == FindingKind::TextDiffers
                    && finding.text("language") == key.language.tag()
            };
            other.findings.retain(|finding| !is_of_this(finding));
            other.findings.extend(text_differences(&other.standard, &text.standard));
        }
        self.save(path, &text).await?;
        for other in &others {
            let saved = self.saving.save(other, Loss::ATenth).await;
            saved.map_err(|error| refused(path, error))?;
        }
        Ok(())
    }

    /// Saves a standard and notes what that did.
    async fn save(&mut self, path: &Path, text: &WholeText) -> Result<(), CommandError> {
        self.bar.show(self.done.len(), self.n_standards);
        let WholeText { standard, findings, .. } = text;
        let saved = self.saving.save(text, self.loss).await;
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
    let StorageError::Refused(refusal) = error else { return error.into() };
    let advice = match &refusal {
        Refusal::Loss { .. } => "; `--replace` saves it all the same".to_owned(),
        Refusal::Undated { .. } => {
            "; see that the chapter of technical data is whole; `--replace` saves \
                                    it as an edition of its own"
                .to_owned()
        }
        Refusal::CodeTaken { code, .. } => format!(
            "; give this one a code of its own, such as `--code {code}-001`, or put it in the place of \
             the other with `--replace`"
        ),
        _ => String::new(),
    };
    CommandError::Refused { path: path.to_owned(), reason: format!("{refusal}{advice}") }
}
