//! The slugs of cards and the references inside a card. Each is given once: a second gets `-2`.

use std::{collections::HashMap, hash::Hash};

use super::{
    forms::Label,
    reader::{PrintedLevel, SourceReader, printed_level},
    sections::FormSection,
};
use crate::standard::{Ordinal, PlainField, Reference, StatementKind};

/// A longer text is not the code of an occupation. Every reference on the card begins with the code.
const LONGEST_CODE: usize = 64;

/// The slug that the codes of a card give: `{occupation_code}-{level}`; `point-{n}` for a card without
/// a code or a level.
pub(super) fn slug_by_codes(
    reader: &SourceReader<'_>,
    sections: &[FormSection],
    point: u32,
) -> String {
    let peek = |label| {
        let section = sections.iter().find(|section| section.label == label)?;
        Some(reader.peek(section.body.clone()))
    };
    let level = peek(Label::QualificationLevel).and_then(|level| match printed_level(&level)? {
        PrintedLevel::Level(level) | PrintedLevel::WithSublevel(level) => Some(level),
    });
    let code = peek(Label::Plain(PlainField::OccupationCode)).and_then(|code| slug_code(&code));
    match (code, level) {
        (Some(code), Some(level)) => format!("{code}-{level}"),
        _ => format!("point-{point}"),
    }
}

/// The code of an occupation as it is in a slug: without white space, every dash a hyphen. Of several
/// codes in one field it is the first.
fn slug_code(printed: &str) -> Option<String> {
    let hyphens = printed.replace(['\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '−'], "-");
    let first = hyphens.split([',', ';', '\n']).next()?;
    let mut codes = first.split_whitespace();
    let mut code = codes.next()?.to_owned();
    for part in codes {
        // "2524-0 -003" is one code, "2524-0-001 2524-0-002" are two.
        if !code.ends_with('-') && !part.starts_with('-') {
            break;
        }
        code.push_str(part);
    }
    let code = code.trim_end_matches('.');
    let is_code = code.len() <= LONGEST_CODE
        && code.contains(char::is_alphanumeric)
        && code.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    is_code.then(|| code.to_owned())
}

/// A slug that no other card has, by how many cards asked for each slug: one that is taken gets `-2`.
pub(super) fn unused_slug(requests: &mut HashMap<String, u32>, slug: &str) -> String {
    match count_request(requests, slug.to_owned()) {
        1 => slug.to_owned(),
        n => unused_slug(requests, &format!("{slug}-{n}")),
    }
}

/// How often each reference of a card was asked for: a number that appears twice gets `-2`.
#[derive(Debug, Default)]
pub(super) struct ReferenceCounter(HashMap<Reference, u32>);

impl ReferenceCounter {
    /// The reference inside `parent` with this kind and number.
    pub fn unused(&mut self, parent: &Reference, kind: StatementKind, number: u32) -> Reference {
        let nth = |occurrence| {
            let child = parent.child(kind, Ordinal { number, occurrence });
            child.expect("functions are read on cards, skills in functions, items in skills")
        };
        nth(count_request(&mut self.0, nth(1)))
    }
}

/// How often the name was asked for, including this time.
fn count_request<Name: Eq + Hash>(requests: &mut HashMap<Name, u32>, name: Name) -> u32 {
    let times = requests.entry(name).or_insert(0);
    *times += 1;
    *times
}
