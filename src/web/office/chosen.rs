//! Which lines of a card go into a document. They are in the address, one parameter for each, so that
//! a form chooses them without scripts.

use std::{collections::BTreeSet, iter::successors};

use uuid::Uuid;

use crate::{
    i18n::Messages,
    standard::{ProfessionCard, Reference, Statement, StatementKind},
    web::parts::filter::{self, Pairs},
};

/// A line that goes into the document, by its anchor; empty in a form that was sent, so that no tick
/// at all is told from no form.
pub(crate) const LINE: &str = "line";

/// A function or skill whose lines are all taken, or all left out. `all` means those of the card.
pub(crate) const TAKE: &str = "take";
pub(crate) const LEAVE: &str = "leave";

/// Every line of the card.
const ALL: &str = "all";

/// What a card says beside its functions, and may be left out as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    /// The main purpose.
    Purpose,
    /// The education.
    Education,
    /// The work experience.
    Experience,
    /// What is demanded of the person.
    Competences,
    /// Technical regulations and national standards.
    Regulations,
}

impl Fact {
    /// Every fact, in the order of the card.
    pub(super) const ALL: [Self; 5] =
        [Self::Purpose, Self::Education, Self::Experience, Self::Competences, Self::Regulations];

    /// The name in addresses.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::Education => "education",
            Self::Experience => "experience",
            Self::Competences => "competences",
            Self::Regulations => "regulations",
        }
    }

    /// What it is called.
    pub(super) fn words(self, t: &Messages) -> &'static str {
        match self {
            Self::Purpose => t.field.purpose,
            Self::Education => t.field.education,
            Self::Experience => t.field.work_experience,
            Self::Competences => t.field.personal_competences,
            Self::Regulations => t.field.regulations,
        }
    }

    /// Whether the card says anything of it.
    pub(super) fn is_on(self, card: &ProfessionCard) -> bool {
        match self {
            Self::Purpose => card.purpose.is_some(),
            Self::Education => !card.education.is_empty(),
            Self::Experience => card.work_experience.is_some(),
            Self::Competences => !card.personal_competences.is_empty(),
            Self::Regulations => !card.regulations.is_empty(),
        }
    }
}

/// The lines and facts that go into a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ChosenLines(BTreeSet<String>);

impl ChosenLines {
    /// What the address chooses; where it says nothing, the facts and the lines that are usual.
    pub(super) fn new(
        card: &ProfessionCard,
        query: &Pairs,
        is_usual: impl Fn(StatementKind) -> bool,
    ) -> Self {
        let facts = Fact::ALL.into_iter().filter(|fact| fact.is_on(card)).map(Fact::name);
        let facts = facts.map(str::to_owned);
        let lines = || card.statements().filter(|line| is_line(line.kind()));
        let is_asked = query.iter().any(|(name, _)| name == LINE);
        let mut chosen: BTreeSet<String> = if is_asked {
            let known: BTreeSet<String> = facts.chain(lines().map(anchor)).collect();
            let asked = filter::values(query, LINE).into_iter();
            asked.filter(|line| known.contains(*line)).map(str::to_owned).collect()
        } else {
            facts.chain(lines().filter(|line| is_usual(line.kind())).map(anchor)).collect()
        };
        for (name, is_taken) in [(TAKE, true), (LEAVE, false)] {
            for whole in filter::values(query, name) {
                let inside = lines().filter(|line| is_inside(&line.identity().reference, whole));
                let inside: BTreeSet<String> = inside.map(anchor).collect();
                if is_taken {
                    chosen.extend(inside);
                } else {
                    chosen.retain(|line| !inside.contains(line));
                }
            }
        }
        Self(chosen)
    }

    /// These lines of a card, and the purpose where it is one of them.
    pub(super) fn with(card: &ProfessionCard, lines: &BTreeSet<Uuid>) -> Self {
        let chosen = card.statements().filter(|line| lines.contains(&line.identity().id));
        Self(chosen.map(anchor).collect())
    }

    /// Whether nothing is chosen.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a fact is chosen.
    pub(super) fn has_fact(&self, fact: Fact) -> bool {
        self.0.contains(fact.name())
    }

    /// Whether a line is chosen.
    pub(super) fn has(&self, reference: &Reference) -> bool {
        self.0.contains(&reference.anchor().to_string())
    }

    /// As they are in an address.
    pub(super) fn parameters(&self) -> Vec<(&'static str, String)> {
        let marker = (LINE, String::new());
        [marker].into_iter().chain(self.0.iter().map(|line| (LINE, line.clone()))).collect()
    }
}

/// Whether it is a line that can be chosen by itself.
fn is_line(kind: StatementKind) -> bool {
    !matches!(kind, StatementKind::Profession | StatementKind::Purpose)
}

fn anchor(line: Statement<'_>) -> String {
    line.identity().reference.anchor().to_string()
}

/// Whether a line is, or is inside, the one with this anchor.
fn is_inside(reference: &Reference, whole: &str) -> bool {
    whole == ALL
        || successors(Some(reference.clone()), Reference::parent)
            .any(|above| above.anchor().to_string() == whole)
}
