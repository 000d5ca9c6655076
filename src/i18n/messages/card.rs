//! The words of the card.

use serde::Deserialize;

use crate::i18n::template::{Template, sentences};

/// The card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CardWords {
    pub facts: &'static str,
    pub contents: &'static str,
    function: Template,
    skill: Template,
    ability: Template,
    knowledge: Template,
    pub number_inferred: &'static str,
    pub no_such_card: &'static str,
    pub itself: &'static str,
    pub ours: &'static str,
    /// Is before the names of facts that the text leaves empty.
    pub not_stated: &'static str,
    pub source_heading: &'static str,
    pub source_lines: &'static str,
    pub permanent: &'static str,
    pub citation: &'static str,
    pub findings: &'static str,
    pub line_hint: &'static str,
    /// The cards of the same occupation, level by level.
    pub same_occupation: &'static str,
    /// The way to the steps from this profession, and to a comparison with any other.
    pub steps_onward: &'static str,
    pub compare: &'static str,
    pub abbreviations: &'static str,
    pub no_abbreviations: &'static str,
    pub tools: ToolWords,
}

sentences! {
    CardWords {
        function(n: u32);
        skill(n: u32);
        ability(n: u32);
        knowledge(n: u32);
    }
}

/// What a script offers for the current line. `{n}` is a number that the script puts in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ToolWords {
    pub hint: &'static str,
    pub expand_all: &'static str,
    pub collapse_all: &'static str,
    pub label: &'static str,
    pub copy_text: &'static str,
    /// The text and the link.
    pub copy_both: &'static str,
    pub copy_citation: &'static str,
    pub copy_link: &'static str,
    pub collect: &'static str,
    pub uncollect: &'static str,
    pub close: &'static str,
    pub text_copied: &'static str,
    pub both_copied: &'static str,
    pub citation_copied: &'static str,
    pub link_copied: &'static str,
    pub not_copied: &'static str,
    pub collected: &'static str,
    pub uncollected: &'static str,
    pub full: &'static str,
    pub not_kept: &'static str,
}
