//! A text compared with the catalogue: a syllabus, a vacancy, a job description. What was sent is
//! answered and kept nowhere; so the answer has no address, and the form is beside it once more.

mod form;
mod sheets;

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{Multipart, State},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use uuid::Uuid;

use self::form::{MatchForm, Refusal, WORKBOOK};
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
    search::{
        COVERS, CardMatch, Hit, How, LONGEST_TEXT, MatchRequest, Matched, TextMatch, lines_of_text,
    },
    standard::{CardKey, Statement, StatementKind, TextChoice},
    storage::{CardInStandard, Storage},
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
    refusal: Option<Refusal>,
    /// None where nothing was compared.
    result: Option<MatchResult>,
}

/// What was found.
struct MatchResult {
    found: TextMatch,
    cards: Vec<CoveredCard>,
}

/// A card, and which of its requirements are covered by which lines.
struct CoveredCard {
    found: CardInStandard,
    covered: usize,
    /// The lines that cover a requirement, counted from 0.
    lines: HashMap<Uuid, Vec<usize>>,
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
            return refused(page(String::new()), Refusal::TooLong);
        }
        Ok(text) if lines_of_text(&text).is_empty() => {
            return refused(page(text), Refusal::Nothing);
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
        return Ok(unkept(response(OfficeFile::Excel, "match", bytes)));
    }
    let page = MatchPage { result: Some(result), ..page(text) };
    Ok(unkept(super::parts::page(&page)?))
}

/// The page that says what is wrong.
fn refused(page: MatchPage, refusal: Refusal) -> Result<Response, AppError> {
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

    /// The page of a hit: the card where it is the card, else the line.
    fn page_of(&self, hit: &Hit) -> String {
        address::statement(self.frame.reader, hit.id)
    }

    /// How near a hit is, in words.
    fn nearness(&self, hit: &Hit) -> &'static str {
        self.frame.t.text_match.of_score(hit.score, COVERS)
    }
}

impl MatchResult {
    /// How many lines were compared, and how many were not.
    fn n_lines(&self) -> [u64; 2] {
        [self.found.lines.len() as u64, self.found.n_left_out as u64]
    }

    /// How many lines have a requirement near them.
    fn n_near(&self) -> u64 {
        let is_near = |hit: &Hit| hit.score >= COVERS;
        let near = self.found.lines.iter().filter(|line| line.hits.first().is_some_and(is_near));
        near.count() as u64
    }
}

impl CoveredCard {
    fn new(found: CardInStandard, matched: &CardMatch) -> Self {
        let lines = matched.requirements.iter().map(|one| (one.id, one.lines.clone())).collect();
        Self { found, covered: matched.covered(), lines }
    }

    /// The lines that cover a requirement.
    fn lines_of(&self, requirement: &Statement<'_>) -> &[usize] {
        self.lines.get(&requirement.identity().id).map_or(&[], Vec::as_slice)
    }

    /// Its requirements, those of a function after it.
    fn requirements(&self) -> impl Iterator<Item = Statement<'_>> {
        let is_one = |kind| !matches!(kind, StatementKind::Profession | StatementKind::Purpose);
        self.found.card.statements().filter(move |statement| is_one(statement.kind()))
    }

    fn key(&self) -> CardKey {
        self.found.card.identity.key()
    }
}

/// The words that a line and a requirement share, each once: "risk = тәуекел" where they differ.
fn shared(matched: &[Matched]) -> Vec<String> {
    let mut shared: Vec<String> = Vec::new();
    for one in matched {
        let words = match one.how {
            How::Concept => format!("{} = {}", one.query, one.words),
            _ => one.query.clone(),
        };
        if !shared.contains(&words) {
            shared.push(words);
        }
    }
    shared
}
