//! The documents that HR makes of a card, each a page of its own.

use crate::{
    app::{Reader, address},
    i18n::Messages,
    standard::CardKey,
};

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DocumentKind {
    /// A job advertisement.
    Vacancy,
    /// Лауазымдық нұсқаулық, должностная инструкция.
    JobDescription,
    /// The requirements with a scale.
    Assessment,
    /// The card itself.
    Card,
}

impl DocumentKind {
    /// Every kind, the one that most people want first.
    pub(crate) const ALL: [Self; 4] =
        [Self::Vacancy, Self::JobDescription, Self::Assessment, Self::Card];

    /// The name in addresses.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Vacancy => "vacancy",
            Self::JobDescription => "job-description",
            Self::Assessment => "assessment",
            Self::Card => "card",
        }
    }

    /// What it is called, and what it is for.
    pub(crate) fn words(self, t: &Messages) -> (&'static str, &'static str) {
        let words = &t.office;
        match self {
            Self::Vacancy => (words.vacancy.name, words.vacancy.about),
            Self::JobDescription => (words.job_description.name, words.job_description.about),
            Self::Assessment => (words.assessment.name, words.assessment.about),
            Self::Card => (words.card.name, words.card.about),
        }
    }

    /// The page of each kind for a card: its kind, its name and its address.
    pub(crate) fn pages(reader: Reader, card: &CardKey) -> [(Self, &'static str, String); 4] {
        let t = reader.locale.messages();
        Self::ALL.map(|kind| (kind, kind.words(t).0, address::document(reader, card, kind.name())))
    }
}
