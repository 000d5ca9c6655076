//! Equal texts are one hit: which statements share their words, and how many texts, not
//! statements, each value of a filter would leave.

use std::cmp::Reverse;

use tantivy::Term;

use super::{
    error::SearchError,
    facets::{self, FacetCounts, FilterBits, Filtering, SearchCounts, Selection},
    fields::hash_of,
    filter_key::FilterKey,
    index::SearchIndex,
    matching::Stop,
    ranking::{Best, Candidate, Match},
    results::Hit,
};
use crate::standard::Language;

/// The statements that have the same text.
#[derive(Debug)]
pub(super) struct SameText {
    /// The first of them.
    pub hits: Vec<Hit>,
    /// How many there are, and on how many cards.
    pub n_occurrences: u64,
    pub n_cards: u64,
}

impl SearchIndex {
    /// The statements with exactly this text whose key passes, in the order of the catalogue; the
    /// first of them read back, in a language where they have words in it.
    pub(super) fn with_text(
        &self,
        text: &str,
        limit: usize,
        language: Option<Language>,
        stop: &Stop<'_>,
        passes: impl Fn(FilterKey) -> bool,
    ) -> Result<SameText, SearchError> {
        let term = Term::from_field_u64(self.fields.text_hash, hash_of(text));
        let mut found: Vec<Candidate> = Vec::new();
        self.for_each_with(&term, stop, |one| {
            if passes(one.key) {
                found.push(self.candidate(&one, 0.0));
            }
        })?;
        found.sort_unstable_by_key(|candidate| Reverse(candidate.position));
        let mut hits = Vec::new();
        for candidate in found.iter().take(limit) {
            let stored = self.fields.read(&self.searcher, candidate.address)?;
            // Another text with the same hash is as good as impossible.
            if stored.text == text {
                hits.push(self.hit(candidate, stored, language)?);
            }
        }
        let n_occurrences = found.len() as u64;
        found.dedup_by_key(|candidate| candidate.key.card());
        Ok(SameText { hits, n_occurrences, n_cards: found.len() as u64 })
    }
}

/// A text that was found, with what the facets have counted it in so far.
#[derive(Debug, Default)]
struct FoundText {
    /// The best of its statements that pass every filter.
    best: Option<Candidate>,
    /// A bit for each kind, function kind and level.
    kinds: u16,
    function_kinds: u16,
    levels: u16,
    /// The last standard and card, by number and one more: the statements of a standard come
    /// together, and so do those of a card.
    standard: u32,
    card: usize,
}

/// Counts texts by their matches, and keeps the best match of each.
pub(super) struct TextTally<'a> {
    index: &'a SearchIndex,
    selection: &'a Selection,
    filtering: Filtering,
    /// By text: its index in `found` and one more.
    found_at: Vec<u32>,
    found: Vec<FoundText>,
    n_texts: u64,
    n_statements: u64,
    counts: FacetCounts,
}

impl<'a> TextTally<'a> {
    /// Nothing is counted yet.
    pub(super) fn new(index: &'a SearchIndex, selection: &'a Selection) -> Self {
        Self {
            index,
            selection,
            filtering: Filtering::new(&index.cards, selection),
            found_at: vec![0; index.n_texts],
            found: Vec::new(),
            n_texts: 0,
            n_statements: 0,
            counts: FacetCounts::none(&index.cards),
        }
    }

    /// Counts a match with its score.
    pub(super) fn count(&mut self, one: &Match, score: f32) {
        let failed = self.filtering.failed(one.key);
        let counts = |filter: FilterBits| failed & !filter == 0;
        if failed != 0 && !failed.is_power_of_two() {
            return;
        }
        let at = &mut self.found_at[self.index.text_number(one) as usize];
        if *at == 0 {
            self.found.push(FoundText::default());
            *at = u32::try_from(self.found.len()).unwrap_or(u32::MAX);
        }
        let text = &mut self.found[*at as usize - 1];
        let number = one.key.card();
        let card = self.index.cards.columns(number);
        let (kind, function_kind) = one.key.traits().numbers();
        let totals = &mut self.counts;
        if counts(facets::KIND) && set(&mut text.kinds, kind) {
            totals.kinds[kind] += 1;
        }
        if counts(facets::FUNCTION_KIND) && set(&mut text.function_kinds, function_kind) {
            totals.function_kinds[function_kind] += 1;
        }
        if counts(facets::LEVEL) && set(&mut text.levels, usize::from(card.level)) {
            totals.levels[usize::from(card.level)] += 1;
        }
        if counts(facets::STANDARD) && text.standard != card.standard + 1 {
            text.standard = card.standard + 1;
            totals.standards[card.standard as usize] += 1;
        }
        if counts(facets::CARD) && text.card != number + 1 {
            text.card = number + 1;
            totals.cards[number] += 1;
        }
        if failed != 0 {
            return;
        }
        self.n_statements += 1;
        self.n_texts += u64::from(text.best.is_none());
        if text.best.is_none_or(|best| score >= best.position.score()) {
            let candidate = self.index.candidate(one, score);
            text.best = text.best.max(Some(candidate));
        }
    }

    /// What was found.
    pub(super) fn finish(self, best: &mut Best) -> SearchCounts {
        for candidate in self.found.iter().filter_map(|text| text.best) {
            best.offer(candidate.position.score(), || candidate);
        }
        let facets = self.selection.facets(&self.index.cards, &self.counts);
        SearchCounts { total: self.n_texts, n_statements: self.n_statements, facets }
    }
}

/// Sets a bit, and tells whether it was not set before.
fn set(bits: &mut u16, number: usize) -> bool {
    let was_set = *bits & 1 << number != 0;
    *bits |= 1 << number;
    !was_set
}
