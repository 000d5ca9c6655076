//! The text of a standard, read into the model.
//!
//! Parsing never fails: it gives what could be read, and findings that name the lines and the
//! problem. It goes in passes: words, sections (the headings of the form), the passport, the cards,
//! and what the parts say of each other. Every character of the source that is not white space
//! lands in the model, in a label or in a finding, and nothing lands twice.

mod card;
mod comparisons;
mod findings;
mod form;
mod functions;
mod lists;
mod names;
mod passport;
mod reader;
mod sections;
mod words;

#[cfg(test)]
mod growth;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

pub use reader::Landing;

use crate::standard::{Finding, FindingKind, Severity, Source, Standard};
use form::Label;
use sections::Section;

/// Reads the text of a standard.
#[must_use]
pub fn parse(text: &str) -> (Standard, Vec<Finding>) {
    let Reading { standard, findings, .. } = read(text);
    (standard, findings)
}

/// What was read, with the account of every word.
#[derive(Debug)]
pub struct Reading<'t> {
    /// The standard.
    pub standard: Standard,
    /// What was noticed, in the order of the lines; of many of one kind the first and their number.
    pub findings: Vec<Finding>,
    /// The words of the text, in order: where each begins (in bytes), its characters, and where it
    /// landed. Together they are every character that is not white space.
    pub account: Vec<(usize, &'t str, Landing)>,
}

/// Reads the text of a standard and keeps account of every word.
#[must_use]
pub fn read(text: &str) -> Reading<'_> {
    let form = &form::KAZAKH_2022;
    let words = words::split(text);
    let sections = sections::find(&words, form);
    let mut reader = reader::Reader::new(words);

    let (passport_sections, card_sections) = divide(&sections);
    let passport = passport::read(&mut reader, &passport_sections, form);
    let text_key = passport.text_key();
    let proper_names = card::learn_proper_names(&reader, &sections);
    let mut context =
        card::Context { text: &text_key, proper_names: &proper_names, slugs: HashMap::new() };
    let mut cards: Vec<_> = card_sections
        .into_iter()
        .map(|sections| card::read(&mut reader, sections, &mut context))
        .collect();

    check_points(&mut reader, &sections);
    comparisons::resolve_related(&mut reader, &mut cards);
    comparisons::compare_professions(&mut reader, &passport.listed_professions, &cards);
    if cards.is_empty() {
        let detail = [("field", "cards".into()), ("text", "".into())];
        let (kind, severity) = (FindingKind::MissingField, Severity::Error);
        reader.note(kind, severity, Source::new(1, 1), None, detail);
    }
    let (findings, account) = reader.finish();
    let account =
        account.into_iter().map(|(word, landing)| (word.start, word.text, landing)).collect();
    Reading { standard: Standard { passport, cards }, findings, account }
}

/// The sections that belong to no card, and those of each card. A card ends where the next begins,
/// or with the chapter of technical data.
fn divide(sections: &[Section]) -> (Vec<&Section>, Vec<&[Section]>) {
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

/// The points of the standard are numbered through: 1 to 30, of which some may not occur.
fn check_points(reader: &mut reader::Reader<'_>, sections: &[Section]) {
    let mut last = 0;
    for section in sections {
        if matches!(
            section.label,
            Label::Function | Label::Skill | Label::Chapter | Label::TechnicalChapter
        ) {
            continue;
        }
        if let Some(number) = section.number {
            let source = reader.source(section.heading.clone());
            last = reader.check_sequence("point", last, number, source, None);
        }
    }
}
