//! The words of the list of professions.

use serde::Deserialize;

use crate::i18n::template::{Plural, Template, sentences};

/// The list of professions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProfessionsWords {
    pub description: &'static str,
    pub level: &'static str,
    pub group: &'static str,
    pub education: &'static str,
    pub standard: &'static str,
    found: Plural,
    pub none: &'static str,
    /// The orders of the list.
    pub by_title: &'static str,
    pub by_level: &'static str,
    pub by_standard: &'static str,
    /// What an order in the address may be.
    bad_order: Template,
}

sentences! {
    ProfessionsWords {
        found(n: u64);
        bad_order(value: &str);
    }
}
