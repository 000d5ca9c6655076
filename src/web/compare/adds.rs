//! What each card adds to the one of the level below: its functions and skills as a tree, with the
//! lines that the other card has not, or has in other words. A line that the card has
//! several times is shown the first time.

use std::collections::HashMap;

use askama::Template;
use uuid::Uuid;

use super::{
    frame::frame_of,
    side::{ComparedFact, Side, adds_heading, demands, keys, step_heading, words_of_all},
};
use crate::{
    app::address,
    comparison::{Comparison, Likeness, Row, n_only_on},
    i18n::Messages,
    standard::{Item, LabourFunction, Skill, StatementKind},
    web::parts::{
        card_choice::CardChoice,
        frame::{Frame, Site},
    },
};

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
}

/// A function with anything new, and its skills with anything new.
struct AddedFunction<'s> {
    function: &'s LabourFunction,
    row: &'s Row<'s>,
    skills: Vec<AddedSkill<'s>>,
}

/// A skill with anything new, and its abilities and knowledge items that are new.
struct AddedSkill<'s> {
    skill: &'s Skill,
    row: &'s Row<'s>,
    abilities: Vec<&'s Row<'s>>,
    knowledge: Vec<&'s Row<'s>>,
}

impl<'a> AddsPage<'a> {
    /// The page of cards in the order of their levels.
    pub(super) fn new(site: &Site, sides: &'a [Side<'a>], choice: CardChoice) -> Self {
        let heading = adds_heading(sides, site.reader.locale.messages());
        Self {
            frame: frame_of(site, &heading, sides, address::compare_adds),
            sides,
            steps: sides.windows(2).map(|pair| CardStep::new(&pair[0], &pair[1])).collect(),
            choice,
        }
    }
}

impl<'a> CardStep<'a> {
    fn new(from: &'a Side<'a>, to: &'a Side<'a>) -> Self {
        Self { to, from, comparison: Comparison::new(&[from.card, to.card]) }
    }

    /// The facts that are not the same.
    fn facts(&self, t: &Messages) -> Vec<ComparedFact> {
        let mut facts = demands(&[self.from, self.to], t);
        facts.retain(|fact| fact.values.len() > 1);
        facts
    }

    /// How many lines only one of the two cards has, by kind.
    fn n_only_on(&self, card: usize) -> [u64; 4] {
        let comparison = &self.comparison;
        [&comparison.functions, &comparison.skills, &comparison.abilities, &comparison.knowledge]
            .map(|rows| n_only_on(rows, card) as u64)
    }

    /// How much is new, by kind: the number and the words.
    fn figures(&self, t: &Messages) -> Vec<(u64, &'static str)> {
        let words = [&t.count.functions, &t.count.skills, &t.count.abilities, &t.count.knowledge];
        self.n_only_on(1).into_iter().zip(words).map(|(n, words)| (n, words.of(n))).collect()
    }

    /// How many lines of the first card the second has no like of.
    fn n_left_out(&self) -> u64 {
        self.n_only_on(0).iter().sum()
    }

    /// The functions of the second card with anything new.
    fn functions(&self) -> Vec<AddedFunction<'_>> {
        let mut rows = HashMap::new();
        for row in StatementKind::ALL.into_iter().flat_map(|kind| self.comparison.rows(kind)) {
            for place in row.entries[1].iter().flat_map(|entry| &entry.places) {
                rows.insert(place.identity().id, row);
            }
        }
        let tree = AddedTree(rows);
        self.to.card.functions.iter().filter_map(|function| tree.function(function)).collect()
    }
}

/// The rows of a comparison of two cards, by the lines of the second.
struct AddedTree<'s>(HashMap<Uuid, &'s Row<'s>>);

impl<'s> AddedTree<'s> {
    /// A function, where it or anything under it is new.
    fn function(&self, function: &'s LabourFunction) -> Option<AddedFunction<'s>> {
        let row = *self.0.get(&function.id)?;
        let skills: Vec<_> = function.skills.iter().filter_map(|one| self.skill(one)).collect();
        let is_shown = !skills.is_empty() || is_news(row, function.id);
        is_shown.then_some(AddedFunction { function, row, skills })
    }

    fn skill(&self, skill: &'s Skill) -> Option<AddedSkill<'s>> {
        let row = *self.0.get(&skill.id)?;
        let (abilities, knowledge) = (self.items(&skill.abilities), self.items(&skill.knowledge));
        let is_shown = !abilities.is_empty() || !knowledge.is_empty() || is_news(row, skill.id);
        is_shown.then_some(AddedSkill { skill, row, abilities, knowledge })
    }

    fn items(&self, items: &[Item]) -> Vec<&'s Row<'s>> {
        let rows = items.iter().filter_map(|item| Some((*self.0.get(&item.id)?, item)));
        rows.filter(|(row, item)| is_news(row, item.id)).map(|(row, _)| row).collect()
    }
}

/// Whether the line is not the same on the first card, and was not shown before.
fn is_news(row: &Row<'_>, id: Uuid) -> bool {
    let first = row.entries[1].as_ref().map(|entry| entry.places[0].identity().id);
    row.likeness != Likeness::Equal && first == Some(id)
}
