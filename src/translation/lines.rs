//! The lines of a text that are translated.

use std::collections::HashMap;

use crate::standard::{Approval, Item, Line, Passport, PlainField, ProfessionCard, Standard};

/// Words of a text, once, with every place where it has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextLine<'t> {
    /// The words, as printed.
    pub words: &'t str,
    /// What they are in their first place: the name of the field or kind.
    pub kind: &'static str,
    /// Where they are: references of nodes, and the name of a field where it is no node of its own.
    pub places: Vec<String>,
}

/// Every line of a text that has words, in its order.
#[must_use]
pub fn lines_of(standard: &Standard) -> Vec<TextLine<'_>> {
    let mut lines = LineCollector::default();
    lines.add_passport(&standard.passport);
    for card in &standard.cards {
        lines.add_card(card);
    }
    lines.found
}

#[derive(Default)]
struct LineCollector<'t> {
    found: Vec<TextLine<'t>>,
    numbers: HashMap<&'t str, usize>,
}

impl<'t> LineCollector<'t> {
    /// Adds words; those without a letter, such as a code or a dash, are the same in every language.
    fn add(&mut self, words: &'t str, kind: &'static str, place: &impl ToString) {
        if !words.contains(char::is_alphabetic) {
            return;
        }
        let next = self.found.len();
        let number = *self.numbers.entry(words).or_insert(next);
        if number == next {
            self.found.push(TextLine { words, kind, places: Vec::new() });
        }
        self.found[number].places.push(place.to_string());
    }

    fn add_each(&mut self, lines: &'t [Line], kind: &'static str, place: &str) {
        for line in lines {
            self.add(&line.text, kind, &place);
        }
    }

    fn add_passport(&mut self, passport: &'t Passport) {
        let technical = &passport.technical;
        self.add(&passport.title, "title", &"title");
        let plain = [
            ("scope", &passport.scope),
            ("summary", &passport.summary),
            ("authority", &technical.authority),
            ("executor", &technical.executor),
            ("organisations", &technical.organisations),
            ("council", &technical.council),
            ("national_body", &technical.national_body),
            ("chamber", &technical.chamber),
        ];
        for (field, words) in plain {
            self.add(words.as_deref().unwrap_or_default(), field, &field);
        }
        if let Some(approval) = &passport.approval {
            self.add_approval(approval);
        }
        for field in &passport.other_fields {
            self.add(&field.label, "other_field", &"other_fields");
            self.add(&field.text, "other_field", &"other_fields");
        }
        for term in &passport.terms {
            let place = format!("terms/{}", term.number);
            self.add(&term.term, "term", &place);
            self.add(&term.definition, "definition", &place);
        }
        for entry in &passport.abbreviations {
            let place = format!("abbreviations/{}", entry.number);
            self.add(&entry.abbreviation, "abbreviation", &place);
            self.add(&entry.meaning, "meaning", &place);
        }
        for step in &passport.activity {
            self.add(&step.title, "activity", &format_args!("activity/{}", step.code));
        }
        for listed in &passport.listed_professions {
            let place = format!("listed_professions/{}", listed.number);
            self.add(&listed.title, "profession", &place);
        }
    }

    fn add_approval(&mut self, approval: &'t Approval) {
        for words in [&approval.authority, &approval.registration].into_iter().flatten() {
            self.add(words, "approval", &"approval");
        }
        self.add_each(&approval.text, "approval", "approval");
    }

    fn add_card(&mut self, card: &'t ProfessionCard) {
        let slug = card.identity.slug();
        let place = |field: &str| format!("{slug}/{field}");
        self.add(&card.title, "profession", &slug);
        for &field in PlainField::ALL {
            // Codes are the same in every language.
            if !matches!(field, PlainField::GroupCode | PlainField::OccupationCode) {
                let words = field.of(card).unwrap_or_default();
                self.add(words, field.name(), &place(field.name()));
            }
        }
        for education in &card.education {
            let parts = [
                ("education_level", &education.level),
                ("speciality", &education.speciality),
                ("qualification", &education.qualification),
            ];
            for (part, words) in parts {
                self.add(words.as_deref().unwrap_or_default(), part, &place("education"));
            }
        }
        self.add_each(&card.other_titles, "other_title", &place("other_titles"));
        for function in &card.functions {
            self.add(&function.title, "function", &function.identity().reference);
            for skill in &function.skills {
                let reference = skill.identity().reference;
                self.add(&skill.title, "skill", &reference);
                let recognition = skill.recognition.as_deref().unwrap_or_default();
                self.add(recognition, "recognition", &reference);
                self.add_items(&skill.abilities, "ability");
                self.add_items(&skill.knowledge, "knowledge");
            }
        }
        let competences = place("personal_competences");
        self.add_each(&card.personal_competences, "personal_competence", &competences);
        self.add_each(&card.regulations, "regulation", &place("regulations"));
        for field in &card.other_fields {
            self.add(&field.label, "other_field", &place("other_fields"));
            self.add(&field.text, "other_field", &place("other_fields"));
        }
        for related in &card.related {
            self.add(&related.title, "related", &place("related"));
        }
    }

    fn add_items(&mut self, items: &'t [Item], kind: &'static str) {
        for item in items {
            let reference = item.identity().reference;
            self.add(&item.text, kind, &reference);
            self.add_each(&item.parts, kind, &reference.to_string());
        }
    }
}
