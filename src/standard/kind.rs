//! What has a permanent name: a standard, or a statement of one of its cards.

use std::str::FromStr;

use super::{UnknownName, named::named};

named! {
    /// What a statement is.
    pub enum StatementKind, name,
        "kind must be profession, purpose, function, skill, ability or knowledge, not {:?}"
    {
        /// The card itself, by its title.
        Profession = "profession",
        /// The main purpose of the activity.
        Purpose = "purpose",
        /// A labour function, by its title.
        Function = "function",
        /// A skill, by its title.
        Skill = "skill",
        /// An ability.
        Ability = "ability",
        /// A knowledge item.
        Knowledge = "knowledge",
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

impl FromStr for NodeKind {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or_else(|| {
            let kinds = "standard, profession, purpose, function, skill, ability or knowledge";
            UnknownName(format!("kind must be {kinds}, not {name:?}"))
        })
    }
}
