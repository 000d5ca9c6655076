//! The text of a standard, read into the model.
//!
//! Parsing never fails: it returns what could be read, and findings that name the lines and the
//! problem. It has five passes: words, sections (the headings of the form), the passport, the cards,
//! and comparisons between the parts. Every character of the source that is not white space is placed
//! in the model, in a label or in a finding, and none is placed twice.

mod card;
mod comparisons;
mod context;
mod education;
mod findings;
mod forms;
mod functions;
mod key;
mod lines;
mod lists;
mod names;
mod passport;
mod plain_fields;
mod proper_names;
mod reader;
mod related;
mod sections;
mod titles;
mod words;

#[cfg(test)]
mod growth;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

pub use reader::Placement;

use crate::standard::{Finding, FindingKind, Language, Severity, Source, Standard};
use context::TextContext;
use forms::Label;
use proper_names::ProperNames;
use sections::FormSection;

/// Reads the text of a standard.
#[must_use]
pub fn parse(text: &str) -> (Standard, Vec<Finding>) {
    let ParsedText { standard, findings, .. } = read(text);
    (standard, findings)
}

/// What was read, with the account of every word.
#[derive(Debug)]
pub struct ParsedText<'t> {
    /// The standard.
    pub standard: Standard,
    /// The findings, in the order of the lines. Of many of one kind only the first, and their number.
    pub findings: Vec<Finding>,
    /// The words of the text, in order: where each begins (in bytes), its characters, and where it
    /// was placed. Together they are every character that is not white space.
    pub account: Vec<(usize, &'t str, Placement)>,
}

/// Reads the text of a standard and keeps account of every word.
#[must_use]
pub fn read(text: &str) -> ParsedText<'_> {
    let words = words::split(text);
    let sections = sections::find(&words);
    let mut reader = reader::SourceReader::new(words);

    note_labels_read_as(&mut reader, &sections);

    let (passport_sections, card_sections) = divide(&sections);
    let passport = passport::read(&mut reader, &passport_sections, language_of(&sections));
    let text_key = passport.text_key();
    let proper_names = ProperNames::of(&reader.words, &sections, text_key.language);
    let mut context =
        TextContext { text: &text_key, proper_names: &proper_names, slugs: HashMap::new() };
    let mut cards: Vec<_> = card_sections
        .into_iter()
        .map(|sections| card::read(&mut reader, sections, &mut context))
        .collect();

    check_points(&mut reader, &sections);
    comparisons::resolve_related(&mut reader, &mut cards);
    comparisons::compare_professions(&mut reader, &passport.listed_professions, &cards);
    if cards.is_empty() {
        reader.note_missing("cards", Severity::Error, Source::new(1, 1), None);
    } else if cards.iter().all(|card| card.qualification_level.is_none()) {
        reader.note_missing("qualification_level", Severity::Error, Source::new(1, 1), None);
    }
    let (findings, account) = reader.finish();
    let account =
        account.into_iter().map(|(word, placement)| (word.start, word.text, placement)).collect();
    ParsedText { standard: Standard { passport, cards }, findings, account }
}

/// The language of a text: that of most of its labels.
fn language_of(sections: &[FormSection]) -> Language {
    let n_russian = sections.iter().filter(|section| section.language == Language::Russian).count();
    if n_russian * 2 > sections.len() { Language::Russian } else { Language::Kazakh }
}

/// Notes the labels that are printed with other letters than those of the form.
fn note_labels_read_as(reader: &mut reader::SourceReader<'_>, sections: &[FormSection]) {
    for section in sections {
        let Some(label) = section.read_as else { continue };
        let source = reader.source(section.heading.clone());
        let printed = reader.excerpt(section.heading.clone());
        let detail = [("text", printed.into()), ("label", label.into())];
        reader.note(FindingKind::LabelReadAs, Severity::Warning, source, None, detail);
    }
}

/// The sections that belong to no card, and those of each card. A card ends where the next begins,
/// or with the chapter of technical data.
fn divide(sections: &[FormSection]) -> (Vec<&FormSection>, Vec<&[FormSection]>) {
    let starts_other = |label| {
        matches!(label, Label::Card | Label::Chapter | Label::TechnicalChapter | Label::Authority)
    };
    let mut outside = Vec::new();
    let mut cards = Vec::new();
    let mut at = 0;
    while at < sections.len() {
        if sections[at].label != Label::Card {
            outside.push(&sections[at]);
            at += 1;
            continue;
        }
        let rest = &sections[at + 1..];
        let length = rest.iter().take_while(|section| !starts_other(section.label)).count() + 1;
        cards.push(&sections[at..at + length]);
        at += length;
    }
    (outside, cards)
}

/// The points of a standard are numbered in one series, 1 to 30. Some may be missing.
fn check_points(reader: &mut reader::SourceReader<'_>, sections: &[FormSection]) {
    let mut last = 0;
    for section in sections {
        if matches!(
            section.label,
            Label::Function
                | Label::AdditionalFunction
                | Label::Skill
                | Label::Chapter
                | Label::TechnicalChapter
        ) {
            continue;
        }
        if let Some(number) = section.number {
            let source = reader.source(section.heading.clone());
            last = reader.check_sequence("point", last, number, source, None);
        }
    }
}
