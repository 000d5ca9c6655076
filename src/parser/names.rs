//! Names that no other piece of the text has. However often a name is wanted, the next is known at
//! once.

use std::collections::HashMap;

/// The slug of a card, given how often each was wanted: one that is taken gets `-2`.
pub(super) fn unused_slug(wanted: &mut HashMap<String, u32>, slug: &str) -> String {
    match count_one_more(wanted, slug) {
        1 => slug.to_owned(),
        n => unused_slug(wanted, &format!("{slug}-{n}")),
    }
}

/// How often each reference was wanted on a card: a number that appears twice gets `-2`.
#[derive(Debug, Default)]
pub(super) struct References(HashMap<String, u32>);

impl References {
    /// The reference under `parent` with this letter and number.
    pub fn unused(&mut self, parent: &str, letter: char, number: u32) -> String {
        let wanted = format!("{parent}/{letter}{number}");
        // A number has no hyphen, so what is made here is never wanted by another.
        match count_one_more(&mut self.0, &wanted) {
            1 => wanted,
            n => format!("{wanted}-{n}"),
        }
    }
}

/// How often the name was wanted, this time included.
fn count_one_more(wanted: &mut HashMap<String, u32>, name: &str) -> u32 {
    if let Some(times) = wanted.get_mut(name) {
        *times += 1;
        return *times;
    }
    wanted.insert(name.to_owned(), 1);
    1
}
