//! Which hits come first: the score of a hit, and the best of those that follow the cursor.

use std::{cmp::Ordering, cmp::Reverse, collections::BinaryHeap};

use tantivy::DocAddress;

use super::{place::Place, query::How};
use crate::standard::StatementKind;

/// How well a statement answers a unit of the query: the higher, the better; 0 for not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grade(u8);

impl Grade {
    /// It does not have the unit.
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

    /// The grade as a number, to be added up over the units.
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

/// The score of a hit: the mean grade of the units counts first, then titles come before lines,
/// then short statements before long ones.
pub(super) fn score(grades: u32, n_units: u32, kind: StatementKind, n_words: u8) -> f32 {
    if n_units == 0 {
        return 0.0;
    }
    let number = |n: u32| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
    let title = match kind {
        StatementKind::Profession | StatementKind::Function | StatementKind::Skill => TITLE,
        StatementKind::Purpose | StatementKind::Ability | StatementKind::Knowledge => 0.0,
    };
    number(grades) / number(n_units) + title + BY_LENGTH[usize::from(n_words)]
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
    #[inline]
    pub(super) fn offer(&mut self, score: f32, candidate: impl FnOnce() -> Candidate) {
        if score < self.worst {
            self.has_more = true;
        } else {
            self.keep(candidate());
        }
    }

    fn keep(&mut self, candidate: Candidate) {
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

    use super::{super::place::Traits, *};

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
            let standing =
                |score: u8, ordinal| Standing { score: f32::from(score), ordinal };
            let after = after.map(|(score, ordinal)| standing(score, ordinal));
            let mut all: Vec<Candidate> = (0..)
                .zip(scores)
                .map(|(ordinal, score)| Candidate {
                    standing: standing(score, ordinal),
                    address: DocAddress::new(0, 0),
                    place: Place::new(0, Traits::new(StatementKind::Skill, None)),
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
