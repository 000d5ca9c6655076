//! A standard as it appears in a list of standards.

use crate::{app::address, i18n::Locale, storage::StandardSummary};

/// A standard in a list, with its edition and the date of its review.
#[derive(Debug)]
pub(crate) struct StandardTile {
    /// The page of the standard.
    pub href: String,
    /// The code.
    pub code: String,
    /// The title.
    pub title: String,
    /// The language of the text.
    pub lang: &'static str,
    /// The edition in words.
    pub edition: Option<String>,
    /// The planned date of review, as in the model and in words.
    pub review: Option<(String, String)>,
    /// How many cards it has, in words.
    pub cards: String,
    /// The short description.
    pub summary: Option<String>,
}

impl StandardTile {
    /// The row of a standard.
    pub(crate) fn new(standard: &StandardSummary, locale: Locale) -> Self {
        let (t, technical) = (locale.messages(), &standard.technical);
        Self {
            href: address::standard(locale, &standard.text.code),
            code: standard.text.code.clone(),
            title: standard.title.clone(),
            lang: standard.text.language.tag(),
            edition: t.passport.edition(technical.version, technical.year),
            review: technical.review_date.as_ref().map(|date| (date.clone(), t.date(date))),
            cards: format!("{} {}", standard.n_cards, t.count.cards.of(standard.n_cards)),
            summary: standard.summary.clone(),
        }
    }
}

/// The rows of a list of texts: of a standard in several languages the first, which takes precedence.
pub(crate) fn standard_tiles(texts: &[StandardSummary], locale: Locale) -> Vec<StandardTile> {
    let standards = texts.chunk_by(|one, other| one.text.code == other.text.code);
    standards.map(|texts| StandardTile::new(&texts[0], locale)).collect()
}
