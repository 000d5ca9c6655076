//! The words of the list of standards, of a passport and of a source text.

use serde::Deserialize;

use crate::i18n::template::{Plural, Template, sentences};

/// The list of standards and the passport of one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PassportWords {
    pub list_description: &'static str,
    /// The parts of an edition.
    version: Template,
    year: Template,
    pub general: &'static str,
    pub contents: &'static str,
    pub source: &'static str,
    pub findings: &'static str,
    pub number: &'static str,
    pub activity_code: &'static str,
    pub activity_title: &'static str,
    pub no_card: &'static str,
}

sentences! {
    PassportWords {
        version(version: u32);
        year(year: u32);
    }
}

impl PassportWords {
    /// The edition of a version and a year; none where the text gives neither.
    pub(crate) fn edition(&self, version: Option<u32>, year: Option<u32>) -> Option<String> {
        let version = version.map(|version| self.version(version));
        let year = year.map(|year| self.year(year));
        let parts: Vec<String> = version.into_iter().chain(year).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The source text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceWords {
    pub heading: &'static str,
    pub lead: &'static str,
    n_lines: Plural,
}

sentences! {
    SourceWords {
        n_lines(n: u64);
    }
}
