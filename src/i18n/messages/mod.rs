//! What the interface says, in groups by the page that says it: a struct that each word file fills.
//! A file that lacks a word, or has one that nothing asks for, is not read.

mod about;
mod api;
mod card;
mod changes;
mod collection;
mod compare;
mod components;
mod download;
mod error;
mod field;
mod finding;
mod findings;
mod pathways;
mod professions;
mod search;
mod site;
mod standard;
mod statement;
mod table;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::Deserialize;

use crate::{
    i18n::{
        each::Each,
        locale::Locale,
        template::{Template, read},
    },
    standard::{Finding, FunctionKind, Severity, StatementKind},
};

/// Every word of the interface in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Messages {
    pub(crate) site: site::SiteWords,
    pub(crate) count: site::CountWords,
    pub(crate) field: field::FieldWords,
    table: table::TablesWords,
    pub(crate) kind: Each<StatementKind, &'static str>,
    pub(crate) function_kind: Each<FunctionKind, &'static str>,
    pub(crate) severity: Each<Severity, &'static str>,
    finding: finding::FindingWords,
    pub(crate) citation: statement::CitationWords,
    pub(crate) home: site::HomeWords,
    pub(crate) professions: professions::ProfessionsWords,
    pub(crate) passport: standard::PassportWords,
    pub(crate) card: card::CardWords,
    pub(crate) source: standard::SourceWords,
    pub(crate) findings: findings::FindingsWords,
    pub(crate) statement: statement::StatementWords,
    pub(crate) search: search::SearchWords,
    pub(crate) glossary: site::GlossaryWords,
    pub(crate) about: about::AboutWords,
    pub(crate) changes: changes::ChangesWords,
    pub(crate) api: api::ApiWords,
    pub(crate) components: components::ComponentsWords,
    pub(crate) download: download::DownloadWords,
    pub(crate) error: error::ErrorWords,
    /// The months of a date, January first.
    months: [&'static str; 12],
    /// A date of a year, the name of a month and a day.
    date_order: Template,
    pub(crate) compare: compare::CompareWords,
    pub(crate) pathways: pathways::PathwaysWords,
    pub(crate) collection: collection::CollectionWords,
}

impl Locale {
    /// The words of the interface.
    #[must_use]
    pub fn messages(self) -> &'static Messages {
        Messages::of(self)
    }
}

impl Messages {
    /// The words of a locale, read when they are asked for first.
    fn of(locale: Locale) -> &'static Self {
        static KK: LazyLock<Messages> = LazyLock::new(|| Messages::read(Locale::Kk));
        static RU: LazyLock<Messages> = LazyLock::new(|| Messages::read(Locale::Ru));
        static EN: LazyLock<Messages> = LazyLock::new(|| Messages::read(Locale::En));
        match locale {
            Locale::Kk => &KK,
            Locale::Ru => &RU,
            Locale::En => &EN,
        }
    }

    fn read(locale: Locale) -> Self {
        read(locale, file(locale)).expect("the tests read each word file")
    }

    /// A date, `2025-12-05`, written out; as it is where it is no date.
    pub(crate) fn date(&self, iso: &str) -> String {
        let mut parts = iso.splitn(3, '-');
        let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next())
        else {
            return iso.to_owned();
        };
        let month = month.parse::<usize>().ok().and_then(|month| month.checked_sub(1));
        let name = month.and_then(|month| self.months.get(month));
        match (name, day.parse::<u32>()) {
            (Some(name), Ok(day)) => {
                self.date_order.fill(&[("year", &year), ("month", name), ("day", &day)])
            }
            _ => iso.to_owned(),
        }
    }

    /// What a row of a table of the export is; empty for a table that we do not know.
    pub(crate) fn table_meaning(&self, table: &str) -> &str {
        self.table.meaning(table).unwrap_or_default()
    }

    /// What the values of a column of that table mean. A column that holds a field of the form may
    /// just be called as the field is.
    pub(crate) fn column_meaning(&self, table: &str, column: &str) -> &str {
        let meaning = self.table.column(table, column);
        meaning.or_else(|| self.field.named(column)).unwrap_or_default()
    }

    /// The sentence about a finding.
    pub(crate) fn finding(&self, finding: &Finding) -> String {
        self.finding.sentence(finding, |field| {
            self.citation.quoted(self.field.named(field).unwrap_or(field))
        })
    }
}

/// The sentence about a finding for a program: in English, and a field has its name in JSON.
#[must_use]
pub fn finding_message(finding: &Finding) -> String {
    Messages::of(Locale::En).finding.sentence(finding, str::to_owned)
}

/// What translators write.
fn file(locale: Locale) -> &'static str {
    match locale {
        Locale::Kk => include_str!("../../../data/words/kk.json"),
        Locale::Ru => include_str!("../../../data/words/ru.json"),
        Locale::En => include_str!("../../../data/words/en.json"),
    }
}
