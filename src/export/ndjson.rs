//! The catalogue as newline-delimited JSON: a node a line, each with its type, its identifier and
//! that of its parent, so that a program reads it line by line and needs no tree.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use super::{ExportedText, Format, FormatOutput, FormatWriter, Stream, json::Finding};
use crate::standard::{
    Id, Item, LabourFunction, PlainField, PlainFieldGroup, ProfessionCard, Skill, WholeText,
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
    fn write(&mut self, text: &ExportedText) -> io::Result<()> {
        write_nodes(&text.whole, &mut self.0)
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

/// Writes the nodes of a text, each after its parent. `out` is written to in small pieces: let it
/// be buffered.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_nodes(text: &WholeText, out: &mut impl Write) -> io::Result<()> {
    let id = Id(text.standard.passport.identity().id);
    write_standard(text, id, out)?;
    for card in &text.standard.cards {
        write_card(card, id, out)?;
        let id = Id(card.identity.id());
        write_purpose(card, id, out)?;
        for function in &card.functions {
            write_function(function, id, out)?;
            let id = Id(function.id);
            for skill in &function.skills {
                write_skill(skill, id, out)?;
                let id = Id(skill.id);
                for item in &skill.abilities {
                    write_item("ability", item, id, out)?;
                }
                for item in &skill.knowledge {
                    write_item("knowledge", item, id, out)?;
                }
            }
        }
    }
    Ok(())
}

/// A node while it is written. The keys are those of the JSON of the catalogue, and the types are the
/// kinds of the API.
struct NodeLine<'a, W>(&'a mut W);

impl<'a, W: Write> NodeLine<'a, W> {
    fn begin(kind: &str, id: Id, parent_id: Option<Id>, out: &'a mut W) -> io::Result<Self> {
        write!(out, "{{\"type\":\"{kind}\"")?;
        Self(out).key("id", &id)?.key("parent_id", &parent_id)
    }

    fn key(self, name: &str, value: &(impl Serialize + ?Sized)) -> io::Result<Self> {
        write!(self.0, ",\"{name}\":")?;
        serde_json::to_writer(&mut *self.0, value)?;
        Ok(self)
    }

    /// The plain fields of a group, by their names.
    fn plain_keys(self, card: &ProfessionCard, group: PlainFieldGroup) -> io::Result<Self> {
        let mut fields = PlainField::in_group(group);
        fields.try_fold(self, |node, field| node.key(field.name(), &field.of(card)))
    }

    fn end(self) -> io::Result<()> {
        self.0.write_all(b"}\n")
    }
}

fn write_standard(text: &WholeText, id: Id, out: &mut impl Write) -> io::Result<()> {
    let passport = &text.standard.passport;
    let findings: Vec<Finding<'_>> = text.findings.iter().map(Finding::from).collect();
    NodeLine::begin("standard", id, None, out)?
        .key("code", &passport.code)?
        .key("language", &passport.language)?
        .key("title", &passport.title)?
        .key("scope", &passport.scope)?
        .key("summary", &passport.summary)?
        .key("approval", &passport.approval)?
        .key("terms", &passport.terms)?
        .key("abbreviations", &passport.abbreviations)?
        .key("activity", &passport.activity)?
        .key("listed_professions", &passport.listed_professions)?
        .key("technical", &passport.technical)?
        .key("other_fields", &passport.other_fields)?
        .key("sources", &passport.sources)?
        .key("findings", &findings)?
        .end()
}

fn write_card(card: &ProfessionCard, parent: Id, out: &mut impl Write) -> io::Result<()> {
    NodeLine::begin("profession", Id(card.identity.id()), Some(parent), out)?
        .key("ref", card.identity.slug())?
        .key("slug", card.identity.slug())?
        .key("point", &card.point)?
        .key("title", &card.title)?
        .plain_keys(card, PlainFieldGroup::Codes)?
        .key("qualification_level", &card.qualification_level)?
        .plain_keys(card, PlainFieldGroup::Qualification)?
        .key("education", &card.education)?
        .plain_keys(card, PlainFieldGroup::Requirements)?
        .key("other_titles", &card.other_titles)?
        .key("personal_competences", &card.personal_competences)?
        .key("regulations", &card.regulations)?
        .key("related", &card.related)?
        .key("other_fields", &card.other_fields)?
        .key("sources", &card.sources)?
        .key("source", &card.source)?
        .end()
}

fn write_purpose(card: &ProfessionCard, parent: Id, out: &mut impl Write) -> io::Result<()> {
    let Some(text) = &card.purpose else { return Ok(()) };
    let identity = card.purpose_identity();
    NodeLine::begin("purpose", Id(identity.id), Some(parent), out)?
        .key("ref", &identity.reference)?
        .key("text", text)?
        .key("source", &card.sources.get("purpose"))?
        .end()
}

fn write_function(function: &LabourFunction, parent: Id, out: &mut impl Write) -> io::Result<()> {
    NodeLine::begin("function", Id(function.id), Some(parent), out)?
        .key("ref", &function.reference)?
        .key("number", &function.number)?
        .key("kind", &function.kind)?
        .key("title", &function.title)?
        .key("source", &function.source)?
        .end()
}

fn write_skill(skill: &Skill, parent: Id, out: &mut impl Write) -> io::Result<()> {
    NodeLine::begin("skill", Id(skill.id), Some(parent), out)?
        .key("ref", &skill.reference)?
        .key("number", &skill.number)?
        .key("title", &skill.title)?
        .key("recognition", &skill.recognition)?
        .key("source", &skill.source)?
        .end()
}

fn write_item(kind: &str, item: &Item, parent: Id, out: &mut impl Write) -> io::Result<()> {
    NodeLine::begin(kind, Id(item.id), Some(parent), out)?
        .key("ref", &item.reference)?
        .key("number", &item.number)?
        .key("number_inferred", &item.number_inferred)?
        .key("text", &item.text)?
        .key("parts", &item.parts)?
        .key("source", &item.source)?
        .end()
}
