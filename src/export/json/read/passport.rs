//! A standard with all that belongs to it.

use std::collections::BTreeSet;

use serde::{Deserialize, de::IgnoredAny};

use super::{
    card::CardShape,
    finding::FindingShape,
    value::{Wrong, wrong},
};
use crate::standard::{
    Abbreviation, ActivityCode, Approval, FieldSources, Language, ListedProfession, OtherField,
    Passport, ProfessionCard, SourcePlace, Standard, TechnicalData, Term, TextKey, WholeText,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StandardShape {
    code: String,
    language: Language,
    title: String,
    scope: Option<String>,
    summary: Option<String>,
    #[serde(default)]
    approval: Option<Approval>,
    terms: Vec<Term>,
    abbreviations: Vec<Abbreviation>,
    activity: Vec<ActivityCode>,
    listed_professions: Vec<ListedProfession>,
    cards: Vec<CardShape>,
    technical: TechnicalData,
    #[serde(default)]
    other_fields: Vec<OtherField>,
    sources: FieldSources,
    findings: Vec<FindingShape>,
    source_text: String,
    #[serde(default)]
    source_places: Vec<SourcePlace>,
    /// What we have translated follows from the words, and is not taken from an export.
    #[serde(default, rename = "translations")]
    _translations: IgnoredAny,
}

impl StandardShape {
    /// The standard at the path `at`.
    pub(super) fn into_model(self, at: &str) -> Result<WholeText, Wrong> {
        if self.code.is_empty() {
            return Err(wrong(format!("{at}.code"), "a standard has a code"));
        }
        let edition = self.technical.edition();
        let text = TextKey { code: self.code, edition, language: self.language };
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
            approval: self.approval,
            terms: self.terms,
            abbreviations: self.abbreviations,
            activity: self.activity,
            listed_professions: self.listed_professions,
            technical: self.technical,
            other_fields: self.other_fields,
            sources: self.sources,
        };
        Ok(WholeText {
            standard: Standard { passport, cards },
            findings,
            source_text: self.source_text,
            source_places: self.source_places,
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
        if !slugs.contains(&other.slug) {
            let problem = format!("the standard has no card {:?}", other.slug);
            return Err(wrong(format!("{at}.related[{index}].card"), problem));
        }
    }
    Ok(())
}

/// Each of a list, with its path.
fn each<Shape, Model>(
    at: &str,
    shapes: Vec<Shape>,
    model: impl Fn(&str, Shape) -> Result<Model, Wrong>,
) -> Result<Vec<Model>, Wrong> {
    let with_path = |(index, shape)| model(&format!("{at}[{index}]"), shape);
    shapes.into_iter().enumerate().map(with_path).collect()
}
