//! What imports have changed, as a page and as an Atom feed (RFC 4287).

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::frame::{Frame, MenuSection, Site};
use crate::{
    app::{AppError, Reader, address, time},
    catalogue::{Catalogue, CurrentCatalogue},
    i18n::{Locale, Messages},
    standard::Wording,
    storage::{Import, Storage},
    xml::drop_characters_unknown_to_xml,
};

/// Imports that are listed, the latest first.
const MOST: u32 = 50;

#[derive(Template)]
#[template(path = "changes.html")]
struct ChangesPage<'a> {
    frame: Frame,
    entries: Vec<ImportEntry<'a>>,
    /// The list for programs.
    api: String,
}

#[derive(Template)]
#[template(path = "changes.atom.xml")]
struct Feed<'a> {
    locale: Locale,
    t: &'static Messages,
    entries: Vec<ImportEntry<'a>>,
    /// Addresses are absolute: a reader of feeds keeps it apart from the site.
    id: String,
    page: String,
    updated: String,
}

/// An import. The version of the catalogue is the anchor of the entry.
struct ImportEntry<'a> {
    import: Import,
    /// The title of the standard, where the catalogue still has it.
    title: Option<&'a Wording>,
    summary: String,
}

/// The page in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    site: Site,
) -> Result<Response, AppError> {
    let t = site.reader.locale.messages();
    let catalogue = catalogue.get();
    let entries = entries(&storage, &catalogue, site.reader.locale).await?;
    // The latest import: a program that has no copy yet begins with 0.
    let before = entries.first().map_or(0, |latest| latest.import.version.0 - 1);
    super::parts::page(&ChangesPage {
        frame: Frame::new(&site, t.changes.heading, address::changes)
            .description(t.changes.lead)
            .section(MenuSection::About),
        api: site.public_url.absolute(&address::api_changes(before)),
        entries,
    })
}

/// The feed in a locale.
pub(super) async fn feed(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    Site { reader: Reader { locale, .. }, public_url, .. }: Site,
) -> Result<Response, AppError> {
    let (t, catalogue) = (locale.messages(), catalogue.get());
    let feed = Feed {
        locale,
        t,
        entries: entries(&storage, &catalogue, locale).await?,
        id: public_url.absolute(&address::feed(locale)),
        page: public_url.absolute(&address::changes(locale)),
        updated: time::rfc3339(catalogue.modified.unwrap_or(std::time::UNIX_EPOCH)),
    };
    let mut feed = feed.render()?;
    drop_characters_unknown_to_xml(&mut feed);
    Ok(super::parts::file("application/atom+xml; charset=utf-8", feed))
}

async fn entries<'a>(
    storage: &Storage,
    catalogue: &'a Catalogue,
    locale: Locale,
) -> Result<Vec<ImportEntry<'a>>, AppError> {
    let entry = |import: Import| ImportEntry {
        title: catalogue.index.standard_title(&import.text.code, Some(locale.language())),
        summary: summary(&import, locale.messages()),
        import,
    };
    Ok(storage.list_imports(MOST).await?.into_iter().map(entry).collect())
}

fn summary(import: &Import, t: &Messages) -> String {
    let Import { n_added, n_changed, n_moved, n_removed, .. } = *import;
    let of_nodes = t.changes.of_nodes([n_added, n_changed, n_moved, n_removed]);
    if import.has_replaced {
        t.changes.was_replaced(&of_nodes)
    } else if import.is_new_edition() {
        t.changes.new_edition(&of_nodes)
    } else {
        t.changes.added(n_added)
    }
}
