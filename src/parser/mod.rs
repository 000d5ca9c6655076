//! The text of a standard, read into the model.
//!
//! Parsing never fails: it returns what could be read, and findings that name the lines and the
//! problem. It has five passes: words, sections (the headings of the form), the passport, the cards,
//! and comparisons between the parts. Every character of the source that is not white space is placed
//! in the model, in a label or in a finding, and none is placed twice.

mod approval;
mod card;
mod cells;
mod comparisons;
mod completeness;
mod context;
mod dates;
mod education;
mod findings;
mod forms;
mod functions;
mod furniture;
mod key;
mod lines;
mod lists;
mod names;
mod other_kinds;
mod passport;
mod plain_fields;
mod proper_names;
mod reader;
mod related;
mod sections;
mod swapped_labels;
mod titles;
mod words;

#[cfg(test)]
mod growth;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

pub use forms::Form;
pub use key::title_key;
pub use other_kinds::{OtherKind, kind_without_cards};
pub use reader::Placement;

use crate::{
    document::DocumentLine,
    standard::{Finding, FindingKind, Language, Passport, Severity, Source, Standard},
};
use context::TextContext;
use forms::Label;
use proper_names::ProperNames;
use sections::FormSection;

/// Reads the text of a standard of which only the lines are known.
#[must_use]
pub fn parse(text: &str) -> (Standard, Vec<Finding>) {
    let ParsedText { standard, findings, .. } = read(text, &[], None);
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
    /// The share of the words of cards that landed in a field, from 0 to 1. Labels are not counted.
    pub placed: f64,
    /// The form of the text.
    pub form: Form,
    /// The lines on which the standards of the text begin, 1-based: one where it has a single one.
    /// Several should be read one by one.
    pub beginnings: Vec<u32>,
}

/// Reads the text of a document and keeps account of every word. The lines of the document, where
/// they are known, tell the cells of its tables. The code, where one is given, is that of the standard,
/// whatever is printed.
#[must_use]
pub fn read<'t>(text: &'t str, lines: &[DocumentLine], code: Option<&str>) -> ParsedText<'t> {
    let words = words::of_document(text, lines);
    let mut sections = sections::find(&words);
    let mut reader = reader::SourceReader::new(words);
    swapped_labels::put_right(&reader, &mut sections);

    note_labels_read_as(&mut reader, &sections);

    let (passport_sections, card_sections) = divide(&sections);
    let language = language_of(&sections);
    let first_heading = sections.first().map_or(0, |section| section.heading.start);
    let approval = approval::read(&mut reader, first_heading);
    let passport = passport::read(&mut reader, &passport_sections, language, code);
    let passport = Passport { approval, ..passport };
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
    completeness::note_cut_off(&mut reader, &sections, &cards);
    completeness::note_mixed_cells(&mut reader, &cards);
    let beginnings = beginnings(&reader, &sections);
    let (findings, account) = reader.finish();
    let placed = completeness::placed_share(&account, &cards);
    let account =
        account.into_iter().map(|(word, placement)| (word.start, word.text, placement)).collect();
    ParsedText {
        standard: Standard { passport, cards },
        findings,
        account,
        placed,
        form: form_of(&sections),
        beginnings,
    }
}

/// The lines on which the standards of a text begin. One that is not the first begins where general
/// provisions or a passport come after cards.
fn beginnings(reader: &reader::SourceReader<'_>, sections: &[FormSection]) -> Vec<u32> {
    let mut beginnings = vec![1];
    let mut has_cards = false;
    for (at, section) in sections.iter().enumerate() {
        has_cards |= section.label == Label::Card;
        let is_beginning = match section.label {
            Label::Chapter => section.number == Some(1),
            Label::Terms | Label::Title | Label::Code => true,
            _ => false,
        };
        if has_cards && is_beginning {
            has_cards = false;
            let before = at.checked_sub(1).map(|before| &sections[before]);
            let title = before.filter(|before| before.label == Label::RunningTitle);
            let heading = title.unwrap_or(section).heading.clone();
            beginnings.push(reader.source(heading).first_line);
        }
    }
    beginnings
}

/// The language of a text: that of most of its labels.
fn language_of(sections: &[FormSection]) -> Language {
    let known = || sections.iter().filter(|section| section.label != Label::Unknown);
    let n_russian = known().filter(|section| section.language == Language::Russian).count();
    if n_russian * 2 > known().count() { Language::Russian } else { Language::Kazakh }
}

/// The form of a text: the one whose own labels it has. A single one may be a word of the text.
fn form_of(sections: &[FormSection]) -> Form {
    const LABELS: usize = 2;
    let n_of = |form| sections.iter().filter(|section| section.form == form).count();
    let of_years = [Form::Of2023, Form::Of2019].into_iter().max_by_key(|form| n_of(*form));
    of_years.filter(|form| n_of(*form) >= LABELS).unwrap_or(Form::Of2022)
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
