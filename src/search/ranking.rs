//! Which hits come first: the score of a hit, and the best of those that follow the cursor.
//!
//! The ranking rules are, in this order: how well the terms are answered, titles before lines, short
//! statements before long ones, the order of the catalogue. BM25 has no part in it: every hit has all
//! the words, and how a word matched says more about the hit than how rare the word is. Each number
//! below was measured on a list of queries with the hits that people expect.

use std::{cmp::Ordering, cmp::Reverse, collections::BinaryHeap};

use tantivy::DocAddress;

use super::{filter_key::FilterKey, query::How};
use crate::standard::StatementKind;

/// How well a statement answers a query term: the higher, the better; 0 for not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grade(u8);

impl Grade {
    /// It does not have the query term.
    pub(super) const NONE: Self = Self(0);
    /// It has all words of a name, but not together.
    pub(super) const SCATTERED: Self = Self(3);

    /// It has a name in the words that were typed: as good as their stems.
    pub(super) const TOGETHER: Self = Self(9);

    /// The grade of an answer: exact before stem before folded before concept before fuzzy.
    pub(super) fn of(how: How) -> Self {
        Self(match how {
            How::Exact => 10,
            How::Stem => 9,
            How::Folded => 8,
            How::Latin => 7,
            How::Concept => 6,
            How::Fuzzy => 4,
            How::Prefix => 1,
        })
    }

    /// The grade as a number, to be added up over the terms.
    pub(super) fn value(self) -> u32 {
        u32::from(self.0)
    }
}

/// What a title has over a line of a list.
const TITLE: f32 = 0.3;
/// What the shortest statement has over a very long one.
const SHORTNESS: f32 = 0.15;
/// The number of words at which a statement has half of that.
const HALF: f32 = 12.0;

/// What a statement has over a very long one, by its number of words.
const BY_LENGTH: [f32; 256] = {
    let mut by_length = [0.0; 256];
    let mut n_words = 0;
    while n_words < by_length.len() {
        #[expect(clippy::cast_precision_loss, reason = "no number of words is that large")]
        let length = n_words as f32;
        by_length[n_words] = SHORTNESS * HALF / (HALF + length);
        n_words += 1;
    }
    by_length
};

/// The score of a hit: the mean grade of the terms counts first, then titles come before lines,
/// then short statements before long ones.
pub(super) fn score(grades: u32, n_terms: u32, kind: StatementKind, n_words: u8) -> f32 {
    if n_terms == 0 {
        return 0.0;
    }
    let number = |n: u32| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
    let title = match kind {
        StatementKind::Profession | StatementKind::Function | StatementKind::Skill => TITLE,
        StatementKind::Purpose | StatementKind::Ability | StatementKind::Knowledge => 0.0,
    };
    number(grades) / number(n_terms) + title + BY_LENGTH[usize::from(n_words)]
}

/// The position of a hit among all: by score, then in the order of the catalogue.
#[derive(Debug, Clone, Copy)]
pub(super) struct HitPosition {
    /// The higher, the better.
    pub score: f32,
    /// The ordinal in the catalogue: the lower, the better; no two hits share one.
    pub ordinal: u64,
}

impl Ord for HitPosition {
    /// The better is the greater.
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then(other.ordinal.cmp(&self.ordinal))
    }
}

impl PartialOrd for HitPosition {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for HitPosition {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for HitPosition {}

/// A hit whose words are still to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    /// Its position.
    pub position: HitPosition,
    /// Where the index keeps it.
    pub address: DocAddress,
    /// Its card and traits.
    pub key: FilterKey,
}

/// The best hits after a cursor, at most `limit`; its memory does not grow with the hits.
#[derive(Debug)]
pub(super) struct Best {
    limit: usize,
    after: Option<HitPosition>,
    /// The worst is on top, to be driven out.
    heap: BinaryHeap<Reverse<Candidate>>,
    /// The score below which nothing is added any more.
    worst: f32,
    has_more: bool,
}

impl Best {
    /// Keeps `limit` hits, at least one, that follow `after`.
    pub(super) fn new(limit: usize, after: Option<HitPosition>) -> Self {
        let heap = BinaryHeap::with_capacity(limit);
        Self { limit, after, heap, worst: f32::NEG_INFINITY, has_more: false }
    }

    /// Keeps the hit with this score when it is among the best so far. Most are not, so the rest
    /// of it is made only on demand.
    #[inline]
    pub(super) fn offer(&mut self, score: f32, candidate: impl FnOnce() -> Candidate) {
        if score < self.worst {
            self.has_more = true;
        } else {
            self.keep(candidate());
        }
    }

    fn keep(&mut self, candidate: Candidate) {
        if self.after.is_some_and(|after| candidate.position >= after) {
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
            let worst = self.heap.peek().map(|worst| worst.0.position.score);
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

    use super::{super::filter_key::Traits, *};

    #[test]
    fn the_grade_counts_before_title_and_length() {
        let best_stem = score(Grade::of(How::Stem).value(), 1, StatementKind::Profession, 1);
        let worst_exact = score(Grade::of(How::Exact).value(), 1, StatementKind::Knowledge, 255);
        assert!(worst_exact > best_stem);
    }

    #[test]
    fn a_title_stands_before_a_line_and_a_short_line_before_a_long_one() {
        let score = |kind, n_words| score(9, 1, kind, n_words);
        assert!(score(StatementKind::Skill, 40) > score(StatementKind::Ability, 1));
        assert!(score(StatementKind::Ability, 3) > score(StatementKind::Ability, 4));
    }

    proptest! {
        #[test]
        fn the_best_are_those_of_a_whole_sort(
            scores in prop::collection::vec(0_u8..5, 0..60),
            limit in 1_usize..20,
            after in prop::option::of((0_u8..5, 0_u64..60)),
        ) {
            let position =
                |score: u8, ordinal| HitPosition { score: f32::from(score), ordinal };
            let after = after.map(|(score, ordinal)| position(score, ordinal));
            let mut all: Vec<Candidate> = (0..)
                .zip(scores)
                .map(|(ordinal, score)| Candidate {
                    position: position(score, ordinal),
                    address: DocAddress::new(0, 0),
                    key: FilterKey::new(0, Traits::new(StatementKind::Skill, None)),
                })
                .collect();
            let mut best = Best::new(limit, after);
            for candidate in &all {
                best.offer(candidate.position.score, || *candidate);
            }
            all.retain(|candidate| after.is_none_or(|after| candidate.position < after));
            all.sort_by_key(|candidate| Reverse(*candidate));
            let has_more = all.len() > limit;
            all.truncate(limit);
            prop_assert_eq!(best.finish(), (all, has_more));
        }
    }
}
