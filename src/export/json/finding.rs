//! The JSON of a finding.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Source, vocabulary};
use crate::{i18n::finding_message, standard as model};

/// Something noticed in a text while it was read: a guess, a gap, a contradiction. The text itself
/// is never corrected.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Finding<'a> {
    /// What was noticed.
    #[schema(value_type = vocabulary::FindingKind)]
    pub kind: &'static str,
    /// How much it matters.
    #[schema(value_type = vocabulary::Severity)]
    pub severity: &'static str,
    /// Where it was noticed.
    pub source: Source,
    /// The slug of the card on which it was noticed; null where it was noticed on none.
    #[schema(examples("2524-0-002-7"))]
    pub card: Option<&'a str>,
    /// The `ref` of the node that it concerns; null where it concerns none.
    #[schema(examples("2524-0-002-7/f1/s2"))]
    pub r#ref: Option<String>,
    /// The values of the finding by name; which names, the kind says.
    #[schema(value_type = BTreeMap<String, DetailValue<'a>>)]
    pub detail: BTreeMap<&'a str, DetailValue<'a>>,
    /// What was noticed, as an English sentence.
    pub message: String,
}

/// A value of a finding: words of the text or the name of a field, a number, or several numbers.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub enum DetailValue<'a> {
    /// Words of the text or the name of a field.
    Text(&'a str),
    /// A number or a level.
    Number(i64),
    /// Several numbers.
    Numbers(&'a [i64]),
}

impl<'a> From<&'a model::DetailValue> for DetailValue<'a> {
    fn from(value: &'a model::DetailValue) -> Self {
        match value {
            model::DetailValue::Text(text) => Self::Text(text),
            model::DetailValue::Number(number) => Self::Number(*number),
            model::DetailValue::Numbers(numbers) => Self::Numbers(numbers),
        }
    }
}

impl<'a> From<&'a model::Finding> for Finding<'a> {
    fn from(finding: &'a model::Finding) -> Self {
        let detail = finding.detail.iter().map(|(name, value)| (name.as_str(), value.into()));
        Self {
            kind: finding.kind.name(),
            severity: finding.severity.name(),
            source: finding.source.into(),
            card: finding.card.as_deref(),
            r#ref: finding.reference.as_ref().map(ToString::to_string),
            detail: detail.collect(),
            message: finding_message(finding),
        }
    }
}
