//! The search itself: a request becomes query terms, one pass over the matches counts them and finds
//! the best, and only the hits of the page are read back.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use super::{
    analysis, cursor,
    equal_texts::{SameText, TextTally},
    error::SearchError,
    facets::{Filtering, SearchCounts, Selection, Tally},
    highlight,
    index::{SearchIndex, TextNumber},
    matching::Stop,
    named_level::NamedLevel,
    query::{QueryTerm, Typed},
    ranking::{Best, Candidate, Match},
    reading::TextReader,
    request::{CardOrder, MAX_LIMIT, OCCURRENCES_TOGETHER, Order, SearchRequest},
    results::{Alternative, BestMatch, Hit, SearchResults},
};
use crate::standard::{Language, StatementKind, TextKey};

impl SearchIndex {
    /// Reads what the first query would have to wait for.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read.
    pub fn warm_up(&self) -> Result<(), SearchError> {
        self.glossary().warm_up(&self.cards.languages());
        self.offers()?;
        for order in [CardOrder::Title, CardOrder::Level] {
            self.cards.listed(order);
        }
        Ok(())
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
        match NamedLevel::find(&request.words) {
            Some(named) => {
                let request = SearchRequest { words: named.rest.clone(), ..request.clone() };
                self.search_at_level(&request, Some(&named), is_over)
            }
            None => self.search_at_level(request, None, is_over),
        }
    }

    fn search_at_level(
        &self,
        request: &SearchRequest,
        named: Option<&NamedLevel>,
        is_over: &dyn Fn() -> bool,
    ) -> Result<SearchResults, SearchError> {
        let stop = &Stop::when(is_over);
        let typed = Typed::parse(&request.words)?;
        let level = named.map(|named| named.level);
        let selection = Selection::of_search(request).of_level(level);
        if typed.is_empty() && selection.is_empty() {
            return Err(SearchError::NothingAsked);
        }
        let terms = typed.terms(&self.vocabulary, self.glossary());
        let check = self.check(&terms, &selection, request);
        let after = request.cursor.as_deref().map(|cursor| cursor::read(cursor, check));
        let limit = request.limit.clamp(1, MAX_LIMIT) as usize;
        let mut best = Best::new(limit, after.transpose()?);

        let score = |found: &Match| match request.order {
            Order::Relevance => found.score(),
            Order::Card => 0.0,
        };
        let SearchCounts { total, n_statements, mut facets } = if request.collapse {
            let mut tally = TextTally::new(self, &selection);
            self.for_each_match(&terms, stop, |found| tally.count(&found, score(&found)))?;
            tally.finish(&mut best)
        } else {
            let mut tally = Tally::new(&self.cards, &selection);
            self.for_each_match(&terms, stop, |found| {
                if tally.count(found.key) {
                    let score = score(&found);
                    best.offer(score, || self.candidate(&found, score));
                }
            })?;
            tally.finish()
        };
        if let Some(language) = request.language {
            for facet in &mut facets.cards {
                facet.card = self.cards.find(&facet.key).map(|card| card.head_in(language));
            }
        }
        let (best, has_more) = best.finish();
        let end = best.last().filter(|_| has_more);
        let next = end.map(|end| cursor::write(end.position, check));
        let reader = TextReader::new(self.glossary(), &self.known_words);
        let mut hits = Vec::with_capacity(best.len());
        let n_best = u32::try_from(best.len()).unwrap_or(u32::MAX).max(1);
        let max_occurrences = request.max_occurrences.min(OCCURRENCES_TOGETHER / n_best).max(1);
        for candidate in &best {
            stop.check()?;
            let stored = self.fields.read(&self.searcher, candidate.address)?;
            let found = stored.text.clone();
            let mut hit = self.hit(candidate, stored, request.language)?;
            if !terms.is_empty() {
                let text = self.cards.get(candidate.key.card()).identity.text().clone();
                let read = reader.read(&hit.text, &TextKey { language: hit.language, ..text });
                (hit.highlights, hit.matched) =
                    highlight::answer(&hit.text, &read, &terms, self.glossary());
            }
            if request.collapse {
                let passes = |key| selection.lets_pass(key, &self.cards);
                let limit = max_occurrences as usize;
                let same = self.with_text(&found, limit, request.language, stop, passes)?;
                add_occurrences(&mut hit, &same, limit);
            }
            hits.push(hit);
        }
        let alternatives =
            if total == 0 { self.alternatives(&terms, request, named, stop)? } else { Vec::new() };
        let spelling =
            if total == 0 { self.spelling(&terms, request, &selection, stop)? } else { None };
        let mut best_matches = self.cards.best_matches(request);
        best_matches.retain(|one| match one {
            BestMatch::Card { card, .. } => level.is_none() || card.qualification_level == level,
            BestMatch::Standard { .. } => true,
        });
        Ok(SearchResults {
            hits,
            total,
            n_statements,
            facets,
            next,
            best_matches,
            alternatives,
            spelling,
        })
    }

    /// Every statement whose words are exactly `text`, in the order of the catalogue, at most
    /// `limit`. They have no highlights, and their score is 0.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read; [`SearchError::Stopped`] when `is_over`
    /// says that nobody waits for the answer any more.
    pub fn occurrences_of(
        &self,
        text: &str,
        limit: u32,
        is_over: &dyn Fn() -> bool,
    ) -> Result<Vec<Hit>, SearchError> {
        let stop = &Stop::when(is_over);
        Ok(self.with_text(text, limit as usize, None, stop, |_| true)?.hits)
    }

    /// The first statement of each other text of this kind and language that may share
    /// `is_enough` words with `text`, the most alike first, at most `limit`; words are the same
    /// when they share a stem. `is_enough` is asked with the number of words shared and of the words
    /// that both have together; a few more may be named as shared than are. No highlights, score 0.
    ///
    /// # Errors
    ///
    /// As [`SearchIndex::occurrences_of`].
    pub fn texts_alike(
        &self,
        text: &str,
        kind: StatementKind,
        language: Language,
        is_enough: impl Fn(usize, usize) -> bool,
        limit: usize,
        is_over: &dyn Fn() -> bool,
    ) -> Result<Vec<Hit>, SearchError> {
        let stop = &Stop::when(is_over);
        let words = analysis::words(text);
        let stems = words.iter().flat_map(|word| analysis::stems(&word.text, language)).collect();
        let mut alike: HashMap<TextNumber, (f64, Candidate)> = HashMap::new();
        self.for_each_alike(&stems, words.len(), is_enough, stop, |found, shared, together| {
            let is_of_kind = found.key.traits().kind() == kind;
            let columns = &self.columns[found.address.segment_ord as usize];
            let may_be_in = || {
                self.cards.get(found.key.card()).identity.language() == language
                    || !columns.is_of_card(found.address.doc_id)
            };
            if is_of_kind && may_be_in() {
                let candidate = self.candidate(&found, 0.0);
                let share = count(shared) / count(together);
                let first = alike.entry(self.text_number(&found));
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
            stop.check()?;
            let stored = self.fields.read(&self.searcher, candidate.address)?;
            let hit = self.hit(&candidate, stored, None)?;
            if hit.language == language && hit.text != text {
                hits.push(hit);
            }
        }
        Ok(hits)
    }

    /// The queries that leave out one part and find something, those that find the least first:
    /// they are the nearest. A level that the words name is a part too.
    fn alternatives(
        &self,
        terms: &[QueryTerm],
        request: &SearchRequest,
        named: Option<&NamedLevel>,
        stop: &Stop<'_>,
    ) -> Result<Vec<Alternative>, SearchError> {
        let mut alternatives = Vec::new();
        let mut add = |words: String, terms: &[QueryTerm], level, without: &str| {
            let selection = Selection::of_search(request).of_level(level);
            let total = self.total(terms, request, &selection, stop)?;
            if total > 0 {
                alternatives.push(Alternative { words, without: without.to_owned(), total });
            }
            Ok::<_, SearchError>(())
        };
        if let Some(named) = named.filter(|_| !terms.is_empty()) {
            add(request.words.clone(), terms, None, &named.written)?;
        }
        if terms.len() < 2 {
            return Ok(alternatives);
        }
        for left_out in 0..terms.len() {
            let mut rest = terms.to_vec();
            let without = rest.remove(left_out).written;
            let mut words: String = rest.iter().map(QueryTerm::asked).collect::<Vec<_>>().join(" ");
            if let Some(named) = named {
                words = format!("{words} {}", named.written);
            }
            // A word that has become the last is whole.
            if left_out == rest.len() || request.words.ends_with(char::is_whitespace) {
                words.push(' ');
            }
            add(words, &rest, named.map(|named| named.level), &without)?;
        }
        alternatives.sort_by_key(|alternative| alternative.total);
        Ok(alternatives)
    }

    /// The query with the nearest words that are known in the place of those that are not, where
    /// that finds something.
    fn spelling(
        &self,
        terms: &[QueryTerm],
        request: &SearchRequest,
        selection: &Selection,
        stop: &Stop<'_>,
    ) -> Result<Option<Alternative>, SearchError> {
        let mut words = String::new();
        let mut without = None;
        for query_term in terms {
            let near = query_term.derivations.is_empty().then(|| {
                let in_texts = self.vocabulary.far_word(&query_term.written);
                let in_names = self.glossary().far_word(&query_term.written);
                in_texts.into_iter().chain(in_names).min_by_key(|(distance, _)| *distance)
            });
            if let Some((_, near)) = near.flatten() {
                without = Some(query_term.written.clone());
                words.push_str(near);
            } else {
                words.push_str(&query_term.asked());
            }
            words.push(' ');
        }
        let Some(without) = without else { return Ok(None) };
        // The nearest words may be longer than a query may be.
        let Ok(typed) = Typed::parse(&words) else { return Ok(None) };
        let known = typed.terms(&self.vocabulary, self.glossary());
        let total = self.total(&known, request, selection, stop)?;
        Ok((total > 0).then_some(Alternative { words, without, total }))
    }

    /// How many hits these terms have.
    fn total(
        &self,
        terms: &[QueryTerm],
        request: &SearchRequest,
        selection: &Selection,
        stop: &Stop<'_>,
    ) -> Result<u64, SearchError> {
        let filtering = Filtering::new(&self.cards, selection);
        let mut passing = HashSet::new();
        let mut total = 0;
        self.for_each_match(terms, stop, |found| {
            if filtering.failed(found.key) == 0 {
                let is_hit = !request.collapse || passing.insert(self.text_number(&found));
                total += u64::from(is_hit);
            }
        })?;
        Ok(total)
    }

    /// Stands for a request and this index: a cursor goes with one of each.
    fn check(&self, terms: &[QueryTerm], selection: &Selection, request: &SearchRequest) -> u64 {
        let mut hasher = DefaultHasher::new();
        let SearchRequest { collapse, order, .. } = request;
        (self.fingerprint, terms, selection, collapse, order).hash(&mut hasher);
        hasher.finish()
    }
}

/// Adds the occurrences of a hit's words, its own first.
fn add_occurrences(hit: &mut Hit, same: &SameText, limit: usize) {
    let others = same.hits.iter().filter(|other| other.id != hit.id).map(Hit::occurrence);
    hit.occurrences = std::iter::once(hit.occurrence()).chain(others).take(limit).collect();
    (hit.n_occurrences, hit.n_cards) = (same.n_occurrences, same.n_cards);
}

fn count(n_words: usize) -> f64 {
    u32::try_from(n_words).unwrap_or(u32::MAX).into()
}
