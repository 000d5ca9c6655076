//! The education that a card asks for.

use super::{forms::Label, reader::SourceReader, sections::FormSection};
use crate::standard::Education;

/// Reads one part of an entry. An entry begins with its level of education; the first follows the
/// heading of the whole list.
pub(super) fn read(
    reader: &mut SourceReader<'_>,
    section: &FormSection,
    education: &mut Vec<Education>,
) {
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
    let value = reader.field(name, section.body.clone()).map(|words| words.text);
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
