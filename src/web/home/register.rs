//! The standards by the section of the classifier of economic activities that their codes begin with:
//! there are 21 sections, however many standards there are. The index answers it from memory.

use std::collections::BTreeMap;

use crate::{
    search::SearchIndex,
    standard::{Language, Wording},
};

/// A section with no more standards names them.
const MOST_NAMED: usize = 3;

/// A section with its standards.
#[derive(Debug)]
pub(super) struct RegisterEntry<'a> {
    /// The letter of the section.
    pub section: char,
    /// How many standards it has.
    pub n_standards: u64,
    /// How many profession cards these have.
    pub n_cards: u64,
    /// The standards, where they are few.
    pub standards: Vec<NamedStandard<'a>>,
}

/// A standard that the register names.
#[derive(Debug)]
pub(super) struct NamedStandard<'a> {
    /// The code.
    pub code: &'a str,
    /// What it is called.
    pub title: &'a Wording,
}

/// The sections that have standards, in the order of their letters.
pub(super) fn of(index: &SearchIndex, preferred: Option<Language>) -> Vec<RegisterEntry<'_>> {
    let mut sections: BTreeMap<char, (Vec<&str>, u64)> = BTreeMap::new();
    for code in index.standard_codes() {
        if let Some(section) = code.chars().next() {
            sections.entry(section).or_default().0.push(code);
        }
    }
    for card in index.listed_cards() {
        let section = card.standard.chars().next();
        if let Some((_, n_cards)) = section.and_then(|section| sections.get_mut(&section)) {
            *n_cards += 1;
        }
    }
    let entries = sections.into_iter().map(|(section, (codes, n_cards))| {
        let n_standards = codes.len() as u64;
        let mut standards = Vec::new();
        if codes.len() <= MOST_NAMED {
            standards.extend(codes.into_iter().filter_map(|code| {
                Some(NamedStandard { code, title: index.standard_title(code, preferred)? })
            }));
        }
        RegisterEntry { section, n_standards, n_cards, standards }
    });
    entries.collect()
}
