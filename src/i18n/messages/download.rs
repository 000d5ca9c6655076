//! The words of the page of files to download.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{about::Passage, error::ErrorText};
use crate::i18n::template::{Plural, Template, sentences};

/// The files, their tables and their columns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DownloadWords {
    pub heading: &'static str,
    pub description: &'static str,
    pub lead: &'static str,
    /// The words of the link on other pages.
    pub link: &'static str,
    /// Where a file is asked for that is not there yet.
    pub being_made: ErrorText,
    /// Where the server makes none.
    pub not_offered: &'static str,
    /// The version of the files, where an import has made another.
    older: Template,
    pub files: &'static str,
    /// By the name of the format in `export::FORMATS`.
    pub formats: BTreeMap<&'static str, FileWords>,
    pub checksum: &'static str,
    pub all_checksums: &'static str,
    /// The units of a number of bytes, each a thousand of the one before.
    units: [&'static str; 4],
    decimal_mark: &'static str,
    pub tables: &'static str,
    pub tables_lead: &'static str,
    pub codebook: &'static str,
    n_rows: Plural,
    pub for_programs: &'static str,
    pub for_people: &'static str,
    pub text: &'static str,
    pub integer: &'static str,
    pub boolean: &'static str,
    pub may_be_empty: &'static str,
    pub refers_to: &'static str,
    pub ours: &'static str,
    pub label: &'static str,
    pub licence: Passage,
    pub machine: Passage,
}

sentences! {
    DownloadWords {
        older(version: i64);
        n_rows(n: u64);
    }
}

impl DownloadWords {
    /// A number of bytes.
    pub(crate) fn size(&self, bytes: u64) -> String {
        let mut unit = 0;
        let mut tenths = bytes.saturating_mul(10);
        while tenths >= 9_995 && unit < self.units.len() - 1 {
            tenths = (tenths + 500) / 1000;
            unit += 1;
        }
        let (whole, tenth) = (tenths / 10, tenths % 10);
        let unit_name = self.units[unit];
        if unit == 0 || tenth == 0 || whole >= 100 {
            return format!("{whole}\u{a0}{unit_name}");
        }
        format!("{whole}{}{tenth}\u{a0}{unit_name}", self.decimal_mark)
    }
}

/// What a file is for, and who would take it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileWords {
    pub title: &'static str,
    pub about: &'static str,
}
