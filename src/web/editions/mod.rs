//! The editions of a standard, and what has changed between two of them.

mod differences;

use askama::Template;
use axum::{extract::State, response::Response};

pub(super) use differences::show as show_differences;

use crate::{
    app::{AppError, AskedText, Path, Reader, address},
    i18n::Locale,
    standard::{Edition, Passport, TextChoice},
    storage::{PageRequest, Storage, StoredText},
    web::parts::{
        self,
        frame::{Crumb, Frame, Site},
    },
};

/// The most texts that are listed: nobody has published so many of one standard.
const MOST_TEXTS: u32 = 500;

#[derive(Template)]
#[template(path = "editions.html")]
struct EditionsPage<'a> {
    frame: Frame,
    passport: &'a Passport,
    editions: Vec<EditionEntry<'a>>,
}

/// An edition with its texts.
struct EditionEntry<'a> {
    edition: Edition,
    is_current: bool,
    texts: Vec<&'a StoredText>,
    /// What the edition before is called, and the page of what has changed since.
    before: Option<(String, String)>,
}

/// The editions of a standard in a locale.
pub(in crate::web) async fn show(
    State(storage): State<Storage>,
    site: Site,
    choice: TextChoice,
    Path((_, code)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let passport = storage.find_passport(&code, choice).await?.ok_or(AppError::NotFound)?;
    let request = PageRequest { limit: MOST_TEXTS, cursor: None };
    let texts = storage.list_texts_of(&code, request).await?;
    parts::page(&EditionsPage::new(&site, &passport, &texts.items))
}

impl<'a> EditionsPage<'a> {
    fn new(site: &Site, passport: &'a Passport, texts: &'a [StoredText]) -> Self {
        let (reader, code) = (site.reader, &passport.code);
        let words = &reader.locale.messages().editions;
        let mut editions: Vec<EditionEntry<'a>> = Vec::new();
        for text in texts {
            let edition = text.text.edition;
            match editions.last_mut() {
                Some(last) if last.edition == edition => last.texts.push(text),
                last => {
                    if let Some(later) = last {
                        let differences =
                            address::differences(reader, code, edition, later.edition);
                        later.before = Some((words.name(edition), differences));
                    }
                    editions.push(EditionEntry {
                        edition,
                        is_current: text.is_current,
                        texts: vec![text],
                        before: None,
                    });
                }
            }
        }
        let title = format!("{} – {code}", words.heading);
        let frame = Frame::new(site, &title, |locale| address::editions(locale, code))
            .description(words.lead)
            .below_standard(code)
            .here(Crumb::here(words.heading));
        Self { frame, passport, editions }
    }

    /// The page of a text, and its language.
    fn page_of(&self, text: &StoredText) -> (Locale, String) {
        let asked = AskedText {
            language: Some(text.text.language),
            edition: (!text.is_current).then_some(text.text.edition),
        };
        let reader = Reader { text: asked, ..self.frame.reader };
        (Locale::of(text.text.language), address::standard(reader, &self.passport.code))
    }
}
