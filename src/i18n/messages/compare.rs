//! What the pages that compare cards say, in each language.

use serde::Deserialize;

use crate::i18n::template::{Plural, Template, sentences};

/// The pages that compare cards.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CompareWords {
    pub heading: &'static str,
    pub description: &'static str,
    pub lead: &'static str,
    /// The label of a choice, by its number.
    card: Template,
    /// Is in a choice that is not made.
    pub choose: &'static str,
    pub button: &'static str,
    pub one_more: &'static str,
    unknown: Template,
    pub too_many: &'static str,
    pub not_all: &'static str,
    pub views: &'static str,
    pub beside: &'static str,
    /// What a level adds to another, of one profession.
    adds_level: Template,
    /// What a card adds to another, by their names.
    adds_card: Template,
    pub summary: &'static str,
    pub summary_hint: &'static str,
    pub kind: &'static str,
    pub in_common: &'static str,
    pub close: &'static str,
    pub on_two: &'static str,
    only_level: Template,
    only_card: Template,
    at_level: Template,
    at_card: Template,
    pub close_note: &'static str,
    pub numbers_note: &'static str,
    pub same: &'static str,
    pub none: &'static str,
    pub absent: &'static str,
    /// Marks of a line: the other card has it not, nearly, or has it too.
    pub is_new: &'static str,
    pub is_close: &'static str,
    pub is_common: &'static str,
    pub adds_lead: &'static str,
    pub nothing_new: &'static str,
    /// Of so many lines the higher card has no like.
    left_out: Plural,
    pub change: &'static str,
    pub remove: &'static str,
}

sentences! {
    CompareWords {
        card(n: usize);
        unknown(card: &str);
        adds_level(to: u8, from: u8);
        adds_card(to: &str, from: &str);
        only_level(level: u8);
        only_card(card: &str);
        at_level(level: u8);
        at_card(card: &str);
        left_out(n: u64);
    }
}
