//! A statement: one node of a card that can be found, quoted and linked by itself.

use self::StatementNode as Node;
use super::{
    FunctionKind, Identity, Item, LabourFunction, Line, ProfessionCard, Skill, Source,
    StatementKind,
};

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

    /// What it is directly inside on its card: the function of a skill, the skill of an item; none for
    /// all else.
    #[must_use]
    pub fn directly_above(&self) -> Option<Self> {
        let node = match self.node {
            Node::Profession | Node::Purpose(_) | Node::Function(_) => return None,
            Node::Skill(function, _) => Node::Function(function),
            Node::Ability(function, skill, _) | Node::Knowledge(function, skill, _) => {
                Node::Skill(function, skill)
            }
        };
        Some(Self { card: self.card, node })
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
            Node::Function(function) => function.identity(),
            Node::Skill(_, skill) => skill.identity(),
            Node::Ability(_, _, item) | Node::Knowledge(_, _, item) => item.identity(),
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
