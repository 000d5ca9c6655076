//! `kasip export`: the catalogue, whole, to standard output.

use std::{
    io::{BufWriter, ErrorKind, Write},
    process::ExitCode,
};

use super::{CommandError, CommandResult};
use crate::{
    export::json::{ExportedStandard, StandardsWriter},
    standard::{CardKey, TextKey},
    storage::{Storage, StorageError, Stretch},
};

/// The entries of a list that are read at once.
const AT_ONCE: u32 = 500;

/// Writes the standards as a JSON array, one after another; only those of `code` where it is given.
///
/// # Errors
///
/// A code that the catalogue does not know; a database that fails; an output that cannot be written.
pub async fn export_json(database: &str, code: Option<&str>, output: impl Write) -> CommandResult {
    let storage = Storage::open(database).await?;
    let result = write_json(&storage, code, output).await;
    storage.close().await;
    match result {
        // `kasip export json | head` is no failure.
        Err(CommandError::Output(error)) if error.kind() == ErrorKind::BrokenPipe => {}
        other => other?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn write_json(
    storage: &Storage,
    code: Option<&str>,
    output: impl Write,
) -> Result<(), CommandError> {
    let mut texts = list_texts(storage).await?;
    if let Some(code) = code {
        texts.retain(|text| text.code == code);
        if texts.is_empty() {
            return Err(CommandError::UnknownStandard(code.to_owned()));
        }
    }
    let mut writer = StandardsWriter::begin(BufWriter::new(output))?;
    for text in texts {
        write_standard(storage, &text, &mut writer).await?;
    }
    writer.end()?;
    Ok(())
}

async fn list_texts(storage: &Storage) -> Result<Vec<TextKey>, StorageError> {
    let mut texts = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let stretch = Stretch { limit: AT_ONCE, cursor: cursor.as_deref() };
        let page = storage.list_standards(stretch).await?;
        texts
            .extend(page.items.into_iter().map(|s| TextKey { code: s.code, language: s.language }));
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(texts),
        }
    }
}

async fn write_standard(
    storage: &Storage,
    text: &TextKey,
    writer: &mut StandardsWriter<impl Write>,
) -> Result<(), CommandError> {
    // An import may replace a text while it is written; what is gone by now is left out.
    let Some(passport) = storage.find_passport(&text.code, Some(text.language)).await? else {
        return Ok(());
    };
    let mut cards = Vec::new();
    for summary in storage.list_cards_of(text).await? {
        let key = CardKey { standard: summary.standard, slug: summary.slug };
        cards.extend(storage.find_card(&key, Some(text.language)).await?);
    }
    let mut findings = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let stretch = Stretch { limit: AT_ONCE, cursor: cursor.as_deref() };
        let page = storage.list_findings(text, stretch).await?;
        findings.extend(page.items);
        match page.next {
            Some(next) => cursor = Some(next),
            None => break,
        }
    }
    let source_text = storage.find_source_text(text).await?.unwrap_or_default();
    writer.write(&ExportedStandard::new(&passport, &cards, &findings, &source_text))?;
    Ok(())
}
