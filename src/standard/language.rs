//! The language of a text. The language of the interface is another thing: `i18n::Locale`.

use std::{fmt, str::FromStr};

/// The language in which a text of a standard is written.
///
/// The order is that of precedence among the texts of one edition: see [`super::TextKey::precedence`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Kazakh, the state language.
    Kazakh,
    /// Russian.
    Russian,
    /// English.
    English,
}

/// A tag that names no language of ours.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("language must be kk, ru or en, not {0:?}")]
pub struct UnknownLanguage(pub String);

impl Language {
    /// The BCP 47 tag: `kk`, `ru`, `en`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Kazakh => "kk",
            Self::Russian => "ru",
            Self::English => "en",
        }
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        match tag {
            "kk" => Ok(Self::Kazakh),
            "ru" => Ok(Self::Russian),
            "en" => Ok(Self::English),
            _ => Err(UnknownLanguage(tag.to_owned())),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}
