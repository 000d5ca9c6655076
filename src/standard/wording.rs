//! Words that know their language, and whether they are official.

use std::fmt;

use super::Language;

/// Where words come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A text that came as a document.
    Official,
    /// Ours: a translation, a name that we give.
    Unofficial,
}

/// Words as they are shown, with the language that they are in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// Their language.
    pub language: Language,
    /// Where they come from.
    pub origin: Origin,
}

impl Wording {
    /// Words of a text that came as a document.
    #[must_use]
    pub fn official(text: impl Into<String>, language: Language) -> Self {
        Self { text: text.into(), language, origin: Origin::Official }
    }

    /// Words of ours.
    #[must_use]
    pub fn unofficial(text: impl Into<String>, language: Language) -> Self {
        Self { text: text.into(), language, origin: Origin::Unofficial }
    }

    /// The value of the attribute `lang` of an element that shows them.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.language.tag()
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}
