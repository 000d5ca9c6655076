//! What the collection of chosen lines says, in each language.

use serde::Deserialize;

use crate::i18n::template::{Plural, Template, sentences};

/// The collection of chosen lines.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CollectionWords {
    /// The entry of the menu.
    pub menu: &'static str,
    pub heading: &'static str,
    pub description: &'static str,
    pub lead: &'static str,
    n_lines: Plural,
    /// The empty collection, and how to fill it.
    pub empty: &'static str,
    pub how: &'static str,
    /// Is before the link to the page about the API, where scripts are off.
    pub no_scripts: &'static str,
    pub kind: &'static str,
    pub text: &'static str,
    pub citation: &'static str,
    pub address: &'static str,
    pub actions: &'static str,
    pub remove: &'static str,
    pub copy: &'static str,
    pub print: &'static str,
    pub share_hint: &'static str,
    pub clear: &'static str,
    /// Lines that an import removed, and ones that the catalogue never had.
    removed: Template,
    unknown: Template,
    pub not_shown: &'static str,
    pub without_them: &'static str,
    bad_item: Template,
    too_many: Plural,
    /// The link from a message to the collection that the browser keeps.
    pub open: &'static str,
    /// What the script says of the browser's own collection; `{n}` is the number of lines.
    pub own: &'static str,
    pub own_open: &'static str,
    pub own_save: &'static str,
    pub own_saved: &'static str,
}

sentences! {
    CollectionWords {
        n_lines(n: u64);
        removed(id: &str);
        unknown(id: &str);
        bad_item(value: &str);
        too_many(n: u64);
    }
}
