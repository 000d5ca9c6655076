//! How a line is quoted: its words, its reference, its permanent address:
//! "«Желіні қорғау» — J62090011, 2-нұсқа, 2022, 10-тармақ, 1-еңбек функциясы — address".

use crate::{
    i18n::Messages,
    standard::{NodeKind, Ordinal, Reference, Statement, StatementKind, TechnicalData},
};

/// The citation of a statement with all its words, in the language of the interface.
pub(crate) fn citation(
    statement: &Statement<'_>,
    technical: &TechnicalData,
    permanent_address: &str,
    t: &Messages,
) -> String {
    let words = t.citation.quoted(&statement.full_text());
    format!("{words} — {} — {permanent_address}", cited_reference(statement, technical, t))
}

/// The reference of a statement in words, from the standard down to its own number.
pub(crate) fn cited_reference(
    statement: &Statement<'_>,
    technical: &TechnicalData,
    t: &Messages,
) -> String {
    let words = &t.citation;
    let mut steps = vec![statement.card.identity.standard().to_owned()];
    steps.extend(technical.version.map(|version| words.version(version)));
    steps.extend(technical.year.map(|year| year.to_string()));
    steps.push(words.point(statement.card.point));
    steps.extend(steps_on_card(&statement.identity().reference, t));
    steps.join(", ")
}

/// The reference of a node on its card in words: `2524-0-003-5/f1/s2/k1` is "1-еңбек функциясы,
/// 2-дағды, 1-білім". Empty for the card itself.
pub(crate) fn reference_in_words(reference: &Reference, t: &Messages) -> String {
    steps_on_card(reference, t).collect::<Vec<_>>().join(", ")
}

/// The last step of that reference, which a script puts behind those above it.
pub(crate) fn last_step(reference: &Reference, t: &Messages) -> String {
    steps_on_card(reference, t).next_back().unwrap_or_default()
}

fn steps_on_card(reference: &Reference, t: &Messages) -> impl DoubleEndedIterator<Item = String> {
    let words = &t.citation;
    let is_purpose = reference.kind() == NodeKind::Statement(StatementKind::Purpose);
    let purpose = is_purpose.then(|| words.purpose.to_owned());
    let steps = reference.steps().map(|(kind, Ordinal { number, .. })| match kind {
        StatementKind::Function => words.function(number),
        StatementKind::Skill => words.skill(number),
        StatementKind::Ability => words.ability(number),
        _ => words.knowledge(number),
    });
    purpose.into_iter().chain(steps)
}

/// What a statement is, with its number: "3-машық".
pub(crate) fn kind_and_number(kind: StatementKind, number: Option<u32>, t: &Messages) -> String {
    match (kind, number) {
        (StatementKind::Function, Some(number)) => t.card.function(number),
        (StatementKind::Skill, Some(number)) => t.card.skill(number),
        (StatementKind::Ability, Some(number)) => t.card.ability(number),
        (StatementKind::Knowledge, Some(number)) => t.card.knowledge(number),
        _ => t.kind.of(kind).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::Locale, web::parts::samples};

    fn cited(kind: StatementKind, locale: Locale) -> (String, String) {
        let standard = samples::standard();
        let (technical, t) = (&standard.passport.technical, locale.messages());
        let statement = standard.cards[0].statements().find(|one| one.kind() == kind).unwrap();
        (
            citation(&statement, technical, "http://k/id/1", t),
            cited_reference(&statement, technical, t),
        )
    }

    #[test]
    fn a_citation_names_every_step_in_the_readers_language() {
        assert_eq!(
            cited(StatementKind::Ability, Locale::Kk).0,
            "«Жүйенің сервер бөлігін орнату: АЖ баптау; журнал жүргізу.» — J62090011, 2-нұсқа, \
             2022, 14-тармақ, 1-еңбек функциясы, 2-дағды, 3-машық — http://k/id/1"
        );
        assert_eq!(
            cited(StatementKind::Knowledge, Locale::Ru).0,
            "«АЖ-ға қойылатын талаптар.» — J62090011, версия 2, 2022, пункт 14, трудовая функция \
             1, навык 2, знание 1 — http://k/id/1"
        );
        assert_eq!(
            cited(StatementKind::Purpose, Locale::En).0,
            "“АЖ қауіпсіздігін қамтамасыз ету” — J62090011, version 2, 2022, point 14, main \
             purpose — http://k/id/1"
        );
        assert_eq!(
            cited(StatementKind::Profession, Locale::Kk).1,
            "J62090011, 2-нұсқа, 2022, 14-тармақ"
        );
    }

    #[test]
    fn a_reference_is_told_in_words() {
        let in_words = |reference: &str| {
            reference_in_words(&reference.parse().unwrap(), Locale::En.messages())
        };
        assert_eq!(
            in_words("2524-0-003-5/f1/s2/k1-2"),
            "labour function 1, skill 2, knowledge item 1"
        );
        assert_eq!(in_words("2524-0-003-5/purpose"), "main purpose");
        assert_eq!(in_words("2524-0-003-5"), "");
    }
}
