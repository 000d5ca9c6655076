//! A step on the way to a page.

use crate::standard::Language;

/// A step on the way to a page.
#[derive(Debug)]
pub(crate) struct Crumb {
    /// The words of the step.
    pub label: String,
    /// The language of the words, where they are those of a standard.
    pub language: Option<Language>,
    /// The page of the step; none for the page itself.
    pub href: Option<String>,
}

impl Crumb {
    /// A step in the words of the interface.
    pub(crate) fn new(label: impl Into<String>, href: String) -> Self {
        Self { href: Some(href), ..Self::here(label) }
    }

    /// The page itself, in the words of the interface.
    pub(crate) fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), language: None, href: None }
    }

    /// The step in the words of a standard.
    pub(crate) fn quoted(self, language: Language) -> Self {
        Self { language: Some(language), ..self }
    }
}
