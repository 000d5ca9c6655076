//! Files that may be documents of standards.

use std::{
    env,
    io::{self, Read},
    path::{Path, PathBuf},
};

use super::{CommandError, judgement::Judgement, opened::OpenedFile};
use crate::{
    document::{self, Document, DocumentFormat, DocumentLine, LARGEST_FILE},
    parser::{self, Form},
    standard::{Finding, FindingKind, Severity, Source, WholeText},
};

/// A document of a standard that was read and judged.
pub(super) struct ReadDocument {
    /// What the file is.
    pub format: DocumentFormat,
    /// The form of the standard.
    pub form: Form,
    /// How the document was read, where that is not the usual way.
    pub notes: Vec<String>,
    /// What was read.
    pub text: WholeText,
    /// The share of the words of cards that landed in a field, from 0 to 1.
    pub placed: f64,
    /// Whether it is good enough to be saved.
    pub judgement: Judgement,
}

/// Reads a file and the standards in it, usually one. A file that holds none is refused. The code,
/// where one is given, is that of the standard, whatever is printed.
pub(super) fn read_standards(
    file: OpenedFile,
    code: Option<&str>,
) -> Result<Vec<ReadDocument>, CommandError> {
    let path = file.path.clone();
    let document = read_document(file)?;
    let (whole, beginnings) = judged(&document, code);
    let read: Vec<ReadDocument> = if beginnings.len() == 1 {
        vec![whole]
    } else {
        document.divided(&beginnings).iter().map(|part| judged(part, code).0).collect()
    };
    let has_cards = |read: &ReadDocument| !read.text.standard.cards.is_empty();
    match read.iter().find(|read| !has_cards(read)) {
        Some(read) => {
            // A text with a passport is a standard that was cut off.
            let has_passport = !read.text.standard.passport.title.is_empty();
            let source_text = Some(&read.text.source_text).filter(|_| !has_passport);
            let kind = source_text.and_then(|text| parser::kind_without_cards(text));
            Err(CommandError::NoStandard { path, kind })
        }
        None => Ok(read),
    }
}

/// Reads a document as one standard. Gives also the lines on which its standards begin.
fn judged(document: &Document, code: Option<&str>) -> (ReadDocument, Vec<u32>) {
    let source_text = document.text();
    let parser::ParsedText { standard, findings, placed, form, beginnings, .. } =
        parser::read(&source_text, &document.lines, code);
    let findings = findings.into_iter().chain(furniture_findings(document)).collect();
    let source_places = document.places();
    let text = WholeText { standard, findings, source_text, source_places };
    let judgement = Judgement::of(&text, placed);
    let (format, notes) = (document.format, notes(document));
    (ReadDocument { format, form, notes, text, placed, judgement }, beginnings)
}

/// What a person may want to check: an encoding that was guessed, and what was left out.
fn notes(document: &Document) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(encoding) = document.encoding.as_ref().filter(|encoding| *encoding != "UTF-8") {
        notes.push(format!("read as {encoding}"));
    }
    notes
}

/// A finding for each line that was taken out because it belongs to the page, with the number of the
/// pages that have it. Lines that differ in their numbers only are the same.
fn furniture_findings(document: &Document) -> impl Iterator<Item = Finding> + use<> {
    let mut found: Vec<(String, Finding, u32)> = Vec::new();
    for furniture in &document.furniture {
        let key: String = furniture.text.chars().filter(|c| !c.is_ascii_digit()).collect();
        if let Some((_, _, n_pages)) = found.iter_mut().find(|(other, ..)| *other == key) {
            *n_pages += 1;
            continue;
        }
        let is_after = |line: &DocumentLine| line.page >= furniture.page;
        let line = document.lines.iter().position(is_after).unwrap_or(0);
        let line = u32::try_from(line + 1).unwrap_or(u32::MAX);
        let finding = Finding {
            kind: FindingKind::PageLineLeftOut,
            severity: Severity::Note,
            source: Source::new(line, line),
            card: None,
            reference: None,
            detail: [("text".to_owned(), furniture.text.as_str().into())].into(),
        };
        found.push((key, finding, 1));
    }
    found.into_iter().map(|(_, mut finding, n_pages)| {
        finding.detail.insert("pages".to_owned(), n_pages.into());
        finding
    })
}

fn read_document(file: OpenedFile) -> Result<Document, CommandError> {
    let path = file.path.clone();
    let unreadable = |source| CommandError::Unreadable { path: path.clone(), source };
    let mut bytes = Vec::new();
    file.whole().take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    // A PDF is read by this program, started again.
    let program = env::current_exe().map_err(unreadable)?;
    let document = document::read(&bytes, &program);
    document.map_err(|problem| CommandError::NoText { path, problem })
}

/// The files that are named, and those in the folders that are named, in the order of their names.
/// What is hidden in a folder is left out.
pub(super) fn files_in(paths: &[PathBuf]) -> Result<Vec<PathBuf>, CommandError> {
    let mut files = Vec::new();
    for path in paths {
        let found = if path.is_dir() { files_below(path) } else { Ok(vec![path.clone()]) };
        let found =
            found.map_err(|source| CommandError::Unreadable { path: path.clone(), source })?;
        if found.is_empty() {
            return Err(CommandError::EmptyFolder(path.clone()));
        }
        files.extend(found);
    }
    Ok(files)
}

fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir()? {
            let entry = entry?;
            // A link may lead back to the folder.
            let kind = entry.file_type()?;
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            if kind.is_dir() {
                folders.push(entry.path());
            } else if entry.path().is_file() {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}
