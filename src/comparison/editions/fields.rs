//! What a passport and a card say outside the tree of functions: each field with its entries.

use crate::standard::{Passport, PlainField, ProfessionCard, QualificationLevel};

/// A field, and what it says: one entry for plain words, any number for a list.
pub(super) struct WordedField {
    /// The name, as in JSON.
    pub name: &'static str,
    pub entries: Vec<String>,
}

/// The fields of a passport. The year and the version are left out: they name the edition.
pub(super) fn of_passport(passport: &Passport) -> Vec<WordedField> {
    let technical = &passport.technical;
    let order = passport.approval.as_ref().map(|approval| {
        let lines: Vec<&str> = approval.text.iter().map(|line| &*line.text).collect();
        lines.join(" ")
    });
    let terms = passport.terms.iter().map(|term| pair(&term.term, &term.definition));
    let short = passport.abbreviations.iter();
    let short = short.map(|short| pair(&short.abbreviation, &short.meaning));
    let activity = passport.activity.iter().map(|code| format!("{} {}", code.code, code.title));
    let listed = passport.listed_professions.iter();
    let listed = listed.map(|listed| titled(&listed.title, listed.level));
    let other = passport.other_fields.iter().map(|field| pair(&field.label, &field.text));
    vec![
        plain("standard_title", Some(&passport.title)),
        plain("approval", order.as_deref()),
        plain("scope", passport.scope.as_deref()),
        plain("summary", passport.summary.as_deref()),
        list("terms", terms),
        list("abbreviations", short),
        list("activity", activity),
        list("listed_professions", listed),
        plain("authority", technical.authority.as_deref()),
        plain("executor", technical.executor.as_deref()),
        plain("organisations", technical.organisations.as_deref()),
        plain("council", technical.council.as_deref()),
        plain("national_body", technical.national_body.as_deref()),
        plain("chamber", technical.chamber.as_deref()),
        plain("review_date", technical.review_date.as_deref()),
        list("other_fields", other),
    ]
}

/// The fields of a card but its title, its purpose and its functions, which have names of their own.
pub(super) fn of_card(card: &ProfessionCard) -> Vec<WordedField> {
    let education = card.education.iter().map(|entry| {
        let parts = [&entry.level, &entry.speciality, &entry.qualification];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join("; ")
    });
    let related = card.related.iter().map(|related| titled(&related.title, related.level));
    let other = card.other_fields.iter().map(|field| pair(&field.label, &field.text));
    let mut fields = vec![list("point", [card.point.to_string()])];
    for field in PlainField::ALL.iter().filter(|field| **field != PlainField::Purpose) {
        fields.push(plain(field.name(), field.of(card)));
    }
    let level = card.qualification_level.map(|level| level.to_string());
    fields.extend([
        plain("qualification_level", level.as_deref()),
        list("education", education),
        list("other_titles", card.other_titles.iter().map(|line| line.text.clone())),
        list(
            "personal_competences",
            card.personal_competences.iter().map(|line| line.text.clone()),
        ),
        list("regulations", card.regulations.iter().map(|line| line.text.clone())),
        list("related", related),
        list("other_fields", other),
    ]);
    fields
}

fn plain(name: &'static str, text: Option<&str>) -> WordedField {
    list(name, text.map(str::to_owned))
}

fn list(name: &'static str, entries: impl IntoIterator<Item = String>) -> WordedField {
    WordedField { name, entries: entries.into_iter().collect() }
}

/// A word and what is said of it.
fn pair(word: &str, meaning: &str) -> String {
    format!("{word} – {meaning}")
}

fn titled(title: &str, level: Option<QualificationLevel>) -> String {
    level.map_or_else(|| title.to_owned(), |level| format!("{title}, {level}"))
}
