//! A text compared with the catalogue: a syllabus, a vacancy, a job description. What was sent is
//! answered and kept nowhere; so the answer has no address, and the form is beside it once more.

mod form;
mod result;
mod sheets;

use askama::Template;
use axum::{
    extract::{Multipart, State},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};

use self::{
    form::{MatchForm, RefusedText, WORKBOOK},
    result::{CoveredCard, MatchResult, shared},
};
use super::parts::{
    card_choice::CardChoice,
    citation::kind_and_number,
    frame::{Frame, Site},
    office_file::{OfficeFile, response},
};
use crate::{
    app::{AppError, Cancellation, address, match_text},
    catalogue::CurrentCatalogue,
    office,
    search::{COVERS, Hit, LONGEST_TEXT, MatchRequest, lines_of_text},
    standard::{Statement, StatementKind, TextChoice},
    storage::Storage,
    translation::Translations,
};

#[derive(Template)]
#[template(path = "match.html")]
struct MatchPage {
    frame: Frame,
    choice: CardChoice,
    /// The text, as it was sent.
    text: String,
    /// What is wrong with what was sent.
    refusal: Option<RefusedText>,
    /// None where nothing was compared.
    result: Option<MatchResult>,
}

/// The form.
pub(super) async fn show(
    State(catalogue): State<CurrentCatalogue>,
    site: Site,
) -> Result<Response, AppError> {
    let choice = CardChoice::new(&catalogue.get().index, Vec::new(), &site)?;
    super::parts::page(&MatchPage::new(&site, choice, String::new()))
}

/// The comparison, as a page or as a workbook.
pub(super) async fn compare(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    State(translations): State<Translations>,
    cancellation: Cancellation,
    site: Site,
    sent: Multipart,
) -> Result<Response, AppError> {
    let index = &catalogue.get().index;
    let form = MatchForm::read(sent).await?;
    let card = form.card.filter(|key| index.has_card(key));
    let choice = CardChoice::new(index, card.iter().cloned().collect(), &site)?;
    let page = |text| MatchPage::new(&site, choice, text);
    let text = match form.text {
        Ok(text) if text.len() > LONGEST_TEXT => {
            return refused(page(String::new()), RefusedText::TooLong);
        }
        Ok(text) if lines_of_text(&text).is_empty() => {
            return refused(page(text), RefusedText::Nothing);
        }
        Ok(text) => text,
        Err(refusal) => return refused(page(String::new()), refusal),
    };
    let request = MatchRequest {
        lines: lines_of_text(&text),
        cards: card.iter().cloned().collect(),
        language: Some(site.reader.language()),
        ..MatchRequest::default()
    };
    let found = match_text(index, &translations, &request, &cancellation)?;
    let mut cards = Vec::new();
    for one in &found.cards {
        let choice =
            TextChoice { preferred: Some(site.reader.language()), ..TextChoice::default() };
        let card = storage.find_card_in_standard(&one.card.key, choice).await?;
        cards.extend(card.map(|card| CoveredCard::new(card, one)));
    }
    let result = MatchResult { found, cards };
    if form.is_workbook {
        let bytes = office::xlsx(&sheets::sheets(&result, &site))?;
        return Ok(unkept(response(OfficeFile::Excel, "match", site.reader.language(), bytes)));
    }
    let page = MatchPage { result: Some(result), ..page(text) };
    Ok(unkept(super::parts::page(&page)?))
}

/// The page that says what is wrong.
fn refused(page: MatchPage, refusal: RefusedText) -> Result<Response, AppError> {
    let page = MatchPage { refusal: Some(refusal), ..page };
    let mut response = unkept(super::parts::page(&page)?);
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// The response, which nobody may keep: it answers a text that is somebody's own.
fn unkept(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

impl MatchPage {
    fn new(site: &Site, choice: CardChoice, text: String) -> Self {
        let t = site.reader.locale.messages();
        Self {
            frame: Frame::new(site, t.text_match.heading, address::text_match)
                .description(t.text_match.description),
            choice,
            text,
            refusal: None,
            result: None,
        }
    }

    /// A requirement with its kind and number.
    fn label(&self, requirement: &Statement<'_>) -> String {
        kind_and_number(requirement.kind(), requirement.number(), self.frame.t)
    }

    /// How near a hit is, in words.
    fn nearness(&self, hit: &Hit) -> &'static str {
        self.frame.t.text_match.of_score(hit.score, COVERS)
    }
}
