//! Fields that are one run of words under one heading. A new field of this kind is a line here.

use super::{form::Label, reader::SourceReader, sections::FormSection};
use crate::standard::{FieldSources, Passport, ProfessionCard};

/// The label above the field, the name of the field, and the field.
pub(super) type PlainField<T> = (Label, &'static str, fn(&mut T) -> &mut Option<String>);

/// The plain fields of a card.
pub(super) const OF_CARD: &[PlainField<ProfessionCard>] = &[
    (Label::GroupCode, "group_code", |card| &mut card.group_code),
    (Label::OccupationCode, "occupation_code", |card| &mut card.occupation_code),
    (Label::QualificationSublevel, "qualification_sublevel", |card| {
        &mut card.qualification_sublevel
    }),
    (Label::QualificationReference, "qualification_reference", |card| {
        &mut card.qualification_reference
    }),
    (Label::WorkExperience, "work_experience", |card| &mut card.work_experience),
    (Label::NonformalEducation, "nonformal_education", |card| &mut card.nonformal_education),
    (Label::Purpose, "purpose", |card| &mut card.purpose),
];

/// The plain fields of a passport.
pub(super) const OF_PASSPORT: &[PlainField<Passport>] = &[
    (Label::Scope, "scope", |passport| &mut passport.scope),
    (Label::Summary, "summary", |passport| &mut passport.summary),
    (Label::Authority, "authority", |passport| &mut passport.technical.authority),
    (Label::Executor, "executor", |passport| &mut passport.technical.executor),
    (Label::Organisations, "organisations", |passport| &mut passport.technical.organisations),
    (Label::Council, "council", |passport| &mut passport.technical.council),
    (Label::NationalBody, "national_body", |passport| &mut passport.technical.national_body),
    (Label::Chamber, "chamber", |passport| &mut passport.technical.chamber),
];

/// Reads the words of a section into the field of its label. Words that have no field, or whose
/// field is already filled, are reported.
pub(super) fn read<T>(
    reader: &mut SourceReader<'_>,
    section: &FormSection,
    fields: &[PlainField<T>],
    target: &mut T,
    sources: fn(&mut T) -> &mut FieldSources,
) {
    let of_label = fields.iter().find(|(label, ..)| *label == section.label);
    let Some((_, name, field)) = of_label.filter(|(.., field)| field(target).is_none()) else {
        return reader.unplaced(section.body.clone());
    };
    let value = reader.field_of(sources(target), name, section);
    *field(target) = value;
}
