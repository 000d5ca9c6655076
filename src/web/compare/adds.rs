//! What each card adds to the one of the level below, and what it leaves out: how much both have and
//! share, then the functions and skills of each as a tree, with the lines that the other card has not, or
//! has in other words. A line that a card has several times is shown the first time.

use std::collections::HashMap;

use askama::Template;
use uuid::Uuid;

use super::{
    alike::AlikeLines,
    frame::frame_of,
    side::{
        ComparedFact, Side, adds_heading, demands, keys, profession_of_all, rewritten,
        step_heading, words_of_all,
    },
};
use crate::{
    app::{AppError, address},
    comparison::{Comparison, Entry, Likeness, Row, n_only_on},
    i18n::Messages,
    search::Hit,
    standard::{Item, LabourFunction, Skill, StatementKind},
    web::parts::{
        card_choice::CardChoice,
        citation::kind_and_number,
        frame::{Frame, Site},
    },
};

/// A card of which another shares at most one requirement in so many is called rewritten.
const REWRITTEN: usize = 10;

#[derive(Template)]
#[template(path = "compare_adds.html")]
pub(super) struct AddsPage<'a> {
    frame: Frame,
    sides: &'a [Side<'a>],
    steps: Vec<CardStep<'a>>,
    choice: CardChoice,
}

/// From one card to the next.
struct CardStep<'a> {
    to: &'a Side<'a>,
    from: &'a Side<'a>,
    comparison: Comparison<'a>,
    /// What comes near a function or a skill that only one of the cards has.
    alike: HashMap<Uuid, Hit>,
}

/// How much of a kind two cards have. Text that is repeated on a card is counted once.
struct KindTotals {
    heading: &'static str,
    /// On the first card, and on the second.
    totals: [usize; 2],
    /// On both, in the same words or nearly.
    shared: usize,
    /// On the first card only, and on the second only.
    only: [usize; 2],
}

/// A function with anything that the other card has not, and its skills with any such thing.
struct ChangedFunction<'s> {
    function: &'s LabourFunction,
    line: ChangedLine<'s>,
    skills: Vec<ChangedSkill<'s>>,
}

/// A skill with anything that the other card has not, and its abilities and knowledge items that the
/// other card has not.
struct ChangedSkill<'s> {
    skill: &'s Skill,
    line: ChangedLine<'s>,
    abilities: Vec<ChangedLine<'s>>,
    knowledge: Vec<ChangedLine<'s>>,
}

/// A line of a card, beside the other card.
#[derive(Clone, Copy)]
struct ChangedLine<'s> {
    entry: &'s Entry<'s>,
    likeness: Likeness,
    /// The words on the first card, where those of the second are close to them.
    was: Option<&'s Entry<'s>>,
    /// Whether it is a line of the second card.
    is_of_second: bool,
}

impl<'a> AddsPage<'a> {
    /// The page of cards in the order of their levels.
    pub(super) fn new(
        site: &Site,
        sides: &'a [Side<'a>],
        choice: CardChoice,
        alike: AlikeLines<'_>,
    ) -> Result<Self, AppError> {
        let heading = adds_heading(sides, site.reader.locale.messages());
        let title = match profession_of_all(sides) {
            Some(profession) => format!("{heading}: {profession}"),
            None => heading.clone(),
        };
        let steps = sides.windows(2).map(|pair| CardStep::new(&pair[0], &pair[1], alike));
        Ok(Self {
            frame: frame_of(site, &heading, &title, sides, address::compare_adds),
            sides,
            steps: steps.collect::<Result<_, _>>()?,
            choice,
        })
    }
}

impl<'a> CardStep<'a> {
    fn new(from: &'a Side<'a>, to: &'a Side<'a>, alike: AlikeLines<'_>) -> Result<Self, AppError> {
        let comparison = Comparison::new(&[from.card, to.card]);
        let alike = alike.between([from, to], &comparison)?;
        Ok(Self { to, from, comparison, alike })
    }

    /// What of the other card comes near a function or a skill that it has not.
    fn near(&self, id: &Uuid) -> Option<&Hit> {
        self.alike.get(id)
    }

    fn facts(&self, t: &Messages) -> Vec<ComparedFact> {
        demands(&[self.from, self.to], t)
    }

    /// How much both have of each kind.
    fn totals(&self, t: &Messages) -> [KindTotals; 4] {
        let (words, comparison) = (&t.field, &self.comparison);
        [
            (words.functions, &comparison.functions),
            (words.skills, &comparison.skills),
            (words.abilities, &comparison.abilities),
            (words.knowledge, &comparison.knowledge),
        ]
        .map(|(heading, rows)| KindTotals {
            heading,
            totals: [0, 1]
                .map(|card| rows.iter().filter(|row| row.entries[card].is_some()).count()),
            shared: rows.iter().filter(|row| row.n_cards() == 2).count(),
            only: [0, 1].map(|card| n_only_on(rows, card)),
        })
    }

    /// Says so, where the cards share hardly any words: what only one of them has is then no addition.
    fn rewritten(&self, t: &Messages) -> Option<String> {
        let totals = self.totals(t);
        let shared: usize = totals.iter().map(|kind| kind.shared).sum();
        let fewer = [0, 1].map(|card| totals.iter().map(|kind| kind.totals[card]).sum::<usize>());
        let is_rewritten = shared * REWRITTEN <= fewer[0].min(fewer[1]);
        is_rewritten.then(|| rewritten(self.from, self.to, t))
    }

    /// The functions of the second card with anything new.
    fn gained(&self) -> Vec<ChangedFunction<'_>> {
        self.tree(1)
    }

    /// The functions of the first card with anything that the second has no like of.
    fn lost(&self) -> Vec<ChangedFunction<'_>> {
        self.tree(0)
    }

    fn tree(&self, card: usize) -> Vec<ChangedFunction<'_>> {
        let mut rows = HashMap::new();
        for row in StatementKind::ALL.into_iter().flat_map(|kind| self.comparison.rows(kind)) {
            for place in row.entries[card].iter().flat_map(|entry| &entry.places) {
                rows.insert(place.identity().id, row);
            }
        }
        let tree = ChangedTree { card, rows };
        let side = if card == 0 { self.from } else { self.to };
        side.card.functions.iter().filter_map(|function| tree.function(function)).collect()
    }
}

/// The rows of a comparison of two cards, by the lines of one of them.
struct ChangedTree<'s> {
    card: usize,
    rows: HashMap<Uuid, &'s Row<'s>>,
}

impl<'s> ChangedTree<'s> {
    /// A function, where it or anything under it has changed.
    fn function(&self, function: &'s LabourFunction) -> Option<ChangedFunction<'s>> {
        let line = self.line(function.id)?;
        let skills: Vec<_> = function.skills.iter().filter_map(|one| self.skill(one)).collect();
        let is_shown = !skills.is_empty() || line.is_news(function.id);
        is_shown.then_some(ChangedFunction { function, line, skills })
    }

    fn skill(&self, skill: &'s Skill) -> Option<ChangedSkill<'s>> {
        let line = self.line(skill.id)?;
        let (abilities, knowledge) = (self.items(&skill.abilities), self.items(&skill.knowledge));
        let is_shown = !abilities.is_empty() || !knowledge.is_empty() || line.is_news(skill.id);
        is_shown.then_some(ChangedSkill { skill, line, abilities, knowledge })
    }

    fn items(&self, items: &[Item]) -> Vec<ChangedLine<'s>> {
        let lines = items.iter().filter_map(|item| Some((self.line(item.id)?, item.id)));
        lines.filter(|(line, id)| line.is_news(*id)).map(|(line, _)| line).collect()
    }

    fn line(&self, id: Uuid) -> Option<ChangedLine<'s>> {
        let row = *self.rows.get(&id)?;
        let (likeness, is_of_second) = (row.likeness, self.card == 1);
        let is_beside = is_of_second && likeness == Likeness::Close;
        let was = row.entries[0].as_ref().filter(|_| is_beside);
        Some(ChangedLine { entry: row.entries[self.card].as_ref()?, likeness, was, is_of_second })
    }
}

impl ChangedLine<'_> {
    /// Whether the line is not the same on the other card, and was not shown before. Words that are
    /// close are shown once: on the second card, beside those of the first.
    fn is_news(&self, id: Uuid) -> bool {
        let is_shown = match self.likeness {
            Likeness::Only => true,
            Likeness::Close => self.is_of_second,
            Likeness::Equal => false,
        };
        is_shown && self.entry.places[0].identity().id == id
    }
}
