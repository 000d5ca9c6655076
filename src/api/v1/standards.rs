//! Standards: the list, one with its cards in short, and what was noticed in its text.

use axum::{
    extract::{OriginalUri, State},
    response::Response,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    list::{self, List, as_value, next_path, page_request},
    translated::{self, EntryWords, Translator, official_text},
};
use crate::{
    app::{AppError, Path, Query},
    export::json,
    standard::{CardSummary, Counts, Finding, Language, Passport, TechnicalData, TextKey},
    storage::{StandardSummary, Storage, StoredText},
};

super::parameters::query! {
    /// What may be asked of the standards.
    struct StandardsQuery {
    } with lang, list, fields
}

/// A standard as it is in the list: without terms, lists and cards.
#[derive(Serialize, ToSchema)]
struct ListedStandard<'a> {
    /// The code of the standard ("Кәсіптік стандарттың коды").
    #[schema(examples("J62090011"))]
    code: &'a str,
    /// The language of the text.
    language: Language,
    /// The title of the standard, as printed.
    title: &'a str,
    /// Where the standard applies; null if the text does not say.
    scope: Option<&'a str>,
    /// The short description; null if the text has none.
    summary: Option<&'a str>,
    /// The technical data.
    technical: &'a TechnicalData,
}

impl<'a> From<&'a StandardSummary> for ListedStandard<'a> {
    fn from(standard: &'a StandardSummary) -> Self {
        Self {
            code: &standard.text.code,
            language: standard.text.language,
            title: &standard.title,
            scope: standard.scope.as_deref(),
            summary: standard.summary.as_deref(),
            technical: &standard.technical,
        }
    }
}

/// List of standards
///
/// A summary of every standard in the catalogue.
#[utoipa::path(
    get,
    path = "/standards",
    tag = "Standards",
    params(StandardsQuery),
    responses((status = OK, description = "The standards.", body = List<'_, ListedStandard<'_>>)),
    extensions(("x-sample" = json!({ "fields": ["code", "title", "technical.version"] }))),
)]
pub(super) async fn standards(
    State(storage): State<Storage>,
    State(translator): State<Translator>,
    OriginalUri(uri): OriginalUri,
    Query(asked): Query<StandardsQuery>,
) -> Result<Response, AppError> {
    let request = || page_request(asked.limit, &asked.cursor);
    let page = storage.list_standards(request(), None).await?;
    // The same standards, each in its official text in that language.
    let official = match asked.lang.0 {
        Some(language) => storage.list_standards(request(), Some(language)).await?.items,
        None => Vec::new(),
    };
    let next = page.next.as_deref().map(|cursor| next_path(&uri, cursor));
    let list = List::<ListedStandard<'_>>::of(&page, next.as_deref());
    let answer = translator.list(&asked.lang, list, |into| {
        let official = &official;
        page.items.iter().map(move |StandardSummary { text, .. }| {
            let wanted = TextKey { language: into, ..text.clone() };
            let official = official.iter().find(|official| official.text == wanted);
            EntryWords::of(text, official.map(|one| as_value(&ListedStandard::from(one))))
        })
    });
    let schema = translated::schema::<ListedStandard<'_>>;
    list::listed(&answer, schema, &asked.fields, next.as_deref())
}

super::parameters::query! {
    /// What may be asked of a standard.
    struct StandardQuery {
    } with text, lang, fields
}

/// A standard
///
/// What a standard says about itself – terms, abbreviations, activity codes, technical data – with
/// summaries of its cards.
#[utoipa::path(
    get,
    path = "/standards/{code}",
    tag = "Standards",
    params(("code" = String, Path, description = "Code of the standard."), StandardQuery),
    responses((
        status = OK,
        description = "The standard.",
        body = json::Standard<'_, json::Summary<'_>>,
    )),
    extensions(("x-sample" = json!({ "code": "J62090011" }))),
)]
pub(super) async fn standard(
    State(storage): State<Storage>,
    State(translator): State<Translator>,
    Path(code): Path<String>,
    Query(asked): Query<StandardQuery>,
) -> Result<Response, AppError> {
    let passport = storage.find_passport(&code, asked.text()).await?.ok_or(AppError::NotFound)?;
    let text = passport.text_key();
    let cards = storage.list_cards_of(&text).await?;
    let official = match official_text(&asked.lang, &text) {
        Some(choice) => storage.find_passport(&code, choice).await?,
        None => None,
    };
    let official_cards = match &official {
        Some(official) => storage.list_cards_of(&official.text_key()).await?,
        None => Vec::new(),
    };
    let official = official.as_ref().map(|official| in_short(official, &official_cards));
    let answer = translator.whole(&asked.lang, &text, in_short(&passport, &cards), official);
    let schema = translated::schema::<json::Standard<'_, json::Summary<'_>>>;
    list::single(&answer, schema, &asked.fields)
}

/// A standard with its cards in short.
fn in_short<'a>(
    passport: &'a Passport,
    cards: &'a [CardSummary],
) -> json::Standard<'a, json::Summary<'a>> {
    json::Standard::new(passport, cards)
}

super::parameters::query! {
    /// What may be asked of the texts of a standard.
    struct TextsQuery {
    } with list, fields
}

/// A text of a standard: what one document says, in one language and one edition.
#[derive(Serialize, ToSchema)]
struct StandardText {
    /// The language of the text.
    language: Language,
    /// The edition: the year and the version that the text prints.
    #[schema(examples("2022-2"))]
    edition: String,
    /// Whether it is of the current edition, the latest in the catalogue.
    current: bool,
    /// Whether it came as a document. Our translations are not separate texts.
    official: bool,
    /// How much is in it.
    counts: TextCounts,
    /// The version of the catalogue that importing the text created.
    #[schema(examples(1))]
    catalogue_version: u64,
}

/// How much is in a text.
#[derive(Serialize, ToSchema)]
struct TextCounts {
    /// Profession cards.
    #[schema(examples(12))]
    cards: u64,
    /// Labour functions.
    #[schema(examples(39))]
    functions: u32,
    /// Skills.
    #[schema(examples(111))]
    skills: u32,
    /// Abilities.
    #[schema(examples(368))]
    abilities: u32,
    /// Knowledge items.
    #[schema(examples(335))]
    knowledge: u32,
}

impl From<&StoredText> for StandardText {
    fn from(stored: &StoredText) -> Self {
        let Counts { functions, skills, abilities, knowledge } = stored.counts;
        Self {
            language: stored.text.language,
            edition: stored.text.edition.to_string(),
            current: stored.is_current,
            official: true,
            counts: TextCounts { cards: stored.cards, functions, skills, abilities, knowledge },
            catalogue_version: stored.version,
        }
    }
}

/// Texts of a standard
///
/// Each language and edition in which the catalogue has the standard; the one shown by default
/// comes first.
#[utoipa::path(
    get,
    path = "/standards/{code}/texts",
    tag = "Standards",
    params(("code" = String, Path, description = "Code of the standard."), TextsQuery),
    responses((status = OK, description = "The texts.", body = List<'_, StandardText>)),
    extensions(("x-sample" = json!({ "code": "J62090011" }))),
)]
pub(super) async fn texts(
    State(storage): State<Storage>,
    OriginalUri(uri): OriginalUri,
    Path(code): Path<String>,
    Query(asked): Query<TextsQuery>,
) -> Result<Response, AppError> {
    let page = storage.list_texts_of(&code, page_request(asked.limit, &asked.cursor)).await?;
    if page.total == 0 {
        return Err(AppError::NotFound);
    }
    list::answer::<StoredText, StandardText>(&uri, &page, &asked.fields)
}

super::parameters::query! {
    /// What may be asked of the findings.
    struct FindingsQuery {
    } with text, list, fields
}

/// Findings in a standard
///
/// What was noticed while the text was read: every guess, gap and contradiction, with its lines.
#[utoipa::path(
    get,
    path = "/standards/{code}/findings",
    tag = "Standards",
    params(("code" = String, Path, description = "Code of the standard."), FindingsQuery),
    responses((status = OK, description = "The findings.", body = List<'_, json::Finding<'_>>)),
    extensions(("x-sample" = json!({ "code": "J62090011", "limit": 5 }))),
)]
pub(super) async fn findings(
    State(storage): State<Storage>,
    OriginalUri(uri): OriginalUri,
    Path(code): Path<String>,
    Query(asked): Query<FindingsQuery>,
) -> Result<Response, AppError> {
    let passport = storage.find_passport(&code, asked.text()).await?.ok_or(AppError::NotFound)?;
    let request = page_request(asked.limit, &asked.cursor);
    let page = storage.list_findings(&passport.text_key(), request).await?;
    list::answer::<Finding, json::Finding>(&uri, &page, &asked.fields)
}
