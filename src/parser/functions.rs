//! The labour functions of a card, their skills, and the lists under each skill.

use std::{
    collections::{HashMap, VecDeque},
    ops::Range,
};

use super::{
    context::TextContext,
    forms::Label,
    key::title_key,
    lists::{self, ListEntry, ListStyle},
    names::ReferenceCounter,
    reader::{JoinedWords, Placement, SourceReader},
    sections::FormSection,
    titles::is_broken_over_page,
};
use crate::standard::{
    FindingKind, FunctionKind, Item, LabourFunction, Language, Line, Reference, Severity, Skill,
    Source, StatementKind,
};

/// The sections of a card from which its functions are read.
#[derive(Debug, Default)]
pub(super) struct FunctionSections<'s> {
    lists: Vec<(FunctionKind, &'s FormSection)>,
    parts: Vec<&'s FormSection>,
}

/// A function in the list that the card gives before it describes each.
struct ListedFunction {
    kind: FunctionKind,
    number: u32,
    title: String,
    body: Range<usize>,
    source: Source,
    found: bool,
}

impl<'s> FunctionSections<'s> {
    /// Adds a section: a list of functions, a heading, or a part of a skill.
    pub fn add(&mut self, section: &'s FormSection) {
        match section.label {
            Label::MandatoryFunctions => self.lists.push((FunctionKind::Mandatory, section)),
            Label::AdditionalFunctions => self.lists.push((FunctionKind::Additional, section)),
            _ => self.parts.push(section),
        }
    }

    /// Reads the functions of a card.
    pub fn read(
        self,
        reader: &mut SourceReader<'_>,
        context: &TextContext<'_>,
        card: &Reference,
    ) -> Vec<LabourFunction> {
        let mut listed = self.read_lists(reader);
        let mut references = ReferenceCounter::default();
        let mut functions: Vec<LabourFunction> = Vec::new();
        for section in self.parts {
            if let Label::Function | Label::AdditionalFunction = section.label {
                let kind = match section.label {
                    Label::AdditionalFunction => FunctionKind::Additional,
                    _ => FunctionKind::Mandatory,
                };
                let before = functions.last().filter(|function| function.kind == kind);
                let last = before.map_or(0, |function| function.number);
                let head = read_numbered_title(reader, section, last, |number| {
                    references.unused(card, StatementKind::Function, number)
                });
                functions.push(LabourFunction {
                    id: context.text.id_of(&head.reference),
                    reference: head.reference,
                    number: head.number,
                    kind,
                    title: head.title,
                    skills: Vec::new(),
                    source: head.source,
                });
                continue;
            }
            let Some(function) = functions.last_mut() else {
                // A skill without a function belongs nowhere.
                reader.unplaced(section.body.clone());
                continue;
            };
            if section.label == Label::Skill {
                let parent = function.reference.clone();
                let last = function.skills.last().map_or(0, |skill| skill.number);
                let head = read_numbered_title(reader, section, last, |number| {
                    references.unused(&parent, StatementKind::Skill, number)
                });
                function.skills.push(Skill {
                    id: context.text.id_of(&head.reference),
                    reference: head.reference,
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
        note_missing_lists(reader, &functions);
        let mut unmatched = UnmatchedFunctions::new(&listed);
        for function in &mut functions {
            let entry = unmatched.take(function, &mut listed);
            compare_with_list(reader, function, entry);
        }
        for entry in listed.into_iter().filter(|entry| !entry.found) {
            reader.place(entry.body, Placement::Finding);
            reader.note(
                FindingKind::ListedNotDescribed,
                Severity::Warning,
                entry.source,
                None,
                [("number", entry.number.into()), ("title", entry.title.into())],
            );
        }
        functions
    }

    fn read_lists(&self, reader: &mut SourceReader<'_>) -> Vec<ListedFunction> {
        let mut listed = Vec::new();
        for &(kind, section) in &self.lists {
            if reader.place_if_dash(section.body.clone()) {
                continue;
            }
            let style = ListStyle { marker: '.', proper_names: None };
            for entry in lists::entries(&reader.words, section.body.clone(), style) {
                let source = reader.source(entry.marker.start..entry.body.end);
                reader.place(entry.marker, Placement::Number);
                listed.push(ListedFunction {
                    kind,
                    number: entry.number,
                    title: reader.peek(entry.body.clone()),
                    body: entry.body,
                    source,
                    found: false,
                });
            }
        }
        listed
    }
}

/// The heading of a function or a skill.
struct NumberedTitle {
    number: u32,
    title: String,
    reference: Reference,
    source: Source,
}

fn read_numbered_title(
    reader: &mut SourceReader<'_>,
    section: &FormSection,
    last: u32,
    refer: impl FnOnce(u32) -> Reference,
) -> NumberedTitle {
    let number = section.number.unwrap_or(last + 1);
    let reference = refer(number);
    let source = reader.source(section.all());
    let broken = is_broken_over_page(reader, section);
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
        reader.note_missing("title", Severity::Warning, source, Some(&reference));
    }
    // A list that lost its label goes on with the title above it.
    if title.contains("1. ") && title.contains("2. ") {
        let (kind, detail) = (FindingKind::NumberedTitle, [("title", title.as_str().into())]);
        reader.note(kind, Severity::Warning, source, Some(&reference), detail);
    }
    if section.number.is_none() {
        let detail = [("number", number.into())];
        reader.note(FindingKind::LostNumber, Severity::Warning, source, Some(&reference), detail);
    }
    let series = if section.label == Label::Skill { "skill" } else { "function" };
    reader.check_sequence(series, last, number, source, Some(&reference));
    NumberedTitle { number, title, reference, source }
}

/// A skill is what a person is able to do and knows: without either list, one was likely lost.
fn note_missing_lists(reader: &mut SourceReader<'_>, functions: &[LabourFunction]) {
    let skills = || functions.iter().flat_map(|function| &function.skills);
    let n_recognised = skills().filter(|skill| skill.recognition.is_some()).count();
    let have_recognition = n_recognised > 0 && n_recognised * 2 >= skills().count();
    for skill in skills().filter(|skill| have_recognition && skill.recognition.is_none()) {
        let reference = Some(&skill.identity().reference);
        reader.note_missing("recognition", Severity::Warning, skill.source, reference);
    }
    for skill in skills() {
        for (field, list) in [("abilities", &skill.abilities), ("knowledge", &skill.knowledge)] {
            if list.is_empty() {
                let (kind, severity) = (FindingKind::MissingList, Severity::Warning);
                let reference = Some(&skill.identity().reference);
                reader.note(kind, severity, skill.source, reference, [("field", field.into())]);
            }
        }
    }
}

/// Notes a heading that comes after other text on its line:
/// "беруші ретінде әрекет ету Дағды 1:" (line 2710).
pub(super) fn note_heading_inside_line(
    reader: &mut SourceReader<'_>,
    section: &FormSection,
    reference: Option<&Reference>,
) {
    let source = reader.source(section.heading.clone());
    let detail = [("heading", reader.peek(section.heading.clone()).into())];
    reader.note(FindingKind::HeadingInsideLine, Severity::Note, source, reference, detail);
}

fn read_part(
    reader: &mut SourceReader<'_>,
    section: &FormSection,
    skill: &mut Skill,
    context: &TextContext<'_>,
    references: &mut ReferenceCounter,
) {
    let parent = &skill.reference;
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
        // A "-" for recognition is an answer, not an empty field.
        _ if skill.recognition.is_none() => {
            skill.recognition = reader.text(section.body.clone()).map(|words| words.text);
        }
        _ => reader.unplaced(section.body.clone()),
    }
}

fn read_items(
    reader: &mut SourceReader<'_>,
    section: &FormSection,
    context: &TextContext<'_>,
    mut refer: impl FnMut(u32) -> Reference,
) -> Vec<Item> {
    if reader.place_if_dash(section.body.clone()) {
        return Vec::new();
    }
    let style = ListStyle { marker: '.', proper_names: Some(context.proper_names) };
    let entries = lists::entries(&reader.words, section.body.clone(), style);
    let mut last = 0;
    let mut items = Vec::with_capacity(entries.len());
    for entry in entries {
        let reference = refer(entry.number);
        note_guesses(reader, &entry, &reference, context.text.language);
        let source = reader.source(entry.marker.start..entry.body.end);
        last = reader.check_sequence("item", last, entry.number, source, Some(&reference));
        reader.place(entry.marker, Placement::Number);
        let text = reader.field("text", entry.body).map_or_else(String::new, |p| p.text);
        if text.is_empty() {
            reader.note_missing("text", Severity::Warning, source, Some(&reference));
        }
        let mut parts = Vec::new();
        for (dash, words) in entry.bullets {
            let source = reader.source(dash.start..words.end);
            reader.place(dash, Placement::Label);
            if let Some(JoinedWords { text, .. }) = reader.text(words) {
                parts.push(Line { text, source });
            }
        }
        items.push(Item {
            id: context.text.id_of(&reference),
            reference,
            number: entry.number,
            number_inferred: entry.number_inferred,
            text,
            parts,
            source,
        });
    }
    items
}

fn note_guesses(
    reader: &mut SourceReader<'_>,
    entry: &ListEntry,
    reference: &Reference,
    language: Language,
) {
    // In Kazakh only a sentence and a name begin with a capital.
    let capitals = entry.odd_lines.iter().filter(|_| language != Language::English);
    for &at in capitals.chain(&entry.loose_lines) {
        reader.note_odd_line(at, Some(reference));
    }
    for &at in &entry.mixed_lines {
        reader.note_mixed_cells(at, Some(reference));
    }
    let source = reader.source(entry.marker.start..entry.body.end);
    if entry.number_inferred && !entry.unnumbered {
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

/// The listed functions that match no described function yet.
struct UnmatchedFunctions {
    by_title: HashMap<String, VecDeque<usize>>,
    by_number: HashMap<u32, VecDeque<usize>>,
}

impl UnmatchedFunctions {
    fn new(listed: &[ListedFunction]) -> Self {
        let mut unmatched = Self { by_title: HashMap::new(), by_number: HashMap::new() };
        for (at, entry) in listed.iter().enumerate() {
            unmatched.by_title.entry(title_key(&entry.title)).or_default().push_back(at);
            unmatched.by_number.entry(entry.number).or_default().push_back(at);
        }
        unmatched
    }

    /// The first with the title of the function, else the first with its number.
    fn take<'l>(
        &mut self,
        function: &LabourFunction,
        listed: &'l mut [ListedFunction],
    ) -> Option<&'l mut ListedFunction> {
        let alike = [
            self.by_title.get_mut(&title_key(&function.title)),
            self.by_number.get_mut(&function.number),
        ];
        for positions in alike.into_iter().flatten() {
            while let Some(at) = positions.pop_front() {
                if !listed[at].found {
                    return listed.get_mut(at);
                }
            }
        }
        None
    }
}

/// The title of a function is read from its heading. The list says whether the function is mandatory,
/// and may have another title.
fn compare_with_list(
    reader: &mut SourceReader<'_>,
    function: &mut LabourFunction,
    entry: Option<&mut ListedFunction>,
) {
    let reference = function.reference.clone();
    let Some(entry) = entry else {
        let detail = [("number", function.number.into()), ("title", function.title.clone().into())];
        let (kind, severity) = (FindingKind::DescribedNotListed, Severity::Warning);
        return reader.note(kind, severity, function.source, Some(&reference), detail);
    };
    entry.found = true;
    function.kind = entry.kind;
    if title_key(&entry.title) == title_key(&function.title) {
        return reader.place(entry.body.clone(), Placement::Repeated);
    }
    reader.place(entry.body.clone(), Placement::Finding);
    let detail = [
        ("number", function.number.into()),
        ("listed", entry.title.clone().into()),
        ("described", function.title.clone().into()),
    ];
    let (kind, severity) = (FindingKind::ListDiffers, Severity::Warning);
    reader.note(kind, severity, entry.source, Some(&reference), detail);
}
