//! The text that a standard was read from, with the numbers of its lines.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::frame::{Crumb, Frame, Site};
use crate::{
    app::{AppError, Path, address},
    standard::{Passport, TextChoice},
    storage::Storage,
};

#[derive(Template)]
#[template(path = "source.html")]
struct SourcePage<'a> {
    frame: Frame,
    passport: &'a Passport,
    n_lines: String,
    lines: Vec<&'a str>,
}

/// The source text of a standard in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    site: Site,
    choice: TextChoice,
    Path((_, code)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let passport = storage.find_passport(&code, choice).await?.ok_or(AppError::NotFound)?;
    let text = storage.find_source_text(&passport.text_key()).await?.ok_or(AppError::NotFound)?;
    super::parts::page(&SourcePage::new(&site, &passport, &text))
}

impl<'a> SourcePage<'a> {
    fn new(site: &Site, passport: &'a Passport, text: &'a str) -> Self {
        let words = &site.reader.locale.messages().source;
        let code = &passport.code;
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::Locale, web::parts::samples};

    #[test]
    fn every_line_can_be_linked_and_keeps_its_characters() {
        let passport = samples::standard().passport;
        let text = "\u{feff}first\r\n\n  <b> third & last";
        let html = samples::read(&SourcePage::new(&samples::site(Locale::En), &passport, text));
        assert_eq!(samples::attributes(&html, "pre [id]", "id"), ["L1", "L2", "L3"]);
        assert_eq!(samples::attributes(&html, "#L3", "href"), ["#L3"]);
        let whole: String = html.root_element().text().collect();
        assert!(whole.contains("3  <b> third & last\n"), "{whole}");
    }
}
