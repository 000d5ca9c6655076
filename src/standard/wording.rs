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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording<T = String> {
    /// The words.
    pub text: T,
    /// Their language.
    pub language: Language,
    /// Where they come from.
    pub origin: Origin,
}

impl<T> Wording<T> {
    /// Words of a text that came as a document.
    #[must_use]
    pub fn official(text: impl Into<T>, language: Language) -> Self {
        Self { text: text.into(), language, origin: Origin::Official }
    }

    /// Words of ours.
    #[must_use]
    pub fn unofficial(text: impl Into<T>, language: Language) -> Self {
        Self { text: text.into(), language, origin: Origin::Unofficial }
    }

    /// The value of the attribute `lang` of an element that shows them.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.language.tag()
    }
}

impl Wording<&str> {
    /// The same words, apart from the text that they are of.
    #[must_use]
    pub fn into_owned(self) -> Wording {
        Wording { text: self.text.to_owned(), language: self.language, origin: self.origin }
    }
}

impl<T: fmt::Display> fmt::Display for Wording<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(formatter)
    }
}
