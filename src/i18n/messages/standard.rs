//! The words of the list of standards, and of the pages of one: its passport, its text, its findings.

use crate::{
    i18n::{each::Each, template::words},
    standard::{FindingKind, TechnicalData},
};

words! {
    /// The list of standards and the passport of one.
    pub(crate) struct PassportWords {
        list_description,
        /// The parts of an edition.
        version(version: u32), year(year: u32),
        general, contents, source, findings, number, activity_code, activity_title, no_card,
    }

    /// The source text.
    pub(crate) struct SourceWords {
        heading, lead, n_lines[n: u64],
        /// A page, and a row and a column of a table begin.
        page(n: u32), row(table: u32, row: u32), column(column: u32),
    }

    /// The findings of a text.
    pub(crate) struct FindingsWords {
        heading, lead, none, place, lines,
        /// Is before what was done.
        done_label,
        /// What was done about a finding of a kind: inferred, shown, or left as it is.
        done: Each<FindingKind, &'static str>,
    }
}

impl PassportWords {
    /// The edition that a text is; none where it gives neither a version nor a year.
    pub(crate) fn edition(&self, technical: &TechnicalData) -> Option<String> {
        let version = technical.version.map(|version| self.version(version));
        let year = technical.year.map(|year| self.year(year));
        let parts: Vec<String> = version.into_iter().chain(year).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}
