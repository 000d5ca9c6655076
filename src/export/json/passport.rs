//! The JSON of a standard: everything in it but what is on its cards.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Level, Source, Sources, all, level, sources, vocabulary};
use crate::standard as model;

/// A term of a standard.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Term<'a> {
    /// The number, as printed.
    #[schema(examples(1))]
    pub number: u32,
    /// The term.
    pub term: &'a str,
    /// What it means in the standard.
    pub definition: &'a str,
    /// Where it is.
    pub source: Source,
}

impl<'a> From<&'a model::Term> for Term<'a> {
    fn from(term: &'a model::Term) -> Self {
        let model::Term { number, term, definition, source } = term;
        Self { number: *number, term, definition, source: (*source).into() }
    }
}

/// An abbreviation of a standard.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Abbreviation<'a> {
    /// The number, as printed.
    #[schema(examples(1))]
    pub number: u32,
    /// The short form, as printed.
    #[schema(examples("АТ (IT)"))]
    pub abbreviation: &'a str,
    /// The long form.
    pub meaning: &'a str,
    /// Where it is.
    pub source: Source,
}

impl<'a> From<&'a model::Abbreviation> for Abbreviation<'a> {
    fn from(abbreviation: &'a model::Abbreviation) -> Self {
        let model::Abbreviation { number, abbreviation, meaning, source } = abbreviation;
        Self { number: *number, abbreviation, meaning, source: (*source).into() }
    }
}

/// A step of the path in the classifier of economic activities (ЭҚЖЖ, ОКЭД), from section to
/// subclass.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActivityCode<'a> {
    /// The code: a letter for a section, then digits and points.
    #[schema(examples("62.09.9"))]
    pub code: &'a str,
    /// The name of the activity, as printed.
    pub title: &'a str,
    /// Where it is.
    pub source: Source,
}

impl<'a> From<&'a model::ActivityCode> for ActivityCode<'a> {
    fn from(activity: &'a model::ActivityCode) -> Self {
        let model::ActivityCode { code, title, source } = activity;
        Self { code, title, source: (*source).into() }
    }
}

/// A profession of the list in the passport ("Кәсіптер карточкаларының тізімі"). The list may
/// differ from the cards.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListedProfession<'a> {
    /// The number in the list, as printed.
    #[schema(examples(2))]
    pub number: u32,
    /// The name of the profession, as printed.
    pub title: &'a str,
    /// The level; null where the list gives none from 1 to 8.
    #[schema(value_type = Option<Level>)]
    pub level: Option<u8>,
    /// Where it is.
    pub source: Source,
}

impl<'a> From<&'a model::ListedProfession> for ListedProfession<'a> {
    fn from(listed: &'a model::ListedProfession) -> Self {
        Self {
            number: listed.number,
            title: &listed.title,
            level: level(listed.level),
            source: listed.source.into(),
        }
    }
}

/// The technical data of a standard: who made it, which edition it is, and when it is to be
/// reviewed. A field of which the text says nothing is null.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Technical<'a> {
    /// The state body ("Мемлекеттік органның атауы").
    pub authority: Option<&'a str>,
    /// The person who answers for the text ("Орындаушы").
    pub executor: Option<&'a str>,
    /// The organisations that took part ("Әзірлеуге қатысатын ұйымдар").
    pub organisations: Option<&'a str>,
    /// The sectoral council for professional qualifications ("Кәсіптік біліктілік жөніндегі салалық
    /// кеңес").
    pub council: Option<&'a str>,
    /// The national body for professional qualifications ("Кәсіптік біліктілік жөніндегі ұлттық
    /// орган").
    pub national_body: Option<&'a str>,
    /// The National Chamber of Entrepreneurs ("«Атамекен» Қазақстан Республикасының Ұлттық
    /// кәсіпкерлер палатасы").
    pub chamber: Option<&'a str>,
    /// The number of the edition ("Нұсқа нөмірі").
    #[schema(examples(2))]
    pub version: Option<u32>,
    /// The year of the edition ("шығарылған жылы").
    #[schema(examples(2022))]
    pub year: Option<u32>,
    /// The planned date of review ("Болжалды қайта қарау күні"), ISO 8601 where the text prints a
    /// date.
    #[schema(examples("2025-12-05"))]
    pub review_date: Option<&'a str>,
    /// The chapter of technical data; null where the text has no such chapter.
    pub source: Option<Source>,
}

impl<'a> From<&'a model::TechnicalData> for Technical<'a> {
    fn from(technical: &'a model::TechnicalData) -> Self {
        Self {
            authority: technical.authority.as_deref(),
            executor: technical.executor.as_deref(),
            organisations: technical.organisations.as_deref(),
            council: technical.council.as_deref(),
            national_body: technical.national_body.as_deref(),
            chamber: technical.chamber.as_deref(),
            version: technical.version,
            year: technical.year,
            review_date: technical.review_date.as_deref(),
            source: technical.source.map(Source::from),
        }
    }
}

/// A professional standard (кәсіптік стандарт): everything in it but what is on its cards.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Standard<'a, Card> {
    /// The code of the standard ("Кәсіптік стандарттың коды").
    #[schema(examples("J62090011"))]
    pub code: &'a str,
    /// The language of the text.
    #[schema(value_type = vocabulary::Language)]
    pub language: &'static str,
    /// The name of the standard ("Название профессионального стандарта"), as printed.
    #[schema(examples("Ақпараттық инфрақұрылым және АТ қауіпсіздігі саласындағы мамандар"))]
    pub title: &'a str,
    /// Where the standard applies ("Кәсіптік стандарттың қолдану аясы"); null where nothing is
    /// said.
    pub scope: Option<&'a str>,
    /// The short description ("Краткое описание профессионального стандарта"); null where nothing
    /// is said.
    pub summary: Option<&'a str>,
    /// Terms and their definitions.
    pub terms: Vec<Term<'a>>,
    /// Abbreviations and their meanings.
    pub abbreviations: Vec<Abbreviation<'a>>,
    /// The path in the classifier of economic activities (ЭҚЖЖ, ОКЭД), from section to subclass.
    pub activity: Vec<ActivityCode<'a>>,
    /// The professions that the passport lists ("Кәсіптер карточкаларының тізімі").
    pub listed_professions: Vec<ListedProfession<'a>>,
    /// The cards, in the order of the text.
    pub cards: Vec<Card>,
    /// The technical data.
    pub technical: Technical<'a>,
    /// Where the plain fields are, by the name of the field; a field that is null has none.
    #[schema(value_type = BTreeMap<String, Source>)]
    pub sources: Sources<'a>,
}

impl<'a, Card> Standard<'a, Card> {
    /// The standard of this passport with these cards, in the order of the text.
    #[must_use]
    pub fn new<Model>(passport: &'a model::Passport, cards: &'a [Model]) -> Self
    where
        Card: From<&'a Model>,
    {
        Self {
            code: &passport.code,
            language: passport.language.tag(),
            title: &passport.title,
            scope: passport.scope.as_deref(),
            summary: passport.summary.as_deref(),
            terms: all(&passport.terms),
            abbreviations: all(&passport.abbreviations),
            activity: all(&passport.activity),
            listed_professions: all(&passport.listed_professions),
            cards: all(cards),
            technical: (&passport.technical).into(),
            sources: sources(&passport.sources),
        }
    }
}
