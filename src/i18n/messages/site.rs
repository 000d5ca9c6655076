//! The words of every page, of the home page and of the glossary.

use serde::Deserialize;

use crate::{
    i18n::template::{Plural, Template, sentences},
    standard::Source,
};

/// What is on every page or on many.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SiteWords {
    pub tagline: &'static str,
    pub skip: &'static str,
    pub menu: &'static str,
    /// What opens the menu on a narrow screen.
    pub menu_button: &'static str,
    pub home: &'static str,
    pub professions: &'static str,
    pub standards: &'static str,
    pub search: &'static str,
    pub glossary: &'static str,
    pub about: &'static str,
    pub language: &'static str,
    pub place: &'static str,
    pub search_label: &'static str,
    pub search_button: &'static str,
    pub not_given: &'static str,
    /// A level by its number, as it begins a line.
    level: Template,
    /// A card whose level the text does not give.
    pub no_level: &'static str,
    /// Lines of the source text.
    line: Template,
    line_range: Template,
    pub filters: &'static str,
    /// So many values of a filter are not offered.
    more_values: Plural,
    /// So many values of filters in the address were not taken.
    left_out: Plural,
    /// The heading of the choice of an order.
    pub order: &'static str,
    pub clear: &'static str,
    pub next_page: &'static str,
    pub first_page: &'static str,
    pub pages: &'static str,
    pub page_address: &'static str,
    pub not_official: &'static str,
    pub check_text: &'static str,
    pub licence: &'static str,
}

sentences! {
    SiteWords {
        level(level: u8);
        line(n: u32);
        line_range(first: u32, last: u32);
        more_values(n: u64);
        left_out(n: u64);
    }
}

impl SiteWords {
    /// Lines of the source text.
    pub(crate) fn lines(&self, source: Source) -> String {
        let Source { first_line, last_line } = source;
        if first_line == last_line {
            self.line(first_line)
        } else {
            self.line_range(first_line, last_line)
        }
    }
}

/// Things beside their number, which is not part of the words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(crate) struct CountWords {
    pub standards: Plural,
    pub cards: Plural,
    pub functions: Plural,
    pub skills: Plural,
    pub abilities: Plural,
    pub knowledge: Plural,
    pub findings: Plural,
}

/// The home page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HomeWords {
    pub heading: &'static str,
    pub lead: &'static str,
    pub ladder: &'static str,
    pub ladder_hint: &'static str,
    pub profession: &'static str,
    pub all_professions: &'static str,
    pub figures: &'static str,
    pub standards: &'static str,
    pub empty: &'static str,
}

/// Terms and abbreviations.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GlossaryWords {
    pub lead: &'static str,
    pub none: &'static str,
}
