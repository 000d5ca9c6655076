//! Fourth pass: the sections of one card, as a profession card.

use super::{
    context::TextContext,
    education::EducationReader,
    forms::Label,
    functions, lines,
    names::{slug_by_codes, unused_slug},
    reader::{Placement, PrintedLevel, SourceReader, printed_level},
    related,
    sections::FormSection,
    titles,
};
use crate::standard::{CardIdentity, FindingKind, ProfessionCard, Severity, Source};

/// Reads a card. Its sections begin with the heading of the card.
pub(super) fn read(
    reader: &mut SourceReader<'_>,
    sections: &[FormSection],
    context: &mut TextContext<'_>,
) -> ProfessionCard {
    let heading = &sections[0];
    let last = &sections[sections.len() - 1];
    let source = reader.source(heading.heading.start..last.body.end);
    let point = heading.number.unwrap_or_default();

    let first_function = sections
        .iter()
        .position(|section| is_function_or_skill(section.label))
        .unwrap_or(sections.len());
    // Every finding names the card, so the slug is needed before the codes are read.
    let by_codes = slug_by_codes(reader, &sections[..first_function], point);
    let slug = unused_slug(&mut context.slugs, &by_codes);
    let identity = CardIdentity::new(context.text.clone(), slug.as_str())
        .expect("a code has no slash and no control character");
    let mut card = ProfessionCard::empty(identity, point, source);
    reader.enter_card(Some(&slug));
    if slug != by_codes {
        let source = reader.source(heading.heading.clone());
        let detail = [("text", by_codes.into()), ("slug", slug.into())];
        let (kind, severity) = (FindingKind::SlugTaken, Severity::Warning);
        reader.note(kind, severity, source, Some(card.identity.reference()), detail);
    }

    let mut levels = 0_usize;
    let mut education = EducationReader::default();
    let mut functions = functions::FunctionSections::default();
    for section in sections {
        if section.label == Label::Unknown {
            let reference = card.identity.reference();
            card.other_fields.extend(reader.other_field(section, Some(reference)));
            continue;
        }
        reader.place_heading(section);
        if section.inside_line && !is_function_or_skill(section.label) {
            functions::note_heading_inside_line(reader, section, None);
        }
        match section.label {
            Label::Card => {}
            Label::CardTitle if card.title.is_empty() => {
                card.title =
                    reader.field_of(&mut card.sources, "title", section).unwrap_or_default();
            }
            Label::QualificationLevel => {
                levels += 1;
                read_level(reader, section, &mut card);
            }
            Label::Education | Label::EducationLevel | Label::Speciality | Label::Qualification => {
                education.read(reader, section);
            }
            Label::OtherTitles => card.other_titles.extend(lines::read(reader, section)),
            Label::PersonalCompetences => {
                card.personal_competences.extend(lines::read(reader, section));
            }
            Label::Regulations => card.regulations.extend(lines::read(reader, section)),
            Label::RelatedColumns | Label::Related => {
                related::read(reader, section, &mut card.related);
            }
            Label::MandatoryFunctions
            | Label::AdditionalFunctions
            | Label::Function
            | Label::AdditionalFunction
            | Label::Skill
            | Label::Abilities
            | Label::Knowledge
            | Label::Recognition => functions.add(section),
            Label::Plain(field) if field.of(&card).is_none() => {
                let value = reader.field_of(&mut card.sources, field.name(), section);
                *field.of_mut(&mut card) = value;
            }
            _ => reader.unplaced(section.body.clone()),
        }
    }
    card.education = education.entries;
    card.functions = functions.read(reader, context, card.identity.reference());
    read_heading(reader, heading, &mut card);
    note_missing_fields(reader, &card, levels);
    reader.enter_card(None);
    card
}

fn read_level(reader: &mut SourceReader<'_>, section: &FormSection, card: &mut ProfessionCard) {
    if card.qualification_level.is_some() {
        return reader.unplaced(section.body.clone());
    }
    let source = reader.source(section.all());
    if section.body.is_empty() {
        return note_missing(reader, card, "qualification_level", Severity::Warning);
    }
    let body = section.body.clone();
    if reader.place_if_dash(body.clone()) {
        return note_missing(reader, card, "qualification_level", Severity::Warning);
    }
    match printed_level(&reader.peek(body.clone())) {
        Some(PrintedLevel::WithSublevel(level)) if card.qualification_sublevel.is_none() => {
            card.qualification_level = Some(level);
            card.qualification_sublevel = reader.text(body).map(|words| words.text);
            card.sources.insert("qualification_sublevel".to_owned(), source);
        }
        Some(PrintedLevel::Level(level)) => {
            card.qualification_level = Some(level);
            reader.place(body, Placement::Number);
        }
        _ => {
            let reference = Some(card.identity.reference());
            card.qualification_level = reader.level(body, Severity::Warning, source, reference);
        }
    }
    if card.qualification_level.is_some() {
        card.sources.insert("qualification_level".to_owned(), source);
    }
}

/// The heading of the card repeats its title: "10. Кәсіптің карточкасы «…»:".
fn read_heading(reader: &mut SourceReader<'_>, heading: &FormSection, card: &mut ProfessionCard) {
    let is_sign = |text: &str| !text.contains(char::is_alphanumeric);
    let words = titles::place_signs(reader, heading.body.clone(), is_sign);
    let had_title = !card.title.is_empty();
    let ProfessionCard { identity, title, sources, point, .. } = card;
    titles::read_repeated(reader, words, title, sources, *point, Some(identity.reference()));
    if !had_title {
        let severity = if card.title.is_empty() { Severity::Error } else { Severity::Warning };
        note_missing(reader, card, "title", severity);
    }
}

/// A card is of little use without these.
fn note_missing_fields(reader: &mut SourceReader<'_>, card: &ProfessionCard, levels: usize) {
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

fn note_missing(
    reader: &mut SourceReader<'_>,
    card: &ProfessionCard,
    field: &str,
    severity: Severity,
) {
    let source = card.sources.get(field).copied().unwrap_or(card.source);
    let source = Source::new(source.first_line, source.first_line);
    reader.note_missing(field, severity, source, Some(card.identity.reference()));
}

fn is_function_or_skill(label: Label) -> bool {
    matches!(label, Label::Function | Label::AdditionalFunction | Label::Skill)
}
