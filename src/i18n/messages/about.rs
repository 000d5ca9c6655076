//! The words of the page about the site.

use serde::Deserialize;

/// What the site is and is not. A section is a heading and its paragraphs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AboutWords {
    pub description: &'static str,
    pub what: Passage,
    pub not_official: Passage,
    pub check: &'static str,
    pub check_law: &'static str,
    pub check_register: &'static str,
    pub check_chamber: &'static str,
    pub report: Passage,
    /// Is before the address to write to.
    pub report_to: &'static str,
    /// Where the one who runs the site has given no address.
    pub report_nowhere: &'static str,
    pub ours: Passage,
    pub privacy: Passage,
    pub accessibility: Passage,
}

/// A heading and its paragraphs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Passage {
    pub heading: &'static str,
    pub paragraphs: Vec<&'static str>,
}
