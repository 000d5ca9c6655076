//! The words of the page of changes and of its feed.

use serde::Deserialize;

use crate::i18n::template::{Plural, Template, sentences};

/// What imports have changed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangesWords {
    pub heading: &'static str,
    pub lead: &'static str,
    /// Is in the link to the feed.
    pub feed: &'static str,
    /// Is before the address of the list for programs.
    pub for_programs: &'static str,
    /// Where the catalogue does not know of any import.
    pub none: &'static str,
    /// The version of the catalogue that an import made.
    version: Template,
    /// The import of a text that was not there before.
    added: Plural,
    /// What an import did that replaced a text.
    n_added: Template,
    n_changed: Template,
    n_moved: Template,
    n_removed: Template,
    pub no_change: &'static str,
    was_replaced: Template,
}

sentences! {
    ChangesWords {
        version(version: i64);
        added(n: u64);
        n_added(n: u64);
        n_changed(n: u64);
        n_moved(n: u64);
        n_removed(n: u64);
        was_replaced(changes: &str);
    }
}

impl ChangesWords {
    /// The import that replaced a text: how many nodes it added, changed, moved to other lines and
    /// removed.
    pub(crate) fn replaced(&self, [added, changed, moved, removed]: [u64; 4]) -> String {
        let said = [
            (added, self.n_added(added)),
            (changed, self.n_changed(changed)),
            (moved, self.n_moved(moved)),
            (removed, self.n_removed(removed)),
        ];
        let said: Vec<String> =
            said.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said).collect();
        if said.is_empty() {
            self.was_replaced(self.no_change)
        } else {
            self.was_replaced(&said.join(", "))
        }
    }
}
