//! The related professions of a card.

use super::{
    reader::{JoinedWords, SourceReader},
    sections::FormSection,
    words::split_before,
};
use crate::standard::{RelatedProfession, Severity};

/// Reads a table of two columns, level and title: "4 Ақпарат қауіпсіздік әкімшісі".
pub(super) fn read(
    reader: &mut SourceReader<'_>,
    section: &FormSection,
    related: &mut Vec<RelatedProfession>,
) {
    if reader.place_if_dash(section.body.clone()) {
        return;
    }
    let is_level = |text: &str| (1..=2).contains(&text.len()) && text.parse::<u8>().is_ok();
    let starts = |at: usize| {
        let word = &reader.words[at];
        word.starts_line && is_level(word.text)
    };
    for range in split_before(section.body.clone(), starts) {
        let source = reader.source(range.clone());
        let n_levels = usize::from(is_level(reader.words[range.start].text));
        let title = range.start + n_levels..range.end;
        if title.is_empty() {
            reader.unplaced(range);
            continue;
        }
        let level = range.start..title.start;
        let level = if level.is_empty() {
            None
        } else {
            reader.level(level, Severity::Warning, source, None)
        };
        if let Some(JoinedWords { text, .. }) = reader.text(title) {
            related.push(RelatedProfession { level, title: text, card: None, source });
        }
    }
}
