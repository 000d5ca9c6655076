//! What may be searched for.

use std::{cmp::Ordering, str::FromStr};

use crate::standard::{CardKey, FunctionKind, Language, QualificationLevel, StatementKind};

/// What is looked for. Within a list any value, between the lists all; an empty list lets all pass.
#[derive(Debug, Clone, Default)]
pub struct SearchRequest {
    /// What was typed: words that must all be in a statement, words in quotes as a phrase. The
    /// last word is also taken for the beginning of one, until a space or a quote follows it.
    pub words: String,
    /// What the statement is.
    pub kinds: Vec<StatementKind>,
    /// The level of its card.
    pub levels: Vec<QualificationLevel>,
    /// The code of its standard.
    pub standards: Vec<String>,
    /// Its card.
    pub cards: Vec<CardKey>,
    /// Whether its function is mandatory or additional.
    pub function_kinds: Vec<FunctionKind>,
    /// At most that many hits, 1 to [`MAX_LIMIT`]; what lies outside is taken for the nearest.
    pub limit: u32,
    /// Statements with equal words are one hit with several occurrences.
    pub collapse: bool,
    /// At most that many occurrences of a collapsed hit are named, and of all hits together
    /// [`OCCURRENCES_TOGETHER`].
    pub max_occurrences: u32,
    /// What comes first.
    pub order: Order,
    /// The language in which hits are shown where their places have words in it, whatever words were
    /// found.
    pub language: Option<Language>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
}

/// The order of the hits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// The best first; their score tells how good they are.
    #[default]
    Relevance,
    /// As they are in the catalogue, card by card; their score is 0.
    Card,
}

impl FromStr for Order {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|order| order.name() == name);
        found.ok_or_else(|| format!("order must be relevance or card, not {name:?}"))
    }
}

impl Order {
    /// Every order, the usual one first.
    pub const ALL: [Self; 2] = [Self::Relevance, Self::Card];

    /// The name in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Card => "card",
        }
    }
}

/// The most hits of one page.
pub const MAX_LIMIT: u32 = 500;

/// The most occurrences of a collapsed hit that are worth naming.
pub const MANY_OCCURRENCES: u32 = 100;

/// The most occurrences that one response names, however many hits it has.
pub const OCCURRENCES_TOGETHER: u32 = 1_000;

/// The longest query that is read, in code points.
pub(super) const MAX_CHARS: usize = 512;

/// The most words that a query may have.
pub(super) const MAX_WORDS: usize = 32;

/// Which cards to list. Within a list any value, between the lists all; an empty list lets all pass.
#[derive(Debug, Clone, Default)]
pub struct CardListRequest {
    /// Levels of the sectoral qualifications framework.
    pub levels: Vec<QualificationLevel>,
    /// Codes of groups of occupations, `2524-0`.
    pub group_codes: Vec<String>,
    /// Codes of occupations, `2524-0-003`.
    pub occupation_codes: Vec<String>,
    /// Levels of education, as printed.
    pub education: Vec<String>,
    /// Codes of standards, `J62090011`.
    pub standards: Vec<String>,
    /// What comes first.
    pub order: CardOrder,
    /// At most that many cards, 1 to [`MAX_LIMIT`]; what lies outside is taken for the nearest.
    pub limit: u32,
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// The language of the text that is listed of a standard, where it has one in it.
    pub preferred: Option<Language>,
}

/// How the cards of a list follow each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CardOrder {
    /// By standard, point and slug.
    #[default]
    Standard,
    /// By the Kazakh alphabet; a title by its levels.
    Title,
    /// By level, lowest first; a level by the alphabet.
    Level,
}

impl CardOrder {
    /// Compares the titles and levels of two cards; those that are equal are in the order of the
    /// catalogue.
    pub(super) fn compare(
        self,
        by_title: &impl Fn(&str, &str) -> Ordering,
        one: (&str, Option<QualificationLevel>),
        other: (&str, Option<QualificationLevel>),
    ) -> Ordering {
        let (title, level) = (|| by_title(one.0, other.0), one.1.cmp(&other.1));
        match self {
            Self::Standard => Ordering::Equal,
            Self::Title => title().then(level),
            Self::Level => level.then_with(title),
        }
    }
}
