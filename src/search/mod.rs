//! The search index: made from the storage, kept nowhere else; knows no SQL and no HTTP.
//!
//! A query is analysed like the texts were (`analysis`) and becomes a query of the index (`query`).
//! One pass over its matches (`matching`) counts them, fills the facets (`facets`) and keeps the
//! best of those that follow the cursor (`ranking`, `cursor`); only these are read back from the
//! index (`index`) and highlighted (`highlight`).

mod analysis;
mod card_table;
mod cursor;
mod facets;
mod highlight;
mod index;
mod matching;
mod place;
mod query;
mod ranking;
#[cfg(test)]
mod tests;

use std::hash::{DefaultHasher, Hash, Hasher};

use uuid::Uuid;

use facets::{Selection, Tally};
use index::StatementIndex;
use query::{MAX_CHARS, MAX_WORDS, Words};
use ranking::Best;

use crate::standard::{
    CardKey, FunctionKind, Language, ProfessionCard, QualificationLevel, StatementKind,
};

/// What can go wrong in the index.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Neither words nor a filter: there is nothing to look for.
    #[error("neither words nor a filter are given")]
    NothingAsked,
    /// More letters or words than a query may have.
    #[error("the query is longer than {MAX_CHARS} characters or {MAX_WORDS} words")]
    TooLong,
    /// A cursor that we did not give out for this request and this version of the catalogue.
    #[error("the cursor is not one of ours")]
    BadCursor,
    /// The index failed.
    #[error("the search index failed")]
    Index(#[from] tantivy::TantivyError),
}

/// What is looked for. Within a list any value, between the lists all; an empty list lets all pass.
#[derive(Debug, Clone, Default)]
pub struct SearchRequest {
    /// What was typed: words that must all stand in a statement, words in quotes as a phrase. The
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
    /// The `next` of the stretch before.
    pub cursor: Option<String>,
}

/// The most hits that one stretch can have.
pub const MAX_LIMIT: u32 = 500;

/// What was found.
#[derive(Debug, Clone)]
pub struct SearchResults {
    /// The stretch of hits that was asked for, the best first.
    pub hits: Vec<Hit>,
    /// The exact number of all hits.
    pub total: u64,
    /// How many hits each value of a filter would leave.
    pub facets: Facets,
    /// The cursor of the stretch after this one; none after the last.
    pub next: Option<String>,
}

/// A statement that was found, with its place.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What it is.
    pub kind: StatementKind,
    /// Its permanent name.
    pub id: Uuid,
    /// Where it stands inside its standard: `2524-0-003-5/f1/s2/k1`.
    pub reference: String,
    /// The words; those of an item are followed by those of its parts.
    pub text: String,
    /// The language of the text.
    pub language: Language,
    /// Ranges of Unicode code points of `text`, end exclusive, in order, none touching another:
    /// the words that matched.
    pub highlights: Vec<(usize, usize)>,
    /// The number of the function, skill or item; none for a profession and a purpose.
    pub number: Option<u32>,
    /// The higher, the better: from 1 with whole words, below 1 where the last word is only the
    /// beginning of one, 0 where no words were looked for.
    pub score: f32,
    /// The card on which it stands.
    pub card: HitCard,
    /// The function it belongs to; none for a function itself.
    pub function: Option<HitPlace>,
    /// The skill it belongs to; none for a skill itself.
    pub skill: Option<HitPlace>,
}

/// The card of a hit.
#[derive(Debug, Clone)]
pub struct HitCard {
    /// The name of the card.
    pub key: CardKey,
    /// The name of the profession.
    pub title: String,
    /// The level of the profession.
    pub qualification_level: Option<QualificationLevel>,
    /// The number of the point of the standard.
    pub point: u32,
}

/// The function or skill of a hit.
#[derive(Debug, Clone)]
pub struct HitPlace {
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
    pub standards: Vec<(String, u64)>,
    /// In the order of the catalogue; only when a standard is chosen.
    pub cards: Vec<(CardKey, u64)>,
    /// Mandatory first.
    pub function_kinds: Vec<(FunctionKind, u64)>,
}

/// The search index of one version of the catalogue.
///
/// It never changes: a new version of the catalogue gets a new index.
#[derive(Debug)]
pub struct SearchIndex {
    statements: StatementIndex,
}

impl SearchIndex {
    /// Makes the index of the statements of these cards, which may come in any order.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be written.
    pub fn build(cards: impl IntoIterator<Item = ProfessionCard>) -> Result<Self, SearchError> {
        Ok(Self { statements: StatementIndex::build(cards)? })
    }

    /// Looks for statements: those with all the words that pass every filter, the best first.
    /// Without words, all that pass, in the order of the catalogue.
    ///
    /// # Errors
    ///
    /// [`SearchError::NothingAsked`], [`SearchError::TooLong`] or [`SearchError::BadCursor`] for a
    /// request that makes no sense; [`SearchError::Index`] when the index cannot be read.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchResults, SearchError> {
        let words = Words::parse(&request.words)?;
        let selection = Selection::of(request);
        if words.is_empty() && selection.is_empty() {
            return Err(SearchError::NothingAsked);
        }
        let check = self.check(&words, &selection);
        let after = request.cursor.as_deref().map(|cursor| cursor::read(cursor, check));
        let limit = request.limit.clamp(1, MAX_LIMIT) as usize;

        let mut tally = Tally::new(&self.statements.cards, &selection);
        let mut best = Best::new(limit, after.transpose()?);
        let query = words.query(self.statements.fields.words);
        self.statements.for_each_match(&query, |found| {
            if tally.count(found.place) {
                let score = if words.is_empty() { 0.0 } else { found.score() };
                best.offer(score, || self.statements.candidate(&found, score));
            }
        })?;

        let (total, facets) = tally.finish();
        let (best, has_more) = best.finish();
        let end = best.last().filter(|_| has_more);
        let next = end.map(|end| cursor::write(end.standing, check));
        let hits = best.iter().map(|candidate| {
            let mut hit = self.statements.hit(candidate)?;
            hit.highlights = highlight::ranges(&hit.text, &words);
            Ok(hit)
        });
        Ok(SearchResults { hits: hits.collect::<Result<_, SearchError>>()?, total, facets, next })
    }

    /// Every statement whose words are exactly `text`, in the order of the catalogue, at most
    /// `limit`. They have no highlights, and their score is 0.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read.
    pub fn places_of(&self, text: &str, limit: u32) -> Result<Vec<Hit>, SearchError> {
        Ok(self.statements.with_text(text, limit as usize)?)
    }

    /// The number of statements.
    #[must_use]
    pub fn n_statements(&self) -> u64 {
        self.statements.n_statements()
    }

    /// Stands for a request and this index: a cursor goes with one of each.
    fn check(&self, words: &Words, selection: &Selection) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.statements.fingerprint, words, selection).hash(&mut hasher);
        hasher.finish()
    }
}
