//! Names that no other node of the text has. However often a name is asked for, the next is known
//! at once.

use std::{collections::HashMap, hash::Hash};

use crate::standard::{Ordinal, Reference, StatementKind};

/// The slug of a card, given how often each was wanted: one that is taken gets `-2`.
pub(super) fn unused_slug(wanted: &mut HashMap<String, u32>, slug: &str) -> String {
    match count_one_more(wanted, slug.to_owned()) {
        1 => slug.to_owned(),
        n => unused_slug(wanted, &format!("{slug}-{n}")),
    }
}

/// How often each reference was wanted on a card: a number that appears twice gets `-2`.
#[derive(Debug, Default)]
pub(super) struct References(HashMap<Reference, u32>);

impl References {
    /// The reference inside `parent` with this kind and number.
    pub fn unused(&mut self, parent: &Reference, kind: StatementKind, number: u32) -> Reference {
        let nth = |occurrence| {
            let child = parent.child(kind, Ordinal { number, occurrence });
            child.expect("functions are read on cards, skills in functions, items in skills")
        };
        nth(count_one_more(&mut self.0, nth(1)))
    }
}

/// How often the name was asked for, this time included.
fn count_one_more<Name: Eq + Hash>(asked: &mut HashMap<Name, u32>, name: Name) -> u32 {
    let times = asked.entry(name).or_insert(0);
    *times += 1;
    *times
}
