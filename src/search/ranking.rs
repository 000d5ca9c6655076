//! Which hits come first: the score of a hit, and the best of those that follow the cursor.

use std::{cmp::Ordering, cmp::Reverse, collections::BinaryHeap};

use tantivy::DocAddress;

use super::place::Place;
use crate::standard::StatementKind;

/// How much more a title weighs than a line of a list.
const TITLE_WEIGHT: f32 = 1.25;
/// The BM25 score at which a hit has half of what its tier can give.
const HALF: f32 = 8.0;

/// The score of a hit, from the BM25 score of its words.
///
/// Each tier is 1 wide: a hit by the beginning of a word lies between 0 and 1, one by whole words
/// between 1 and 2, so the tiers never mix. Further tiers (stem, concept, …) go in between.
pub(super) fn score(bm25: f32, whole_words: bool, kind: StatementKind) -> f32 {
    let weight = match kind {
        StatementKind::Profession | StatementKind::Function | StatementKind::Skill => TITLE_WEIGHT,
        StatementKind::Purpose | StatementKind::Ability | StatementKind::Knowledge => 1.0,
    };
    let weighted = bm25 * weight;
    let tier = if whole_words { 1.0 } else { 0.0 };
    tier + weighted / (weighted + HALF)
}

/// The standing of a hit among all: by score, then in the order of the catalogue.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    /// The higher, the better.
    pub score: f32,
    /// The place in the catalogue: the lower, the better; no two hits share one.
    pub ordinal: u64,
}

impl Ord for Standing {
    /// The better is the greater.
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then(other.ordinal.cmp(&self.ordinal))
    }
}

impl PartialOrd for Standing {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Standing {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Standing {}

/// A hit whose words are still to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    /// Its standing.
    pub standing: Standing,
    /// Where the index keeps it.
    pub address: DocAddress,
    /// Its card and traits.
    pub place: Place,
}

/// The best hits after a cursor, at most `limit`; its memory does not grow with the hits.
#[derive(Debug)]
pub(super) struct Best {
    limit: usize,
    after: Option<Standing>,
    /// The worst is on top, to be driven out.
    heap: BinaryHeap<Reverse<Candidate>>,
    /// The score below which nothing is kept any more.
    worst: f32,
    has_more: bool,
}

impl Best {
    /// Keeps `limit` hits, at least one, that stand after `after`.
    pub(super) fn new(limit: usize, after: Option<Standing>) -> Self {
        let heap = BinaryHeap::with_capacity(limit);
        Self { limit, after, heap, worst: f32::NEG_INFINITY, has_more: false }
    }

    /// Keeps the hit with this score when it is among the best so far. Most are not, so the rest
    /// of it is made only on demand.
    pub(super) fn offer(&mut self, score: f32, candidate: impl FnOnce() -> Candidate) {
        if score < self.worst {
            self.has_more = true;
            return;
        }
        let candidate = candidate();
        if self.after.is_some_and(|after| candidate.standing >= after) {
            return;
        }
        if self.heap.len() < self.limit {
            self.heap.push(Reverse(candidate));
        } else {
            self.has_more = true;
            if let Some(mut worst) = self.heap.peek_mut()
                && candidate > worst.0
            {
                worst.0 = candidate;
            }
        }
        if self.heap.len() == self.limit {
            let worst = self.heap.peek().map(|worst| worst.0.standing.score);
            self.worst = worst.unwrap_or(f32::NEG_INFINITY);
        }
    }

    /// The best, the very best first, and whether there are more after them.
    pub(super) fn finish(self) -> (Vec<Candidate>, bool) {
        let best = self.heap.into_sorted_vec();
        (best.into_iter().map(|Reverse(candidate)| candidate).collect(), self.has_more)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn any_whole_word_stands_before_any_beginning() {
        let best_beginning = score(1_000.0, false, StatementKind::Profession);
        let worst_whole = score(0.001, true, StatementKind::Knowledge);
        assert!(worst_whole > best_beginning);
    }

    #[test]
    fn a_title_stands_a_little_before_a_line() {
        let line = |bm25| score(bm25, true, StatementKind::Ability);
        let title = score(4.0, true, StatementKind::Skill);
        assert!(title > line(4.0));
        assert!(title < line(8.0));
    }

    proptest! {
        #[test]
        fn the_best_are_those_of_a_whole_sort(
            scores in prop::collection::vec(0_u8..5, 0..60),
            limit in 1_usize..20,
            after in prop::option::of((0_u8..5, 0_u64..60)),
        ) {
            let standing =
                |score: u8, ordinal| Standing { score: f32::from(score), ordinal };
            let after = after.map(|(score, ordinal)| standing(score, ordinal));
            let mut all: Vec<Candidate> = (0..)
                .zip(scores)
                .map(|(ordinal, score)| Candidate {
                    standing: standing(score, ordinal),
                    address: DocAddress::new(0, 0),
                    place: Place::from_number(0),
                })
                .collect();
            let mut best = Best::new(limit, after);
            for candidate in &all {
                best.offer(candidate.standing.score, || *candidate);
            }
            all.retain(|candidate| after.is_none_or(|after| candidate.standing < after));
            all.sort_by_key(|candidate| Reverse(*candidate));
            let has_more = all.len() > limit;
            all.truncate(limit);
            prop_assert_eq!(best.finish(), (all, has_more));
        }
    }
}
