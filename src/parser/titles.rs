//! Titles that a heading repeats, and titles that a page break divides.

use std::ops::Range;

use super::{
    key::title_key,
    reader::{JoinedWords, Placement, SourceReader},
    sections::FormSection,
};
use crate::standard::{FieldSources, FindingKind, Reference, Severity};

/// Places the signs at both ends of a title ("«…»:") as labels. Returns what is between them.
pub(super) fn place_signs(
    reader: &mut SourceReader<'_>,
    mut title: Range<usize>,
    is_sign: impl Fn(&str) -> bool,
) -> Range<usize> {
    while !title.is_empty() && is_sign(reader.words[title.start].text) {
        reader.place(title.start..title.start + 1, Placement::Label);
        title.start += 1;
    }
    while !title.is_empty() && is_sign(reader.words[title.end - 1].text) {
        title.end -= 1;
        reader.place(title.end..title.end + 1, Placement::Label);
    }
    title
}

/// Reads a title that a heading repeats. Where there is no title yet, this is the title; a different
/// one is reported, with the `number` of the heading.
pub(super) fn read_repeated(
    reader: &mut SourceReader<'_>,
    words: Range<usize>,
    title: &mut String,
    sources: &mut FieldSources,
    number: u32,
    reference: Option<&Reference>,
) {
    let repeated = reader.peek(words.clone());
    if title.is_empty() {
        if let Some(JoinedWords { text, source }) = reader.text(words) {
            *title = text;
            sources.insert("title".to_owned(), source);
        }
    } else if title_key(&repeated) == title_key(title) {
        reader.place(words, Placement::Repeated);
    } else if !words.is_empty() {
        let source = reader.source(words.clone());
        reader.place(words, Placement::Finding);
        let detail = [
            ("number", number.into()),
            ("listed", repeated.into()),
            ("described", title.as_str().into()),
        ];
        reader.note(FindingKind::ListDiffers, Severity::Warning, source, reference, detail);
    }
}

/// Whether a page break is inside the words of a title, or between them and their heading.
pub(super) fn is_broken_over_page(reader: &SourceReader<'_>, section: &FormSection) -> bool {
    let words = &reader.words[section.heading.start..section.body.end];
    words.iter().skip(1).any(|word| word.after_page_break)
}
