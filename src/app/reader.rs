//! Who a page is made for: the language of the interface, and which words of a standard are shown.
//! Both are in the address, so that a page needs no script and no cookie.

use crate::{
    i18n::Locale,
    standard::{Edition, Language},
};

/// The name of the parameter with the words that are shown.
pub const WORDS: &str = "words";

/// Which words are shown where a text is translated for the reader.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WordsShown {
    /// The translation, with the words of the text below it.
    #[default]
    Both,
    /// The translation.
    Mine,
    /// The words of the text.
    Original,
}

impl WordsShown {
    /// Every one, the usual first.
    pub const ALL: [Self; 3] = [Self::Both, Self::Mine, Self::Original];

    /// The name in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Mine => "mine",
            Self::Original => "original",
        }
    }

    /// The one of this name in addresses.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|words| words.name() == name)
    }
}

/// Who a page is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// The language of the interface.
    pub locale: Locale,
    /// The words that are shown.
    pub words: WordsShown,
    /// The text of a standard that was asked for, on the pages of one.
    pub text: AskedText,
}

/// Which text of a standard a reader has asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AskedText {
    /// The language; none for that of the reader.
    pub language: Option<Language>,
    /// The edition; none for the current one.
    pub edition: Option<Edition>,
}

impl AskedText {
    /// The parameters that ask for it.
    #[must_use]
    pub fn parameters(self) -> Vec<(&'static str, String)> {
        let language = self.language.map(|language| ("language", language.tag().to_owned()));
        let edition = self.edition.map(|edition| ("edition", edition.to_string()));
        language.into_iter().chain(edition).collect()
    }
}

impl From<Locale> for Reader {
    /// Who has chosen nothing but the language.
    fn from(locale: Locale) -> Self {
        Self { locale, words: WordsShown::default(), text: AskedText::default() }
    }
}

impl Reader {
    /// The language of the interface, as that of a text.
    #[must_use]
    pub fn language(self) -> Language {
        self.locale.language()
    }

    /// The parameter with the words, as a form sends it; none for the usual ones.
    #[must_use]
    pub fn parameter(self) -> Option<(&'static str, &'static str)> {
        (self.words != WordsShown::default()).then(|| (WORDS, self.words.name()))
    }
}
