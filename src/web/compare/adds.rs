//! What each card adds to the one of the level below: its functions and skills as a tree, with the
//! lines that the other card has not, or has in other words. A line that the card has
//! several times is shown the first time.

use std::collections::HashMap;

use askama::Template;
use uuid::Uuid;

use super::{
    choice::CardChoice,
    line::LineText,
    side::{ComparedFact, Side, demands},
    view::{View, adds_heading, frame_of, step_heading, views},
};
use crate::{
    app::{PublicUrl, address},
    comparison::{Comparison, Likeness, Row, n_only_on},
    i18n::{Locale, Messages},
    standard::{Item, LabourFunction, Skill, StatementKind},
    web::parts::frame::Frame,
};

#[derive(Template)]
#[template(path = "compare_adds.html")]
pub(super) struct AddsPage<'a> {
    frame: Frame,
    t: &'static Messages,
    sides: &'a [Side<'a>],
    views: [View; 2],
    steps: Vec<CardStep<'a>>,
    choice: CardChoice,
}

/// From one card to the next.
struct CardStep<'a> {
    heading: String,
    to: &'a Side<'a>,
    from: &'a Side<'a>,
    /// Which card has the line beside: "At level 5".
    at: String,
    /// The facts that are not the same.
    facts: Vec<ComparedFact>,
    /// How much is new, by kind: the number and the words.
    figures: Vec<(u64, &'static str)>,
    functions: Vec<AddedFunction>,
    /// The lines of the first card that the second has no like of, with the page that shows them.
    left_out: Option<(String, String)>,
}

/// A function with anything new.
struct AddedFunction {
    line: Added,
    label: String,
    skills: Vec<AddedSkill>,
}

/// A skill with anything new.
struct AddedSkill {
    line: Added,
    label: String,
    /// Abilities and knowledge, each under its heading.
    lists: Vec<(&'static str, Vec<Added>)>,
}

/// A line of the second card.
struct Added {
    mark: &'static str,
    /// The style of the mark.
    class: &'static str,
    text: LineText,
    /// The words of the first card, where they are close.
    beside: Option<LineText>,
}

impl<'a> AddsPage<'a> {
    /// The page of cards in the order of their levels.
    pub(super) fn new(
        locale: Locale,
        public_url: &PublicUrl,
        sides: &'a [Side<'a>],
        choice: CardChoice,
    ) -> Self {
        let t = locale.messages();
        let heading = adds_heading(sides, t);
        Self {
            frame: frame_of(locale, public_url, sides, &heading, address::compare_adds),
            t,
            sides,
            views: views(sides, locale, true),
            steps: sides.windows(2).map(|pair| CardStep::new(&pair[0], &pair[1], locale)).collect(),
            choice,
        }
    }
}

impl<'a> CardStep<'a> {
    fn new(from: &'a Side<'a>, to: &'a Side<'a>, locale: Locale) -> Self {
        let t = locale.messages();
        let comparison = Comparison::new(&[from.card, to.card]);
        let kinds = [
            (StatementKind::Function, &t.count.functions),
            (StatementKind::Skill, &t.count.skills),
            (StatementKind::Ability, &t.count.abilities),
            (StatementKind::Knowledge, &t.count.knowledge),
        ];
        let n_only = |kind, card| n_only_on(comparison.rows(kind), card) as u64;
        let figures = kinds.map(|(kind, word)| {
            let n_new = n_only(kind, 1);
            (n_new, word.of(n_new))
        });
        let n_left_out: u64 = kinds.iter().map(|(kind, _)| n_only(*kind, 0)).sum();
        let left_out = (n_left_out > 0).then(|| {
            let page = address::compare(locale, &[&from.key, &to.key]);
            (t.compare.left_out(n_left_out), page)
        });
        let mut facts = demands(&[from, to], t);
        facts.retain(|fact| fact.values.len() > 1);
        let tree = AddedTree::new(&comparison, locale);
        Self {
            heading: step_heading(from, to, t),
            to,
            from,
            at: from.name.at(t),
            facts,
            figures: figures.into(),
            functions: to.card.functions.iter().filter_map(|one| tree.function(one)).collect(),
            left_out,
        }
    }
}

/// The rows of a comparison of two cards, by the lines of the second.
struct AddedTree<'c, 'a> {
    rows: HashMap<Uuid, &'c Row<'a>>,
    locale: Locale,
}

impl<'c, 'a> AddedTree<'c, 'a> {
    fn new(comparison: &'c Comparison<'a>, locale: Locale) -> Self {
        let mut rows = HashMap::new();
        for row in StatementKind::ALL.into_iter().flat_map(|kind| comparison.rows(kind)) {
            for place in row.entries[1].iter().flat_map(|entry| &entry.places) {
                rows.insert(place.identity().id, row);
            }
        }
        Self { rows, locale }
    }

    /// A function, where it or anything under it is new.
    fn function(&self, function: &LabourFunction) -> Option<AddedFunction> {
        let skills: Vec<AddedSkill> =
            function.skills.iter().filter_map(|skill| self.skill(skill)).collect();
        if skills.is_empty() && !self.is_news(function.id) {
            return None;
        }
        let label = self.locale.messages().card.function(function.number);
        Some(AddedFunction { line: self.line(function.id)?, label, skills })
    }

    fn skill(&self, skill: &Skill) -> Option<AddedSkill> {
        let t = self.locale.messages();
        let mut lists = vec![
            (t.field.abilities, self.items(&skill.abilities)),
            (t.field.knowledge, self.items(&skill.knowledge)),
        ];
        lists.retain(|(_, lines)| !lines.is_empty());
        if lists.is_empty() && !self.is_news(skill.id) {
            return None;
        }
        let label = t.card.skill(skill.number);
        Some(AddedSkill { line: self.line(skill.id)?, label, lists })
    }

    fn items(&self, items: &[Item]) -> Vec<Added> {
        let news = items.iter().filter(|item| self.is_news(item.id));
        news.filter_map(|item| self.line(item.id)).collect()
    }

    /// Whether the line is not the same on the first card, and was not shown before.
    fn is_news(&self, id: Uuid) -> bool {
        self.rows.get(&id).is_some_and(|row| {
            let first = row.entries[1].as_ref().map(|entry| entry.places[0].identity().id);
            row.likeness != Likeness::Equal && first == Some(id)
        })
    }

    fn line(&self, id: Uuid) -> Option<Added> {
        let t = self.locale.messages();
        let row = self.rows.get(&id)?;
        let (mark, class) = match row.likeness {
            Likeness::Only => (t.compare.is_new, "new"),
            Likeness::Close => (t.compare.is_close, "near"),
            Likeness::Equal => (t.compare.is_common, "common"),
        };
        let text =
            |card: usize| row.entries[card].as_ref().map(|entry| LineText::new(entry, self.locale));
        let beside = text(0).filter(|_| row.likeness == Likeness::Close);
        Some(Added { mark, class, text: text(1)?, beside })
    }
}
