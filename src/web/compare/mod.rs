//! Two or three cards: side by side, or what each adds to the one of the level below. Which cards
//! is in the address; without two of them the page is a form that chooses them.

mod adds;
mod beside;
mod choice;
mod line;
mod side;
mod view;

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::parts::{
    filter::{self, Pairs},
    frame::{Frame, MenuSection},
    text::shortened,
};
use crate::{
    app::{AppError, PublicUrl, Query, address},
    catalogue::CurrentCatalogue,
    i18n::{Locale, Messages},
    search::CardListRequest,
    standard::{CardKey, TextChoice},
    storage::Storage,
};
use adds::AddsPage;
use beside::BesidePage;
use choice::CardChoice;
use side::MOST_CARDS;
use view::trail;

/// As many cards as the choices name.
const MOST_CHOICES: u32 = 500;

#[derive(Template)]
#[template(path = "compare.html")]
struct ChoicePage {
    frame: Frame,
    t: &'static Messages,
    choice: CardChoice,
    /// What is wrong with the address, or missing in it.
    notes: Vec<String>,
}

/// A comparison in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
    choice: TextChoice,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = locale.messages();
    let keys = filter::cards(&query, t)?;
    if keys.len() > MOST_CARDS {
        return Err(AppError::BadRequest(t.compare.too_many.to_owned()));
    }
    let mut found = Vec::new();
    let mut unknown = Vec::new();
    for key in &keys {
        match storage.find_card_in_standard(key, choice).await? {
            Some(card) => found.push(card),
            None => unknown.push(key),
        }
    }
    let request = CardListRequest { limit: MOST_CHOICES, ..CardListRequest::default() };
    let choice = CardChoice::new(catalogue.get().index.list_cards(&request)?, &keys, locale);
    if found.len() < 2 || !unknown.is_empty() {
        let notes = notes(&unknown, found.len(), t);
        let page = ChoicePage { frame: frame(locale, &public_url, &keys), t, choice, notes };
        let mut response = super::parts::page(&page)?;
        if !unknown.is_empty() {
            *response.status_mut() = StatusCode::NOT_FOUND;
        }
        return Ok(response);
    }
    let adds = filter::value(&query, "view") == Some("adds");
    if adds {
        found.sort_by_key(|found| found.card.qualification_level);
    }
    let sides = side::sides(&found, locale);
    if adds {
        super::parts::page(&AddsPage::new(locale, &public_url, &sides, choice))
    } else {
        super::parts::page(&BesidePage::new(locale, &public_url, &sides, choice))
    }
}

/// What is said above the form.
fn notes(unknown: &[&CardKey], n_found: usize, t: &Messages) -> Vec<String> {
    let named = |key: &&CardKey| {
        let name = shortened(&key.to_string(), 60);
        t.compare.unknown(&name)
    };
    let mut notes: Vec<String> = unknown.iter().map(named).collect();
    if notes.is_empty() && n_found == 1 {
        notes.push(t.compare.one_more.to_owned());
    }
    notes
}

/// The frame of the form.
fn frame(locale: Locale, public_url: &PublicUrl, keys: &[CardKey]) -> Frame {
    let t = locale.messages();
    let keys: Vec<&CardKey> = keys.iter().collect();
    Frame::new(locale, public_url, t.compare.heading, |locale| address::compare(locale, &keys))
        .description(t.compare.description)
        .section(MenuSection::Professions)
        .trail(trail(locale, t.compare.heading))
}
