//! How a line is quoted: its words, its place, its permanent address:
//! "«Желіні қорғау» — J62090011, 2-нұсқа, 2022, 10-тармақ, 1-еңбек функциясы — address".

use crate::{
    i18n::Messages,
    standard::{Statement, StatementKind, TechnicalData},
};

/// The citation of a statement with all its words, in the language of the interface.
pub(super) fn citation(
    statement: &Statement<'_>,
    technical: &TechnicalData,
    permanent_address: &str,
    t: &Messages,
) -> String {
    let words = (t.citation.quoted)(&statement.full_text());
    format!("{words} — {} — {permanent_address}", place(statement, technical, t))
}

/// The place of a statement, from the standard down to its own number.
pub(super) fn place(statement: &Statement<'_>, technical: &TechnicalData, t: &Messages) -> String {
    let words = &t.citation;
    let mut steps = vec![statement.card.standard.clone()];
    steps.extend(technical.version.map(words.version));
    steps.extend(technical.year.map(|year| year.to_string()));
    steps.push((words.point)(statement.card.point));
    if statement.kind == StatementKind::Purpose {
        steps.push(words.purpose.to_owned());
    }
    steps.extend(statement.function.map(|function| (words.function)(function.number)));
    steps.extend(statement.skill.map(|skill| (words.skill)(skill.number)));
    let item_words =
        if statement.kind == StatementKind::Ability { words.ability } else { words.knowledge };
    steps.extend(statement.item.map(|item| item_words(item.number)));
    steps.join(", ")
}

/// What a script makes the citation of any line of a card of: the place of the card, and what each
/// step is called, its number as `{n}`.
#[derive(Debug)]
pub(super) struct CitationPattern {
    /// The words in quotes, as `{text}`.
    pub quoted: String,
    /// The place of the card.
    pub card: String,
    /// A labour function.
    pub function: String,
    /// A skill.
    pub skill: String,
    /// An ability.
    pub ability: String,
    /// A knowledge item.
    pub knowledge: String,
    /// The purpose of the card.
    pub purpose: &'static str,
}

impl CitationPattern {
    /// The pattern of the lines of a card in this place.
    pub(super) fn new(card: String, t: &Messages) -> Self {
        let words = &t.citation;
        // No word of a step has a digit of its own.
        let pattern = |step: fn(u32) -> String| step(0).replace('0', "{n}");
        Self {
            quoted: (words.quoted)("{text}"),
            card,
            function: pattern(words.function),
            skill: pattern(words.skill),
            ability: pattern(words.ability),
            knowledge: pattern(words.knowledge),
            purpose: words.purpose,
        }
    }
}

/// The place of a piece on its card in words, by its reference: `2524-0-003-5/f1/s2/k1` is
/// "1-еңбек функциясы, 2-дағды, 1-білім". Empty for the card itself.
pub(super) fn place_on_card(reference: &str, t: &Messages) -> String {
    let words = &t.citation;
    let steps = reference.split('/').skip(1).filter_map(|step| {
        let mut characters = step.chars();
        let kind = characters.next()?;
        // A number that stands twice carries a further "-2".
        let number = characters.as_str().split('-').next()?;
        match (kind, number.parse()) {
            ('f', Ok(number)) => Some((words.function)(number)),
            ('s', Ok(number)) => Some((words.skill)(number)),
            ('a', Ok(number)) => Some((words.ability)(number)),
            ('k', Ok(number)) => Some((words.knowledge)(number)),
            _ => (step == "purpose").then(|| words.purpose.to_owned()),
        }
    });
    steps.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::Locale, web::samples};

    fn cited(kind: StatementKind, locale: Locale) -> (String, String) {
        let standard = samples::standard();
        let (technical, t) = (&standard.passport.technical, locale.messages());
        let statement = standard.cards[0].statements().find(|one| one.kind == kind).unwrap();
        (citation(&statement, technical, "http://k/id/1", t), place(&statement, technical, t))
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
    fn the_pattern_for_the_script_gives_the_same_citation() {
        for locale in Locale::ALL {
            let t = locale.messages();
            let pattern = CitationPattern::new(cited(StatementKind::Profession, locale).1, t);
            let step = |pattern: &str, number: &str| pattern.replace("{n}", number);
            let made = [
                pattern.card,
                step(&pattern.function, "1"),
                step(&pattern.skill, "2"),
                step(&pattern.ability, "3"),
            ];
            let text = "Жүйенің сервер бөлігін орнату: АЖ баптау; журнал жүргізу.";
            let quoted = pattern.quoted.replace("{text}", text);
            let made = format!("{quoted} — {} — http://k/id/1", made.join(", "));
            assert_eq!(made, cited(StatementKind::Ability, locale).0);
        }
    }

    #[test]
    fn a_reference_is_a_place_in_words() {
        let t = Locale::En.messages();
        assert_eq!(
            place_on_card("2524-0-003-5/f1/s2/k1-2", t),
            "labour function 1, skill 2, knowledge 1"
        );
        assert_eq!(place_on_card("2524-0-003-5/purpose", t), "main purpose");
        assert_eq!(place_on_card("2524-0-003-5", t), "");
    }
}
