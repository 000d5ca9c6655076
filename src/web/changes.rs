//! What imports have changed, as a page and as an Atom feed (RFC 4287).

use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use super::parts::{
    frame::{Crumb, Frame, MenuSection},
    xml::drop_characters_unknown_to_xml,
};
use crate::{
    app::{AppError, PublicUrl, address, time},
    catalogue::{Catalogue, CurrentCatalogue},
    i18n::{Locale, Messages},
    storage::{Import, Storage},
};

/// Imports that are listed, the latest first.
const MOST: u32 = 50;

#[derive(Template)]
#[template(path = "changes.html")]
struct ChangesPage {
    frame: Frame,
    t: &'static Messages,
    entries: Vec<ImportEntry>,
    /// The feed of the same.
    feed: String,
    /// The list for programs.
    api: String,
}

#[derive(Template)]
#[template(path = "changes.atom.xml")]
struct Feed {
    locale: Locale,
    t: &'static Messages,
    entries: Vec<ImportEntry>,
    /// Addresses are absolute: a reader of feeds keeps it apart from the site.
    id: String,
    page: String,
    updated: String,
}

/// An import.
#[derive(Debug)]
struct ImportEntry {
    /// The version of the catalogue, which is the anchor of the entry.
    version: i64,
    /// The version in words.
    heading: String,
    /// The moment, as RFC 3339 writes it, and its day in words.
    at: String,
    day: String,
    code: String,
    /// The title of the standard and its language, where the catalogue still has it.
    title: Option<(String, &'static str)>,
    href: String,
    summary: String,
}

/// The page in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
) -> Result<Response, AppError> {
    let t = locale.messages();
    let entries = entries(&storage, &catalogue.get(), locale).await?;
    let frame = Frame::new(locale, &public_url, t.changes.heading, address::changes)
        .description(t.changes.lead)
        .section(MenuSection::About)
        .trail([Crumb::ours(t.site.home, address::home(locale)), Crumb::here(t.changes.heading)]);
    // The latest import: a program that has no copy yet begins with 0.
    let before = entries.first().map_or(0, |latest| latest.version - 1);
    super::parts::page(&ChangesPage {
        frame,
        t,
        feed: address::feed(locale),
        api: public_url.absolute(&address::api_changes(before)),
        entries,
    })
}

/// The feed in a locale.
pub(super) async fn feed(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
) -> Result<Response, AppError> {
    let feed = Feed {
        locale,
        t: locale.messages(),
        entries: entries(&storage, &catalogue.get(), locale).await?,
        id: public_url.absolute(&address::feed(locale)),
        page: public_url.absolute(&address::changes(locale)),
        updated: time::rfc3339(catalogue.modified().unwrap_or(std::time::UNIX_EPOCH)),
    };
    let headers = [
        (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    let mut feed = feed.render()?;
    drop_characters_unknown_to_xml(&mut feed);
    Ok((headers, feed).into_response())
}

async fn entries(
    storage: &Storage,
    catalogue: &Catalogue,
    locale: Locale,
) -> Result<Vec<ImportEntry>, AppError> {
    let imports = storage.list_imports(MOST).await?;
    let entry = |import: &Import| {
        let t = locale.messages();
        let code = import.text.code.clone();
        let title = catalogue.index.standard_title(&code);
        ImportEntry {
            version: import.version.0,
            heading: t.changes.version(import.version.0),
            at: time::rfc3339(import.at),
            day: t.date(&time::day(import.at)),
            title: title.map(|title| (title.text.clone(), title.language.tag())),
            href: address::standard(locale, &code),
            summary: summary(import, t),
            code,
        }
    };
    Ok(imports.iter().map(entry).collect())
}

fn summary(import: &Import, t: &Messages) -> String {
    let Import { n_added, n_changed, n_moved, n_removed, .. } = *import;
    if !import.has_replaced {
        return t.changes.added(n_added);
    }
    t.changes.replaced([n_added, n_changed, n_moved, n_removed])
}
