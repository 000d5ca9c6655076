//! Fourth pass: the sections of one card, as a profession card.

use std::{collections::HashMap, ops::Range};

use super::{
    form::Label,
    functions,
    lists::ProperNames,
    names::unused_slug,
    reader::{Landing, Passage, Reader, same_letters},
    sections::Section,
    words,
};
use crate::standard::{
    CardIdentity, Education, FindingKind, Line, ProfessionCard, QualificationLevel,
    RelatedProfession, Severity, Source, TextKey,
};

/// What the cards of one text share while they are read.
#[derive(Debug)]
pub(super) struct Context<'a> {
    /// The text that the cards are part of.
    pub text: &'a TextKey,
    /// The words that keep a capital inside a sentence.
    pub proper_names: &'a ProperNames,
    /// How often each slug was wanted.
    pub slugs: HashMap<String, u32>,
}

/// Reads a card. Its sections begin with the heading of the card.
pub(super) fn read(
    reader: &mut Reader<'_>,
    sections: &[Section],
    context: &mut Context<'_>,
) -> ProfessionCard {
    let heading = &sections[0];
    let last = &sections[sections.len() - 1];
    let source = reader.source(heading.heading.start..last.body.end);
    let point = heading.number.unwrap_or_default();

    let first_function = sections
        .iter()
        .position(|section| matches!(section.label, Label::Function | Label::Skill))
        .unwrap_or(sections.len());
    // The name of the card is needed by every finding, so it is made of a first look at the codes.
    let wanted = provisional_slug(reader, &sections[..first_function], point);
    let slug = unused_slug(&mut context.slugs, &wanted);
    let identity = CardIdentity::new(context.text.clone(), slug.as_str())
        .expect("a code has no slash and no control character");
    let mut card = empty_card(identity, point, source);
    reader.enter_card(Some(&slug));
    if slug != wanted {
        let source = reader.source(heading.heading.clone());
        let detail = [("text", wanted.into()), ("slug", slug.into())];
        let (kind, severity) = (FindingKind::SlugTaken, Severity::Warning);
        reader.note(kind, severity, source, Some(card.identity.reference()), detail);
    }

    let mut levels = 0_usize;
    let mut functions = functions::Outline::default();
    for section in sections {
        reader.land(section.heading.clone(), Landing::Label);
        if section.inside_line && !matches!(section.label, Label::Function | Label::Skill) {
            functions::note_heading_inside_line(reader, section, None);
        }
        match section.label {
            Label::Card => {}
            Label::CardTitle if card.title.is_empty() => {
                let ProfessionCard { sources, title, .. } = &mut card;
                *title = reader
                    .field_of(sources, "title", &section.heading, section.body.clone())
                    .unwrap_or_default();
            }
            Label::QualificationLevel => {
                levels += 1;
                read_level(reader, section, &mut card);
            }
            Label::Education | Label::EducationLevel | Label::Speciality | Label::Qualification => {
                read_education(reader, section, &mut card.education);
            }
            Label::OtherTitles => card.other_titles.extend(read_lines(reader, section)),
            Label::PersonalCompetences => {
                card.personal_competences.extend(read_lines(reader, section));
            }
            Label::Regulations => card.regulations.extend(read_lines(reader, section)),
            Label::RelatedColumns | Label::Related => {
                read_related(reader, section, &mut card.related);
            }
            Label::MandatoryFunctions
            | Label::AdditionalFunctions
            | Label::Function
            | Label::Skill
            | Label::Abilities
            | Label::Knowledge
            | Label::Recognition => functions.add(section),
            _ => match plain_field(&mut card, section.label) {
                Some((name, field)) if field.is_none() => {
                    let mut sources = std::mem::take(&mut card.sources);
                    let value =
                        reader.field_of(&mut sources, name, &section.heading, section.body.clone());
                    card.sources = sources;
                    if let Some((_, field)) = plain_field(&mut card, section.label) {
                        *field = value;
                    }
                }
                _ => reader.unplaced(section.body.clone()),
            },
        }
    }
    card.functions = functions.read(reader, context, card.identity.reference());
    name_card(reader, heading, &mut card);
    note_missing_fields(reader, &card, levels);
    reader.enter_card(None);
    card
}

/// A card of which only the place is known.
fn empty_card(identity: CardIdentity, point: u32, source: Source) -> ProfessionCard {
    ProfessionCard {
        identity,
        point,
        title: String::new(),
        group_code: None,
        occupation_code: None,
        qualification_level: None,
        qualification_sublevel: None,
        qualification_reference: None,
        education: Vec::new(),
        work_experience: None,
        nonformal_education: None,
        other_titles: Vec::new(),
        purpose: None,
        functions: Vec::new(),
        personal_competences: Vec::new(),
        regulations: Vec::new(),
        related: Vec::new(),
        sources: std::collections::BTreeMap::default(),
        source,
    }
}

/// The fields that are one run of words under one heading.
fn plain_field(
    card: &mut ProfessionCard,
    label: Label,
) -> Option<(&'static str, &mut Option<String>)> {
    Some(match label {
        Label::GroupCode => ("group_code", &mut card.group_code),
        Label::OccupationCode => ("occupation_code", &mut card.occupation_code),
        Label::QualificationSublevel => {
            ("qualification_sublevel", &mut card.qualification_sublevel)
        }
        Label::QualificationReference => {
            ("qualification_reference", &mut card.qualification_reference)
        }
        Label::WorkExperience => ("work_experience", &mut card.work_experience),
        Label::NonformalEducation => ("nonformal_education", &mut card.nonformal_education),
        Label::Purpose => ("purpose", &mut card.purpose),
        _ => return None,
    })
}

/// A longer code of an occupation is none, and every name on its card would begin with it.
const LONGEST_CODE: usize = 64;

/// `{occupation_code}-{level}`; `point-{n}` for a card without a code or a level.
fn provisional_slug(reader: &Reader<'_>, sections: &[Section], point: u32) -> String {
    let peek = |label| {
        let section = sections.iter().find(|section| section.label == label)?;
        Some(reader.peek(section.body.clone()))
    };
    let level = peek(Label::QualificationLevel).and_then(|level| parse_level(&level));
    let code = peek(Label::OccupationCode)
        .filter(|code| code.len() <= LONGEST_CODE && code.contains(char::is_alphanumeric))
        .filter(|code| code.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.')));
    match (code, level) {
        (Some(code), Some(level)) => format!("{code}-{level}"),
        _ => format!("point-{point}"),
    }
}

fn parse_level(text: &str) -> Option<QualificationLevel> {
    text.parse::<i64>().ok().and_then(|level| QualificationLevel::try_from(level).ok())
}

fn read_level(reader: &mut Reader<'_>, section: &Section, card: &mut ProfessionCard) {
    let text = reader.peek(section.body.clone());
    if card.qualification_level.is_some() {
        return reader.unplaced(section.body.clone());
    }
    let source = reader.source(section.all());
    if let Some(level) = parse_level(&text) {
        reader.land(section.body.clone(), Landing::Number);
        card.qualification_level = Some(level);
        card.sources.insert("qualification_level".to_owned(), source);
    } else if text.is_empty() {
        note_missing(reader, card, "qualification_level", Severity::Warning);
    } else {
        reader.land(section.body.clone(), Landing::Finding);
        reader.note(
            FindingKind::LevelOutOfRange,
            Severity::Error,
            source,
            Some(card.identity.reference()),
            [("level", text.clone().into()), ("text", text.into())],
        );
    }
}

/// The title, and the heading that repeats it: "10. Кәсіптің карточкасы «…»:".
fn name_card(reader: &mut Reader<'_>, heading: &Section, card: &mut ProfessionCard) {
    let signs = |text: &str| !text.contains(char::is_alphanumeric);
    let mut name = heading.body.clone();
    while !name.is_empty() && signs(reader.words[name.start].text) {
        reader.land(name.start..name.start + 1, Landing::Label);
        name.start += 1;
    }
    while !name.is_empty() && signs(reader.words[name.end - 1].text) {
        name.end -= 1;
        reader.land(name.end..name.end + 1, Landing::Label);
    }
    let in_heading = reader.peek(name.clone());
    if card.title.is_empty() {
        if let Some(Passage { text, source }) = reader.text(name) {
            card.title = text;
            card.sources.insert("title".to_owned(), source);
        }
        let severity = if card.title.is_empty() { Severity::Error } else { Severity::Warning };
        note_missing(reader, card, "title", severity);
    } else if same_letters(&in_heading, &card.title) {
        reader.land(name, Landing::Repeated);
    } else if !name.is_empty() {
        let source = reader.source(name.clone());
        reader.land(name, Landing::Finding);
        reader.note(
            FindingKind::ListDiffers,
            Severity::Warning,
            source,
            Some(card.identity.reference()),
            [
                ("number", card.point.into()),
                ("listed", in_heading.into()),
                ("described", card.title.as_str().into()),
            ],
        );
    }
}

/// A card is of little use without these.
fn note_missing_fields(reader: &mut Reader<'_>, card: &ProfessionCard, levels: usize) {
    if levels == 0 {
        note_missing(reader, card, "qualification_level", Severity::Warning);
    }
    if card.occupation_code.is_none() {
        note_missing(reader, card, "occupation_code", Severity::Warning);
    }
    if card.purpose.is_none() {
        note_missing(reader, card, "purpose", Severity::Note);
    }
    if card.functions.is_empty() {
        note_missing(reader, card, "functions", Severity::Warning);
    }
}

fn note_missing(reader: &mut Reader<'_>, card: &ProfessionCard, field: &str, severity: Severity) {
    let source = card.sources.get(field).copied().unwrap_or(card.source);
    let source = Source::new(source.first_line, source.first_line);
    let detail = [("field", field.into()), ("text", "".into())];
    reader.note(
        FindingKind::MissingField,
        severity,
        source,
        Some(card.identity.reference()),
        detail,
    );
}

/// An entry begins with its level of education; the first stands behind the heading of all.
fn read_education(reader: &mut Reader<'_>, section: &Section, education: &mut Vec<Education>) {
    let source = reader.source(section.all());
    let name = match section.label {
        Label::Education => {
            education.push(Education {
                level: None,
                speciality: None,
                qualification: None,
                source,
            });
            return reader.unplaced(section.body.clone());
        }
        Label::EducationLevel => "education.level",
        Label::Speciality => "education.speciality",
        _ => "education.qualification",
    };
    let value = reader.field(name, section.body.clone()).map(|passage| passage.text);
    let begins = match education.last() {
        None => true,
        Some(entry) => match section.label {
            Label::EducationLevel => entry.level.is_some() || entry.speciality.is_some(),
            Label::Speciality => entry.speciality.is_some(),
            _ => entry.qualification.is_some(),
        },
    };
    if begins {
        education.push(Education { level: None, speciality: None, qualification: None, source });
    }
    let entry = education.last_mut().expect("an entry was added where there was none");
    entry.source = entry.source.to(source);
    match section.label {
        Label::EducationLevel => entry.level = value,
        Label::Speciality => entry.speciality = value,
        _ => entry.qualification = value,
    }
}

/// A list without numbers: an entry a line; a line that begins with a small letter goes on with
/// the entry before ("… кәсіпорынның\nстратегиялық бағытын анықтау мүмкіндігі").
fn read_lines(reader: &mut Reader<'_>, section: &Section) -> Vec<Line> {
    if reader.land_if_dash(section.body.clone()) {
        return Vec::new();
    }
    let starts = |at: usize| {
        let word = &reader.words[at];
        word.starts_line && !word.text.starts_with(char::is_lowercase)
    };
    let ranges = split_at(section.body.clone(), starts);
    ranges
        .into_iter()
        .filter_map(|range| reader.field("line", range))
        .map(|Passage { text, source }| Line { text, source })
        .collect()
}

/// Splits a range before each index that starts something.
pub(super) fn split_at(range: Range<usize>, starts: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in range {
        match ranges.last_mut() {
            Some(last) if !starts(at) => last.end = at + 1,
            _ => ranges.push(at..at + 1),
        }
    }
    ranges
}

/// A table of two columns: "4 Ақпарат қауіпсіздік әкімшісі".
fn read_related(reader: &mut Reader<'_>, section: &Section, related: &mut Vec<RelatedProfession>) {
    if reader.land_if_dash(section.body.clone()) {
        return;
    }
    let is_level = |text: &str| (1..=2).contains(&text.len()) && text.parse::<u8>().is_ok();
    let starts = |at: usize| {
        let word = &reader.words[at];
        word.starts_line && is_level(word.text)
    };
    for range in split_at(section.body.clone(), starts) {
        let source = reader.source(range.clone());
        let first = reader.words[range.start].text;
        let mut title = range.clone();
        let mut level = None;
        if is_level(first) {
            title.start += 1;
            level = parse_level(first);
        }
        if title.is_empty() {
            reader.unplaced(range);
            continue;
        }
        if level.is_some() {
            reader.land(range.start..title.start, Landing::Number);
        } else if title.start > range.start {
            reader.land(range.start..title.start, Landing::Finding);
            reader.note(
                FindingKind::LevelOutOfRange,
                Severity::Warning,
                source,
                None,
                [("level", first.into()), ("text", first.into())],
            );
        }
        if let Some(Passage { text, .. }) = reader.text(title) {
            related.push(RelatedProfession { level, title: text, card: None, source });
        }
    }
}

/// Learns the names that keep a capital inside a sentence from the lists of all cards.
pub(super) fn learn_proper_names(reader: &Reader<'_>, sections: &[Section]) -> ProperNames {
    let mut names = ProperNames::default();
    let lists = sections
        .iter()
        .filter(|section| matches!(section.label, Label::Abilities | Label::Knowledge));
    for section in lists {
        names.learn(&reader.words[section.body.clone()]);
    }
    names
}

/// A page break stands inside the words of a title, or between them and their heading.
pub(super) fn is_broken_over_page(
    reader: &Reader<'_>,
    heading: usize,
    title: &Range<usize>,
) -> bool {
    let words: &[words::Word<'_>] = &reader.words[heading..title.end];
    words.iter().skip(1).any(|word| word.after_page_break)
}
