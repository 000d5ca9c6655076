//! A statement: one node of a card that can be found, quoted and linked by itself.

use std::{fmt, str::FromStr};

use self::StatementNode as Node;
use super::{FunctionKind, Identity, Item, LabourFunction, Line, ProfessionCard, Skill, Source};

/// What a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementKind {
    /// The card itself, by its title.
    Profession,
    /// The main purpose of the activity.
    Purpose,
    /// A labour function, by its title.
    Function,
    /// A skill, by its title.
    Skill,
    /// An ability.
    Ability,
    /// A piece of knowledge.
    Knowledge,
}

/// A node of a card together with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement<'a> {
    /// The card that it is on.
    pub card: &'a ProfessionCard,
    /// The node itself.
    pub node: StatementNode<'a>,
}

/// What a statement is, with what it is inside on its card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementNode<'a> {
    /// The card itself.
    Profession,
    /// The main purpose, by its words.
    Purpose(&'a str),
    /// A labour function.
    Function(&'a LabourFunction),
    /// A skill of a function.
    Skill(&'a LabourFunction, &'a Skill),
    /// An ability of a skill.
    Ability(&'a LabourFunction, &'a Skill, &'a Item),
    /// A knowledge item of a skill.
    Knowledge(&'a LabourFunction, &'a Skill, &'a Item),
}

impl<'a> Statement<'a> {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> StatementKind {
        match self.node {
            Node::Profession => StatementKind::Profession,
            Node::Purpose(_) => StatementKind::Purpose,
            Node::Function(_) => StatementKind::Function,
            Node::Skill(..) => StatementKind::Skill,
            Node::Ability(..) => StatementKind::Ability,
            Node::Knowledge(..) => StatementKind::Knowledge,
        }
    }

    /// The ability or knowledge item; none for all else.
    #[must_use]
    pub fn item(&self) -> Option<&'a Item> {
        match self.node {
            Node::Ability(_, _, item) | Node::Knowledge(_, _, item) => Some(item),
            Node::Profession | Node::Purpose(_) | Node::Function(_) | Node::Skill(..) => None,
        }
    }

    /// The function above it; none for a function itself.
    #[must_use]
    pub fn function_above(&self) -> Option<&'a LabourFunction> {
        match self.node {
            Node::Skill(function, _)
            | Node::Ability(function, ..)
            | Node::Knowledge(function, ..) => Some(function),
            Node::Profession | Node::Purpose(_) | Node::Function(_) => None,
        }
    }

    /// The skill above it; none for a skill itself.
    #[must_use]
    pub fn skill_above(&self) -> Option<&'a Skill> {
        match self.node {
            Node::Ability(_, skill, _) | Node::Knowledge(_, skill, _) => Some(skill),
            Node::Profession | Node::Purpose(_) | Node::Function(_) | Node::Skill(..) => None,
        }
    }

    /// The words, without the parts of an item.
    #[must_use]
    pub fn text(&self) -> &'a str {
        match self.node {
            Node::Profession => &self.card.title,
            Node::Purpose(text) => text,
            Node::Function(function) => &function.title,
            Node::Skill(_, skill) => &skill.title,
            Node::Ability(_, _, item) | Node::Knowledge(_, _, item) => &item.text,
        }
    }

    /// The dash bullets under an item; empty for all else.
    #[must_use]
    pub fn parts(&self) -> &'a [Line] {
        self.item().map_or(&[], |item| &item.parts)
    }

    /// The words followed by those of the parts, joined with a space.
    #[must_use]
    pub fn full_text(&self) -> String {
        let mut text = self.text().to_owned();
        for part in self.parts() {
            text.push(' ');
            text.push_str(&part.text);
        }
        text
    }

    /// The permanent name.
    #[must_use]
    pub fn identity(&self) -> Identity {
        match self.node {
            Node::Profession => self.card.identity.node().clone(),
            Node::Purpose(_) => self.card.purpose_identity(),
            Node::Function(function) => function.identity.clone(),
            Node::Skill(_, skill) => skill.identity.clone(),
            Node::Ability(_, _, item) | Node::Knowledge(_, _, item) => item.identity.clone(),
        }
    }

    /// The number of the function, skill or item; none for a profession and a purpose.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        match self.node {
            Node::Profession | Node::Purpose(_) => None,
            Node::Function(function) => Some(function.number),
            Node::Skill(_, skill) => Some(skill.number),
            Node::Ability(_, _, item) | Node::Knowledge(_, _, item) => Some(item.number),
        }
    }

    /// Whether the source has lost the number, which is then inferred.
    #[must_use]
    pub fn is_number_inferred(&self) -> bool {
        self.item().is_some_and(|item| item.number_inferred)
    }

    /// Whether the function it belongs to is mandatory; none outside the functions.
    #[must_use]
    pub fn function_kind(&self) -> Option<FunctionKind> {
        match self.node {
            Node::Profession | Node::Purpose(_) => None,
            Node::Function(function)
            | Node::Skill(function, _)
            | Node::Ability(function, ..)
            | Node::Knowledge(function, ..) => Some(function.kind),
        }
    }

    /// The lines of the source.
    #[must_use]
    pub fn source(&self) -> Source {
        match self.node {
            Node::Profession => self.card.source,
            Node::Purpose(_) => {
                self.card.sources.get("purpose").copied().unwrap_or(self.card.source)
            }
            Node::Function(function) => function.source,
            Node::Skill(_, skill) => skill.source,
            Node::Ability(_, _, item) | Node::Knowledge(_, _, item) => item.source,
        }
    }
}

impl ProfessionCard {
    /// The card itself as a statement.
    #[must_use]
    pub fn statement(&self) -> Statement<'_> {
        Statement { card: self, node: Node::Profession }
    }

    /// Every statement of the card, in the order of the text, the card itself first.
    pub fn statements(&self) -> impl Iterator<Item = Statement<'_>> {
        let purpose = self.purpose.as_deref().map(Node::Purpose);
        let functions = self.functions.iter().flat_map(|function| {
            let skills = function.skills.iter().flat_map(move |skill| {
                let abilities =
                    skill.abilities.iter().map(move |item| Node::Ability(function, skill, item));
                let knowledge =
                    skill.knowledge.iter().map(move |item| Node::Knowledge(function, skill, item));
                std::iter::once(Node::Skill(function, skill)).chain(abilities).chain(knowledge)
            });
            std::iter::once(Node::Function(function)).chain(skills)
        });
        let nodes = std::iter::once(Node::Profession).chain(purpose).chain(functions);
        nodes.map(|node| Statement { card: self, node })
    }
}

impl StatementKind {
    /// Every kind, in the order of a card.
    pub const ALL: [Self; 6] = [
        Self::Profession,
        Self::Purpose,
        Self::Function,
        Self::Skill,
        Self::Ability,
        Self::Knowledge,
    ];

    /// The name in JSON, tables and addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Profession => "profession",
            Self::Purpose => "purpose",
            Self::Function => "function",
            Self::Skill => "skill",
            Self::Ability => "ability",
            Self::Knowledge => "knowledge",
        }
    }
}

/// A name of no kind of statement.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("kind must be profession, purpose, function, skill, ability or knowledge, not {0:?}")]
pub struct UnknownStatementKind(pub String);

impl FromStr for StatementKind {
    type Err = UnknownStatementKind;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or_else(|| UnknownStatementKind(name.to_owned()))
    }
}

impl fmt::Display for StatementKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// What has a permanent name: a standard, or a statement of one of its cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// The standard itself, by its passport.
    Standard,
    /// A node of a card.
    Statement(StatementKind),
}

impl NodeKind {
    /// Every kind, the standard first.
    pub const ALL: [Self; 7] = [
        Self::Standard,
        Self::Statement(StatementKind::Profession),
        Self::Statement(StatementKind::Purpose),
        Self::Statement(StatementKind::Function),
        Self::Statement(StatementKind::Skill),
        Self::Statement(StatementKind::Ability),
        Self::Statement(StatementKind::Knowledge),
    ];

    /// The name in JSON, tables and addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Statement(kind) => kind.name(),
        }
    }
}

/// A name of nothing that has a permanent name.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error(
    "kind must be standard, profession, purpose, function, skill, ability or knowledge, not {0:?}"
)]
pub struct UnknownNodeKind(pub String);

impl FromStr for NodeKind {
    type Err = UnknownNodeKind;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or_else(|| UnknownNodeKind(name.to_owned()))
    }
}
