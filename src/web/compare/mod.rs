//! Two or three cards: side by side, or what each adds to the one of the level below. Which cards
//! is in the address; without two of them the page is a form that chooses them.

mod adds;
mod beside;
mod choice;
mod line;
mod side;

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::parts::{
    filter::{self, Pairs},
    frame::{Crumb, Frame, MenuSection},
    text::shortened,
};
use crate::{
    app::{AppError, PublicUrl, Query, address},
    catalogue::CurrentCatalogue,
    i18n::{Locale, Messages},
    search::CardListRequest,
    standard::CardKey,
    storage::Storage,
};
use adds::AddsPage;
use beside::BesidePage;
use choice::CardChoice;
use side::Side;

/// As many cards as can be read side by side.
const MOST_CARDS: usize = 3;

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

/// One way to look at the cards.
#[derive(Debug)]
struct View {
    label: String,
    href: String,
    current: bool,
}

/// A comparison in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
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
        match storage.find_card_in_standard(key, None).await? {
            Some(card) => found.push(card),
            None => unknown.push(key),
        }
    }
    let request = CardListRequest { limit: MOST_CHOICES, ..CardListRequest::default() };
    let choice = CardChoice::new(catalogue.get().index.list_cards(&request)?, &keys, locale);
    if found.len() < 2 || !unknown.is_empty() {
        let notes = notes(&unknown, found.len(), t);
        let page = ChoicePage { frame: frame(locale, &public_url, &keys), t, choice, notes };
        let mut response = super::page(&page)?;
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
        super::page(&AddsPage::new(locale, &public_url, &sides, choice))
    } else {
        super::page(&BesidePage::new(locale, &public_url, &sides, choice))
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

/// The frame of a comparison; its title names the cards.
fn frame_of(
    locale: Locale,
    public_url: &PublicUrl,
    sides: &[Side<'_>],
    heading: &str,
    path: impl Fn(Locale, &[&CardKey]) -> String,
) -> Frame {
    let t = locale.messages();
    let keys: Vec<&CardKey> = sides.iter().map(|side| &side.key).collect();
    let names: Vec<String> =
        sides.iter().map(|side| format!("{}, {}", side.title, side.level.label)).collect();
    let title = format!("{heading}: {}", names.join(" · "));
    Frame::new(locale, public_url, &title, |locale| path(locale, &keys))
        .description(&format!("{}: {}. {}", t.compare.heading, names.join("; "), t.compare.lead))
        .section(MenuSection::Professions)
        .trail(trail(locale, heading))
}

fn trail(locale: Locale, here: &str) -> [Crumb; 3] {
    let t = locale.messages();
    [
        Crumb::ours(t.site.home, address::home(locale)),
        Crumb::ours(t.site.professions, address::professions(locale, &[])),
        Crumb::here(here),
    ]
}

/// The ways to look at these cards.
fn views(sides: &[Side<'_>], locale: Locale, adds: bool) -> [View; 2] {
    let t = locale.messages();
    let keys: Vec<&CardKey> = sides.iter().map(|side| &side.key).collect();
    [
        View {
            label: t.compare.beside.to_owned(),
            href: address::compare(locale, &keys),
            current: !adds,
        },
        View {
            label: adds::heading(sides, t),
            href: address::compare_adds(locale, &keys),
            current: adds,
        },
    ]
}
