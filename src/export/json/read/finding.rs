//! A finding.

use std::collections::BTreeSet;

use serde::{Deserialize, de::IgnoredAny};

use super::value::{Wrong, wrong};
use crate::standard::{Detail, Finding, FindingKind, Reference, Severity, Source};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FindingShape {
    kind: FindingKind,
    severity: Severity,
    source: Source,
    card: Option<String>,
    r#ref: Option<Reference>,
    detail: Detail,
    /// It follows from the kind and the values.
    #[serde(rename = "message")]
    _message: IgnoredAny,
}

impl FindingShape {
    /// The finding at the path `at`, in a text with cards of these slugs.
    pub(super) fn into_model(self, at: &str, slugs: &BTreeSet<String>) -> Result<Finding, Wrong> {
        if let Some(card) = self.card.as_ref().filter(|card| !slugs.contains(*card)) {
            return Err(wrong(format!("{at}.card"), format!("the standard has no card {card:?}")));
        }
        let Self { kind, severity, source, card, r#ref: reference, detail, _message } = self;
        Ok(Finding { kind, severity, source, card, reference, detail })
    }
}
