//! A text compared with the catalogue: which requirements each of its lines comes nearest to, and what
//! of a card its lines cover.
//!
//! Words are compared, and the concepts that they name; what a line means is not judged. The lists of
//! the index give the statements that share the rarest words with a line (`candidates`), in their own
//! words and in the words of our translations (`translated`); these are read and compared word by word
//! (`compared`). What comes near enough covers a requirement (`cards`).

mod candidates;
mod cards;
mod compared;
mod lines;
mod translated;

use std::{
    collections::{HashMap, HashSet},
    time::{Duration, Instant},
};

use super::{
    analysis,
    error::SearchError,
    facets::{Filtering, Selection},
    index::{SearchIndex, TextNumber},
    matching::Stop,
    ranking::{Candidate, HitPosition},
    reading::TextReader,
    request::SearchRequest,
    results::{Hit, HitCard},
};
use crate::standard::{CardKey, Language, QualificationLevel, StatementKind, TextKey};
use candidates::{Accumulator, CandidateText};
use compared::{ComparedText, KnownKeys};
pub use lines::{LONGEST_TEXT, MAX_LINES, lines_of_text};
pub use translated::TranslatedLine;
pub(super) use translated::TranslatedTexts;
use uuid::Uuid;

/// What is compared with what.
#[derive(Debug, Clone, Default)]
pub struct MatchRequest {
    /// The lines of the text: see [`lines_of_text`]. What follows the first [`MAX_LINES`] is not
    /// compared.
    pub lines: Vec<String>,
    /// The codes of the standards to compare with; all where there are none.
    pub standards: Vec<String>,
    /// The levels of the cards to compare with; all where there are none.
    pub levels: Vec<QualificationLevel>,
    /// The cards to compare with; all where there are none.
    pub cards: Vec<CardKey>,
    /// The language in which hits are shown where their places have words in it.
    pub language: Option<Language>,
}

/// What a text has in common with the catalogue.
#[derive(Debug, Clone, Default)]
pub struct TextMatch {
    /// The lines that were compared, in their order.
    pub lines: Vec<MatchedLine>,
    /// How many lines were left out, as there were too many, or the time was over.
    pub n_left_out: usize,
    /// The cards that the lines come nearest to, the nearest first; at most [`MOST_CARDS`].
    pub cards: Vec<CardMatch>,
}

/// A line of the text.
#[derive(Debug, Clone)]
pub struct MatchedLine {
    /// Its words.
    pub text: String,
    /// The requirements that it comes nearest to, the nearest first, at most [`MOST_HITS`]; each text
    /// once. Their score is from 0 for nothing in common to 1 for the same words.
    pub hits: Vec<Hit>,
}

/// A card and what the lines cover of it.
#[derive(Debug, Clone)]
pub struct CardMatch {
    /// The card.
    pub card: HitCard,
    /// Its skills, abilities and knowledge, in the order of the card.
    pub requirements: Vec<CoveredRequirement>,
}

/// A requirement of a card and the lines that cover it.
#[derive(Debug, Clone)]
pub struct CoveredRequirement {
    /// Its permanent name.
    pub id: Uuid,
    /// The numbers of the lines that cover it, counted from 0, the nearest first, at most
    /// [`MOST_LINES`].
    pub lines: Vec<usize>,
}

/// The most hits of a line.
pub const MOST_HITS: usize = 3;

/// The most cards.
pub const MOST_CARDS: usize = 3;

/// The most lines that are named for a requirement.
pub const MOST_LINES: usize = 5;

/// The score from which a line covers a requirement.
pub const COVERS: f32 = 0.5;

/// The score from which a requirement is worth showing.
const SHOWN: f32 = 0.25;

/// As many texts are read and compared with a line.
const READ: usize = 24;

/// How long lines are compared.
const TIME: Duration = Duration::from_millis(1_500);

/// The kinds of statements that are requirements of their own: a profession and a purpose are what
/// they serve.
const REQUIREMENTS: [StatementKind; 4] = [
    StatementKind::Function,
    StatementKind::Skill,
    StatementKind::Ability,
    StatementKind::Knowledge,
];

impl CardMatch {
    /// How many of its requirements are covered.
    #[must_use]
    pub fn covered(&self) -> usize {
        self.requirements.iter().filter(|requirement| !requirement.lines.is_empty()).count()
    }
}

/// A text of the catalogue that comes near a line.
struct NearText {
    text: TextNumber,
    score: f32,
    /// The first of its statements that passes the filters.
    candidate: Candidate,
    /// The words that were compared.
    words: CandidateText,
}

impl SearchIndex {
    /// Compares a text with the catalogue. `translations` gives the translations of its lines, when
    /// they are first asked for; `is_over` says that nobody waits for the answer any more.
    ///
    /// # Errors
    ///
    /// [`SearchError::Stopped`]; [`SearchError::Index`] when the index cannot be read.
    pub fn match_text(
        &self,
        request: &MatchRequest,
        translations: impl FnOnce() -> Vec<TranslatedLine>,
        is_over: &dyn Fn() -> bool,
    ) -> Result<TextMatch, SearchError> {
        let stop = Stop::when(is_over);
        let reader = TextReader::new(self.glossary(), &self.known_words);
        let translated =
            self.translated.get_or_init(|| TranslatedTexts::read(translations(), &reader));
        let selection = Selection::of_search(&SearchRequest {
            kinds: REQUIREMENTS.to_vec(),
            levels: request.levels.clone(),
            standards: request.standards.clone(),
            cards: request.cards.clone(),
            ..SearchRequest::default()
        });
        let mut comparison = Comparison {
            index: self,
            translated,
            reader,
            filtering: Filtering::new(&self.cards, &selection),
            keys: KnownKeys::default(),
            accumulator: Accumulator::new(self, translated),
            read: HashMap::new(),
            language: request.language,
        };
        let end = Instant::now() + TIME;
        let mut lines = Vec::new();
        let mut near = Vec::new();
        for line in request.lines.iter().take(MAX_LINES) {
            stop.check()?;
            if Instant::now() > end {
                break;
            }
            let (read, found) = comparison.near(line, &stop)?;
            let hits = comparison.hits(&read, &found, &stop)?;
            lines.push(MatchedLine { text: line.clone(), hits });
            near.push(found);
        }
        let cards = comparison.cards(&near, &stop)?;
        Ok(TextMatch { n_left_out: request.lines.len() - lines.len(), lines, cards })
    }
}

/// What lines are compared with.
struct Comparison<'a> {
    index: &'a SearchIndex,
    translated: &'a TranslatedTexts,
    reader: TextReader<'a>,
    filtering: Filtering,
    keys: KnownKeys,
    accumulator: Accumulator,
    /// The texts that were compared before: lines come near the same ones again and again.
    read: HashMap<CandidateText, ComparedText>,
    language: Option<Language>,
}

impl Comparison<'_> {
    /// The texts that come near a line, the nearest first.
    fn near(
        &mut self,
        line: &str,
        stop: &Stop<'_>,
    ) -> Result<(ComparedText, Vec<NearText>), SearchError> {
        let line = self.keys.of_line(line, self.index, self.translated)?;
        let passes = |key| self.filtering.failed(key) == 0;
        let (keys, index, translated) = (&self.keys, self.index, self.translated);
        let candidates = self.accumulator.best(READ, &line, keys, index, translated, passes)?;
        let mut near: Vec<NearText> = Vec::new();
        for words in candidates {
            let Some((text, candidate)) = self.statement(words, stop)? else { continue };
            let score = line.likeness(self.compared(words)?);
            if score < SHOWN {
                continue;
            }
            let one = NearText { text, score, candidate, words };
            match near.iter_mut().find(|known| known.text == text) {
                Some(known) if known.score >= score => {}
                Some(known) => *known = one,
                None => near.push(one),
            }
        }
        near.sort_unstable_by(|one, other| {
            let by_score = other.score.total_cmp(&one.score);
            by_score.then_with(|| other.candidate.cmp(&one.candidate))
        });
        Ok((line, near))
    }

    /// The text of a candidate, with the first of its statements that pass the filters; none where
    /// none does.
    fn statement(
        &self,
        words: CandidateText,
        stop: &Stop<'_>,
    ) -> Result<Option<(TextNumber, Candidate)>, SearchError> {
        match words {
            CandidateText::Statement(text, candidate) => Ok(Some((text, candidate))),
            CandidateText::Translation(number) => {
                let mut first: Option<(TextNumber, Candidate)> = None;
                let term = self.translated.term(number, self.index.fields.text_hash);
                self.index.for_each_with(&term, stop, |found| {
                    if self.filtering.failed(found.key) == 0 {
                        let one =
                            (self.index.text_number(&found), self.index.candidate(&found, 0.0));
                        first = first.max(Some(one));
                    }
                })?;
                Ok(first)
            }
        }
    }

    /// The words of a candidate as they are compared.
    fn compared(&mut self, words: CandidateText) -> Result<&ComparedText, SearchError> {
        if !self.read.contains_key(&words) {
            let compared = match words {
                CandidateText::Translation(number) => {
                    let read = self.translated.words(number);
                    self.keys.of_read(read, self.index, self.translated)?
                }
                CandidateText::Statement(_, candidate) => {
                    let stored = self.index.fields.read(&self.index.searcher, candidate.address)?;
                    let card = self.index.cards.get(candidate.key.card());
                    let language = card.language_of(&stored);
                    self.of_statement(&stored.text, language, card.identity.text())?
                }
            };
            self.read.insert(words, compared);
        }
        Ok(&self.read[&words])
    }

    /// The words of a statement as they are compared.
    fn of_statement(
        &mut self,
        words: &str,
        language: Language,
        text: &TextKey,
    ) -> Result<ComparedText, SearchError> {
        let read = self.reader.read(words, &TextKey { language, ..text.clone() });
        Ok(self.keys.of_read(&read, self.index, self.translated)?)
    }

    /// The nearest requirements of a line, each place and each text once.
    fn hits(
        &mut self,
        line: &ComparedText,
        near: &[NearText],
        stop: &Stop<'_>,
    ) -> Result<Vec<Hit>, SearchError> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut known = HashSet::new();
        for one in near {
            if hits.len() == MOST_HITS {
                break;
            }
            let index = self.index;
            let position = HitPosition::new(one.score, u64::MAX - one.candidate.position.ordinal.0);
            let stored = index.fields.read(&index.searcher, one.candidate.address)?;
            let passes = |key| self.filtering.failed(key) == 0;
            let same = index.with_text(&stored.text, 0, None, stop, passes)?;
            let candidate = Candidate { position, ..one.candidate };
            let mut hit = index.hit(&candidate, stored, self.language)?;
            // Some texts differ by a full stop only.
            let words = analysis::folded_words(&hit.text);
            if !known.insert(hit.id.to_string()) || !known.insert(words) {
                continue;
            }
            (hit.n_occurrences, hit.n_cards) = (same.n_occurrences, same.n_cards);
            hit.matched = line.matched(self.compared(one.words)?);
            let card = index.cards.get(one.candidate.key.card());
            let shown = self.of_statement(&hit.text, hit.language, card.identity.text())?;
            hit.highlights = line.highlights(&shown);
            hits.push(hit);
        }
        Ok(hits)
    }
}
