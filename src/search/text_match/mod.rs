//! A text compared with the catalogue: which requirements each of its lines comes nearest to, and what
//! of a card its lines cover.
//!
//! Words are compared, and the concepts that they name; what a line means is not judged. The lists of
//! the index give the statements that share the rarest words with a line (`candidates`), in their own
//! words and in those of our translations; these are read and compared word by word (`weighed`,
//! `near`). What comes near enough covers a requirement (`cards`).

mod candidates;
mod cards;
mod found;
mod lines;
mod near;
mod weighed;

use std::time::{Duration, Instant};

use super::{
    error::SearchError,
    facets::{Filtering, Selection},
    index::SearchIndex,
    matching::Stop,
    reading::TextReader,
    request::SearchRequest,
    translated::{TranslatedLine, TranslatedTexts},
};
use crate::standard::StatementKind;
use near::LineMatcher;

pub use found::{COVERS, CardMatch, CoveredRequirement, MatchRequest, MatchedLine, TextMatch};
pub use lines::{LONGEST_TEXT, MAX_LINES, lines_of_text};

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
        let filtering = Filtering::new(&self.cards, &selection);
        let mut matcher = LineMatcher::new(self, translated, reader, filtering, request.language);
        let end = Instant::now() + TIME;
        let mut lines = Vec::new();
        let mut near = Vec::new();
        for line in request.lines.iter().take(MAX_LINES) {
            stop.check()?;
            if Instant::now() > end {
                break;
            }
            let (read, found) = matcher.near(line, &stop)?;
            let hits = matcher.hits(&read, &found, &stop)?;
            lines.push(MatchedLine { text: line.clone(), hits });
            near.push(found);
        }
        let cards = matcher.cards(&near, &stop)?;
        Ok(TextMatch { n_left_out: request.lines.len() - lines.len(), lines, cards })
    }
}
