//! A text compared with the catalogue, in its own words and in those of our translations.

use super::{AppError, Cancellation};

pub use crate::search::LONGEST_TEXT;
use crate::{
    search::{MatchRequest, SearchIndex, TextMatch, TranslatedLine},
    translation::Translations,
};

/// Compares a text with the catalogue. Nothing of it is kept.
///
/// # Errors
///
/// When nobody waits for the answer any more, and when the index fails.
pub fn match_text(
    index: &SearchIndex,
    translations: &Translations,
    request: &MatchRequest,
    cancellation: &Cancellation,
) -> Result<TextMatch, AppError> {
    let lines = || translated_lines(translations);
    Ok(index.match_text(request, lines, &|| cancellation.is_cancelled())?)
}

fn translated_lines(translations: &Translations) -> Vec<TranslatedLine> {
    let lines = translations.files().into_iter().flat_map(|(language, file)| {
        let translated = file.translations.iter().filter(|one| !one.text.is_empty());
        translated.map(move |one| TranslatedLine {
            words: one.words.clone(),
            text: one.text.clone(),
            language,
        })
    });
    lines.collect()
}
