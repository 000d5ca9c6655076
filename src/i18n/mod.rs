//! The words of the interface in Kazakh, Russian and English.
//!
//! A struct filled once per locale: a missing translation does not compile.
//! What depends on a number is a function, because each language counts in its own way.

mod about;
mod api;
mod card;
mod changes;
mod collation;
mod collection;
mod compare;
mod components;
mod download;
mod en;
mod finding;
mod findings;
mod kk;
mod messages;
mod pathways;
mod professions;
mod ru;
mod search;

use std::str::FromStr;

pub(crate) use collation::kazakh_order;
pub use messages::Messages;

/// The language of the interface. The language of a text is another thing: `standard::Language`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Locale {
    /// Kazakh.
    Kk,
    /// Russian.
    Ru,
    /// English.
    En,
}

/// A tag of no locale.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("the interface has no language {0:?}")]
pub struct UnknownLocale(pub String);

impl Locale {
    /// Every locale, the default first.
    pub const ALL: [Self; 3] = [Self::Kk, Self::Ru, Self::En];

    /// The BCP 47 tag, which is the first segment of every page's path.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The name of the language in that language.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Kk => "Қазақша",
            Self::Ru => "Русский",
            Self::En => "English",
        }
    }

    /// The words of the interface.
    #[must_use]
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::Kk => &kk::MESSAGES,
            Self::Ru => &ru::MESSAGES,
            Self::En => &en::MESSAGES,
        }
    }
}

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|locale| locale.tag() == tag);
        found.ok_or_else(|| UnknownLocale(tag.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_counts_with_three_forms() {
        let count = &Locale::Ru.messages().count;
        let forms: Vec<&str> =
            [1, 2, 5, 11, 12, 21, 22, 100, 111, 368].into_iter().map(count.skills).collect();
        assert_eq!(
            forms,
            [
                "навык",
                "навыка",
                "навыков",
                "навыков",
                "навыков",
                "навык",
                "навыка",
                "навыков",
                "навыков",
                "навыков"
            ]
        );
    }

    #[test]
    fn a_date_is_written_out_and_what_is_no_date_stays() {
        let written = |locale: Locale| locale.messages().date("2025-12-05");
        assert_eq!(written(Locale::Kk), "2025 жылғы 5 желтоқсан");
        assert_eq!(written(Locale::Ru), "5 декабря 2025 года");
        assert_eq!(written(Locale::En), "5 December 2025");
        assert_eq!(Locale::En.messages().date("some day"), "some day");
        assert_eq!(Locale::En.messages().date("2025-13-05"), "2025-13-05");
    }
}
