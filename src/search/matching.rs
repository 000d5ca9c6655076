//! One pass over the statements that have the words that were looked for.

use tantivy::{
    BitSet, DocAddress, DocId, DocSet, SegmentReader, TERMINATED, TantivyError,
    query::{BitSetDocSet, EnableScoring, Query},
    schema::IndexRecordOption,
};

use super::{
    index::StatementIndex,
    place::Place,
    query::{LastWord, WordsQuery},
    ranking,
};

/// What the beginning of a word adds to the score; below what a whole word does.
const BEGINNING: f32 = 1.0;

/// A statement that has the words that were looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    /// Its card and traits.
    pub place: Place,
    /// Where the index keeps it.
    pub address: DocAddress,
    /// The score of its words.
    bm25: f32,
    /// The last word stands there whole, not by its beginning only.
    whole_words: bool,
}

impl Match {
    /// Its score among the hits.
    pub(super) fn score(&self) -> f32 {
        ranking::score(self.bm25, self.whole_words, self.place.traits().kind())
    }
}

impl StatementIndex {
    /// Calls `each` with every match of some words, card by card; with every statement where there
    /// are no words.
    pub(super) fn for_each_match(
        &self,
        query: &WordsQuery,
        mut each: impl FnMut(Match),
    ) -> Result<(), TantivyError> {
        let scoring = EnableScoring::enabled_from_searcher(&self.searcher);
        let required = query.required.as_ref().map(|required| required.weight(scoring));
        let required = required.transpose()?;
        let segments = self.searcher.segment_readers().iter().zip(&self.places);
        for (segment, (reader, places)) in (0..).zip(segments) {
            let mut each = |doc: DocId, bm25, whole_words| {
                let place = places[doc as usize];
                let address = DocAddress::new(segment, doc);
                each(Match { place, address, bm25, whole_words });
            };
            match (&required, &query.last) {
                (None, None) => {
                    for doc in 0..reader.max_doc() {
                        each(doc, 0.0, true);
                    }
                }
                (Some(required), None) => {
                    required.for_each(reader, &mut |doc, bm25| each(doc, bm25, true))?;
                }
                (None, Some(last)) => {
                    let beginnings = beginnings(last, reader)?;
                    let mut whole = last.whole.weight(scoring)?.scorer(reader, 1.0)?;
                    for doc in documents(beginnings) {
                        if doc == seek(&mut whole, doc) {
                            each(doc, whole.score(), true);
                        } else {
                            each(doc, BEGINNING, false);
                        }
                    }
                }
                (Some(required), Some(last)) => {
                    let beginnings = beginnings(last, reader)?;
                    let mut whole = last.whole.weight(scoring)?.scorer(reader, 1.0)?;
                    required.for_each(reader, &mut |doc, bm25| {
                        if !beginnings.contains(doc) {
                            return;
                        }
                        if doc == seek(&mut whole, doc) {
                            each(doc, bm25 + whole.score(), true);
                        } else {
                            each(doc, bm25 + BEGINNING, false);
                        }
                    })?;
                }
            }
        }
        Ok(())
    }
}

/// The first document from `doc` on.
fn seek(documents: &mut impl DocSet, doc: DocId) -> DocId {
    if documents.doc() < doc { documents.seek(doc) } else { documents.doc() }
}

/// The documents with a word that begins so. A set of bits, because one letter can stand for half
/// of all words, each with its own list of documents.
fn beginnings(last: &LastWord, reader: &SegmentReader) -> Result<BitSet, TantivyError> {
    let index = reader.inverted_index(last.beginning.field())?;
    let range = index.terms().range();
    let range = range.ge(last.beginning.serialized_value_bytes());
    let mut words = range.lt(last.after.serialized_value_bytes()).into_stream()?;
    let mut documents = BitSet::with_max_value(reader.max_doc());
    while words.advance() {
        let mut block =
            index.read_block_postings_from_terminfo(words.value(), IndexRecordOption::Basic)?;
        while !block.docs().is_empty() {
            for doc in block.docs() {
                documents.insert(*doc);
            }
            block.advance();
        }
    }
    Ok(documents)
}

/// The members of a set, in order.
fn documents(set: BitSet) -> impl Iterator<Item = DocId> {
    // tantivy takes the first bits of a set to exist.
    let mut set = (set.max_value() > 0).then(|| BitSetDocSet::from(set));
    std::iter::from_fn(move || {
        let set = set.as_mut()?;
        let doc = set.doc();
        set.advance();
        Some(doc).filter(|doc| *doc != TERMINATED)
    })
}
