//! The list of standards.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    filter::Pairs,
    frame::{Frame, MenuSection, Site},
    list::{self, OtherPages},
    words::Words,
};
use crate::{
    app::{AppError, Query, address},
    storage::{PageRequest, StandardSummary, Storage},
};

/// Standards on a page.
const PAGE: u32 = 100;

#[derive(Template)]
#[template(path = "standards.html")]
struct StandardsPage<'a> {
    frame: Frame,
    standards: &'a [StandardSummary],
    other_pages: OtherPages,
}

/// The list of standards in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    site: Site,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = site.reader.locale.messages();
    let cursor = list::cursor(&query);
    let found = storage
        .list_standards(PageRequest { limit: PAGE, cursor }, Some(site.reader.language()))
        .await;
    let found = found.map_err(|error| list::refusal(error, t))?;
    let address =
        |locale, cursor: Option<&str>| list::address_at(&address::standards(locale), cursor);
    super::parts::page(&StandardsPage {
        frame: Frame::new(&site, t.site.standards, |locale| address(locale, cursor))
            .description(t.passport.list_description)
            .section(MenuSection::Standards),
        other_pages: OtherPages::new(cursor, found.next.as_deref(), |cursor| {
            address::keeping(site.reader, &address(site.reader.locale, cursor))
        }),
        standards: &found.items,
    })
}

impl StandardsPage<'_> {
    /// The words of the standards.
    fn words(&self) -> Option<Words<'_>> {
        self.frame.words_among(self.standards.iter().map(|standard| &standard.text))
    }
}
