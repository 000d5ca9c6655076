//! The catalogue as newline-delimited JSON: a node a line, each with its type, its identifier and
//! that of its parent, so that a program reads it line by line and needs no tree.

use std::io::{self, Write};

use serde::Serialize;

use super::json::{
    Abbreviation, ActivityCode, Education, Finding, Id, Line, ListedProfession, Related, Source,
    Sources, Technical, Term, all, sources,
};
use crate::standard::{
    FunctionKind, Item, LabourFunction, ProfessionCard, QualificationLevel, Skill, WholeText,
};

/// A node. The keys are those of the JSON of the catalogue, and the types are the kinds of the API.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Node<'a> {
    Standard {
        id: Id,
        parent_id: Option<Id>,
        code: &'a str,
        language: &'static str,
        title: &'a str,
        scope: Option<&'a str>,
        summary: Option<&'a str>,
        terms: Vec<Term<'a>>,
        abbreviations: Vec<Abbreviation<'a>>,
        activity: Vec<ActivityCode<'a>>,
        listed_professions: Vec<ListedProfession<'a>>,
        technical: Technical<'a>,
        sources: Sources<'a>,
        findings: Vec<Finding<'a>>,
    },
    Profession {
        id: Id,
        parent_id: Id,
        r#ref: &'a str,
        slug: &'a str,
        point: u32,
        title: &'a str,
        group_code: Option<&'a str>,
        occupation_code: Option<&'a str>,
        qualification_level: Option<u8>,
        qualification_sublevel: Option<&'a str>,
        qualification_reference: Option<&'a str>,
        education: Vec<Education<'a>>,
        work_experience: Option<&'a str>,
        nonformal_education: Option<&'a str>,
        other_titles: Vec<Line<'a>>,
        personal_competences: Vec<Line<'a>>,
        regulations: Vec<Line<'a>>,
        related: Vec<Related<'a>>,
        sources: Sources<'a>,
        source: Source,
    },
    Purpose {
        id: Id,
        parent_id: Id,
        r#ref: String,
        text: &'a str,
        source: Option<Source>,
    },
    Function {
        id: Id,
        parent_id: Id,
        r#ref: String,
        number: u32,
        kind: &'static str,
        title: &'a str,
        source: Source,
    },
    Skill {
        id: Id,
        parent_id: Id,
        r#ref: String,
        number: u32,
        title: &'a str,
        recognition: Option<&'a str>,
        source: Source,
    },
    Ability(ItemNode<'a>),
    Knowledge(ItemNode<'a>),
}

#[derive(Serialize)]
struct ItemNode<'a> {
    id: Id,
    parent_id: Id,
    r#ref: String,
    number: u32,
    number_inferred: bool,
    text: &'a str,
    parts: Vec<Line<'a>>,
    source: Source,
}

/// Writes the nodes of a text, each after its parent. `out` is written to in small pieces: let it
/// be buffered.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_nodes(text: &WholeText, out: &mut impl Write) -> io::Result<()> {
    let id = Id(text.standard.passport.identity().id);
    write(out, &of_standard(text, id))?;
    for card in &text.standard.cards {
        write(out, &of_card(card, id))?;
        if let Some(node) = of_purpose(card) {
            write(out, &node)?;
        }
        for function in &card.functions {
            write(out, &of_function(card, function))?;
            for skill in &function.skills {
                write(out, &of_skill(function, skill))?;
                for ability in &skill.abilities {
                    write(out, &Node::Ability(of_item(skill, ability)))?;
                }
                for knowledge in &skill.knowledge {
                    write(out, &Node::Knowledge(of_item(skill, knowledge)))?;
                }
            }
        }
    }
    Ok(())
}

fn write(out: &mut impl Write, node: &Node<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, node)?;
    out.write_all(b"\n")
}

fn of_standard(text: &WholeText, id: Id) -> Node<'_> {
    let passport = &text.standard.passport;
    Node::Standard {
        id,
        parent_id: None,
        code: &passport.code,
        language: passport.language.tag(),
        title: &passport.title,
        scope: passport.scope.as_deref(),
        summary: passport.summary.as_deref(),
        terms: all(&passport.terms),
        abbreviations: all(&passport.abbreviations),
        activity: all(&passport.activity),
        listed_professions: all(&passport.listed_professions),
        technical: (&passport.technical).into(),
        sources: sources(&passport.sources),
        findings: all(&text.findings),
    }
}

fn of_card(card: &ProfessionCard, parent_id: Id) -> Node<'_> {
    Node::Profession {
        id: Id(card.identity.id()),
        parent_id,
        r#ref: card.identity.slug(),
        slug: card.identity.slug(),
        point: card.point,
        title: &card.title,
        group_code: card.group_code.as_deref(),
        occupation_code: card.occupation_code.as_deref(),
        qualification_level: card.qualification_level.map(QualificationLevel::number),
        qualification_sublevel: card.qualification_sublevel.as_deref(),
        qualification_reference: card.qualification_reference.as_deref(),
        education: all(&card.education),
        work_experience: card.work_experience.as_deref(),
        nonformal_education: card.nonformal_education.as_deref(),
        other_titles: all(&card.other_titles),
        personal_competences: all(&card.personal_competences),
        regulations: all(&card.regulations),
        related: all(&card.related),
        sources: sources(&card.sources),
        source: card.source.into(),
    }
}

fn of_purpose(card: &ProfessionCard) -> Option<Node<'_>> {
    let text = card.purpose.as_deref()?;
    let identity = card.purpose_identity();
    Some(Node::Purpose {
        id: Id(identity.id),
        parent_id: Id(card.identity.id()),
        r#ref: identity.reference.to_string(),
        text,
        source: card.sources.get("purpose").map(|source| (*source).into()),
    })
}

fn of_function<'a>(card: &ProfessionCard, function: &'a LabourFunction) -> Node<'a> {
    Node::Function {
        id: Id(function.identity.id),
        parent_id: Id(card.identity.id()),
        r#ref: function.identity.reference.to_string(),
        number: function.number,
        kind: FunctionKind::name(function.kind),
        title: &function.title,
        source: function.source.into(),
    }
}

fn of_skill<'a>(function: &LabourFunction, skill: &'a Skill) -> Node<'a> {
    Node::Skill {
        id: Id(skill.identity.id),
        parent_id: Id(function.identity.id),
        r#ref: skill.identity.reference.to_string(),
        number: skill.number,
        title: &skill.title,
        recognition: skill.recognition.as_deref(),
        source: skill.source.into(),
    }
}

fn of_item<'a>(skill: &Skill, item: &'a Item) -> ItemNode<'a> {
    ItemNode {
        id: Id(item.identity.id),
        parent_id: Id(skill.identity.id),
        r#ref: item.identity.reference.to_string(),
        number: item.number,
        number_inferred: item.number_inferred,
        text: &item.text,
        parts: all(&item.parts),
        source: item.source.into(),
    }
}
