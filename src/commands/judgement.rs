//! Whether what was read is good enough to be kept: a text that was badly extracted, or is none of
//! ours, must not take the place of a good one.

use crate::{
    i18n::finding_message,
    parser::title_key,
    standard::{
        Finding, FindingKind, Language, NodeKind, ProfessionCard, Reference, Severity, Skill,
        Source, Standard, StatementKind, WholeText, is_standard_code,
    },
};

/// What is thought of a text before it is saved. It is judged by itself; what the catalogue holds of
/// it is not asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Judgement {
    /// It may be saved.
    Good,
    /// It is saved only where a person has looked at it. Why: one sentence without its full stop.
    Doubtful(String),
    /// It is not saved. Why, and what to do: one sentence without its full stop.
    Refused(String),
}

/// So much of the words of cards lands in a field where a text was read well.
const WELL_PLACED: f64 = 0.98;

impl Judgement {
    /// Judges a text. `placed` is the share of the words of its cards that landed in a field.
    pub(super) fn of(text: &WholeText, placed: f64) -> Self {
        if let Some(reason) = reason_to_refuse(text) {
            return Self::Refused(reason);
        }
        reason_to_doubt(text, placed).map_or(Self::Good, Self::Doubtful)
    }

    /// Its name, as programs are told.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Doubtful(_) => "doubtful",
            Self::Refused(_) => "refused",
        }
    }

    /// Why it is not good.
    pub(super) fn reason(&self) -> Option<&str> {
        match self {
            Self::Good => None,
            Self::Doubtful(reason) | Self::Refused(reason) => Some(reason),
        }
    }
}

fn reason_to_refuse(text: &WholeText) -> Option<String> {
    let WholeText { standard, findings, .. } = text;
    if let Some(reason) = unfilled(standard).or_else(|| no_code(standard, findings)) {
        return Some(reason);
    }
    if n_of_kind(findings, FindingKind::MixedCells) >= LINES_IN_COLUMNS {
        // That is the reason of whatever else is wrong; a person decides.
        return errors(findings).or_else(|| wrong_code(standard));
    }
    errors(findings)
        .or_else(|| wrong_code(standard))
        .or_else(|| empty_cards(standard, |n_empty, n_cards| n_empty == n_cards))
        .or_else(|| missing_lists(standard, |n_lacking, n_skills| n_lacking == n_skills))
}

fn reason_to_doubt(text: &WholeText, placed: f64) -> Option<String> {
    let WholeText { standard, findings, .. } = text;
    mixed_cells(findings)
        .or_else(|| cut_off(findings))
        .or_else(|| empty_cards(standard, |_, _| true))
        .or_else(|| missing_lists(standard, |_, _| true))
        .or_else(|| poorly_placed(findings, placed))
        .or_else(|| lists_in_titles(findings))
        .or_else(|| cut_titles(findings))
        .or_else(|| poorly_numbered(standard, findings))
        .or_else(|| undescribed(standard))
}

fn of_kind(findings: &[Finding], kind: FindingKind) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(move |finding| finding.kind == kind)
}

/// How many findings are of a kind, those included that were only counted.
fn n_of_kind(findings: &[Finding], kind: FindingKind) -> u64 {
    let more = of_kind(findings, FindingKind::MoreFindings);
    let more = more.filter(|finding| finding.text("kind") == kind.name());
    of_kind(findings, kind).chain(more).map(Finding::count).sum()
}

/// So many lines with several cells are those of a text that keeps the columns of its pages.
const LINES_IN_COLUMNS: u64 = 20;

/// A single mixed cell is told by its finding; so many lines show how the text was made.
const MIXED_LINES: u64 = 2;

fn mixed_cells(findings: &[Finding]) -> Option<String> {
    let first = of_kind(findings, FindingKind::MixedCells).next()?;
    let n_lines = n_of_kind(findings, FindingKind::MixedCells);
    if n_lines < MIXED_LINES {
        return None;
    }
    Some(format!(
        "words of several cells are mixed on {n_lines} lines of its cards, the first is line {}: \
         «{}»; take the document itself, as DOCX, HTML or PDF",
        first.source.first_line,
        first.text("text")
    ))
}

fn cut_off(findings: &[Finding]) -> Option<String> {
    let first = of_kind(findings, FindingKind::TextCutOff).next()?;
    let message = finding_message(first);
    let message = message.trim_end_matches('.');
    Some(format!(
        "line {} is its last: {message}; see that the file is whole",
        first.source.first_line
    ))
}

fn poorly_placed(findings: &[Finding], placed: f64) -> Option<String> {
    if placed >= WELL_PLACED {
        return None;
    }
    let first = findings.iter().find(|finding| {
        finding.kind == FindingKind::UnplacedText
            && finding.card.is_none()
            && finding.source.first_line > 1
    });
    let first = first.map_or_else(String::new, |finding| {
        format!(", the first on line {}: «{}»", finding.source.first_line, finding.text("text"))
    });
    Some(format!(
        "only {:.0} % of the words of its cards have a place in the form{first}",
        (placed * 100.0).floor()
    ))
}

/// A title that goes on in the list of functions has lost words to the cell beside it, as happens at
/// page breaks.
fn cut_titles(findings: &[Finding]) -> Option<String> {
    let is_cut = |finding: &&Finding| {
        let key = |name| title_key(&finding.text(name));
        let (listed, described) = (key("listed"), key("described"));
        !described.is_empty() && described.len() < listed.len() && listed.starts_with(&described)
    };
    let first = of_kind(findings, FindingKind::ListDiffers).find(is_cut)?;
    let n_titles = of_kind(findings, FindingKind::ListDiffers).filter(is_cut).count();
    Some(format!(
        "{n_titles} of its titles go on in the list of functions, the first is «{}», on line {}: «{}»; \
         their words are mixed with those of the cell beside them",
        first.text("described"),
        first.source.first_line,
        first.text("listed")
    ))
}

fn lists_in_titles(findings: &[Finding]) -> Option<String> {
    let first = of_kind(findings, FindingKind::NumberedTitle).next()?;
    let n_titles = n_of_kind(findings, FindingKind::NumberedTitle);
    Some(format!(
        "{n_titles} of its titles have a numbered list inside, the first on line {}: «{}»; see that \
         the label of the list is there as the form prints it",
        first.source.first_line,
        first.text("title")
    ))
}

/// Of so many items one may have lost its number, or have one that is out of order.
const ITEMS_WELL_NUMBERED: u64 = 20;

fn poorly_numbered(standard: &Standard, findings: &[Finding]) -> Option<String> {
    let kinds = [FindingKind::LostNumber, FindingKind::NumberOutOfOrder];
    let is_of_item = |finding: &&Finding| {
        let node = finding.reference.as_ref().map(Reference::kind);
        kinds.contains(&finding.kind)
            && matches!(
                node,
                Some(NodeKind::Statement(StatementKind::Ability | StatementKind::Knowledge))
            )
    };
    let first = findings.iter().find(is_of_item)?;
    let more = of_kind(findings, FindingKind::MoreFindings);
    let more = more.filter(|finding| kinds.iter().any(|kind| finding.text("kind") == kind.name()));
    let n_doubtful: u64 = findings.iter().filter(is_of_item).chain(more).map(Finding::count).sum();
    let all = || standard.cards.iter().flat_map(skills);
    let n_items = all().map(|skill| skill.abilities.len() + skill.knowledge.len()).sum::<usize>();
    (n_doubtful * ITEMS_WELL_NUMBERED > n_items as u64).then(|| {
        format!(
            "{n_doubtful} of its {n_items} items have lost their number, or have one that is out of \
             order, the first on line {}; see that each item begins on a line of its own",
            first.source.first_line
        )
    })
}

/// The list of professions promises more cards than there are.
fn undescribed(standard: &Standard) -> Option<String> {
    let (n_listed, n_cards) = (standard.passport.listed_professions.len(), standard.cards.len());
    let lines = standard.passport.listed_professions.iter().map(|listed| listed.source);
    let lines = lines.reduce(Source::to)?;
    (n_cards < n_listed).then(|| {
        format!(
            "lines {}–{} list {n_listed} professions, and there are {n_cards} cards; see that the \
             file is whole, and each heading of a card as the form prints it",
            lines.first_line, lines.last_line
        )
    })
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

/// A form that nobody has filled in has cards without any title.
fn unfilled(standard: &Standard) -> Option<String> {
    let functions = standard.cards.iter().flat_map(|card| &card.functions);
    let has_words = standard.cards.iter().any(|card| !card.title.is_empty())
        || functions.clone().any(|function| !function.title.is_empty());
    (!has_words).then(|| "it is a form that nobody has filled in".to_owned())
}

fn no_code(standard: &Standard, findings: &[Finding]) -> Option<String> {
    let has_other = of_kind(findings, FindingKind::CodeInvalid).next().is_some();
    (standard.passport.code.is_empty() && !has_other).then(|| {
        "it prints no code of a standard, from which every permanent address is made; give one with \
         --code, such as --code N029"
            .to_owned()
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
/// them have lost their titles: columns side by side leave the labels without their titles. `matters`
/// says of how many of how many this is a reason.
fn empty_cards(standard: &Standard, matters: fn(usize, usize) -> bool) -> Option<String> {
    let [function, skill, ..] = labels(standard.passport.language);
    let has_no_function =
        |card: &&ProfessionCard| card.functions.iter().all(|f| f.title.is_empty());
    let has_no_skill = |card: &&ProfessionCard| skills(card).all(|skill| skill.title.is_empty());
    let without = |what: &str, label: &str, lacks: &dyn Fn(&&ProfessionCard) -> bool| {
        let n_cards = standard.cards.len();
        let n_empty = standard.cards.iter().filter(|card| lacks(card)).count();
        let first = standard.cards.iter().find(|card| lacks(card))?.source;
        let number = if n_empty == 1 { "one" } else { "the first" };
        matters(n_empty, n_cards).then(|| {
            format!(
                "{n_empty} of its {n_cards} cards have no {what} with a title, {number} on lines \
                 {}–{}; see that the label «{label}» is there as the form prints it, and the title \
                 under it",
                first.first_line, first.last_line
            )
        })
    };
    without("labour function", function, &has_no_function)
        .or_else(|| without("skill", skill, &has_no_skill))
}

/// Skills that have nothing under the label of a list. `matters` says of how many of how many this is
/// a reason.
fn missing_lists(standard: &Standard, matters: fn(usize, usize) -> bool) -> Option<String> {
    let [_, _, abilities, knowledge] = labels(standard.passport.language);
    let all = || standard.cards.iter().flat_map(skills);
    let n_all = all().count();
    let lacking = |lacks: fn(&Skill) -> bool| {
        let n_lacking = all().filter(|skill| lacks(skill)).count();
        let first = all().find(|skill| lacks(skill))?.source;
        matters(n_lacking, n_all).then_some((n_lacking, first))
    };
    let lists = [
        (abilities, lacking(|skill| skill.abilities.is_empty())),
        (knowledge, lacking(|skill| skill.knowledge.is_empty())),
    ];
    let (n_lacking, first) = lists.iter().find_map(|(_, lacking)| *lacking)?;
    let labels = lists.iter().filter(|(_, lacking)| lacking.is_some());
    let labels: Vec<String> = labels.map(|(label, _)| format!("«{label}»")).collect();
    Some(format!(
        "{n_lacking} of its {n_all} skills have nothing under {}, the first on line {}; see that each \
         list is under its label as the form prints it",
        labels.join(" and "),
        first.first_line
    ))
}
