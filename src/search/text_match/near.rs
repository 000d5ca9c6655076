//! Which texts come near a line, and as what hits they are shown.

use std::collections::HashMap;

use uuid::Uuid;

use super::{
    super::{
        analysis,
        error::SearchError,
        facets::Filtering,
        index::{SearchIndex, TextNumber},
        matching::Stop,
        ranking::{Candidate, HitPosition},
        reading::TextReader,
        results::Hit,
        translated::TranslatedTexts,
    },
    candidates::{Accumulator, CandidateText},
    found::MOST_HITS,
    weighed::{KnownKeys, WeighedText},
};
use crate::standard::{Language, TextKey};

/// The score from which a requirement is worth showing.
const SHOWN: f32 = 0.25;

/// As many texts are read and compared with a line.
const READ: usize = 24;

/// A text of the catalogue that comes near a line.
pub(super) struct NearText {
    pub text: TextNumber,
    pub score: f32,
    /// The first of its statements that passes the filters.
    pub candidate: Candidate,
    /// The words that were compared.
    pub words: CandidateText,
}

/// What lines are compared with.
pub(super) struct LineMatcher<'a> {
    pub index: &'a SearchIndex,
    translated: &'a TranslatedTexts,
    reader: TextReader<'a>,
    pub filtering: Filtering,
    keys: KnownKeys<'a>,
    accumulator: Accumulator,
    /// The texts that were compared before: lines come near the same ones again and again.
    read: HashMap<CandidateText, WeighedText>,
    pub language: Option<Language>,
}

impl<'a> LineMatcher<'a> {
    /// Compares with the statements that pass the filters, and shows them in a language where they
    /// have words in it.
    pub(super) fn new(
        index: &'a SearchIndex,
        translated: &'a TranslatedTexts,
        reader: TextReader<'a>,
        filtering: Filtering,
        language: Option<Language>,
    ) -> Self {
        Self {
            index,
            translated,
            reader,
            filtering,
            keys: KnownKeys::new(index, translated),
            accumulator: Accumulator::new(index, translated),
            read: HashMap::new(),
            language,
        }
    }

    /// The texts that come near a line, the nearest first.
    pub(super) fn near(
        &mut self,
        line: &str,
        stop: &Stop<'_>,
    ) -> Result<(WeighedText, Vec<NearText>), SearchError> {
        let line = self.keys.of_line(line)?;
        let passes = |key| self.filtering.failed(key) == 0;
        let (keys, index, translated) = (&self.keys, self.index, self.translated);
        let candidates = self.accumulator.best(READ, &line, keys, index, translated, passes)?;
        let mut near: Vec<NearText> = Vec::new();
        for words in candidates {
            let score = line.likeness(self.compared(words)?);
            if score < SHOWN {
                continue;
            }
            let Some((text, candidate)) = self.statement(words, stop)? else { continue };
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
    fn compared(&mut self, words: CandidateText) -> Result<&WeighedText, SearchError> {
        if !self.read.contains_key(&words) {
            let compared = match words {
                CandidateText::Translation(number) => {
                    let read = self.translated.words(number);
                    self.keys.of_read(read)?
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
    ) -> Result<WeighedText, SearchError> {
        let read = self.reader.read(words, &TextKey { language, ..text.clone() });
        Ok(self.keys.of_read(&read)?)
    }

    /// The nearest requirements of a line, each place and each text once.
    pub(super) fn hits(
        &mut self,
        line: &WeighedText,
        near: &[NearText],
        stop: &Stop<'_>,
    ) -> Result<Vec<Hit>, SearchError> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut known: Vec<(Uuid, String)> = Vec::new();
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
            if known.iter().any(|(id, known)| *id == hit.id || *known == words) {
                continue;
            }
            known.push((hit.id, words));
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
