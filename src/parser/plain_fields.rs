//! Fields of a passport that are one run of words under one heading. A new field of this kind is a line
//! here.

use super::{forms::Label, reader::SourceReader, sections::FormSection};
use crate::standard::Passport;

/// The label above the field, the name of the field, and the field.
type PassportField = (Label, &'static str, fn(&mut Passport) -> &mut Option<String>);

/// The plain fields of a passport.
const FIELDS: &[PassportField] = &[
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
pub(super) fn read(reader: &mut SourceReader<'_>, section: &FormSection, passport: &mut Passport) {
    let of_label = FIELDS.iter().find(|(label, ..)| *label == section.label);
    let Some((_, name, field)) = of_label.filter(|(.., field)| field(passport).is_none()) else {
        return reader.unplaced(section.body.clone());
    };
    let value = reader.field_of(&mut passport.sources, name, section);
    *field(passport) = value;
}
