//! What a new text of a standard changes: node by node, by their permanent names.
//!
//! A node has changed when its own words or values have; what is inside it or around it has a name
//! of its own. Where a line is added above, everything below is on other lines: these nodes have
//! only moved.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    Edition, FieldSources, Passport, ProfessionCard, Source, Standard, Statement, StatementKind,
    StatementNode, named::named,
};

named! {
    /// What became of a node.
    pub enum Change, name, "change must be added, changed, moved or removed, not {:?}" {
        /// It is new, or was brought back.
        Added = "added",
        /// Its own words or values are others.
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
        let (same_words, same_lines) = match (self, before) {
            (Self::Passport(now), Node::Passport(before)) => {
                (words_of_passport(now) == words_of_passport(before), now == before)
            }
            (Self::Statement(now), Node::Statement(before)) if now.kind() == before.kind() => {
                compare_statements(now, before)
            }
            _ => (false, false),
        };
        match (same_words, same_lines) {
            (false, _) => Some(Change::Changed),
            (true, false) => Some(Change::Moved),
            (true, true) => None,
        }
    }
}

/// Whether two statements with one name have the same words and values, and the same lines.
fn compare_statements(now: Statement<'_>, before: Statement<'_>) -> (bool, bool) {
    if now.kind() == StatementKind::Profession {
        let (now, before) = (own_part(now.card), own_part(before.card));
        return (without_lines(now.clone()) == without_lines(before.clone()), now == before);
    }
    (values(now) == values(before), lines(now) == lines(before))
}

/// What a statement below its card says itself.
fn values(of: Statement<'_>) -> impl PartialEq {
    let (function_kind, recognition) = match of.node {
        StatementNode::Function(function) => (Some(function.kind), None),
        StatementNode::Skill(_, skill) => (None, skill.recognition.clone()),
        _ => (None, None),
    };
    (
        of.text().to_owned(),
        of.parts().iter().map(|part| part.text.clone()).collect::<Vec<_>>(),
        of.number(),
        of.is_number_inferred(),
        function_kind,
        recognition,
    )
}

/// The lines that it is on.
fn lines(of: Statement<'_>) -> impl PartialEq {
    (of.source(), of.parts().iter().map(|part| part.source).collect::<Vec<_>>())
}

/// A card without the nodes that have names of their own.
fn own_part(card: &ProfessionCard) -> ProfessionCard {
    let mut sources = card.sources.clone();
    sources.remove("purpose");
    let mut card = ProfessionCard { functions: Vec::new(), purpose: None, sources, ..card.clone() };
    // A new edition of the text is a change of its passport.
    card.identity.set_edition(Edition::default());
    card
}

/// Stands for any lines.
const ANY: Source = Source { first_line: 0, last_line: 0 };

fn without_lines(mut card: ProfessionCard) -> ProfessionCard {
    let lists = [&mut card.other_titles, &mut card.personal_competences, &mut card.regulations];
    for line in lists.into_iter().flatten() {
        line.source = ANY;
    }
    for education in &mut card.education {
        education.source = ANY;
    }
    for related in &mut card.related {
        related.source = ANY;
    }
    ProfessionCard { sources: FieldSources::new(), source: ANY, ..card }
}

fn words_of_passport(passport: &Passport) -> Passport {
    let mut passport = Passport { sources: FieldSources::new(), ..passport.clone() };
    for term in &mut passport.terms {
        term.source = ANY;
    }
    for abbreviation in &mut passport.abbreviations {
        abbreviation.source = ANY;
    }
    for code in &mut passport.activity {
        code.source = ANY;
    }
    for listed in &mut passport.listed_professions {
        listed.source = ANY;
    }
    passport.technical.source = None;
    passport
}
