//! The JSON of a finding.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    i18n::finding_message,
    standard::{self as model, Detail, DetailValue, FindingKind, Reference, Severity, Source},
};

/// Something noticed in a text while it was read: a guess, a gap, a contradiction. The text itself
/// is never corrected.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Finding<'a> {
    /// What was noticed.
    pub kind: FindingKind,
    /// How much it matters.
    pub severity: Severity,
    /// Where it was noticed.
    pub source: Source,
    /// The slug of the card on which it was noticed; null where it was noticed on none.
    #[schema(examples("2524-0-002-7"))]
    pub card: Option<&'a str>,
    /// The `ref` of the node that it concerns; null where it concerns none.
    #[schema(value_type = Option<String>, examples("2524-0-002-7/f1/s2"))]
    pub r#ref: Option<&'a Reference>,
    /// The values of the finding by name; which names, the kind says.
    #[schema(value_type = BTreeMap<String, DetailValue>)]
    pub detail: &'a Detail,
    /// What was noticed, as an English sentence.
    pub message: String,
}

impl<'a> From<&'a model::Finding> for Finding<'a> {
    fn from(finding: &'a model::Finding) -> Self {
        Self {
            kind: finding.kind,
            severity: finding.severity,
            source: finding.source,
            card: finding.card.as_deref(),
            r#ref: finding.reference.as_ref(),
            detail: &finding.detail,
            message: finding_message(finding),
        }
    }
}
