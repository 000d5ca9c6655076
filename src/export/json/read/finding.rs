//! A finding.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, de::IgnoredAny};

use super::{Wrong, parsed, source, wrong};
use crate::standard::{DetailValue, Finding, FindingKind, InvalidReference, Severity, Source};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FindingShape {
    #[serde(deserialize_with = "parsed")]
    kind: FindingKind,
    #[serde(deserialize_with = "parsed")]
    severity: Severity,
    #[serde(deserialize_with = "source")]
    source: Source,
    card: Option<String>,
    r#ref: Option<String>,
    detail: BTreeMap<String, DetailShape>,
    /// It follows from the kind and the values.
    #[serde(rename = "message")]
    _message: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a detail is a text, a whole number or a list of these")]
enum DetailShape {
    Text(String),
    Number(i64),
    Numbers(Vec<i64>),
}

impl FindingShape {
    /// The finding at the path `at`, in a text with cards of these slugs.
    pub(super) fn into_model(self, at: &str, slugs: &BTreeSet<String>) -> Result<Finding, Wrong> {
        if let Some(card) = self.card.as_ref().filter(|card| !slugs.contains(*card)) {
            return Err(wrong(format!("{at}.card"), format!("the standard has no card {card:?}")));
        }
        let reference = self.r#ref.map(|reference| reference.parse()).transpose();
        let reference =
            reference.map_err(|invalid: InvalidReference| wrong(format!("{at}.ref"), invalid))?;
        let detail = self.detail.into_iter().map(|(name, value)| (name, value.into()));
        Ok(Finding {
            kind: self.kind,
            severity: self.severity,
            source: self.source,
            card: self.card,
            reference,
            detail: detail.collect(),
        })
    }
}

impl From<DetailShape> for DetailValue {
    fn from(shape: DetailShape) -> Self {
        match shape {
            DetailShape::Text(text) => Self::Text(text),
            DetailShape::Number(number) => Self::Number(number),
            DetailShape::Numbers(numbers) => Self::Numbers(numbers),
        }
    }
}
