//! What the catalogue cannot store, and so refuses before it writes anything.

use super::Refusal;
use crate::standard::{
    DetailValue, Finding, Identity, Line, Passport, PlainField, ProfessionCard, Standard,
    TechnicalData, TextKey,
};

/// Refuses a standard that would not come back as it is. Saving does so too; this is for whoever
/// wants to know before anything is saved.
///
/// # Errors
///
/// Why the catalogue cannot store it.
pub fn refuse_unkeepable(
    standard: &Standard,
    findings: &[Finding],
    source_text: &str,
) -> Result<(), Refusal> {
    let text = standard.passport.text_key();
    refuse_nul("the source", [source_text])?;
    refuse_nul("the passport", passport_texts(&standard.passport))?;
    refuse_nul("the findings", findings.iter().flat_map(finding_texts))?;
    for card in &standard.cards {
        refuse_nul(&format!("card {}", card.identity.slug()), card_texts(card))?;
        refuse_strangers(&text, card)?;
    }
    Ok(())
}

fn refuse_nul<'a>(of: &str, texts: impl IntoIterator<Item = &'a str>) -> Result<(), Refusal> {
    if texts.into_iter().any(|text| text.contains('\0')) {
        return Err(Refusal::NulByte(of.to_owned()));
    }
    Ok(())
}

/// Refuses nodes of another text: only their references are stored, and their identities are made
/// of these and the text.
fn refuse_strangers(text: &TextKey, card: &ProfessionCard) -> Result<(), Refusal> {
    if card.identity.text() != text {
        return Err(Refusal::Stranger(card.identity.slug().to_owned()));
    }
    for related in card.related.iter().filter_map(|related| related.card.as_ref()) {
        if related.standard != text.code || related.id != text.id_of(&related.slug) {
            return Err(Refusal::Stranger(related.slug.clone()));
        }
    }
    for identity in card.statements().map(|statement| statement.identity()) {
        if identity != Identity::new(text, identity.reference.clone()) {
            return Err(Refusal::Stranger(identity.reference.to_string()));
        }
    }
    Ok(())
}

// The patterns below name every field, so that a new one does not compile until it is thought of.

fn passport_texts(passport: &Passport) -> impl Iterator<Item = &str> {
    let Passport {
        code,
        language: _,
        title,
        scope,
        summary,
        terms,
        abbreviations,
        activity,
        listed_professions,
        technical,
        sources,
    } = passport;
    let TechnicalData {
        authority,
        executor,
        organisations,
        council,
        national_body,
        chamber,
        version: _,
        year: _,
        review_date,
        source: _,
    } = technical;
    let optional = [
        scope,
        summary,
        authority,
        executor,
        organisations,
        council,
        national_body,
        chamber,
        review_date,
    ];
    [code, title]
        .into_iter()
        .chain(optional.into_iter().flatten())
        .chain(terms.iter().flat_map(|term| [&term.term, &term.definition]))
        .chain(abbreviations.iter().flat_map(|entry| [&entry.abbreviation, &entry.meaning]))
        .chain(activity.iter().flat_map(|step| [&step.code, &step.title]))
        .chain(listed_professions.iter().map(|profession| &profession.title))
        .chain(sources.keys())
        .map(String::as_str)
}

fn card_texts(card: &ProfessionCard) -> impl Iterator<Item = &str> {
    let ProfessionCard {
        identity: _,
        point: _,
        title,
        // The plain fields.
        group_code: _,
        occupation_code: _,
        qualification_sublevel: _,
        qualification_reference: _,
        work_experience: _,
        nonformal_education: _,
        purpose: _,
        qualification_level: _,
        education,
        other_titles,
        functions,
        personal_competences,
        regulations,
        related,
        sources,
        source: _,
    } = card;
    let plain = PlainField::ALL.iter().filter_map(|field| field.of(card));
    let lines = [other_titles, personal_competences, regulations];
    let education = education.iter().flat_map(|entry| {
        [&entry.level, &entry.speciality, &entry.qualification].into_iter().flatten()
    });
    let skills = functions.iter().flat_map(|function| &function.skills);
    let recognitions = skills.filter_map(|skill| skill.recognition.as_ref());
    [title]
        .into_iter()
        .chain(education)
        .chain(lines.into_iter().flatten().map(|line| &line.text))
        .chain(related.iter().map(|profession| &profession.title))
        .chain(sources.keys())
        .chain(recognitions)
        .map(String::as_str)
        .chain(plain)
        .chain(card.statements().flat_map(|statement| {
            let parts = statement.parts().iter().map(|Line { text, source: _ }| text.as_str());
            parts.chain([statement.text()])
        }))
}

fn finding_texts(finding: &Finding) -> impl Iterator<Item = &str> {
    let Finding { kind: _, severity: _, source: _, card, reference: _, detail } = finding;
    let texts = detail.iter().flat_map(|(name, value)| {
        let text = match value {
            DetailValue::Text(text) => Some(text),
            DetailValue::Number(_) | DetailValue::Numbers(_) => None,
        };
        text.into_iter().chain([name])
    });
    card.iter().chain(texts).map(String::as_str)
}
