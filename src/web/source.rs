//! The text that a standard was read from, with the numbers of its lines.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::frame::{Crumb, Frame, MenuSection};
use crate::{
    app::{AppError, Path, PublicUrl, address},
    i18n::{Locale, Messages},
    standard::{Passport, TextChoice},
    storage::Storage,
};

#[derive(Template)]
#[template(path = "source.html")]
struct SourcePage<'a> {
    frame: Frame,
    t: &'static Messages,
    passport: &'a Passport,
    lang: &'static str,
    edition: Option<String>,
    n_lines: String,
    lines: Vec<&'a str>,
}

/// The source text of a standard in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
    choice: TextChoice,
    Path((_, code)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let passport = storage.find_passport(&code, choice).await?.ok_or(AppError::NotFound)?;
    let text = storage.find_source_text(&passport.text_key()).await?.ok_or(AppError::NotFound)?;
    super::parts::page(&SourcePage::new(locale, &public_url, &passport, &text))
}

impl<'a> SourcePage<'a> {
    fn new(locale: Locale, public_url: &PublicUrl, passport: &'a Passport, text: &'a str) -> Self {
        let t = locale.messages();
        let code = &passport.code;
        let title = format!("{} – {code}", t.source.heading);
        let frame = Frame::new(locale, public_url, &title, |locale| address::source(locale, code))
            .description(t.source.lead)
            .section(MenuSection::Standards)
            .trail([
                Crumb::ours(t.site.home, address::home(locale)),
                Crumb::ours(t.site.standards, address::standards(locale)),
                Crumb::ours(code, address::standard(locale, code)),
                Crumb::here(t.source.heading),
            ]);
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        let n_lines = t.source.n_lines(lines.len() as u64);
        let technical = &passport.technical;
        let edition = t.passport.edition(technical.version, technical.year);
        Self { frame, t, passport, lang: passport.language.tag(), edition, n_lines, lines }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::parts::samples;

    #[test]
    fn every_line_can_be_linked_and_keeps_its_characters() {
        let passport = samples::standard().passport;
        let text = "\u{feff}first\r\n\n  <b> third & last";
        let html =
            samples::read(&SourcePage::new(Locale::En, &samples::public_url(), &passport, text));
        assert_eq!(samples::attributes(&html, "pre [id]", "id"), ["L1", "L2", "L3"]);
        assert_eq!(samples::attributes(&html, "#L3", "href"), ["#L3"]);
        let whole: String = html.root_element().text().collect();
        assert!(whole.contains("3  <b> third & last\n"), "{whole}");
    }
}
