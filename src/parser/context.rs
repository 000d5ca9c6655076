//! What the cards of one text share while they are read.

use std::collections::HashMap;

use super::proper_names::ProperNames;
use crate::standard::TextKey;

/// What the cards of one text share.
#[derive(Debug)]
pub(super) struct TextContext<'a> {
    /// The text that the cards are part of.
    pub text: &'a TextKey,
    /// The words that have a capital inside a sentence.
    pub proper_names: &'a ProperNames,
    /// How many cards asked for each slug.
    pub slugs: HashMap<String, u32>,
}
