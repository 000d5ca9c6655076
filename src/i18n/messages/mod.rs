//! What the interface says, in groups by the page that says it: a struct that each word file fills.
//! A file that lacks a word, or has one that nothing asks for, is not read.

mod card;
mod catalogue;
mod compare;
mod field;
mod finding;
mod levels;
mod office;
mod search;
mod site;
mod standard;
mod table;
#[cfg(test)]
mod tests;
mod text_match;

use std::sync::LazyLock;

pub(crate) use site::ErrorText;

use jiff::civil::Date;

use crate::{
    i18n::{
        each::Each,
        locale::Locale,
        template::{read, words},
    },
    standard::{Finding, FunctionKind, Language, Severity, StatementKind},
};

words! {
    /// Every word of the interface in one language.
    pub struct Messages {
        site: site::SiteWords, count: site::CountWords, field: field::FieldWords,
        table: table::TablesWords, kind: Each<StatementKind, &'static str>,
        function_kind: Each<FunctionKind, &'static str>, severity: Each<Severity, &'static str>,
        finding: finding::FindingWords,
        translation: site::TranslationWords,
        citation: card::CitationWords, home: site::HomeWords, professions: search::ProfessionsWords,
        levels: levels::LevelsWords,
        passport: standard::PassportWords, card: card::CardWords, source: standard::SourceWords,
        editions: standard::EditionsWords,
        findings: standard::FindingsWords, statement: card::StatementWords,
        search: search::SearchWords, glossary: site::GlossaryWords, about: site::AboutWords,
        changes: catalogue::ChangesWords, api: catalogue::ApiWords,
        components: site::ComponentsWords, download: catalogue::DownloadWords,
        error: site::ErrorWords, compare: compare::CompareWords, pathways: compare::PathwaysWords,
        collection: card::CollectionWords, office: office::OfficeWords,
        text_match: text_match::TextMatchWords,
        /// The months of a date, January first.
        months: [&'static str; 12],
        /// A date of a year, the name of a month and a day.
        date_order(year: i16, month: &str, day: i8),
    }
}

impl Locale {
    /// The words of the interface, read when they are asked for first.
    #[must_use]
    pub fn messages(self) -> &'static Messages {
        static MESSAGES: [LazyLock<Messages>; Locale::ALL.len()] = [
            LazyLock::new(|| Messages::read(Locale::Kk)),
            LazyLock::new(|| Messages::read(Locale::Ru)),
            LazyLock::new(|| Messages::read(Locale::En)),
        ];
        &MESSAGES[self as usize]
    }
}

impl Messages {
    fn read(locale: Locale) -> Self {
        read(locale, file(locale)).expect("the tests read each word file")
    }

    /// A date, `2025-12-05`, written out; as it is where it is no date.
    pub(crate) fn date(&self, iso: &str) -> String {
        let Ok(date) = iso.parse::<Date>() else { return iso.to_owned() };
        let name = self.months[date.month().unsigned_abs() as usize - 1];
        self.date_order(date.year(), name, date.day())
    }

    /// What a row of a table of the export is; empty for a table that we do not know.
    pub(crate) fn table_meaning(&self, table: &str) -> &str {
        self.table.meaning(table).unwrap_or_default()
    }

    /// What the values of a column of that table mean. A column that holds a field of the form may
    /// just be called as the field is.
    pub(crate) fn column_meaning(&self, table: &str, column: &str) -> &str {
        let meaning = self.table.column(table, column);
        meaning.or_else(|| self.field.of_field(column)).unwrap_or_default()
    }

    /// What the values of a column mean that has words of this meaning in another language.
    pub(crate) fn translated_meaning(&self, meaning: &str, language: Language) -> String {
        self.table.translated(meaning, self.translation.in_language.of(language))
    }

    /// The sentence about a finding.
    pub(crate) fn finding(&self, finding: &Finding) -> String {
        self.finding.sentence(finding, |field| {
            self.citation.quoted(self.field.of_field(field).unwrap_or(field))
        })
    }
}

/// The sentence about a finding for a program: in English, and a field has its name in JSON.
#[must_use]
pub fn finding_message(finding: &Finding) -> String {
    Locale::En.messages().finding.sentence(finding, str::to_owned)
}

/// What translators write.
fn file(locale: Locale) -> &'static str {
    match locale {
        Locale::Kk => include_str!("../../../data/words/kk.json"),
        Locale::Ru => include_str!("../../../data/words/ru.json"),
        Locale::En => include_str!("../../../data/words/en.json"),
    }
}
