//! The list of standards.

use askama::Template;
use axum::{extract::State, response::Response};

use super::{
    filter::{CURSOR, Pairs, value},
    frame::{Crumb, Frame, Section},
};
use crate::{
    app::{AppError, PublicUrl, Query, address},
    i18n::{Locale, Messages},
    storage::{StandardSummary, Storage, StorageError, Stretch},
};

/// As many standards as stand on one page.
const PAGE: u32 = 100;

#[derive(Template)]
#[template(path = "standards.html")]
struct StandardsPage {
    frame: Frame,
    t: &'static Messages,
    standards: Vec<StandardRow>,
    first: Option<String>,
    next: Option<String>,
}

/// A standard in a list, with its edition and the date of its review.
#[derive(Debug)]
pub(super) struct StandardRow {
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

impl StandardRow {
    /// The row of a standard.
    pub(super) fn new(standard: &StandardSummary, locale: Locale) -> Self {
        let (t, technical) = (locale.messages(), &standard.technical);
        Self {
            href: address::standard(locale, &standard.code),
            code: standard.code.clone(),
            title: standard.title.clone(),
            lang: standard.language.tag(),
            edition: t.passport.edition(technical.version, technical.year),
            review: technical.review_date.as_ref().map(|date| (date.clone(), t.date(date))),
            cards: format!("{} {}", standard.n_cards, t.count.cards.of(standard.n_cards)),
            summary: standard.summary.clone(),
        }
    }
}

/// The rows of a list of texts: of a standard in several languages the first, which takes precedence.
pub(super) fn rows(texts: &[StandardSummary], locale: Locale) -> Vec<StandardRow> {
    let standards = texts.chunk_by(|one, other| one.code == other.code);
    standards.map(|texts| StandardRow::new(&texts[0], locale)).collect()
}

/// The list of standards in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = locale.messages();
    let cursor = value(&query, CURSOR);
    let found = storage.list_standards(Stretch { limit: PAGE, cursor }).await;
    let found = found.map_err(|error| refused(error, t))?;
    let path = |locale| {
        let place = cursor.map(|cursor| (CURSOR, cursor.to_owned()));
        address::with_query(&address::standards(locale), place.as_slice())
    };
    let frame = Frame::new(locale, &public_url, t.site.standards, path)
        .description(t.passport.list_description)
        .section(Section::Standards)
        .trail([Crumb::ours(t.site.home, address::home(locale)), Crumb::here(t.site.standards)]);
    let next = found
        .next
        .map(|cursor| address::with_query(&address::standards(locale), &[(CURSOR, cursor)]));
    let standards = rows(&found.items, locale);
    let first = cursor.map(|_| address::standards(locale));
    super::page(&StandardsPage { frame, t, standards, first, next })
}

/// What failed, with a broken cursor told in the reader's language.
pub(super) fn refused(error: StorageError, t: &Messages) -> AppError {
    match error {
        StorageError::BadCursor => AppError::BadRequest(t.error.bad_cursor.to_owned()),
        error => error.into(),
    }
}
