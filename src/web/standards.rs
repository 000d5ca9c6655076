//! The list of standards.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    filter::Pairs,
    frame::{Crumb, Frame, MenuSection},
    list::{self, OtherPages},
    standard_tile::{StandardTile, standard_tiles},
};
use crate::{
    app::{AppError, PublicUrl, Query, address},
    i18n::{Locale, Messages},
    storage::{PageRequest, Storage},
};

/// Standards on a page.
const PAGE: u32 = 100;

#[derive(Template)]
#[template(path = "standards.html")]
struct StandardsPage {
    frame: Frame,
    t: &'static Messages,
    standards: Vec<StandardTile>,
    other_pages: OtherPages,
}

/// The list of standards in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = locale.messages();
    let cursor = list::cursor(&query);
    let found = storage.list_standards(PageRequest { limit: PAGE, cursor }).await;
    let found = found.map_err(|error| list::refusal(error, t))?;
    let frame = Frame::new(locale, &public_url, t.site.standards, |locale| {
        list::address_at(&address::standards(locale), cursor)
    })
    .description(t.passport.list_description)
    .section(MenuSection::Standards)
    .trail([Crumb::ours(t.site.home, address::home(locale)), Crumb::here(t.site.standards)]);
    let other_pages = OtherPages::new(cursor, found.next.as_deref(), |cursor| {
        list::address_at(&address::standards(locale), cursor)
    });
    let standards = standard_tiles(&found.items, locale);
    super::parts::page(&StandardsPage { frame, t, standards, other_pages })
}
