//! The names of the fields of a card and of a passport, as the law calls them.

use crate::{i18n::template::named_words, standard::PlainField};

named_words! {
    /// The fields of a card and of a passport, and what groups them.
    pub(crate) struct FieldWords {
        code, standard_title, scope, summary, terms, abbreviations, activity, listed_professions,
        approval, approved_by, order_number, order_date, registration, order_text,
        cards, technical, authority, executor, organisations, council, national_body, chamber,
        edition, version, year, review_date,
        title, group_code, occupation_code, qualification_level, qualification_sublevel,
        qualification_reference, education, education_level, speciality, qualification,
        work_experience, nonformal_education, other_titles, purpose, functions,
        mandatory_functions, additional_functions, skills, recognition, abilities, knowledge,
        personal_competences, regulations, related, other_fields,
    }
}

impl FieldWords {
    /// What a plain field of a card is called.
    pub(crate) fn of_plain(&self, field: PlainField) -> &'static str {
        self.named(field.name()).unwrap_or(field.name())
    }

    /// What a field is called, by its name in the model; none for a name we do not know.
    pub(crate) fn of_field(&self, name: &str) -> Option<&'static str> {
        match name.rsplit('.').next()? {
            "level" => Some(self.qualification_level),
            name => self.named(name),
        }
    }
}
