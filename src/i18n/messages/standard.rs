//! The words of the list of standards, and of the pages of one: its passport, its text, its findings.

use std::collections::BTreeMap;

use super::field::FieldWords;
use crate::{
    i18n::{
        each::Each,
        template::{Plural, words},
    },
    standard::{Change, Edition, FindingKind, TechnicalData},
};

words! {
    /// The list of standards and the passport of one.
    pub(crate) struct PassportWords {
        list_description,
        general, contents, source, findings, number, activity_code, activity_title, no_card,
        /// The sections of the classifier of economic activities, by their letters.
        sections: BTreeMap<char, &'static str>,
        /// What stands for a section where a code begins with no letter of one.
        other_section, section(letter: char, name: &str),
    }

    /// The source text.
    pub(crate) struct SourceWords {
        heading, lead, n_lines[n: u64],
        /// A page, and a row and a column of a table begin.
        page(n: u32), row(table: u32, row: u32), column(column: u32),
    }

    /// The editions of a standard, and what has changed between two.
    pub(crate) struct EditionsWords {
        heading, lead,
        /// Where there is one edition.
        only_one,
        /// The parts of the name of an edition, and an edition that has neither.
        version(version: u32), year(year: u32), undated,
        /// The mark of the latest edition.
        current,
        texts, compare_with(edition: &str),
        /// On the pages of an earlier edition: what it is and what the latest is.
        is_earlier(shown: &str, current: &str),
        to_current, what_changed, all,
        /// Is before the addresses where the text in force is.
        review_due(date: &str),
        between(before: &str, after: &str), differences_lead, no_difference,
        /// What the colours mean.
        legend, in_both,
        n_cards_added: Plural, n_cards_removed: Plural,
        n_added: Plural, n_changed: Plural, n_moved: Plural, n_removed: Plural,
        /// What became of a line.
        change: Each<Change, &'static str>,
        card_added, card_removed, itself, point, function_kind,
        moved_from(place: &str), n_left_out[n: u64], for_programs,
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
    /// What a section of the classifier of economic activities is called.
    pub(crate) fn section_name(&self, letter: char) -> &'static str {
        self.sections.get(&letter).unwrap_or(&self.other_section)
    }
}

impl EditionsWords {
    /// The edition that a text is; none where it gives neither a version nor a year.
    pub(crate) fn of(&self, technical: &TechnicalData) -> Option<String> {
        let edition = technical.edition();
        (edition != Edition::default()).then(|| self.name(edition))
    }

    /// What an edition is called.
    pub(crate) fn name(&self, Edition { year, version }: Edition) -> String {
        let version = version.map(|version| self.version(version));
        let year = year.map(|year| self.year(year));
        let parts: Vec<String> = version.into_iter().chain(year).collect();
        if parts.is_empty() { self.undated.to_owned() } else { parts.join(", ") }
    }

    /// What a field is called that differs between two editions.
    pub(crate) fn field<'a>(&self, name: &'a str, fields: &FieldWords) -> &'a str {
        match name {
            "point" => self.point,
            "function_kind" => self.function_kind,
            name => fields.of_field(name).unwrap_or(name),
        }
    }
}
