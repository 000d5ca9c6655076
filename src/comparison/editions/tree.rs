//! The functions, skills and items of a card in two editions.

use std::collections::HashMap;

use super::{
    difference::{EditionDifference, EditionPiece},
    pairs::{pair_lists, words_in_common},
};
use crate::standard::{ProfessionCard, Statement, StatementKind, StatementNode as Node};

/// What skills in two functions must have in common to be one that was moved: half of their lines.
const MOVED_SKILL: f32 = 0.5;

/// The kinds of nodes below a card, each before what is inside it.
const KINDS: [StatementKind; 4] = [
    StatementKind::Function,
    StatementKind::Skill,
    StatementKind::Ability,
    StatementKind::Knowledge,
];

/// A node before, and the one that it is now; whether it has changed places.
type StatementPair<'a> = (Option<Statement<'a>>, Option<Statement<'a>>, bool);

/// What differs in the title, the purpose and the functions of a card, in the order of the later one.
pub(super) fn of_cards<'a>(
    before: &'a ProfessionCard,
    after: &'a ProfessionCard,
) -> Vec<EditionDifference<'a>> {
    let mut comparison = CardComparison { card: after, found: Vec::new(), unpaired: Vec::new() };
    let purpose = |card: &'a ProfessionCard| {
        let text = card.purpose.as_deref()?;
        Some(Statement { card, node: Node::Purpose(text) })
    };
    let (old, new) = (before.statement(), after.statement());
    comparison.add((Some(old), Some(new), false));
    comparison.add((purpose(before), purpose(after), false));
    comparison.compare(&old, &new);
    for kind in KINDS {
        comparison.look_elsewhere(kind);
    }
    let mut found = comparison.found;
    found.sort_by(|one, other| one.identity.reference.cmp(&other.identity.reference));
    found
}

struct CardComparison<'a> {
    card: &'a ProfessionCard,
    found: Vec<EditionDifference<'a>>,
    /// Nodes without a partner where they were, which may be elsewhere on the card.
    unpaired: Vec<StatementPair<'a>>,
}

impl<'a> CardComparison<'a> {
    fn add(&mut self, (before, after, is_moved): StatementPair<'a>) {
        let Some(kind) = after.or(before).map(|statement| statement.kind().name()) else { return };
        let pieces = [before, after].map(|statement| statement.as_ref().map(EditionPiece::from));
        self.found.extend(EditionDifference::between(kind, Some(self.card), pieces, is_moved));
    }

    /// Compares what is inside two nodes that are one.
    fn compare(&mut self, before: &Statement<'a>, after: &Statement<'a>) {
        for kind in KINDS {
            let (olds, news) = (inside(before, kind), inside(after, kind));
            let in_common = |old: &Statement<'_>, new: &Statement<'_>| {
                words_in_common(&old.full_text(), &new.full_text()).max(lines_in_common(old, new))
            };
            for pair in pair_statements(&olds, &news, in_common) {
                self.settle(pair);
            }
        }
    }

    fn settle(&mut self, pair: StatementPair<'a>) {
        let (Some(before), Some(after), _) = pair else { return self.unpaired.push(pair) };
        self.add(pair);
        self.add_kind_of_function(&before, &after);
        self.add_recognition(&before, &after);
        self.compare(&before, &after);
    }

    /// Looks for the nodes of a kind that have no partner where they were: the same words elsewhere on
    /// the card are the same node. What has none at all was removed or added, and what was inside it is
    /// looked for in its turn.
    fn look_elsewhere(&mut self, kind: StatementKind) {
        let of_kind = |pair: &StatementPair<'a>| {
            pair.0.or(pair.1).is_some_and(|statement| statement.kind() == kind)
        };
        let (pairs, others) = self.unpaired.drain(..).partition(of_kind);
        let pairs: Vec<StatementPair<'a>> = pairs;
        self.unpaired = others;
        let olds: Vec<Statement<'a>> = pairs.iter().filter_map(|pair| pair.0).collect();
        let news: Vec<Statement<'a>> = pairs.iter().filter_map(|pair| pair.1).collect();
        let in_common = |old: &Statement<'_>, new: &Statement<'_>| {
            let share = lines_in_common(old, new);
            if kind == StatementKind::Skill && share >= MOVED_SKILL { share } else { 0.0 }
        };
        for (before, after, _) in pair_statements(&olds, &news, in_common) {
            if before.is_some() && after.is_some() {
                self.settle((before, after, true));
                continue;
            }
            self.add((before, after, false));
            for kind in KINDS {
                let each = |one: Option<Statement<'a>>| {
                    one.map_or_else(Vec::new, |statement| inside(&statement, kind))
                };
                let olds = each(before).into_iter().map(|old| (Some(old), None, false));
                let news = each(after).into_iter().map(|new| (None, Some(new), false));
                self.unpaired.extend(olds.chain(news));
            }
        }
    }

    /// Whether a function is mandatory.
    fn add_kind_of_function(&mut self, before: &Statement<'a>, after: &Statement<'a>) {
        if after.kind() == StatementKind::Function {
            let pieces = [before, after].map(|statement| {
                let text = statement.function_kind()?.name().to_owned();
                Some(EditionPiece { identity: statement.identity(), text })
            });
            self.found.extend(EditionDifference::between(
                "function_kind",
                Some(self.card),
                pieces,
                false,
            ));
        }
    }

    fn add_recognition(&mut self, before: &Statement<'a>, after: &Statement<'a>) {
        let pieces = [before, after].map(|statement| {
            let Node::Skill(_, skill) = statement.node else { return None };
            let text = skill.recognition.clone()?;
            Some(EditionPiece { identity: statement.identity(), text })
        });
        self.found.extend(EditionDifference::between(
            "recognition",
            Some(self.card),
            pieces,
            false,
        ));
    }
}

/// The nodes of two lists, as they belong together.
pub(super) fn pair_statements<'a>(
    olds: &[Statement<'a>],
    news: &[Statement<'a>],
    in_common: impl Fn(&Statement<'a>, &Statement<'a>) -> f32,
) -> Vec<StatementPair<'a>> {
    let texts = |statements: &[Statement<'_>]| -> Vec<String> {
        statements.iter().map(Statement::full_text).collect()
    };
    let (old_texts, new_texts) = (texts(olds), texts(news));
    let pairs = pair_lists(
        &old_texts.iter().map(String::as_str).collect::<Vec<_>>(),
        &new_texts.iter().map(String::as_str).collect::<Vec<_>>(),
        |old, new| in_common(&olds[old], &news[new]),
    );
    let statement =
        |list: &[Statement<'a>], position: Option<usize>| position.map(|position| list[position]);
    let pairs = pairs
        .into_iter()
        .map(|pair| (statement(olds, pair.before), statement(news, pair.after), pair.is_moved));
    pairs.collect()
}

/// Which part of the lines inside two nodes is the same in both: from 0 to 1.
pub(super) fn lines_in_common(one: &Statement<'_>, other: &Statement<'_>) -> f32 {
    let (ones, others) = (lines_of(one), lines_of(other));
    let together = ones.len() + others.len();
    let mut left: HashMap<&str, usize> = HashMap::new();
    for line in ones {
        *left.entry(line).or_default() += 1;
    }
    let mut n_common: u16 = 0;
    for line in others {
        if let Some(n_left) = left.get_mut(line).filter(|n_left| **n_left > 0) {
            *n_left -= 1;
            n_common = n_common.saturating_add(1);
        }
    }
    match u16::try_from(together) {
        Ok(0) | Err(_) => 0.0,
        Ok(together) => 2.0 * f32::from(n_common) / f32::from(together),
    }
}

/// The abilities and knowledge inside a node, by their words.
fn lines_of<'a>(statement: &Statement<'a>) -> Vec<&'a str> {
    match statement.node {
        Node::Skill(_, skill) => {
            skill.abilities.iter().chain(&skill.knowledge).map(|item| &*item.text).collect()
        }
        Node::Profession | Node::Function(_) => {
            let below = [StatementKind::Function, StatementKind::Skill];
            let below = below.into_iter().flat_map(|kind| inside(statement, kind));
            below.flat_map(|inner| lines_of(&inner)).collect()
        }
        Node::Purpose(_) | Node::Ability(..) | Node::Knowledge(..) => Vec::new(),
    }
}

/// The nodes of a kind that are directly inside a node.
fn inside<'a>(statement: &Statement<'a>, kind: StatementKind) -> Vec<Statement<'a>> {
    let nodes: Vec<Node<'a>> = match (statement.node, kind) {
        (Node::Profession, StatementKind::Function) => {
            statement.card.functions.iter().map(Node::Function).collect()
        }
        (Node::Function(function), StatementKind::Skill) => {
            function.skills.iter().map(|skill| Node::Skill(function, skill)).collect()
        }
        (Node::Skill(function, skill), StatementKind::Ability) => {
            skill.abilities.iter().map(|item| Node::Ability(function, skill, item)).collect()
        }
        (Node::Skill(function, skill), StatementKind::Knowledge) => {
            skill.knowledge.iter().map(|item| Node::Knowledge(function, skill, item)).collect()
        }
        _ => Vec::new(),
    };
    nodes.into_iter().map(|node| Statement { card: statement.card, node }).collect()
}
