//! The JSON of a finding.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Source;
use crate::standard as model;

/// Something noticed in a text.
#[derive(Debug, Clone, Serialize)]
pub struct Finding<'a> {
    pub kind: &'static str,
    pub severity: &'static str,
    pub source: Source,
    pub card: Option<&'a str>,
    pub r#ref: Option<&'a str>,
    pub detail: BTreeMap<&'a str, DetailValue<'a>>,
    /// What was noticed, as an English sentence.
    pub message: String,
}

/// A value of a finding.
#[derive(Debug, Clone, Serialize)]
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
            r#ref: finding.reference.as_deref(),
            detail: detail.collect(),
            message: finding.message(),
        }
    }
}
