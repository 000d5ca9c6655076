//! The languages of the interface.

use std::str::FromStr;

use crate::standard::Language;

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

    /// The same language as that of a text.
    #[must_use]
    pub fn language(self) -> Language {
        match self {
            Self::Kk => Language::Kazakh,
            Self::Ru => Language::Russian,
            Self::En => Language::English,
        }
    }

    /// The locale of the language of a text.
    #[must_use]
    pub fn of(language: Language) -> Self {
        match language {
            Language::Kazakh => Self::Kk,
            Language::Russian => Self::Ru,
            Language::English => Self::En,
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
}

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|locale| locale.tag() == tag);
        found.ok_or_else(|| UnknownLocale(tag.to_owned()))
    }
}
