//! The JSON of a standard: everything in it but what stands on its cards.

use serde::Serialize;

use super::{Source, Sources, all, level, sources};
use crate::standard as model;

/// A term of a standard.
#[derive(Debug, Clone, Serialize)]
pub struct Term<'a> {
    pub number: u32,
    pub term: &'a str,
    pub definition: &'a str,
    pub source: Source,
}

impl<'a> From<&'a model::Term> for Term<'a> {
    fn from(term: &'a model::Term) -> Self {
        let model::Term { number, term, definition, source } = term;
        Self { number: *number, term, definition, source: (*source).into() }
    }
}

/// An abbreviation of a standard.
#[derive(Debug, Clone, Serialize)]
pub struct Abbreviation<'a> {
    pub number: u32,
    pub abbreviation: &'a str,
    pub meaning: &'a str,
    pub source: Source,
}

impl<'a> From<&'a model::Abbreviation> for Abbreviation<'a> {
    fn from(abbreviation: &'a model::Abbreviation) -> Self {
        let model::Abbreviation { number, abbreviation, meaning, source } = abbreviation;
        Self { number: *number, abbreviation, meaning, source: (*source).into() }
    }
}

/// A step of the path in the classifier of economic activities.
#[derive(Debug, Clone, Serialize)]
pub struct ActivityCode<'a> {
    pub code: &'a str,
    pub title: &'a str,
    pub source: Source,
}

impl<'a> From<&'a model::ActivityCode> for ActivityCode<'a> {
    fn from(activity: &'a model::ActivityCode) -> Self {
        let model::ActivityCode { code, title, source } = activity;
        Self { code, title, source: (*source).into() }
    }
}

/// A profession of the list in the passport.
#[derive(Debug, Clone, Serialize)]
pub struct ListedProfession<'a> {
    pub number: u32,
    pub title: &'a str,
    pub level: Option<u8>,
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

/// The technical data of a standard.
#[derive(Debug, Clone, Serialize)]
pub struct Technical<'a> {
    pub authority: Option<&'a str>,
    pub executor: Option<&'a str>,
    pub organisations: Option<&'a str>,
    pub council: Option<&'a str>,
    pub national_body: Option<&'a str>,
    pub chamber: Option<&'a str>,
    pub version: Option<u32>,
    pub year: Option<u32>,
    pub review_date: Option<&'a str>,
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

/// A standard. Its cards are [`Summary`](super::Summary) in the API, [`Card`](super::Card) in the
/// export.
#[derive(Debug, Clone, Serialize)]
pub struct Standard<'a, Card> {
    pub code: &'a str,
    pub language: &'static str,
    pub title: &'a str,
    pub scope: Option<&'a str>,
    pub summary: Option<&'a str>,
    pub terms: Vec<Term<'a>>,
    pub abbreviations: Vec<Abbreviation<'a>>,
    pub activity: Vec<ActivityCode<'a>>,
    pub listed_professions: Vec<ListedProfession<'a>>,
    pub cards: Vec<Card>,
    pub technical: Technical<'a>,
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
