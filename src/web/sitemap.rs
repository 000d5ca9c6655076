//! The addresses of all pages for search engines (sitemaps.org), each with its other languages.
//!
//! The lines of a card have pages of their own; a search engine finds their words on the card.

use std::time::SystemTime;

use askama::Template;
use axum::{
    extract::State,
    response::Response,
    routing::{MethodRouter, get},
};
use serde::Deserialize;

use super::parts::route::PageRoute;
use crate::{
    app::{AppError, AppState, PublicUrl, Query, address, time},
    catalogue::CurrentCatalogue,
    i18n::Locale,
    search::SearchIndex,
    storage::Storage,
};

/// The most pages, each in every language, of one file; where there are more, there are several
/// files. A file may have 50 000 addresses.
const MOST: usize = 250;

/// The places of an address that are filled in.
const LOCALE: &str = "{locale}";
const CODE: &str = "{code}";
const SLUG: &str = "{slug}";

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

/// A page of the site, before its addresses are written: its address with places to fill in, and
/// what fills them.
#[derive(Clone, Copy)]
struct SitePage<'c> {
    address: &'static str,
    code: &'c str,
    slug: &'c str,
}

/// Answers with the pages of these routes that search engines are told of.
pub(super) fn of(routes: &'static [PageRoute]) -> MethodRouter<AppState> {
    get(move |storage, catalogue, public_url, query| {
        show(routes, storage, catalogue, public_url, query)
    })
}

/// The whole sitemap, or the list of its parts, or one of them.
async fn show(
    routes: &'static [PageRoute],
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    State(public_url): State<PublicUrl>,
    Query(SitemapQuery { part }): Query<SitemapQuery>,
) -> Result<Response, AppError> {
    let catalogue = catalogue.get();
    let pages: Vec<SitePage<'_>> = site_pages(routes, &catalogue.index).collect();
    let n_parts = pages.len().div_ceil(MOST);
    let xml = if part.is_none() && n_parts > 1 {
        let part = |number| public_url.absolute(&address::sitemap_part(number));
        SitemapIndex { parts: (1..=n_parts).map(part).collect() }.render()?
    } else {
        let at = part.unwrap_or(1).checked_sub(1);
        let part = at.and_then(|at| pages.chunks(MOST).nth(at)).ok_or(AppError::NotFound)?;
        let times = storage.list_import_times().await?;
        let latest = times.values().max().copied();
        let modified = |page: SitePage<'_>| match page.code {
            "" => latest,
            code => times.get(code).copied(),
        };
        let pages = part.iter().map(|page| page.written(&public_url, modified(*page)));
        Sitemap { pages: pages.collect() }.render()?
    };
    Ok(super::parts::file("application/xml; charset=utf-8", xml))
}

/// Every page of the site: those of the whole catalogue, then those of each standard and each card.
fn site_pages<'c>(
    routes: &'static [PageRoute],
    index: &'c SearchIndex,
) -> impl Iterator<Item = SitePage<'c>> {
    let listed = |has_code: bool, has_slug: bool| {
        routes.iter().filter_map(|route| route.listed_as).filter(move |address| {
            (address.contains(CODE), address.contains(SLUG)) == (has_code, has_slug)
        })
    };
    let of_catalogue = listed(false, false).map(|address| SitePage { address, code: "", slug: "" });
    let of_standards = index.standard_codes().flat_map(move |code| {
        listed(true, false).map(move |address| SitePage { address, code, slug: "" })
    });
    let of_cards = index.listed_cards().flat_map(move |card| {
        let (code, slug) = (&*card.standard, &*card.slug);
        listed(true, true).map(move |address| SitePage { address, code, slug })
    });
    of_catalogue.chain(of_standards).chain(of_cards)
}

impl SitePage<'_> {
    fn written(self, public_url: &PublicUrl, modified: Option<SystemTime>) -> LocalizedPage {
        let path = |locale: Locale| {
            self.address
                .replace(LOCALE, locale.tag())
                .replace(CODE, &address::encoded(self.code))
                .replace(SLUG, &address::encoded(self.slug))
        };
        LocalizedPage {
            addresses: Locale::ALL.map(|locale| (locale, public_url.absolute(&path(locale)))),
            modified: modified.map(time::rfc3339),
        }
    }
}
