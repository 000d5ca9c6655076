//! What a new text of a standard changes: node by node, by their permanent names.
//!
//! A node has changed when its own words or values have; what is inside it or around it has a name
//! of its own. Where a line is added above, everything below is on other lines: these nodes have
//! only moved.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use super::{NodeKind, Passport, ProfessionCard, Standard, Statement, StatementNode, named::named};

named! {
    /// What became of a node.
    pub enum Change, name, "change must be added, changed, moved or removed, not {:?}" {
        /// It is new, or was brought back.
        Added = "added",
        /// Its own words or values are different.
        Changed = "changed",
        /// It is the same, on other lines of the source.
        Moved = "moved",
        /// It no longer exists.
        Removed = "removed",
    }
}

impl Standard {
    /// What became of every node of the earlier text and of this one, by id; a node that is as it
    /// was is left out. The standard itself is a node, by its passport.
    #[must_use]
    pub fn changes_since(&self, earlier: Option<&Self>) -> BTreeMap<Uuid, Change> {
        let mut before: BTreeMap<Uuid, Node<'_>> =
            earlier.into_iter().flat_map(Self::nodes).collect();
        let mut changes = BTreeMap::new();
        for (id, node) in self.nodes() {
            let change = match before.remove(&id) {
                None => Some(Change::Added),
                Some(before) => node.change_since(before),
            };
            if let Some(change) = change {
                changes.insert(id, change);
            }
        }
        changes.extend(before.into_keys().map(|id| (id, Change::Removed)));
        changes
    }

    fn nodes(&self) -> impl Iterator<Item = (Uuid, Node<'_>)> {
        let itself = (self.passport.identity().id, Node::Passport(&self.passport));
        let statements = self.cards.iter().flat_map(ProfessionCard::statements);
        let statements =
            statements.map(|statement| (statement.identity().id, Node::Statement(statement)));
        std::iter::once(itself).chain(statements)
    }
}

/// What is compared.
#[derive(Clone, Copy)]
enum Node<'a> {
    Passport(&'a Passport),
    Statement(Statement<'a>),
}

impl Node<'_> {
    fn change_since(self, before: Node<'_>) -> Option<Change> {
        let (now, before) = (self.own_part(), before.own_part());
        if now == before {
            return None;
        }
        let same_words = without_lines(now) == without_lines(before);
        Some(if same_words { Change::Moved } else { Change::Changed })
    }

    /// The node in JSON, without the nodes in it that have names of their own.
    fn own_part(self) -> (NodeKind, Value) {
        let statement = match self {
            Self::Passport(passport) => return (NodeKind::Standard, json!(passport)),
            Self::Statement(statement) => statement,
        };
        let (mut own, inside): (Value, &[&str]) = match statement.node {
            StatementNode::Profession => (json!(statement.card), &["functions", "purpose"]),
            StatementNode::Purpose(text) => {
                (json!({ "text": text, "source": statement.source() }), &[])
            }
            StatementNode::Function(function) => (json!(function), &["skills"]),
            StatementNode::Skill(_, skill) => (json!(skill), &["abilities", "knowledge"]),
            StatementNode::Ability(_, _, item) | StatementNode::Knowledge(_, _, item) => {
                (json!(item), &[])
            }
        };
        if let Value::Object(keys) = &mut own {
            for key in inside {
                keys.remove(*key);
                if let Some(Value::Object(sources)) = keys.get_mut("sources") {
                    sources.remove(*key);
                }
            }
        }
        (NodeKind::Statement(statement.kind()), own)
    }
}

/// The same wherever its lines are.
fn without_lines((kind, mut own): (NodeKind, Value)) -> (NodeKind, Value) {
    fn forget_lines(value: &mut Value) {
        match value {
            Value::Object(keys) => {
                keys.retain(|key, _| !matches!(key.as_str(), "source" | "sources"));
                keys.values_mut().for_each(forget_lines);
            }
            Value::Array(entries) => entries.iter_mut().for_each(forget_lines),
            _ => {}
        }
    }
    forget_lines(&mut own);
    (kind, own)
}
