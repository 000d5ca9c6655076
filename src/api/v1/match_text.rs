//! A text compared with the catalogue.

use axum::{Json, extract::State, http::header, response::IntoResponse};
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use utoipa::ToSchema;

use super::{search::HitBody, statements::CardPlace};
use crate::{
    app::{self, AppError, Cancellation, JsonBody},
    catalogue::CurrentCatalogue,
    search::{CardMatch, LONGEST_TEXT, MAX_LINES, MatchRequest, MatchedLine, lines_of_text},
    standard::{Id, QualificationLevel},
    translation::Translations,
};

/// A text to compare with the catalogue.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MatchText)]
pub(super) struct MatchBody {
    /// The text: a syllabus, a vacancy, a job description, in Kazakh, Russian or English, a
    /// requirement on each line. Numbers and marks of lists are left out; a long line is divided where
    /// its sentences end. At most 1 MB and 2,000 lines.
    #[schema(examples("Оценка рисков информационной безопасности"))]
    text: String,
    /// Code of the standard to compare with. Default: all standards.
    standard: Option<String>,
    /// Level of the cards to compare with. Default: all levels.
    #[serde(default, deserialize_with = "level_of_json")]
    level: Option<QualificationLevel>,
}

/// A level as JSON has it: of its numbers 7.0 is 7.
fn level_of_json<'de, D>(number: D) -> Result<Option<QualificationLevel>, D::Error>
where
    D: Deserializer<'de>,
{
    let Some(number) = Option::<f64>::deserialize(number)? else { return Ok(None) };
    let level = QualificationLevel::all()
        .find(|level| f64::from(level.number()).total_cmp(&number).is_eq());
    let out_of_range = || D::Error::custom(format!("must be a level from 1 to 8, not {number}"));
    level.map(Some).ok_or_else(out_of_range)
}

/// What a text has in common with the catalogue.
#[derive(Serialize, ToSchema)]
#[schema(as = MatchResult)]
struct MatchResultBody<'a> {
    /// The lines of the text, in their order.
    lines: Vec<LineBody<'a>>,
    /// The cards that the lines come nearest to, the nearest first, at most three.
    cards: Vec<CardCoverage<'a>>,
}

/// A line of the text and the requirements that it comes nearest to.
#[derive(Serialize, ToSchema)]
#[schema(as = MatchLine)]
struct LineBody<'a> {
    /// The words of the line.
    text: &'a str,
    /// The nearest requirements, the nearest first, at most three. Their `score` is from 0 (nothing
    /// in common) to 1 (the same words); from 0.5 on the line covers the requirement.
    hits: Vec<HitBody<'a>>,
}

/// How much of a card the lines cover.
#[derive(Serialize, ToSchema)]
#[schema(as = MatchCard)]
struct CardCoverage<'a> {
    /// The card.
    card: CardPlace<'a>,
    /// Number of its skills, abilities and knowledge items that a line covers.
    covered: usize,
    /// Number of its skills, abilities and knowledge items.
    of: usize,
    /// The permanent identifiers of those that no line covers, in the order of the card.
    missing: Vec<Id>,
}

/// Compare a text with the catalogue
///
/// For each line of the text the requirements that it comes nearest to, and for the nearest cards what
/// the lines cover and what they do not. Words and the concepts that they name are compared; their
/// meaning is not judged. Nothing of the text is kept.
#[utoipa::path(
    post,
    path = "/match",
    tag = "Search",
    request_body = MatchBody,
    responses((status = OK, description = "The comparison.", body = MatchResultBody<'_>)),
    extensions(("x-sample" = json!({
        "text": "Оценка рисков информационной безопасности\nНастройка межсетевых экранов",
        "level": 5,
    }))),
)]
pub(super) async fn match_text(
    State(catalogue): State<CurrentCatalogue>,
    State(translations): State<Translations>,
    cancellation: Cancellation,
    JsonBody(asked): JsonBody<MatchBody>,
) -> Result<impl IntoResponse, AppError> {
    if asked.text.len() > LONGEST_TEXT {
        return Err(AppError::BadRequest(format!("text: must be at most {LONGEST_TEXT} bytes")));
    }
    let lines = lines_of_text(&asked.text);
    if lines.len() > MAX_LINES {
        let n_lines = lines.len();
        return Err(AppError::BadRequest(format!(
            "text: must have at most {MAX_LINES} lines, not {n_lines}"
        )));
    }
    let catalogue = catalogue.get();
    let request = MatchRequest {
        lines,
        standards: asked.standard.into_iter().collect(),
        levels: asked.level.into_iter().collect(),
        ..MatchRequest::default()
    };
    let found = app::match_text(&catalogue.index, &translations, &request, &cancellation)?;
    if found.n_left_out > 0 {
        let n_lines = found.lines.len();
        let advice = format!("text: the time was over after {n_lines} lines; send fewer at once");
        return Err(AppError::BadRequest(advice));
    }
    let body = MatchResultBody {
        lines: found.lines.iter().map(LineBody::from).collect(),
        cards: found.cards.iter().map(CardCoverage::from).collect(),
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(body).into_response()))
}

impl<'a> From<&'a MatchedLine> for LineBody<'a> {
    fn from(line: &'a MatchedLine) -> Self {
        Self { text: &line.text, hits: line.hits.iter().map(HitBody::from).collect() }
    }
}

impl<'a> From<&'a CardMatch> for CardCoverage<'a> {
    fn from(found: &'a CardMatch) -> Self {
        let missing = found.requirements.iter().filter(|one| one.lines.is_empty());
        Self {
            card: (&found.card).into(),
            covered: found.covered(),
            of: found.requirements.len(),
            missing: missing.map(|one| Id(one.id)).collect(),
        }
    }
}
