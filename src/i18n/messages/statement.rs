//! The words of the page of a statement, and of citations.

use serde::Deserialize;

use crate::i18n::template::{Plural, Template, sentences};

/// The steps of a citation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CitationWords {
    /// Words in the quotation marks of the language.
    quoted: Template,
    version: Template,
    point: Template,
    function: Template,
    skill: Template,
    ability: Template,
    knowledge: Template,
    pub purpose: &'static str,
}

sentences! {
    CitationWords {
        quoted(text: &str);
        version(version: u32);
        point(point: u32);
        function(n: u32);
        skill(n: u32);
        ability(n: u32);
        knowledge(n: u32);
    }
}

/// One line of a card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementWords {
    pub place: &'static str,
    pub card: &'static str,
    pub source: &'static str,
    pub citation: &'static str,
    pub permanent: &'static str,
    pub elsewhere: &'static str,
    pub nowhere_else: &'static str,
    /// On how many cards, of which levels.
    spread: Plural,
    /// The heading of the lines in nearly the same words, and what they are.
    pub alike: &'static str,
    pub alike_lead: &'static str,
    pub on_card: &'static str,
    pub inferred: &'static str,
}

sentences! {
    StatementWords {
        spread(n: u64, levels: &str);
    }
}
