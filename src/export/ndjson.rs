//! The catalogue as newline-delimited JSON: a node a line, each with its type, its identifier and
//! that of its parent, so that a program reads it line by line and needs no tree.

use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer};

use super::{
    Format, FormatOutput, FormatWriter, Stream,
    json::{
        Abbreviation, ActivityCode, Education, Finding, Id, Line, ListedProfession, Related,
        Source, Sources, Technical, Term, all, sources,
    },
};
use crate::standard::{
    FunctionKind, Item, LabourFunction, PlainField, PlainFieldGroup, ProfessionCard,
    QualificationLevel, Skill, WholeText,
};

/// The nodes of the catalogue, one a line.
pub const FORMAT: Format = Format {
    name: "ndjson",
    arguments: "ndjson",
    about: "JSON with a node a line: standards, cards, functions, skills, abilities, knowledge",
    file: "kasip-catalogue.ndjson",
    media_type: "application/x-ndjson",
    output: FormatOutput::Stream(|out| Ok(Box::new(NodeWriter(BufWriter::new(out))))),
};

struct NodeWriter(BufWriter<Stream>);

impl FormatWriter for NodeWriter {
    fn write(&mut self, text: &WholeText) -> io::Result<()> {
        write_nodes(text, &mut self.0)
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

/// A node. The keys are those of the JSON of the catalogue, and the types are the kinds of the API.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum NodeLine<'a> {
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
        #[serde(flatten)]
        codes: PlainFields<'a>,
        qualification_level: Option<u8>,
        #[serde(flatten)]
        qualification: PlainFields<'a>,
        education: Vec<Education<'a>>,
        #[serde(flatten)]
        requirements: PlainFields<'a>,
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

/// The plain fields of a group, by their names.
struct PlainFields<'a>(&'a ProfessionCard, PlainFieldGroup);

impl Serialize for PlainFields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(card, group) = self;
        let fields = PlainField::in_group(*group);
        serializer.collect_map(fields.map(|field| (field.name(), field.of(card))))
    }
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
                    write(out, &NodeLine::Ability(of_item(skill, ability)))?;
                }
                for knowledge in &skill.knowledge {
                    write(out, &NodeLine::Knowledge(of_item(skill, knowledge)))?;
                }
            }
        }
    }
    Ok(())
}

fn write(out: &mut impl Write, node: &NodeLine<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, node)?;
    out.write_all(b"\n")
}

fn of_standard(text: &WholeText, id: Id) -> NodeLine<'_> {
    let passport = &text.standard.passport;
    NodeLine::Standard {
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

fn of_card(card: &ProfessionCard, parent_id: Id) -> NodeLine<'_> {
    NodeLine::Profession {
        id: Id(card.identity.id()),
        parent_id,
        r#ref: card.identity.slug(),
        slug: card.identity.slug(),
        point: card.point,
        title: &card.title,
        codes: PlainFields(card, PlainFieldGroup::Codes),
        qualification_level: card.qualification_level.map(QualificationLevel::number),
        qualification: PlainFields(card, PlainFieldGroup::Qualification),
        education: all(&card.education),
        requirements: PlainFields(card, PlainFieldGroup::Requirements),
        other_titles: all(&card.other_titles),
        personal_competences: all(&card.personal_competences),
        regulations: all(&card.regulations),
        related: all(&card.related),
        sources: sources(&card.sources),
        source: card.source.into(),
    }
}

fn of_purpose(card: &ProfessionCard) -> Option<NodeLine<'_>> {
    let text = card.purpose.as_deref()?;
    let identity = card.purpose_identity();
    Some(NodeLine::Purpose {
        id: Id(identity.id),
        parent_id: Id(card.identity.id()),
        r#ref: identity.reference.to_string(),
        text,
        source: card.sources.get("purpose").map(|source| (*source).into()),
    })
}

fn of_function<'a>(card: &ProfessionCard, function: &'a LabourFunction) -> NodeLine<'a> {
    NodeLine::Function {
        id: Id(function.identity.id),
        parent_id: Id(card.identity.id()),
        r#ref: function.identity.reference.to_string(),
        number: function.number,
        kind: FunctionKind::name(function.kind),
        title: &function.title,
        source: function.source.into(),
    }
}

fn of_skill<'a>(function: &LabourFunction, skill: &'a Skill) -> NodeLine<'a> {
    NodeLine::Skill {
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
