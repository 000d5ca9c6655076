//! What a search has found.

use uuid::Uuid;

use super::query::How;
use crate::standard::{
    CardKey, CardSummary, FunctionKind, Language, QualificationLevel, Reference, StatementKind,
    TextKey, Wording,
};

/// What was found.
#[derive(Debug, Clone)]
pub struct SearchResults {
    /// The hits of the page, the best first.
    pub hits: Vec<Hit>,
    /// The exact number of all hits; of different texts where equal ones are collapsed.
    pub total: u64,
    /// The exact number of statements; more than the hits where equal ones are collapsed.
    pub n_statements: u64,
    /// How many hits each value of a filter would leave.
    pub facets: Facets,
    /// The cursor of the next page; none after the last.
    pub next: Option<String>,
    /// The cards and standards that the words name by a code or a title.
    pub best_matches: Vec<BestMatch>,
    /// Where nothing was found: the nearest queries that find something.
    pub alternatives: Vec<Alternative>,
    /// Where nothing was found: the query with its unknown word as the nearest one that is known.
    pub spelling: Option<Alternative>,
}

/// A card or a standard that the words name.
#[derive(Debug, Clone)]
pub enum BestMatch {
    /// A profession card.
    Card {
        /// The card.
        card: HitCard,
        /// Its permanent name.
        id: Uuid,
        /// The code or the title by which it was named.
        title: String,
    },
    /// A standard, by its code.
    Standard {
        /// The code.
        code: String,
    },
}

/// A query that asks for less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// What to ask instead.
    pub words: String,
    /// What is left out.
    pub without: String,
    /// How many hits it has, with the same filters.
    pub total: u64,
}

/// How a hit answers a term of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// The term of the query, as it was typed.
    pub query: String,
    /// The words of the hit that answer it.
    pub words: String,
    /// How they do.
    pub how: How,
}

/// Where the words of a hit appear.
#[derive(Debug, Clone)]
pub struct Occurrence {
    /// The permanent name.
    pub id: Uuid,
    /// Where it is inside the standard.
    pub reference: Reference,
    /// The card.
    pub card: HitCard,
    /// The function it belongs to; none for a function itself.
    pub function: Option<HitParent>,
    /// The skill it belongs to; none for a skill itself.
    pub skill: Option<HitParent>,
    /// The number of the function, skill or item.
    pub number: Option<u32>,
}

/// A statement that was found, with its card, function and skill.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What it is.
    pub kind: StatementKind,
    /// Its permanent name.
    pub id: Uuid,
    /// Where it is inside its standard.
    pub reference: Reference,
    /// The words; those of an item are followed by those of its parts.
    pub text: String,
    /// The language of the text.
    pub language: Language,
    /// Ranges of Unicode code points of `text`, end exclusive, in order, none touching another:
    /// the words that matched.
    pub highlights: Vec<(usize, usize)>,
    /// How each term of the query is answered, in the order of the query.
    pub matched: Vec<Matched>,
    /// Where the same words appear, this statement first, at most
    /// [`SearchRequest::max_occurrences`](super::SearchRequest::max_occurrences); empty
    /// unless equal texts are collapsed.
    pub occurrences: Vec<Occurrence>,
    /// How often the same words appear; 1 unless equal texts are collapsed.
    pub n_occurrences: u64,
    /// On how many cards the same words appear; 1 unless equal texts are collapsed.
    pub n_cards: u64,
    /// The number of the function, skill or item; none for a profession and a purpose.
    pub number: Option<u32>,
    /// The higher, the better; 0 where no words were looked for.
    pub score: f32,
    /// Its card.
    pub card: HitCard,
    /// The function it belongs to; none for a function itself.
    pub function: Option<HitParent>,
    /// The skill it belongs to; none for a skill itself.
    pub skill: Option<HitParent>,
}

/// The card of a hit.
#[derive(Debug, Clone)]
pub struct HitCard {
    /// The name of the card.
    pub key: CardKey,
    /// The language of its text.
    pub language: Language,
    /// The name of the profession.
    pub title: String,
    /// The level of the profession.
    pub qualification_level: Option<QualificationLevel>,
    /// The number of the point of the standard.
    pub point: u32,
}

/// The function or skill of a hit.
#[derive(Debug, Clone)]
pub struct HitParent {
    /// The number, as printed.
    pub number: u32,
    /// The title.
    pub title: String,
}

/// How many hits each value of each filter would leave, counted without that filter's own choice.
/// Values without a hit are left out, except those that are chosen.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    /// In the order of a card.
    pub kinds: Vec<(StatementKind, u64)>,
    /// The lowest first.
    pub levels: Vec<(QualificationLevel, u64)>,
    /// By code.
    pub standards: Vec<StandardFacet>,
    /// In the order of the catalogue; only when a standard is chosen.
    pub cards: Vec<CardFacet>,
    /// Mandatory first.
    pub function_kinds: Vec<(FunctionKind, u64)>,
}

/// A standard as a value of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardFacet {
    /// The code.
    pub code: String,
    /// What the text that takes precedence calls it; none where the catalogue does not have it.
    pub title: Option<Wording>,
    /// How many hits it would leave.
    pub count: u64,
}

/// A card as a value of a filter.
#[derive(Debug, Clone)]
pub struct CardFacet {
    /// The name of the card.
    pub key: CardKey,
    /// The card; none where the catalogue does not have it.
    pub card: Option<HitCard>,
    /// How many hits it would leave.
    pub count: u64,
}

impl Hit {
    /// Where it is, without its words.
    #[must_use]
    pub fn occurrence(&self) -> Occurrence {
        Occurrence {
            id: self.id,
            reference: self.reference.clone(),
            card: self.card.clone(),
            function: self.function.clone(),
            skill: self.skill.clone(),
            number: self.number,
        }
    }
}

/// A page of a list of cards.
#[derive(Debug, Clone)]
pub struct CardList {
    /// The cards of the page. Of a standard in several languages those of the text that takes
    /// precedence.
    pub cards: Vec<CardSummary>,
    /// The number of all that pass the filters.
    pub total: u64,
    /// The cursor of the next page; none at the end. It holds whatever is imported in between.
    pub next: Option<String>,
    /// How many cards each value of a filter would leave.
    pub facets: CardFacets,
}

/// How many cards each value of each filter would leave, counted without that filter's own choice.
/// Values without a card are left out, except those that are chosen.
#[derive(Debug, Clone, Default)]
pub struct CardFacets {
    /// The lowest first.
    pub levels: Vec<(QualificationLevel, u64)>,
    /// The one that the lowest level asks for first.
    pub education: Vec<EducationFacet>,
    /// By code.
    pub group_codes: Vec<(String, u64)>,
    /// By code.
    pub standards: Vec<StandardFacet>,
}

/// A level of education as a value of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EducationFacet {
    /// The level, as printed.
    pub level: String,
    /// A text that has these words.
    pub text: TextKey,
    /// How many cards it would leave.
    pub count: u64,
}
