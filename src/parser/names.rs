//! The slugs of cards and the references inside a card. Each is given once: a second gets `-2`.

use std::{collections::HashMap, hash::Hash};

use super::{
    forms::Label,
    reader::{SourceReader, parse_level},
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
    let level = peek(Label::QualificationLevel).and_then(|level| parse_level(&level));
    let code = peek(Label::Plain(PlainField::OccupationCode))
        .filter(|code| code.len() <= LONGEST_CODE && code.contains(char::is_alphanumeric))
        .filter(|code| code.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.')));
    match (code, level) {
        (Some(code), Some(level)) => format!("{code}-{level}"),
        _ => format!("point-{point}"),
    }
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
