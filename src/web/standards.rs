//! The list of standards.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    filter::{self, Pairs},
    frame::{Frame, MenuSection, Site},
    list::{self, OtherPages},
    words::Words,
};
use crate::{
    app::{AppError, Query, address},
    i18n::Locale,
    storage::{PageRequest, StandardSummary, Storage},
};

/// Standards on a page.
const PAGE: u32 = 100;

#[derive(Template)]
#[template(path = "standards.html")]
struct StandardsPage<'a> {
    frame: Frame,
    standards: &'a [StandardSummary],
    /// The section of the classifier of economic activities that the list is of.
    section: Option<String>,
    other_pages: OtherPages,
}

/// The name of the section in the address.
const SECTION: &str = "section";

/// The list of standards in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    site: Site,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = site.reader.locale.messages();
    let cursor = list::cursor(&query);
    let section = filter::value(&query, SECTION).map(letter).transpose()?;
    let request = PageRequest { limit: PAGE, cursor };
    let found = storage.list_standards_of(section, request, Some(site.reader.language())).await;
    let found = found.map_err(|error| list::refusal(error, t))?;
    if section.is_some() && found.total == 0 {
        return Err(AppError::NotFound);
    }
    let address = |locale: Locale, cursor: Option<&str>| {
        let list = match section {
            Some(section) => address::standards_of(locale, section),
            None => address::standards(locale),
        };
        list::address_at(&list, cursor)
    };
    let section = section.map(|letter| t.passport.section(letter, t.passport.section_name(letter)));
    let title = section.as_deref().unwrap_or(t.site.standards);
    super::parts::page(&StandardsPage {
        frame: Frame::new(&site, title, |locale| address(locale, cursor))
            .description(t.passport.list_description)
            .section(MenuSection::Standards),
        other_pages: OtherPages::new(cursor, found.next.as_deref(), |cursor| {
            address::keeping(site.reader, &address(site.reader.locale, cursor))
        }),
        standards: &found.items,
        section,
    })
}

/// The letter of a section; a text that is no letter names none.
fn letter(section: &str) -> Result<char, AppError> {
    let mut letters = section.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Ok(letter),
        _ => Err(AppError::NotFound),
    }
}

impl StandardsPage<'_> {
    /// The words of the standards.
    fn words(&self) -> Option<Words<'_>> {
        self.frame.words_among(self.standards.iter().map(|standard| &standard.text))
    }
}
