//! The JSON of a profession card and of what stands on it.

use serde::Serialize;

use super::{Id, Line, Source, Sources, all, level, sources};
use crate::standard as model;

/// An ability or a piece of knowledge.
#[derive(Debug, Clone, Serialize)]
pub struct Item<'a> {
    pub id: Id,
    pub r#ref: &'a str,
    pub number: u32,
    pub number_inferred: bool,
    pub text: &'a str,
    pub parts: Vec<Line<'a>>,
    pub source: Source,
}

impl<'a> From<&'a model::Item> for Item<'a> {
    fn from(item: &'a model::Item) -> Self {
        Self {
            id: Id(item.identity.id),
            r#ref: &item.identity.reference,
            number: item.number,
            number_inferred: item.number_inferred,
            text: &item.text,
            parts: all(&item.parts),
            source: item.source.into(),
        }
    }
}

/// A skill with its abilities and knowledge.
#[derive(Debug, Clone, Serialize)]
pub struct Skill<'a> {
    pub id: Id,
    pub r#ref: &'a str,
    pub number: u32,
    pub title: &'a str,
    pub recognition: Option<&'a str>,
    pub source: Source,
    pub abilities: Vec<Item<'a>>,
    pub knowledge: Vec<Item<'a>>,
}

impl<'a> From<&'a model::Skill> for Skill<'a> {
    fn from(skill: &'a model::Skill) -> Self {
        Self {
            id: Id(skill.identity.id),
            r#ref: &skill.identity.reference,
            number: skill.number,
            title: &skill.title,
            recognition: skill.recognition.as_deref(),
            source: skill.source.into(),
            abilities: all(&skill.abilities),
            knowledge: all(&skill.knowledge),
        }
    }
}

/// A labour function with its skills.
#[derive(Debug, Clone, Serialize)]
pub struct Function<'a> {
    pub id: Id,
    pub r#ref: &'a str,
    pub number: u32,
    pub kind: &'static str,
    pub title: &'a str,
    pub source: Source,
    pub skills: Vec<Skill<'a>>,
}

impl<'a> From<&'a model::LabourFunction> for Function<'a> {
    fn from(function: &'a model::LabourFunction) -> Self {
        Self {
            id: Id(function.identity.id),
            r#ref: &function.identity.reference,
            number: function.number,
            kind: function.kind.name(),
            title: &function.title,
            source: function.source.into(),
            skills: all(&function.skills),
        }
    }
}

/// One education that opens the profession.
#[derive(Debug, Clone, Serialize)]
pub struct Education<'a> {
    pub level: Option<&'a str>,
    pub speciality: Option<&'a str>,
    pub qualification: Option<&'a str>,
    pub source: Source,
}

impl<'a> From<&'a model::Education> for Education<'a> {
    fn from(education: &'a model::Education) -> Self {
        Self {
            level: education.level.as_deref(),
            speciality: education.speciality.as_deref(),
            qualification: education.qualification.as_deref(),
            source: education.source.into(),
        }
    }
}

/// A profession that a card names as related.
#[derive(Debug, Clone, Serialize)]
pub struct Related<'a> {
    pub level: Option<u8>,
    pub title: &'a str,
    pub card: Option<RelatedCard<'a>>,
    pub source: Source,
}

/// The card that a related profession was resolved to.
#[derive(Debug, Clone, Serialize)]
pub struct RelatedCard<'a> {
    pub standard: &'a str,
    pub slug: &'a str,
    pub id: Id,
}

impl<'a> From<&'a model::RelatedProfession> for Related<'a> {
    fn from(related: &'a model::RelatedProfession) -> Self {
        let card = related.card.as_ref().map(|card| RelatedCard {
            standard: &card.standard,
            slug: &card.identity.reference,
            id: Id(card.identity.id),
        });
        Self {
            level: level(related.level),
            title: &related.title,
            card,
            source: related.source.into(),
        }
    }
}

/// A profession card, whole.
#[derive(Debug, Clone, Serialize)]
pub struct Card<'a> {
    pub id: Id,
    pub r#ref: &'a str,
    pub standard: &'a str,
    pub language: &'static str,
    pub slug: &'a str,
    pub point: u32,
    pub title: &'a str,
    pub group_code: Option<&'a str>,
    pub occupation_code: Option<&'a str>,
    pub qualification_level: Option<u8>,
    pub qualification_sublevel: Option<&'a str>,
    pub qualification_reference: Option<&'a str>,
    pub education: Vec<Education<'a>>,
    pub work_experience: Option<&'a str>,
    pub nonformal_education: Option<&'a str>,
    pub other_titles: Vec<Line<'a>>,
    pub purpose: Option<&'a str>,
    pub functions: Vec<Function<'a>>,
    pub personal_competences: Vec<Line<'a>>,
    pub regulations: Vec<Line<'a>>,
    pub related: Vec<Related<'a>>,
    pub sources: Sources<'a>,
    pub source: Source,
}

impl<'a> From<&'a model::ProfessionCard> for Card<'a> {
    fn from(card: &'a model::ProfessionCard) -> Self {
        Self {
            id: Id(card.identity.id),
            r#ref: &card.identity.reference,
            standard: &card.standard,
            language: card.language.tag(),
            slug: &card.slug,
            point: card.point,
            title: &card.title,
            group_code: card.group_code.as_deref(),
            occupation_code: card.occupation_code.as_deref(),
            qualification_level: level(card.qualification_level),
            qualification_sublevel: card.qualification_sublevel.as_deref(),
            qualification_reference: card.qualification_reference.as_deref(),
            education: all(&card.education),
            work_experience: card.work_experience.as_deref(),
            nonformal_education: card.nonformal_education.as_deref(),
            other_titles: all(&card.other_titles),
            purpose: card.purpose.as_deref(),
            functions: all(&card.functions),
            personal_competences: all(&card.personal_competences),
            regulations: all(&card.regulations),
            related: all(&card.related),
            sources: sources(&card.sources),
            source: card.source.into(),
        }
    }
}

/// How many pieces stand on a card.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Counts {
    pub functions: u32,
    pub skills: u32,
    pub abilities: u32,
    pub knowledge: u32,
}

/// A card as it stands in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Summary<'a> {
    pub id: Id,
    pub r#ref: &'a str,
    pub standard: &'a str,
    pub slug: &'a str,
    pub point: u32,
    pub title: &'a str,
    pub group_code: Option<&'a str>,
    pub occupation_code: Option<&'a str>,
    pub qualification_level: Option<u8>,
    pub purpose: Option<&'a str>,
    pub counts: Counts,
}

impl<'a> From<&'a model::CardSummary> for Summary<'a> {
    fn from(card: &'a model::CardSummary) -> Self {
        let model::Counts { functions, skills, abilities, knowledge } = card.counts;
        Self {
            id: Id(card.identity.id),
            r#ref: &card.identity.reference,
            standard: &card.standard,
            slug: &card.slug,
            point: card.point,
            title: &card.title,
            group_code: card.group_code.as_deref(),
            occupation_code: card.occupation_code.as_deref(),
            qualification_level: level(card.qualification_level),
            purpose: card.purpose.as_deref(),
            counts: Counts { functions, skills, abilities, knowledge },
        }
    }
}
