//! A standard with all that belongs to it.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{
    Wrong, all, card::CardShape, each, finding::FindingShape, level, optional_source, parsed,
    source, sources, wrong,
};
use crate::standard::{
    Abbreviation, ActivityCode, FieldSources, Language, ListedProfession, Passport, ProfessionCard,
    QualificationLevel, Source, Standard, TechnicalData, Term, TextKey, WholeText,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StandardShape {
    code: String,
    #[serde(deserialize_with = "parsed")]
    language: Language,
    title: String,
    scope: Option<String>,
    summary: Option<String>,
    terms: Vec<TermShape>,
    abbreviations: Vec<AbbreviationShape>,
    activity: Vec<ActivityShape>,
    listed_professions: Vec<ListedShape>,
    cards: Vec<CardShape>,
    technical: TechnicalShape,
    #[serde(deserialize_with = "sources")]
    sources: FieldSources,
    findings: Vec<FindingShape>,
    source_text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermShape {
    number: u32,
    term: String,
    definition: String,
    #[serde(deserialize_with = "source")]
    source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AbbreviationShape {
    number: u32,
    abbreviation: String,
    meaning: String,
    #[serde(deserialize_with = "source")]
    source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActivityShape {
    code: String,
    title: String,
    #[serde(deserialize_with = "source")]
    source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListedShape {
    number: u32,
    title: String,
    #[serde(deserialize_with = "level")]
    level: Option<QualificationLevel>,
    #[serde(deserialize_with = "source")]
    source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TechnicalShape {
    authority: Option<String>,
    executor: Option<String>,
    organisations: Option<String>,
    council: Option<String>,
    national_body: Option<String>,
    chamber: Option<String>,
    version: Option<u32>,
    year: Option<u32>,
    review_date: Option<String>,
    #[serde(deserialize_with = "optional_source")]
    source: Option<Source>,
}

impl StandardShape {
    /// The standard at the path `at`.
    pub(super) fn into_model(self, at: &str) -> Result<WholeText, Wrong> {
        if self.code.is_empty() {
            return Err(wrong(format!("{at}.code"), "a standard has a code"));
        }
        let technical = TechnicalData::from(self.technical);
        let text =
            TextKey { code: self.code, edition: technical.edition(), language: self.language };
        let cards =
            each(&format!("{at}.cards"), self.cards, |at, card| card.into_model(at, &text))?;
        if cards.is_empty() {
            return Err(wrong(format!("{at}.cards"), "a standard has a profession card"));
        }
        let slugs = unique_slugs(at, &cards)?;
        for (index, card) in cards.iter().enumerate() {
            related_are_there(&format!("{at}.cards[{index}]"), card, &slugs)?;
        }
        let findings = each(&format!("{at}.findings"), self.findings, |at, finding| {
            finding.into_model(at, &slugs)
        })?;
        let passport = Passport {
            code: text.code,
            language: text.language,
            title: self.title,
            scope: self.scope,
            summary: self.summary,
            terms: all(self.terms),
            abbreviations: all(self.abbreviations),
            activity: all(self.activity),
            listed_professions: all(self.listed_professions),
            technical,
            sources: self.sources,
        };
        Ok(WholeText {
            standard: Standard { passport, cards },
            findings,
            source_text: self.source_text,
        })
    }
}

fn unique_slugs(at: &str, cards: &[ProfessionCard]) -> Result<BTreeSet<String>, Wrong> {
    let mut slugs = BTreeSet::new();
    for (index, card) in cards.iter().enumerate() {
        if !slugs.insert(card.identity.slug().to_owned()) {
            let problem = format!("two cards are called {:?}", card.identity.slug());
            return Err(wrong(format!("{at}.cards[{index}].slug"), problem));
        }
    }
    Ok(slugs)
}

fn related_are_there(
    at: &str,
    card: &ProfessionCard,
    slugs: &BTreeSet<String>,
) -> Result<(), Wrong> {
    for (index, related) in card.related.iter().enumerate() {
        let Some(other) = &related.card else { continue };
        if !slugs.contains(other.slug()) {
            let problem = format!("the standard has no card {:?}", other.slug());
            return Err(wrong(format!("{at}.related[{index}].card"), problem));
        }
    }
    Ok(())
}

impl From<TermShape> for Term {
    fn from(TermShape { number, term, definition, source }: TermShape) -> Self {
        Self { number, term, definition, source }
    }
}

impl From<AbbreviationShape> for Abbreviation {
    fn from(shape: AbbreviationShape) -> Self {
        let AbbreviationShape { number, abbreviation, meaning, source } = shape;
        Self { number, abbreviation, meaning, source }
    }
}

impl From<ActivityShape> for ActivityCode {
    fn from(ActivityShape { code, title, source }: ActivityShape) -> Self {
        Self { code, title, source }
    }
}

impl From<ListedShape> for ListedProfession {
    fn from(ListedShape { number, title, level, source }: ListedShape) -> Self {
        Self { number, title, level, source }
    }
}

impl From<TechnicalShape> for TechnicalData {
    fn from(shape: TechnicalShape) -> Self {
        let TechnicalShape {
            authority,
            executor,
            organisations,
            council,
            national_body,
            chamber,
            version,
            year,
            review_date,
            source,
        } = shape;
        Self {
            authority,
            executor,
            organisations,
            council,
            national_body,
            chamber,
            version,
            year,
            review_date,
            source,
        }
    }
}
