//! Two or three cards: side by side, or what each adds to the one of the level below. Which cards
//! is in the address; without two of them the page is a form that chooses them.

mod adds;
mod alike;
mod beside;
mod frame;
mod side;

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::parts::{
    card_choice::CardChoice,
    filter::{self, Pairs},
    frame::{Frame, Site},
    text::shortened,
};
use crate::{
    app::{AppError, Cancellation, Query, address},
    catalogue::CurrentCatalogue,
    i18n::Messages,
    standard::{CardKey, TextChoice},
    storage::Storage,
    translation::Translations,
};
use adds::AddsPage;
use alike::AlikeLines;
use beside::BesidePage;
use frame::framed;

/// Cards that can be read side by side.
const MOST_CARDS: usize = 3;

#[derive(Template)]
#[template(path = "compare.html")]
struct ChoicePage {
    frame: Frame,
    choice: CardChoice,
    /// What is wrong with the address, or missing in it.
    notes: Vec<String>,
}

/// A comparison in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    State(translations): State<Translations>,
    cancellation: Cancellation,
    site: Site,
    choice: TextChoice,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = site.reader.locale.messages();
    let asked = filter::cards(&query, t)?;
    if asked.len() > MOST_CARDS {
        return Err(AppError::BadRequest(t.compare.too_many.to_owned()));
    }
    let mut found = Vec::new();
    let mut unknown = Vec::new();
    for key in &asked {
        match storage.find_card_in_standard(key, choice).await? {
            Some(card) => found.push(card),
            None => unknown.push(key.clone()),
        }
    }
    let index = &catalogue.get().index;
    let choice = CardChoice::new(index, asked.clone(), &site)?;
    if found.len() < 2 || !unknown.is_empty() {
        let notes = notes(&unknown, found.len(), t);
        let asked: Vec<&CardKey> = asked.iter().collect();
        let path = |locale| address::compare(locale, &asked);
        let frame = framed(&site, t.compare.heading, path).description(t.compare.description);
        let mut response = super::parts::page(&ChoicePage { frame, choice, notes })?;
        if !unknown.is_empty() {
            *response.status_mut() = StatusCode::NOT_FOUND;
        }
        return Ok(response);
    }
    let adds = filter::value(&query, "view") == Some("adds");
    if adds {
        found.sort_by_key(|found| found.card.qualification_level);
    }
    let sides = side::sides(&found, &site);
    if adds {
        let alike = AlikeLines {
            index,
            translations: &translations,
            cancellation: &cancellation,
            language: site.reader.language(),
        };
        super::parts::page(&AddsPage::new(&site, &sides, choice, alike)?)
    } else {
        super::parts::page(&BesidePage::new(&site, &sides, choice))
    }
}

/// What is said above the form.
fn notes(unknown: &[CardKey], n_found: usize, t: &Messages) -> Vec<String> {
    let named = |key: &CardKey| t.compare.unknown(&shortened(&key.to_string(), 60));
    let mut notes: Vec<String> = unknown.iter().map(named).collect();
    if notes.is_empty() && n_found == 1 {
        notes.push(t.compare.one_more.to_owned());
    }
    notes
}
