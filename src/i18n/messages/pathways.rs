//! What the map of professions says, in each language.

use serde::Deserialize;

use crate::i18n::template::{Plural, Template, sentences};

/// The map of professions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PathwaysWords {
    /// The entry of the menu.
    pub menu: &'static str,
    pub heading: &'static str,
    pub description: &'static str,
    pub lead: &'static str,
    pub map: &'static str,
    pub map_description: &'static str,
    /// What a whole line and what a broken line mean.
    pub whole_line: &'static str,
    pub broken_line: &'static str,
    pub list: &'static str,
    pub next_level: &'static str,
    pub related: &'static str,
    pub steps: &'static str,
    /// So many related professions match no card.
    unmatched: Plural,
    pub choose_card: &'static str,
    pub show_steps: &'static str,
    /// The heading of the steps from a card.
    steps_from: Template,
    pub higher: &'static str,
    pub related_profession: &'static str,
    pub new_skills: &'static str,
    pub new_abilities: &'static str,
    pub new_knowledge: &'static str,
    pub new_note: &'static str,
    pub what_it_adds: &'static str,
    pub no_steps: &'static str,
    pub here: &'static str,
    pub choose_standard: &'static str,
    pub empty: &'static str,
}

sentences! {
    PathwaysWords {
        unmatched(n: u64);
        steps_from(card: &str);
    }
}
