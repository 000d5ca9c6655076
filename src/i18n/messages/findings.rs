//! The words of the findings: the page, and what was done about each kind of finding.

use serde::Deserialize;

use crate::{i18n::each::Each, standard::FindingKind};

/// The findings of a text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindingsWords {
    pub heading: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub place: &'static str,
    pub lines: &'static str,
    /// Is before what was done.
    pub done_label: &'static str,
    /// What was done about a finding of a kind: inferred, shown, or left as it is.
    pub done: Each<FindingKind, &'static str>,
}
