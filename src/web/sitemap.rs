//! The addresses of all pages for search engines (sitemaps.org), each with its other languages.
//!
//! The lines of a card have pages of their own; a search engine finds their words on the card.

use std::time::SystemTime;

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use crate::{
    app::{AppError, PublicUrl, Query, address, time},
    catalogue::CurrentCatalogue,
    i18n::Locale,
    search::SearchIndex,
    standard::CardKey,
    storage::Storage,
};

/// The most pages, each in every language, of one file; where there are more, there are several
/// files. A file may have 50 000 addresses.
const MOST: usize = 250;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SitemapQuery {
    part: Option<usize>,
}

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap {
    pages: Vec<LocalizedPage>,
}

#[derive(Template)]
#[template(path = "sitemap-index.xml")]
struct SitemapIndex {
    parts: Vec<String>,
}

/// A page in every language.
struct LocalizedPage {
    /// The locale and the absolute address.
    addresses: [(Locale, String); 3],
    modified: Option<String>,
}

/// A page of the site, before its addresses are written.
#[derive(Clone, Copy)]
enum SitePage<'c> {
    Catalogue(fn(Locale) -> String),
    Standard(fn(Locale, &str) -> String, &'c str),
    Card(&'c CardKey),
}

/// The pages of the whole catalogue.
const OF_CATALOGUE: &[fn(Locale) -> String] = &[
    address::home,
    |locale| address::professions(locale, &[]),
    address::standards,
    address::glossary,
    address::changes,
    address::downloads,
    address::about,
    address::components,
];

/// The pages of each standard.
const OF_STANDARD: [fn(Locale, &str) -> String; 4] =
    [address::standard, address::findings, address::source, |locale, code| {
        address::pathways(locale, Some(code))
    }];

/// The whole sitemap, or the list of its parts, or one of them.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    State(public_url): State<PublicUrl>,
    Query(SitemapQuery { part }): Query<SitemapQuery>,
) -> Result<Response, AppError> {
    let catalogue = catalogue.get();
    let pages: Vec<SitePage<'_>> = site_pages(&catalogue.index).collect();
    let n_parts = pages.len().div_ceil(MOST);
    let xml = if part.is_none() && n_parts > 1 {
        let part = |number| public_url.absolute(&address::sitemap_part(number));
        SitemapIndex { parts: (1..=n_parts).map(part).collect() }.render()?
    } else {
        let at = part.unwrap_or(1).checked_sub(1);
        let part = at.and_then(|at| pages.chunks(MOST).nth(at)).ok_or(AppError::NotFound)?;
        let times = storage.list_import_times().await?;
        let latest = times.values().max().copied();
        let modified = |page: SitePage<'_>| match page {
            SitePage::Catalogue(_) => latest,
            SitePage::Standard(_, code) => times.get(code).copied(),
            SitePage::Card(card) => times.get(&card.standard).copied(),
        };
        let pages = part.iter().map(|page| page.written(&public_url, modified(*page)));
        Sitemap { pages: pages.collect() }.render()?
    };
    Ok(super::parts::file("application/xml; charset=utf-8", xml))
}

/// Every page of the site.
fn site_pages(index: &SearchIndex) -> impl Iterator<Item = SitePage<'_>> {
    let of_standards = index
        .standard_codes()
        .flat_map(|code| OF_STANDARD.map(|path| SitePage::Standard(path, code)));
    let of_cards = index.listed_cards().map(SitePage::Card);
    OF_CATALOGUE.iter().copied().map(SitePage::Catalogue).chain(of_standards).chain(of_cards)
}

impl SitePage<'_> {
    fn written(self, public_url: &PublicUrl, modified: Option<SystemTime>) -> LocalizedPage {
        let path = |locale| match self {
            Self::Catalogue(path) => path(locale),
            Self::Standard(path, code) => path(locale, code),
            Self::Card(card) => address::card(locale, card),
        };
        LocalizedPage {
            addresses: Locale::ALL.map(|locale| (locale, public_url.absolute(&path(locale)))),
            modified: modified.map(time::rfc3339),
        }
    }
}
