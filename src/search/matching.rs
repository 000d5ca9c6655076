//! One pass over the statements that have every query term.
//!
//! For each term the lists of its derivations become one list: which statements have it, and how
//! well. Rare terms are a list of statements, common ones a column; the shortest list, or a walk
//! through the columns, gives the matches in the order of the index.
//!
//! This is not a tree of tantivy's queries, because every match is visited: the number of hits and
//! the facets are exact. Among 1,000 standards, with a million statements, the commonest word is in
//! 40 % of them, and counting these takes about 1 ms; the best 20 without a count would take 0.04 ms.
//! So what is done for a match must be next to nothing: no scorer, no stored field, one column.

use std::{cell::Cell, collections::BTreeSet, io};

use tantivy::{
    DocAddress, DocId, DocSet, InvertedIndexReader, SegmentOrdinal, SegmentReader, TERMINATED,
    TantivyError, Term,
    postings::TermInfo,
    query::{EnableScoring, PhraseQuery, Query},
    schema::IndexRecordOption,
};

use super::{
    error::SearchError,
    fields::IndexFields,
    index::{Columns, SearchIndex},
    query::{Derivation, How, QueryTerm},
    ranking::{Grade, Match},
};

/// Ends a search whose answer nobody waits for any more.
pub(super) struct Stop<'a> {
    is_over: &'a dyn Fn() -> bool,
    n_asked: Cell<u32>,
    is_stopped: Cell<bool>,
}

impl<'a> Stop<'a> {
    /// How many matches pass between two questions.
    const EVERY: u32 = 1024;

    /// Stops once `is_over` says so.
    pub(super) fn when(is_over: &'a dyn Fn() -> bool) -> Self {
        Self { is_over, n_asked: Cell::new(0), is_stopped: Cell::new(false) }
    }

    /// Asks at once.
    pub(super) fn check(&self) -> Result<(), SearchError> {
        if self.is_stopped.get() || (self.is_over)() {
            self.is_stopped.set(true);
            return Err(SearchError::Stopped);
        }
        Ok(())
    }

    /// Asks once in a while; cheap enough for every match.
    fn is_stopped(&self) -> bool {
        let n_asked = self.n_asked.get().wrapping_add(1);
        self.n_asked.set(n_asked);
        if n_asked.is_multiple_of(Self::EVERY) && (self.is_over)() {
            self.is_stopped.set(true);
        }
        self.is_stopped.get()
    }
}

/// Which statements have a query term, and how well.
enum Found {
    /// Few: by document, in order.
    Few(Vec<(DocId, Grade)>),
    /// Many: a grade for every document; 0 for those that have it not.
    Many(Vec<Grade>),
}

/// A query term that fewer than one in so many statements may have is a list.
const FEW: u64 = 24;
/// As many grades of a column are looked at together.
const RUN: usize = 16;

impl SearchIndex {
    /// The segments of the index, with what is known of their statements.
    pub(super) fn segments(
        &self,
    ) -> impl Iterator<Item = (SegmentOrdinal, &SegmentReader, &Columns)> {
        let segments = self.searcher.segment_readers().iter().zip(&self.columns);
        (0..).zip(segments).map(|(segment, (reader, columns))| (segment, reader, columns))
    }

    /// Calls `each` with every statement that has all terms, card by card; with every statement
    /// where there are none. Of a place it is the first text that has them, or one that
    /// has them much better. Fails as soon as `stop` says so.
    pub(super) fn for_each_match(
        &self,
        terms: &[QueryTerm],
        stop: &Stop<'_>,
        mut each: impl FnMut(Match),
    ) -> Result<(), SearchError> {
        let n_terms = u32::try_from(terms.len()).unwrap_or(u32::MAX);
        for (segment, reader, columns) in self.segments() {
            stop.check()?;
            let mut places = OncePerPlace::new(columns, &mut each);
            let mut hit = |doc: DocId, grades: u32| {
                if stop.is_stopped() {
                    return;
                }
                if let Some(found) = columns.found(DocAddress::new(segment, doc)) {
                    places.push(Match { grades, n_terms, ..found });
                }
            };
            if terms.is_empty() {
                (0..reader.max_doc()).for_each(|doc| hit(doc, 0));
            } else {
                all_of(&Lists { index: self, reader }.of_terms(terms, stop)?, hit);
            }
            places.flush();
        }
        stop.check()
    }

    /// Whether so few statements name the concepts of a term that those nearby are welcome.
    fn is_rare(&self, query_term: &QueryTerm) -> Result<bool, TantivyError> {
        let mut n_named = 0;
        for derivation in &query_term.derivations {
            if let Derivation::Concept(id, _) = derivation {
                n_named +=
                    self.searcher.doc_freq(&Term::from_field_text(self.fields.concepts, id))?;
            }
        }
        Ok(n_named * FEW < self.searcher.num_docs())
    }

    /// Calls `each` with every statement that has so many of the stems that it may share as many
    /// words with a text of `n_words` words as `is_enough` asks for: the words shared, of how many
    /// that both have together.
    pub(super) fn for_each_alike(
        &self,
        stems: &BTreeSet<String>,
        n_words: usize,
        is_enough: impl Fn(usize, usize) -> bool,
        stop: &Stop<'_>,
        mut each: impl FnMut(Match, usize, usize),
    ) -> Result<(), SearchError> {
        for (segment, reader, columns) in self.segments() {
            let index = reader.inverted_index(self.fields.stems)?;
            let mut shared = vec![0_u8; reader.max_doc() as usize];
            for stem in stems {
                stop.check()?;
                let term = Term::from_field_text(self.fields.stems, stem);
                let Some(list) = index.get_term_info(&term)? else { continue };
                for_each_doc(&index, &list, |doc| {
                    let shared = &mut shared[doc as usize];
                    *shared = shared.saturating_add(1);
                })?;
            }
            for (doc, shared) in (0..).zip(shared) {
                if stop.is_stopped() {
                    break;
                }
                let together = n_words + usize::from(columns.lengths[doc as usize]);
                let shared = usize::from(shared);
                if is_enough(shared, together)
                    && let Some(found) = columns.found(DocAddress::new(segment, doc))
                {
                    each(found, shared, together);
                }
            }
        }
        stop.check()
    }

    /// Calls `each` with every statement that has this term, in the order of the index, once per
    /// place. Fails as soon as `stop` says so.
    pub(super) fn for_each_with(
        &self,
        term: &Term,
        stop: &Stop<'_>,
        mut each: impl FnMut(Match),
    ) -> Result<(), SearchError> {
        for (segment, reader, columns) in self.segments() {
            stop.check()?;
            let index = reader.inverted_index(term.field())?;
            let Some(list) = index.get_term_info(term)? else { continue };
            let mut places = OncePerPlace::new(columns, &mut each);
            for_each_doc(&index, &list, |doc| {
                if !stop.is_stopped()
                    && let Some(found) = columns.found(DocAddress::new(segment, doc))
                {
                    places.push(found);
                }
            })?;
            places.flush();
        }
        stop.check()
    }
}

/// Gives each place once, of the matches of a segment in their order: the first of its matches, or one
/// that is better by more than an ending, with the best of their grades.
struct OncePerPlace<'a, Each> {
    columns: &'a Columns,
    each: Each,
    last: Option<Match>,
}

impl<'a, Each: FnMut(Match)> OncePerPlace<'a, Each> {
    /// Gives the matches to `each`.
    fn new(columns: &'a Columns, each: Each) -> Self {
        Self { columns, each, last: None }
    }

    /// The next match.
    #[inline]
    fn push(&mut self, found: Match) {
        if self.columns.others.is_empty() {
            (self.each)(found);
            return;
        }
        let place = self.columns.place(found.address.doc_id);
        match &mut self.last {
            Some(last) if self.columns.place(last.address.doc_id) == place => {
                let grades = found.grades.max(last.grades);
                // A text that only names the same thing gives way to one that has the word.
                if found.grades > last.grades + found.n_terms {
                    *last = found;
                }
                last.grades = grades;
            }
            _ => {
                self.flush();
                self.last = Some(found);
            }
        }
    }

    /// Gives the last place. No match comes after it.
    fn flush(&mut self) {
        if let Some(last) = self.last.take() {
            (self.each)(last);
        }
    }
}

/// Calls `each` with the documents of a list, in order; those too that were taken out.
pub(super) fn for_each_doc(
    index: &InvertedIndexReader,
    list: &TermInfo,
    mut each: impl FnMut(DocId),
) -> io::Result<()> {
    let mut block = index.read_block_postings_from_terminfo(list, IndexRecordOption::Basic)?;
    while !block.docs().is_empty() {
        block.docs().iter().copied().for_each(&mut each);
        block.advance();
    }
    Ok(())
}

/// The lists of one segment.
struct Lists<'a> {
    index: &'a SearchIndex,
    reader: &'a SegmentReader,
}

impl Lists<'_> {
    fn of_terms(&self, terms: &[QueryTerm], stop: &Stop<'_>) -> Result<Vec<Found>, SearchError> {
        terms.iter().map(|query_term| self.of_term(query_term, stop)).collect()
    }

    fn of_term(&self, query_term: &QueryTerm, stop: &Stop<'_>) -> Result<Found, SearchError> {
        stop.check()?;
        let IndexFields { words, stems, concepts, .. } = self.index.fields;
        let mut lists = Vec::new();
        // Lists of several terms, and what they are worth where the concept is named.
        let mut made = Vec::new();
        let mut longest = 0_u64;
        for derivation in &query_term.derivations {
            let (field, text) = match derivation {
                Derivation::Word(word, _) | Derivation::Family(word) => (words, word),
                Derivation::Stem(stem, _) => (stems, stem),
                Derivation::Concept(id, _) => (concepts, id),
                Derivation::Phrase(words) => {
                    made.push((self.of_phrase(words)?, Grade::NONE));
                    continue;
                }
                Derivation::Scattered(terms) => {
                    let found = self.of_all(terms, |_| Grade::SCATTERED, stop)?;
                    made.push((found, Grade::TOGETHER));
                    continue;
                }
                Derivation::MainName(terms) => {
                    if self.index.is_rare(query_term)? {
                        let found = self.of_all(terms, |_| Grade::SCATTERED, stop)?;
                        made.push((found, Grade::MAIN_NAME));
                    }
                    continue;
                }
                Derivation::Together(terms) | Derivation::AskedByMainName(terms) => {
                    let mean = |grades| Grade::mean(grades, terms.len());
                    made.push((self.of_all(terms, mean, stop)?, Grade::NONE));
                    continue;
                }
            };
            let index = self.reader.inverted_index(field)?;
            let term = Term::from_field_text(field, text);
            let Some(list) = index.get_term_info(&term)? else { continue };
            longest += u64::from(list.doc_freq);
            lists.push((index, list, derivation.grade()));
        }
        longest += made.iter().map(|(found, _)| found.len() as u64).sum::<u64>();
        let n_docs = u64::from(self.reader.max_doc());
        let mut gathered = if longest * FEW < n_docs {
            Found::Few(Vec::with_capacity(usize::try_from(longest).unwrap_or_default()))
        } else {
            Found::Many(vec![Grade::NONE; self.reader.max_doc() as usize])
        };
        for (index, list, grade) in lists {
            for_each_doc(&index, &list, |doc| gathered.add(doc, grade))?;
        }
        gathered.put_in_order();
        for (found, where_named) in made {
            let mut together = Vec::new();
            found.for_each(|doc, grade| {
                // The name of a concept, in these words.
                let named = gathered.grade(doc) == Grade::of(How::Concept);
                together.push((doc, if named { grade.max(where_named) } else { grade }));
            });
            for (doc, grade) in together {
                gathered.add(doc, grade);
            }
            gathered.put_in_order();
        }
        Ok(gathered)
    }

    fn of_phrase(&self, words: &[String]) -> Result<Found, TantivyError> {
        let field = self.index.fields.words;
        let terms = words.iter().map(|word| Term::from_field_text(field, word)).collect();
        let scoring = EnableScoring::disabled_from_searcher(&self.index.searcher);
        let weight = PhraseQuery::new(terms).weight(scoring)?;
        let mut found = Vec::new();
        let mut scorer = weight.scorer(self.reader, 1.0)?;
        while scorer.doc() != TERMINATED {
            found.push((scorer.doc(), Grade::of(How::Exact)));
            scorer.advance();
        }
        Ok(Found::Few(found))
    }

    /// The statements with all words of a name, wherever they are, with the grade that the grades of
    /// the words make.
    fn of_all(
        &self,
        terms: &[QueryTerm],
        grade: impl Fn(u32) -> Grade,
        stop: &Stop<'_>,
    ) -> Result<Found, SearchError> {
        let mut all = Vec::new();
        all_of(&self.of_terms(terms, stop)?, |doc, grades| all.push((doc, grade(grades))));
        Ok(Found::Few(all))
    }
}

impl Found {
    fn len(&self) -> usize {
        match self {
            Self::Few(list) => list.len(),
            Self::Many(column) => column.len(),
        }
    }

    fn add(&mut self, doc: DocId, grade: Grade) {
        match self {
            Self::Few(list) => list.push((doc, grade)),
            Self::Many(column) => {
                let known = &mut column[doc as usize];
                *known = grade.max(*known);
            }
        }
    }

    /// In the order of the documents, each once, with its best grade.
    fn put_in_order(&mut self) {
        if let Self::Few(list) = self {
            list.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
            list.dedup_by_key(|(doc, _)| *doc);
        }
    }

    fn for_each(&self, mut each: impl FnMut(DocId, Grade)) {
        match self {
            Self::Few(list) => list.iter().for_each(|&(doc, grade)| each(doc, grade)),
            Self::Many(column) => {
                // Most statements have it not, so most runs are passed over as a whole.
                for (run, first) in column.chunks(RUN).zip((0..).step_by(RUN)) {
                    if run.iter().fold(0, |any, grade| any | grade.value()) == 0 {
                        continue;
                    }
                    for (doc, grade) in (first..).zip(run) {
                        if *grade != Grade::NONE {
                            each(doc, *grade);
                        }
                    }
                }
            }
        }
    }

    fn grade(&self, doc: DocId) -> Grade {
        match self {
            Self::Few(list) => {
                let at = list.binary_search_by_key(&doc, |(doc, _)| *doc);
                at.map_or(Grade::NONE, |at| list[at].1)
            }
            Self::Many(column) => column[doc as usize],
        }
    }
}

/// Calls `hit` with the documents that all lists have, in order, and their grades added up.
fn all_of(found: &[Found], mut hit: impl FnMut(DocId, u32)) {
    let shortest = found.iter().enumerate().min_by_key(|(_, found)| found.len());
    let Some((shortest, list)) = shortest else { return };
    list.for_each(|doc, grade| {
        let mut grades = grade.value();
        for (number, found) in found.iter().enumerate() {
            if number == shortest {
                continue;
            }
            match found.grade(doc) {
                Grade::NONE => return,
                grade => grades += grade.value(),
            }
        }
        hit(doc, grades);
    });
}
