//! `kasip translations`: what is translated of the texts in the catalogue, and what is not.

use std::{collections::BTreeMap, io::Write, process::ExitCode};

use super::{CommandError, CommandResult, printed::say};
use crate::{
    config::TranslationsSettings,
    standard::{Language, TextKey},
    start::open_storage,
    translation::{Coverage, TextLine, TranslationFile, UnusedLine, lines_of},
};

/// The exit status where something is missing or out of date.
const NOT_WHOLE: u8 = 1;

/// Tells of the first official text of each standard, in each language that has no official one, which
/// lines are missing, stale, unused and not reviewed; or writes the file for a translator.
///
/// # Errors
///
/// A standard that there is not; a file of translations that cannot be read; a database that fails.
pub async fn translations(
    settings: TranslationsSettings,
    output: &mut impl Write,
) -> CommandResult {
    let storage = open_storage(&settings.database.database).await?;
    let mut standards: BTreeMap<String, Vec<TextKey>> = BTreeMap::new();
    for text in storage.list_revisions().await?.into_keys() {
        standards.entry(text.code.clone()).or_default().push(text);
    }
    if let Some(code) = &settings.standard {
        standards.retain(|known, _| known == code);
        if standards.is_empty() {
            return Err(CommandError::UnknownStandard(code.clone()));
        }
    }
    let mut is_whole = true;
    for texts in standards.values() {
        let Some(text) = texts.iter().min_by_key(|text| text.language) else { continue };
        let Some((_, standard)) = storage.find_text(text).await? else { continue };
        let lines = lines_of(&standard);
        let is_official = |language: Language| texts.iter().any(|text| text.language == language);
        let asked = |language: &Language| settings.language.is_none_or(|only| only == *language);
        let languages = Language::ALL.iter().copied().filter(asked);
        for language in languages.filter(|&language| !is_official(language)) {
            let folder = settings.files.folder.as_deref();
            let file = TranslationFile::find(text, language, folder)?.unwrap_or_default();
            if settings.template {
                write!(output, "{}", file.template(&lines, text, language))?;
                continue;
            }
            is_whole &= tell(text, language, &Coverage::of(&file, &lines), output)?;
        }
    }
    storage.close().await;
    let is_done = is_whole || settings.template;
    Ok(if is_done { ExitCode::SUCCESS } else { ExitCode::from(NOT_WHOLE) })
}

/// Prints what is missing, and says whether nothing is.
fn tell(
    text: &TextKey,
    language: Language,
    coverage: &Coverage<'_>,
    output: &mut impl Write,
) -> Result<bool, CommandError> {
    let n_stale = coverage.unused.iter().filter(|line| line.changed_to.is_some()).count();
    let summary = format!(
        "{}: from {} into {language}: {} lines, {} missing, {n_stale} stale, {} unused, {} not reviewed",
        text.code,
        text.language,
        coverage.n_lines,
        coverage.missing.len(),
        coverage.unused.len() - n_stale,
        coverage.drafts.len(),
    );
    say(output, &summary)?;
    let place = |line: &TextLine<'_>| line.places.first().cloned().unwrap_or_default();
    for line in &coverage.missing {
        say(output, &format!("  missing: {}: «{}»", place(line), line.words))?;
    }
    for UnusedLine { translation, changed_to } in &coverage.unused {
        let words = &translation.words;
        let line = match changed_to {
            Some(now) => format!("  stale: «{words}» is «{now}» now"),
            None => format!("  unused: «{words}»"),
        };
        say(output, &line)?;
    }
    for line in &coverage.drafts {
        say(output, &format!("  not reviewed: {}: «{}»", place(line), line.words))?;
    }
    Ok(coverage.is_whole())
}
