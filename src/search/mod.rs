//! The search index: made from the storage, and rebuilt when it is missing; knows no SQL and no
//! HTTP.
//!
//! An index is stored in a folder, text by text (`store`), and opened to be searched (`index`).
//! A statement is read (`reading`): its words and their stems (`analysis`), the concepts that it
//! names (`glossary`). A query becomes units (`query`), and the words that the index knows
//! (`vocabulary`) tell what may stand for each. One pass over the statements that have every unit
//! (`matching`) counts them, fills the facets (`facets`) and keeps the best of those that follow the
//! cursor (`ranking`, `cursor`); only these are read back from the index (`fields`), and it is said
//! which of their words answered what (`highlight`).

mod analysis;
mod best_matches;
mod card_table;
mod cursor;
mod directory;
mod equal_texts;
mod facets;
mod fields;
mod glossary;
mod highlight;
mod index;
mod matching;
mod place;
mod query;
mod ranking;
mod reading;
mod stems;
mod store;
mod suggestions;
#[cfg(test)]
mod tests;
mod typos;
mod vocabulary;

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::PathBuf,
    str::FromStr,
    sync::Arc,
};

use uuid::Uuid;

use equal_texts::{TextNumber, TextTally};
use facets::{Counted, Filtering, Selection, Tally};
use index::StatementIndex;
use matching::{Match, Stop};
use query::{MAX_CHARS, MAX_WORDS, Typed, Unit};
use ranking::{Best, Candidate};
use reading::TextReader;

pub use query::How;
pub use stems::{TextWord, text_words, word_stems};
pub use store::{IndexLocation, IndexStore, IndexUpdate, IndexedTexts};
pub use suggestions::{Suggestion, SuggestionKind};

use crate::standard::{
    Abbreviation, CardKey, FunctionKind, Language, QualificationLevel, Reference, StatementKind,
    TextKey,
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
    /// Nobody waits for the answer any more.
    #[error("the search was stopped")]
    Stopped,
    /// The folder of the index cannot be made or written.
    #[error("the search index cannot be stored in {}", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The index failed.
    #[error("the search index failed")]
    Index(#[from] tantivy::TantivyError),
}

impl SearchError {
    /// Whether the system lacks room, memory or open files; the index may be as good as before.
    #[must_use]
    pub fn is_of_system(&self) -> bool {
        let mut next: Option<&(dyn std::error::Error + 'static)> = Some(self);
        while let Some(error) = next {
            let shared = error.downcast_ref::<Arc<io::Error>>().map(AsRef::as_ref);
            if error.downcast_ref::<io::Error>().or(shared).is_some_and(is_lack) {
                return true;
            }
            next = error.source();
        }
        false
    }
}

/// Whether there is no room on the disk or in memory, or no file can be opened any more.
fn is_lack(error: &io::Error) -> bool {
    use io::ErrorKind::{OutOfMemory, QuotaExceeded, StorageFull};
    // ENFILE and EMFILE have no kind of their own.
    matches!(error.kind(), StorageFull | QuotaExceeded | OutOfMemory)
        || matches!(error.raw_os_error(), Some(23 | 24))
}

impl From<io::Error> for SearchError {
    fn from(error: io::Error) -> Self {
        Self::Index(error.into())
    }
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
    /// Statements with equal words are one hit with several places.
    pub collapse: bool,
    /// At most that many places of a collapsed hit are named, and of all hits together
    /// [`PLACES_TOGETHER`].
    pub max_places: u32,
    /// What comes first.
    pub order: Order,
    /// The `next` of the stretch before.
    pub cursor: Option<String>,
}

/// The order of the hits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// The best first; their score tells how good they are.
    #[default]
    Relevance,
    /// As they stand in the catalogue, card by card; their score is 0.
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

/// The most hits that one stretch can have.
pub const MAX_LIMIT: u32 = 500;

/// As many places of a collapsed hit as are worth naming.
pub const MANY_PLACES: u32 = 100;

/// As many places as one answer names, however many hits it has.
pub const PLACES_TOGETHER: u32 = 1_000;

/// What was found.
#[derive(Debug, Clone)]
pub struct SearchResults {
    /// The stretch of hits that was asked for, the best first.
    pub hits: Vec<Hit>,
    /// The exact number of all hits; of different texts where equal ones are collapsed.
    pub total: u64,
    /// The exact number of statements; more than the hits where equal ones are collapsed.
    pub n_statements: u64,
    /// How many hits each value of a filter would leave.
    pub facets: Facets,
    /// The cursor of the stretch after this one; none after the last.
    pub next: Option<String>,
    /// The cards and standards that the words name by a code or a title.
    pub best_matches: Vec<BestMatch>,
    /// Where nothing was found: the nearest queries that find something.
    pub alternatives: Vec<Alternative>,
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

/// How a hit answers a part of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// The part of the query, as it was typed.
    pub query: String,
    /// The words of the hit that answer it.
    pub words: String,
    /// How they do.
    pub how: How,
}

/// Where a hit stands.
#[derive(Debug, Clone)]
pub struct HitReference {
    /// The permanent name.
    pub id: Uuid,
    /// Where it is inside the standard.
    pub reference: Reference,
    /// The card.
    pub card: HitCard,
    /// The function it belongs to; none for a function itself.
    pub function: Option<HitPlace>,
    /// The skill it belongs to; none for a skill itself.
    pub skill: Option<HitPlace>,
    /// The number of the function, skill or item.
    pub number: Option<u32>,
}

/// A statement that was found, with its place.
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
    /// How each part of the query is answered, in the order of the query.
    pub matched: Vec<Matched>,
    /// Where the same words stand, this place first, at most [`SearchRequest::max_places`]; empty
    /// unless equal texts are collapsed.
    pub places: Vec<HitReference>,
    /// In how many places the same words stand; 1 unless equal texts are collapsed.
    pub n_places: u64,
    /// On how many cards the same words stand; 1 unless equal texts are collapsed.
    pub n_cards: u64,
    /// The number of the function, skill or item; none for a profession and a purpose.
    pub number: Option<u32>,
    /// The higher, the better; 0 where no words were looked for.
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
/// It never changes: a new version of the catalogue is opened anew.
#[derive(Debug)]
pub struct SearchIndex {
    statements: StatementIndex,
}

/// The most suggestions for what was typed so far.
const MAX_SUGGESTIONS: usize = 10;

impl SearchIndex {
    /// Opens the last state of a stored index, with the abbreviations that its texts explain.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read.
    pub fn open(
        store: &IndexStore,
        abbreviations: Vec<(TextKey, Abbreviation)>,
    ) -> Result<Self, SearchError> {
        Ok(Self { statements: StatementIndex::open(store, abbreviations)? })
    }

    /// Reads what the first query would have to wait for.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read.
    pub fn warm_up(&self) -> Result<(), SearchError> {
        self.statements.glossary().warm_up(&self.statements.cards.languages());
        self.statements.phrases()?;
        Ok(())
    }

    /// The texts that it holds, each with its revision.
    #[must_use]
    pub fn texts(&self) -> &IndexedTexts {
        &self.statements.texts
    }

    /// Looks for statements: those with every part of the query that pass every filter, the best
    /// first. Without words, all that pass, in the order of the catalogue.
    ///
    /// # Errors
    ///
    /// [`SearchError::NothingAsked`], [`SearchError::TooLong`] or [`SearchError::BadCursor`] for a
    /// request that makes no sense; [`SearchError::Index`] when the index cannot be read.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchResults, SearchError> {
        self.search_unless(request, &|| false)
    }

    /// Looks for statements until `is_over` says that nobody waits for them any more; it is asked
    /// now and then.
    ///
    /// # Errors
    ///
    /// As [`SearchIndex::search`], and [`SearchError::Stopped`].
    pub fn search_unless(
        &self,
        request: &SearchRequest,
        is_over: &dyn Fn() -> bool,
    ) -> Result<SearchResults, SearchError> {
        let stop = &Stop::when(is_over);
        let typed = Typed::parse(&request.words)?;
        let selection = Selection::of(request);
        if typed.is_empty() && selection.is_empty() {
            return Err(SearchError::NothingAsked);
        }
        let statements = &self.statements;
        let units = typed.units(&statements.vocabulary, statements.glossary());
        let check = self.check(&units, &selection, request);
        let after = request.cursor.as_deref().map(|cursor| cursor::read(cursor, check));
        let limit = request.limit.clamp(1, MAX_LIMIT) as usize;
        let mut best = Best::new(limit, after.transpose()?);

        let score = |found: &Match| match request.order {
            Order::Relevance => found.score(),
            Order::Card => 0.0,
        };
        let Counted { total, n_statements, facets } = if request.collapse {
            let mut tally = TextTally::new(statements, &selection);
            statements.for_each_match(&units, stop, |found| tally.count(&found, score(&found)))?;
            tally.finish(&mut best)
        } else {
            let mut tally = Tally::new(&statements.cards, &selection);
            statements.for_each_match(&units, stop, |found| {
                if tally.count(found.place) {
                    let score = score(&found);
                    best.offer(score, || statements.candidate(&found, score));
                }
            })?;
            tally.finish()
        };
        let (best, has_more) = best.finish();
        let end = best.last().filter(|_| has_more);
        let next = end.map(|end| cursor::write(end.standing, check));
        let reader = TextReader::new(statements.glossary(), &statements.known_words);
        let mut hits = Vec::with_capacity(best.len());
        let n_best = u32::try_from(best.len()).unwrap_or(u32::MAX).max(1);
        let max_places = request.max_places.min(PLACES_TOGETHER / n_best).max(1);
        for candidate in &best {
            stop.check()?;
            let mut hit = statements.hit(candidate)?;
            if !units.is_empty() {
                let text = TextKey { code: hit.card.key.standard.clone(), language: hit.language };
                let read = reader.read(&hit.text, &text);
                let answer = highlight::answer(&hit.text, &read, &units, statements.glossary());
                (hit.highlights, hit.matched) = (answer.highlights, answer.matched);
            }
            if request.collapse {
                self.add_places(&mut hit, max_places, &selection)?;
            }
            hits.push(hit);
        }
        let alternatives = if total == 0 {
            self.alternatives(&units, request, &selection, stop)?
        } else {
            Vec::new()
        };
        let best_matches = statements.cards.best_matches(request);
        Ok(SearchResults { hits, total, n_statements, facets, next, best_matches, alternatives })
    }

    /// Every statement whose words are exactly `text`, in the order of the catalogue, at most
    /// `limit`. They have no highlights, and their score is 0.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read.
    pub fn places_of(&self, text: &str, limit: u32) -> Result<Vec<Hit>, SearchError> {
        Ok(self.statements.with_text(text, limit as usize, |_| true)?.hits)
    }

    /// The first statement of each other text of this kind and language that may share
    /// `is_enough` words with `text`, the most alike first, at most `limit`; words are the same
    /// when they share a stem. `is_enough` is asked with the number of words shared and of the words
    /// that both have together; a few more may be named as shared than are. No highlights, score 0.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read.
    pub fn texts_alike(
        &self,
        text: &str,
        kind: StatementKind,
        language: Language,
        is_enough: impl Fn(usize, usize) -> bool,
        limit: usize,
    ) -> Result<Vec<Hit>, SearchError> {
        let words = text_words(text);
        let stems = words.iter().flat_map(|word| word_stems(&word.text, language)).collect();
        let statements = &self.statements;
        let mut alike: HashMap<TextNumber, (f64, Candidate)> = HashMap::new();
        statements.for_each_alike(&stems, words.len(), is_enough, |found, shared, together| {
            let is_of_kind = found.place.traits().kind() == kind;
            if is_of_kind && statements.cards.get(found.place.card()).language == language {
                let candidate = statements.candidate(&found, 0.0);
                let share = count(shared) / count(together);
                let first = alike.entry(statements.text_number(&found));
                let first = first.or_insert((share, candidate));
                first.1 = first.1.max(candidate);
            }
        })?;
        let mut alike: Vec<(f64, Candidate)> = alike.into_values().collect();
        alike.sort_unstable_by(|one, other| {
            other.0.total_cmp(&one.0).then_with(|| other.1.cmp(&one.1))
        });
        let mut hits = Vec::new();
        for (_, candidate) in alike {
            if hits.len() == limit {
                break;
            }
            let hit = statements.hit(&candidate)?;
            if hit.text != text {
                hits.push(hit);
            }
        }
        Ok(hits)
    }

    /// What may be offered while a query is typed, the best first.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read.
    pub fn suggest(&self, typed: &str) -> Result<Vec<Suggestion>, SearchError> {
        let bounded: String = typed.chars().take(MAX_CHARS).collect();
        Ok(self.statements.offers(&bounded, MAX_SUGGESTIONS)?)
    }

    /// The number of statements.
    #[must_use]
    pub fn n_statements(&self) -> u64 {
        self.statements.n_statements()
    }

    /// Adds the places of a hit's words that pass the filters, its own first.
    fn add_places(
        &self,
        hit: &mut Hit,
        max_places: u32,
        selection: &Selection,
    ) -> Result<(), SearchError> {
        let limit = max_places as usize;
        let passes = |place| selection.lets_pass(place, &self.statements.cards);
        let same = self.statements.with_text(&hit.text, limit, passes)?;
        let others = same.hits.iter().filter(|other| other.id != hit.id).map(Hit::place);
        hit.places = std::iter::once(hit.place()).chain(others).take(limit).collect();
        (hit.n_places, hit.n_cards) = (same.n_places, same.n_cards);
        Ok(())
    }

    /// The queries that leave out one part and find something, those that find the least first:
    /// they are the nearest.
    fn alternatives(
        &self,
        units: &[Unit],
        request: &SearchRequest,
        selection: &Selection,
        stop: &Stop<'_>,
    ) -> Result<Vec<Alternative>, SearchError> {
        if units.len() < 2 {
            return Ok(Vec::new());
        }
        let mut alternatives = Vec::new();
        for left_out in 0..units.len() {
            let mut rest = units.to_vec();
            let without = rest.remove(left_out).written;
            let filtering = Filtering::new(&self.statements.cards, selection);
            let mut passing = HashSet::new();
            let mut total = 0_u64;
            self.statements.for_each_match(&rest, stop, |found| {
                if filtering.failed(found.place) == 0 {
                    let is_hit =
                        !request.collapse || passing.insert(self.statements.text_number(&found));
                    total += u64::from(is_hit);
                }
            })?;
            if total > 0 {
                let mut words: String = rest.iter().map(Unit::asked).collect::<Vec<_>>().join(" ");
                // A word that has become the last is whole.
                if left_out == rest.len() || request.words.ends_with(char::is_whitespace) {
                    words.push(' ');
                }
                alternatives.push(Alternative { words, without, total });
            }
        }
        alternatives.sort_by_key(|alternative| alternative.total);
        Ok(alternatives)
    }

    /// Stands for a request and this index: a cursor goes with one of each.
    fn check(&self, units: &[Unit], selection: &Selection, request: &SearchRequest) -> u64 {
        let mut hasher = DefaultHasher::new();
        let SearchRequest { collapse, order, .. } = request;
        (self.statements.fingerprint, units, selection, collapse, order).hash(&mut hasher);
        hasher.finish()
    }
}

fn count(n_words: usize) -> f64 {
    u32::try_from(n_words).unwrap_or(u32::MAX).into()
}

impl Hit {
    /// Where it stands, without its words.
    #[must_use]
    pub fn place(&self) -> HitReference {
        HitReference {
            id: self.id,
            reference: self.reference.clone(),
            card: self.card.clone(),
            function: self.function.clone(),
            skill: self.skill.clone(),
            number: self.number,
        }
    }
}
