//! The text that a standard was read from, with the numbers of its lines.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::frame::{Crumb, Frame, Site};
use crate::{
    app::{AppError, Path, address},
    i18n::Messages,
    standard::{Passport, SourcePlace, TextChoice},
    storage::Storage,
};

#[derive(Template)]
#[template(path = "source.html")]
struct SourcePage<'a> {
    frame: Frame,
    passport: &'a Passport,
    n_lines: String,
    lines: Vec<NumberedLine<'a>>,
}

/// A line of the text.
struct NumberedLine<'a> {
    text: &'a str,
    /// The page and the cell that begin with it, in words; none where it goes on with those of the
    /// line before.
    begins: Option<String>,
}

/// The source text of a standard in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    site: Site,
    choice: TextChoice,
    Path((_, code)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let passport = storage.find_passport(&code, choice).await?.ok_or(AppError::NotFound)?;
    let texts = storage.list_text_keys(&code).await?;
    let key = passport.text_key();
    let text = storage.find_source_text(&key).await?.ok_or(AppError::NotFound)?;
    let places = storage.find_source_places(&key).await?;
    let mut page = SourcePage::new(&site, &passport, &text, &places);
    page.frame = page.frame.of_text(&texts, &key, &passport.technical);
    super::parts::page(&page)
}

impl<'a> SourcePage<'a> {
    fn new(site: &Site, passport: &'a Passport, text: &'a str, places: &[SourcePlace]) -> Self {
        let t = site.reader.locale.messages();
        let words = &t.source;
        let code = &passport.code;
        let lines = numbered(text, places, t);
        let title = format!("{} – {code}", words.heading);
        Self {
            frame: Frame::new(site, &title, |locale| address::source(locale, code))
                .description(words.lead)
                .below_standard(code)
                .here(Crumb::here(words.heading)),
            passport,
            n_lines: words.n_lines(lines.len() as u64),
            lines,
        }
    }
}

/// The lines of a text with the pages and cells that begin with them. A text without places tells its
/// pages by form feeds.
fn numbered<'a>(text: &'a str, places: &[SourcePlace], t: &Messages) -> Vec<NumberedLine<'a>> {
    let mut places = places.iter().peekable();
    let has_places = places.peek().is_some();
    let mut page = (!has_places && text.contains('\u{c}')).then_some(1);
    let mut row = None;
    let mut page_shown = None;
    let lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
    let lines = lines.map(|(number, line)| {
        let mut begins = Vec::new();
        let place = places.next_if(|place| place.source.first_line == number);
        if has_places {
            page = place.map_or(page, |place| place.page);
        } else {
            let n_pages = u32::try_from(line.matches('\u{c}').count()).unwrap_or(u32::MAX);
            page = page.map(|page| page.saturating_add(n_pages));
        }
        if page != page_shown {
            begins.extend(page.map(|page| t.source.page(page)));
            page_shown = page;
        }
        if let Some(cell) = place.and_then(|place| place.cell) {
            if row.replace((cell.table, cell.row)) != Some((cell.table, cell.row)) {
                begins.push(t.source.row(cell.table, cell.row));
            }
            begins.push(t.source.column(cell.column));
        }
        NumberedLine {
            text: line.trim_start_matches('\u{c}'),
            begins: (!begins.is_empty()).then(|| begins.join(", ")),
        }
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        i18n::Locale,
        standard::{Source, SourceCell},
        web::parts::samples,
    };

    #[test]
    fn every_line_can_be_linked_and_keeps_its_characters() {
        let passport = samples::standard().passport;
        let text = "\u{feff}first\r\n\n  <b> third & last";
        let html =
            samples::read(&SourcePage::new(&samples::site(Locale::En), &passport, text, &[]));
        assert_eq!(samples::attributes(&html, "pre [id]", "id"), ["L1", "L2", "L3"]);
        assert_eq!(samples::attributes(&html, "#L3", "href"), ["#L3"]);
        let whole: String = html.root_element().text().collect();
        assert!(whole.contains("3  <b> third & last\n"), "{whole}");
    }

    #[test]
    fn the_pages_and_cells_of_the_document_are_named_where_they_begin() {
        let page = |text: &str, places: &[SourcePlace]| {
            let passport = samples::standard().passport;
            samples::read(&SourcePage::new(&samples::site(Locale::En), &passport, text, places))
        };
        let feeds = page("one\ntwo\n\u{c}three", &[]);
        assert_eq!(samples::texts(&feeds, ".begins"), ["page 1", "page 2"]);

        let place = |first_line, last_line, page, cell: Option<(u32, u32)>| SourcePlace {
            source: Source::new(first_line, last_line),
            page: Some(page),
            cell: cell.map(|(row, column)| SourceCell { table: 1, row, column }),
        };
        let places = [
            place(1, 1, 1, None),
            place(2, 3, 1, Some((1, 1))),
            place(4, 4, 1, Some((1, 2))),
            place(5, 5, 2, Some((2, 1))),
        ];
        let cells = page("one\ntwo\nthree\nfour\nfive", &places);
        let expected =
            ["page 1", "table 1, row 1, column 1", "column 2", "page 2, table 1, row 2, column 1"];
        assert_eq!(samples::texts(&cells, ".begins"), expected);
        assert!(samples::texts(&page("one\ntwo", &[]), ".begins").is_empty());
    }
}
