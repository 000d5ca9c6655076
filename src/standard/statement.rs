//! A statement: one piece of a card that can be found, quoted and linked by itself.

use std::{fmt, str::FromStr};

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

/// A piece of a card together with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement<'a> {
    /// The card on which it stands.
    pub card: &'a ProfessionCard,
    /// The function it belongs to; the function itself for a function.
    pub function: Option<&'a LabourFunction>,
    /// The skill it belongs to; the skill itself for a skill.
    pub skill: Option<&'a Skill>,
    /// The ability or knowledge item itself.
    pub item: Option<&'a Item>,
    /// What it is.
    pub kind: StatementKind,
}

impl<'a> Statement<'a> {
    /// The words, without the parts of an item.
    #[must_use]
    pub fn text(&self) -> &'a str {
        match (self.kind, self.function, self.skill, self.item) {
            (StatementKind::Purpose, ..) => self.card.purpose.as_deref().unwrap_or_default(),
            (_, _, _, Some(item)) => &item.text,
            (_, _, Some(skill), _) => &skill.title,
            (_, Some(function), _, _) => &function.title,
            _ => &self.card.title,
        }
    }

    /// The dash bullets under an item; empty for all else.
    #[must_use]
    pub fn parts(&self) -> &'a [Line] {
        self.item.map_or(&[], |item| &item.parts)
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
        match (self.kind, self.function, self.skill, self.item) {
            (StatementKind::Purpose, ..) => self.card.purpose_identity(),
            (_, _, _, Some(item)) => item.identity.clone(),
            (_, _, Some(skill), _) => skill.identity.clone(),
            (_, Some(function), _, _) => function.identity.clone(),
            _ => self.card.identity.clone(),
        }
    }

    /// The number of the function, skill or item; none for a profession and a purpose.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        match (self.function, self.skill, self.item) {
            (_, _, Some(item)) => Some(item.number),
            (_, Some(skill), _) => Some(skill.number),
            (Some(function), _, _) => Some(function.number),
            _ => None,
        }
    }

    /// Whether the function it belongs to is mandatory; none outside the functions.
    #[must_use]
    pub fn function_kind(&self) -> Option<FunctionKind> {
        self.function.map(|function| function.kind)
    }

    /// The lines of the source.
    #[must_use]
    pub fn source(&self) -> Source {
        match (self.kind, self.function, self.skill, self.item) {
            (StatementKind::Purpose, ..) => {
                self.card.sources.get("purpose").copied().unwrap_or(self.card.source)
            }
            (_, _, _, Some(item)) => item.source,
            (_, _, Some(skill), _) => skill.source,
            (_, Some(function), _, _) => function.source,
            _ => self.card.source,
        }
    }
}

impl ProfessionCard {
    /// Every statement of the card, in the order of the text, the card itself first.
    pub fn statements(&self) -> impl Iterator<Item = Statement<'_>> {
        let bare = Statement {
            card: self,
            function: None,
            skill: None,
            item: None,
            kind: StatementKind::Profession,
        };
        let purpose =
            self.purpose.as_ref().map(|_| Statement { kind: StatementKind::Purpose, ..bare });
        let functions = self.functions.iter().flat_map(move |function| {
            let of_function =
                Statement { function: Some(function), kind: StatementKind::Function, ..bare };
            let skills = function.skills.iter().flat_map(move |skill| {
                let of_skill =
                    Statement { skill: Some(skill), kind: StatementKind::Skill, ..of_function };
                let abilities = skill.abilities.iter().map(move |item| Statement {
                    item: Some(item),
                    kind: StatementKind::Ability,
                    ..of_skill
                });
                let knowledge = skill.knowledge.iter().map(move |item| Statement {
                    item: Some(item),
                    kind: StatementKind::Knowledge,
                    ..of_skill
                });
                std::iter::once(of_skill).chain(abilities).chain(knowledge)
            });
            std::iter::once(of_function).chain(skills)
        });
        std::iter::once(bare).chain(purpose).chain(functions)
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
pub enum PieceKind {
    /// The standard itself, by its passport.
    Standard,
    /// A piece of a card.
    Statement(StatementKind),
}

impl PieceKind {
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
pub struct UnknownPieceKind(pub String);

impl FromStr for PieceKind {
    type Err = UnknownPieceKind;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or_else(|| UnknownPieceKind(name.to_owned()))
    }
}
