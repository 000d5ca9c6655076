//! Whether what was read is good enough to be kept: a text that was badly extracted, or is none of
//! ours, must not take the place of a good one.

use crate::{
    i18n::finding_message,
    standard::{
        Finding, FindingKind, Language, ProfessionCard, Severity, Skill, Source, Standard,
        WholeText, is_standard_code,
    },
};

/// Why a text is not good enough to be saved, and what to do: one sentence without its full stop. It
/// is judged by itself; what the catalogue holds of it is not asked.
pub(super) fn reason_against(text: &WholeText) -> Option<String> {
    let WholeText { standard, findings, .. } = text;
    let [function, skill, abilities, knowledge] = labels(standard.passport.language);
    let has_no_function = |card: &ProfessionCard| card.functions.iter().all(|f| f.title.is_empty());
    let has_no_skill = |card: &ProfessionCard| skills(card).all(|skill| skill.title.is_empty());
    errors(findings)
        .or_else(|| wrong_code(standard))
        .or_else(|| cards_without(standard, "labour function", function, has_no_function))
        .or_else(|| cards_without(standard, "skill", skill, has_no_skill))
        .or_else(|| missing_lists(standard, abilities, knowledge))
}

/// How many findings are errors, those included that were only counted.
pub(super) fn n_errors(findings: &[Finding]) -> u64 {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(Finding::count).sum()
}

/// What the form calls a labour function, a skill, its abilities and its knowledge.
fn labels(language: Language) -> [&'static str; 4] {
    match language {
        Language::Kazakh => ["Еңбек функциясы 1:", "Дағды 1:", "Машықтар:", "Білімдер:"],
        Language::Russian => ["Трудовая функция 1:", "Навык 1:", "Умения:", "Знания:"],
        Language::English => ["Labour function 1:", "Skill 1:", "Abilities:", "Knowledge:"],
    }
}

fn errors(findings: &[Finding]) -> Option<String> {
    let is_first = |finding: &&Finding| finding.severity == Severity::Error;
    let first = findings.iter().filter(|finding| finding.kind != FindingKind::MoreFindings);
    let first = first.clone().find(is_first)?;
    let (line, message) = (first.source.first_line, finding_message(first));
    let message = message.trim_end_matches('.');
    Some(match n_errors(findings) {
        1 => format!("it has 1 error: line {line}: {message}"),
        n => format!(
            "it has {n} errors; the first: line {line}: {message}; `kasip check` prints them all"
        ),
    })
}

fn wrong_code(standard: &Standard) -> Option<String> {
    let code = &standard.passport.code;
    let problem = "is no code of a standard: a capital Latin letter and digits, such as J62090011";
    (!is_standard_code(code)).then(|| format!("«{code}» {problem}"))
}

fn skills(card: &ProfessionCard) -> impl Iterator<Item = &Skill> {
    card.functions.iter().flat_map(|function| &function.skills)
}

/// A card without its functions or skills is a heading and nothing under it. So it is where all of
/// them have lost their titles: columns side by side leave the labels without their titles.
fn cards_without(
    standard: &Standard,
    what: &str,
    label: &str,
    lacks: impl Fn(&ProfessionCard) -> bool,
) -> Option<String> {
    let n_cards = standard.cards.len();
    let lacking: Vec<Source> =
        standard.cards.iter().filter(|card| lacks(card)).map(|card| card.source).collect();
    let Source { first_line, last_line } = *lacking.first()?;
    let n = lacking.len();
    let number = if n == 1 { "one" } else { "the first" };
    Some(format!(
        "{n} of its {n_cards} cards have no {what} with a title, {number} on lines \
         {first_line}–{last_line}; see that the label «{label}» is there as the form prints \
         it, and the title under it"
    ))
}

/// A list that is missing in most of the cards was not missing in the document. One skill may well
/// lack a list that its neighbours have.
fn missing_lists(standard: &Standard, abilities: &str, knowledge: &str) -> Option<String> {
    let lists = [
        (abilities, Missing::count(standard, |skill| skill.abilities.is_empty())),
        (knowledge, Missing::count(standard, |skill| skill.knowledge.is_empty())),
    ];
    let missing: Vec<(&str, Missing)> =
        lists.into_iter().filter(|(_, missing)| missing.is_in_most_cards(standard)).collect();
    let (_, Missing { n_skills, first: Some(first), .. }) = missing.first()? else { return None };
    let n_all = standard.cards.iter().flat_map(skills).count();
    let labels: Vec<String> = missing.iter().map(|(label, _)| format!("«{label}»")).collect();
    let labels = labels.join(" and ");
    Some(format!(
        "{n_skills} of its {n_all} skills have nothing under {labels}, the first on line {}; see \
         that each list is under its label as the form prints it",
        first.first_line
    ))
}

/// The skills that lack a list.
struct Missing {
    n_skills: usize,
    n_cards: usize,
    first: Option<Source>,
}

impl Missing {
    fn count(standard: &Standard, lacks: fn(&Skill) -> bool) -> Self {
        let of_card = |card| skills(card).filter(move |skill| lacks(skill));
        let lacking = || standard.cards.iter().flat_map(of_card);
        Self {
            n_skills: lacking().count(),
            n_cards: standard.cards.iter().filter(|card| of_card(card).next().is_some()).count(),
            first: lacking().next().map(|skill| skill.source),
        }
    }

    fn is_in_most_cards(&self, standard: &Standard) -> bool {
        let n_all = standard.cards.iter().flat_map(skills).count();
        let is_odd_one = self.n_skills == 1 && n_all > 1;
        self.n_cards * 2 > standard.cards.len() && !is_odd_one
    }
}
