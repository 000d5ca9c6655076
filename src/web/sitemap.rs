//! The addresses of all pages for search engines (sitemaps.org), each with its other languages.
//!
//! The lines of a card have pages of their own; a search engine finds their words on the card.

use std::{collections::HashMap, time::SystemTime};

use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use crate::{
    app::{AppError, PublicUrl, Query, address, time},
    i18n::Locale,
    standard::CardKey,
    storage::Storage,
};

/// As many pages, each in every language, stand in one file; where there are more, there are
/// several. A file may have 50 000 addresses.
const MOST: usize = 1_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SitemapQuery {
    part: Option<usize>,
}

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap {
    pages: Vec<Page>,
    default: Locale,
}

#[derive(Template)]
#[template(path = "sitemap-index.xml")]
struct SitemapIndex {
    parts: Vec<String>,
}

/// A page in every language.
struct Page {
    /// The locale and the absolute address.
    addresses: [(Locale, String); 3],
    modified: Option<String>,
}

/// The whole sitemap, or the list of its parts, or one of them.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    Query(SitemapQuery { part }): Query<SitemapQuery>,
) -> Result<Response, AppError> {
    let cards = storage.list_professions().await?;
    let cards = cards.iter().map(|card| card.summary.identity.key());
    let times = storage.list_import_times().await?;
    let paths = paths(cards.collect(), &times);
    let n_parts = paths.len().div_ceil(MOST);
    let xml = match part {
        None if n_parts > 1 => {
            let part = |number| public_url.absolute(&address::sitemap_part(number));
            SitemapIndex { parts: (1..=n_parts).map(part).collect() }.render()?
        }
        None => sitemap(&paths, &public_url)?,
        Some(number) => {
            let part = number.checked_sub(1).and_then(|at| paths.chunks(MOST).nth(at));
            sitemap(part.ok_or(AppError::NotFound)?, &public_url)?
        }
    };
    let headers = [
        (header::CONTENT_TYPE, "application/xml; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    Ok((headers, xml).into_response())
}

/// Gives the path of a page in a locale.
type Path = Box<dyn Fn(Locale) -> String + Send>;

/// Every page, with the time of its last change.
fn paths(
    cards: Vec<CardKey>,
    times: &HashMap<String, SystemTime>,
) -> Vec<(Path, Option<SystemTime>)> {
    let latest = times.values().max().copied();
    let of_catalogue: [fn(Locale) -> String; 8] = [
        address::home,
        |locale| address::professions(locale, &[]),
        address::standards,
        address::glossary,
        address::changes,
        address::downloads,
        address::about,
        address::components,
    ];
    let mut paths: Vec<(Path, Option<SystemTime>)> = Vec::new();
    paths.extend(of_catalogue.map(|path| (Box::new(path) as Path, latest)));
    let of_standard: [fn(Locale, &str) -> String; 4] =
        [address::standard, address::findings, address::source, |locale, code| {
            address::pathways(locale, Some(code))
        }];
    let mut codes: Vec<&String> = cards.iter().map(|card| &card.standard).collect();
    codes.dedup();
    for code in codes {
        for path in of_standard {
            let owned = code.clone();
            let path: Path = Box::new(move |locale| path(locale, &owned));
            paths.push((path, times.get(code).copied()));
        }
    }
    for card in cards {
        let modified = times.get(&card.standard).copied();
        paths.push((Box::new(move |locale| address::card(locale, &card)), modified));
    }
    paths
}

fn sitemap(
    paths: &[(Path, Option<SystemTime>)],
    public_url: &PublicUrl,
) -> Result<String, AppError> {
    let page = |(path, modified): &(Path, Option<SystemTime>)| Page {
        addresses: Locale::ALL.map(|locale| (locale, public_url.absolute(&path(locale)))),
        modified: modified.map(time::rfc3339),
    };
    let pages = paths.iter().map(page).collect();
    Ok(Sitemap { pages, default: Locale::ALL[0] }.render()?)
}
