//! The labour functions of a card, their skills, and the lists under each skill.

use std::{
    collections::{HashMap, VecDeque},
    ops::Range,
};

use super::{
    card::{Context, is_broken_over_page},
    form::Label,
    lists::{self, Entry, Style},
    names::References,
    reader::{Landing, Passage, Reader, letters},
    sections::Section,
};
use crate::standard::{
    FindingKind, FunctionKind, Identity, Item, LabourFunction, Line, Reference, Severity, Skill,
    Source, StatementKind,
};

/// The sections of a card from which its functions are read.
#[derive(Debug, Default)]
pub(super) struct Outline<'s> {
    lists: Vec<(FunctionKind, &'s Section)>,
    parts: Vec<&'s Section>,
}

/// A function that the card's own list promises.
struct Promised {
    kind: FunctionKind,
    number: u32,
    title: String,
    body: Range<usize>,
    source: Source,
    found: bool,
}

impl<'s> Outline<'s> {
    /// Adds a section: a list of functions, a heading, or a part of a skill.
    pub fn add(&mut self, section: &'s Section) {
        match section.label {
            Label::MandatoryFunctions => self.lists.push((FunctionKind::Mandatory, section)),
            Label::AdditionalFunctions => self.lists.push((FunctionKind::Additional, section)),
            _ => self.parts.push(section),
        }
    }

    /// Reads the functions of a card.
    pub fn read(
        self,
        reader: &mut Reader<'_>,
        context: &Context<'_>,
        card: &Reference,
    ) -> Vec<LabourFunction> {
        let mut promised = self.read_lists(reader);
        let mut references = References::default();
        let mut functions: Vec<LabourFunction> = Vec::new();
        for section in self.parts {
            if section.label == Label::Function {
                let last = functions.last().map_or(0, |function| function.number);
                let head = read_head(reader, section, last, |number| {
                    references.unused(card, StatementKind::Function, number)
                });
                functions.push(LabourFunction {
                    identity: Identity::new(context.text, head.reference),
                    number: head.number,
                    kind: FunctionKind::Mandatory,
                    title: head.title,
                    skills: Vec::new(),
                    source: head.source,
                });
                continue;
            }
            let Some(function) = functions.last_mut() else {
                // A skill without a function has no place.
                reader.unplaced(section.body.clone());
                continue;
            };
            if section.label == Label::Skill {
                let parent = function.identity.reference.clone();
                let last = function.skills.last().map_or(0, |skill| skill.number);
                let head = read_head(reader, section, last, |number| {
                    references.unused(&parent, StatementKind::Skill, number)
                });
                function.skills.push(Skill {
                    identity: Identity::new(context.text, head.reference),
                    number: head.number,
                    title: head.title,
                    recognition: None,
                    abilities: Vec::new(),
                    knowledge: Vec::new(),
                    source: head.source,
                });
                continue;
            }
            match function.skills.last_mut() {
                Some(skill) => read_part(reader, section, skill, context, &mut references),
                None => reader.unplaced(section.body.clone()),
            }
        }
        let mut open = Open::new(&promised);
        for function in &mut functions {
            let promise = open.take(function, &mut promised);
            compare_with_list(reader, function, promise);
        }
        for promise in promised.into_iter().filter(|promise| !promise.found) {
            reader.land(promise.body, Landing::Finding);
            reader.note(
                FindingKind::ListedNotDescribed,
                Severity::Warning,
                promise.source,
                None,
                [("number", promise.number.into()), ("title", promise.title.into())],
            );
        }
        functions
    }

    fn read_lists(&self, reader: &mut Reader<'_>) -> Vec<Promised> {
        let mut promised = Vec::new();
        for &(kind, section) in &self.lists {
            if reader.land_if_dash(section.body.clone()) {
                continue;
            }
            let style = Style { marker: '.', proper_names: None };
            for entry in lists::entries(&reader.words, section.body.clone(), style) {
                let source = reader.source(entry.marker.start..entry.body.end);
                reader.land(entry.marker, Landing::Number);
                promised.push(Promised {
                    kind,
                    number: entry.number,
                    title: reader.peek(entry.body.clone()),
                    body: entry.body,
                    source,
                    found: false,
                });
            }
        }
        promised
    }
}

/// The number, title and name of a function or a skill.
struct Head {
    number: u32,
    title: String,
    reference: Reference,
    source: Source,
}

fn read_head(
    reader: &mut Reader<'_>,
    section: &Section,
    last: u32,
    name: impl FnOnce(u32) -> Reference,
) -> Head {
    let number = section.number.unwrap_or(last + 1);
    let reference = name(number);
    let source = reader.source(section.all());
    let broken = is_broken_over_page(reader, section.heading.start, &section.body);
    let title = reader.field("title", section.body.clone()).map_or_else(String::new, |p| p.text);
    if section.inside_line {
        note_heading_inside_line(reader, section, Some(&reference));
    }
    if broken {
        let detail = [("title", title.as_str().into())];
        reader.note(
            FindingKind::TitleBrokenOverPage,
            Severity::Note,
            source,
            Some(&reference),
            detail,
        );
    }
    if title.is_empty() {
        let detail = [("field", "title".into()), ("text", "".into())];
        reader.note(FindingKind::MissingField, Severity::Warning, source, Some(&reference), detail);
    }
    if section.number.is_none() {
        let detail = [("number", number.into())];
        reader.note(FindingKind::LostNumber, Severity::Warning, source, Some(&reference), detail);
    }
    let series = if section.label == Label::Function { "function" } else { "skill" };
    reader.check_sequence(series, last, number, source, Some(&reference));
    Head { number, title, reference, source }
}

/// Notes a heading that stands behind other text on its line:
/// "беруші ретінде әрекет ету Дағды 1:" (line 2710).
pub(super) fn note_heading_inside_line(
    reader: &mut Reader<'_>,
    section: &Section,
    reference: Option<&Reference>,
) {
    let source = reader.source(section.heading.clone());
    let detail = [("heading", reader.peek(section.heading.clone()).into())];
    reader.note(FindingKind::HeadingInsideLine, Severity::Note, source, reference, detail);
}

fn read_part(
    reader: &mut Reader<'_>,
    section: &Section,
    skill: &mut Skill,
    context: &Context<'_>,
    references: &mut References,
) {
    let parent = &skill.identity.reference;
    match section.label {
        Label::Abilities => {
            let items = read_items(reader, section, context, |number| {
                references.unused(parent, StatementKind::Ability, number)
            });
            skill.abilities.extend(items);
        }
        Label::Knowledge => {
            let items = read_items(reader, section, context, |number| {
                references.unused(parent, StatementKind::Knowledge, number)
            });
            skill.knowledge.extend(items);
        }
        // Recognition keeps its "-": it is an answer, not an empty field.
        _ if skill.recognition.is_none() => {
            skill.recognition = reader.text(section.body.clone()).map(|passage| passage.text);
        }
        _ => reader.unplaced(section.body.clone()),
    }
}

fn read_items(
    reader: &mut Reader<'_>,
    section: &Section,
    context: &Context<'_>,
    mut name: impl FnMut(u32) -> Reference,
) -> Vec<Item> {
    if reader.land_if_dash(section.body.clone()) {
        return Vec::new();
    }
    let style = Style { marker: '.', proper_names: Some(context.proper_names) };
    let entries = lists::entries(&reader.words, section.body.clone(), style);
    let mut last = 0;
    let mut items = Vec::with_capacity(entries.len());
    for entry in entries {
        let reference = name(entry.number);
        note_guesses(reader, &entry, &reference);
        let source = reader.source(entry.marker.start..entry.body.end);
        last = reader.check_sequence("item", last, entry.number, source, Some(&reference));
        reader.land(entry.marker, Landing::Number);
        let text = reader.field("text", entry.body).map_or_else(String::new, |p| p.text);
        if text.is_empty() {
            let detail = [("field", "text".into()), ("text", "".into())];
            let (kind, severity) = (FindingKind::MissingField, Severity::Warning);
            reader.note(kind, severity, source, Some(&reference), detail);
        }
        let mut parts = Vec::new();
        for (dash, words) in entry.bullets {
            let source = reader.source(dash.start..words.end);
            reader.land(dash, Landing::Label);
            if let Some(Passage { text, .. }) = reader.text(words) {
                parts.push(Line { text, source });
            }
        }
        items.push(Item {
            identity: Identity::new(context.text, reference),
            number: entry.number,
            number_inferred: entry.number_inferred,
            text,
            parts,
            source,
        });
    }
    items
}

fn note_guesses(reader: &mut Reader<'_>, entry: &Entry, reference: &Reference) {
    let source = reader.source(entry.marker.start..entry.body.end);
    if entry.number_inferred {
        let detail = [("number", entry.number.into())];
        reader.note(FindingKind::LostNumber, Severity::Warning, source, Some(reference), detail);
    }
    if entry.glued {
        let line = source.first_line;
        let detail = [("text", reader.excerpt(reader.on_line(line)).into())];
        let source = Source::new(line, line);
        reader.note(FindingKind::GluedItems, Severity::Warning, source, Some(reference), detail);
    }
}

/// The promises that no function has kept yet.
struct Open {
    by_title: HashMap<String, VecDeque<usize>>,
    by_number: HashMap<u32, VecDeque<usize>>,
}

impl Open {
    fn new(promised: &[Promised]) -> Self {
        let mut open = Self { by_title: HashMap::new(), by_number: HashMap::new() };
        for (at, promise) in promised.iter().enumerate() {
            open.by_title.entry(letters(&promise.title)).or_default().push_back(at);
            open.by_number.entry(promise.number).or_default().push_back(at);
        }
        open
    }

    /// The first with the title of the function, else the first with its number.
    fn take<'p>(
        &mut self,
        function: &LabourFunction,
        promised: &'p mut [Promised],
    ) -> Option<&'p mut Promised> {
        let alike = [
            self.by_title.get_mut(&letters(&function.title)),
            self.by_number.get_mut(&function.number),
        ];
        for places in alike.into_iter().flatten() {
            while let Some(at) = places.pop_front() {
                if !promised[at].found {
                    return promised.get_mut(at);
                }
            }
        }
        None
    }
}

/// Titles are read at their headings; the list says whether a function is mandatory, and may differ.
fn compare_with_list(
    reader: &mut Reader<'_>,
    function: &mut LabourFunction,
    promise: Option<&mut Promised>,
) {
    let reference = function.identity.reference.clone();
    let Some(promise) = promise else {
        let detail = [("number", function.number.into()), ("title", function.title.clone().into())];
        let (kind, severity) = (FindingKind::DescribedNotListed, Severity::Warning);
        return reader.note(kind, severity, function.source, Some(&reference), detail);
    };
    promise.found = true;
    function.kind = promise.kind;
    if letters(&promise.title) == letters(&function.title) {
        return reader.land(promise.body.clone(), Landing::Repeated);
    }
    reader.land(promise.body.clone(), Landing::Finding);
    let detail = [
        ("number", function.number.into()),
        ("listed", promise.title.clone().into()),
        ("described", function.title.clone().into()),
    ];
    let (kind, severity) = (FindingKind::ListDiffers, Severity::Warning);
    reader.note(kind, severity, promise.source, Some(&reference), detail);
}
