//! Which hits come first: the score of a hit, and the best of those that follow the cursor.
//!
//! The ranking rules are, in this order: how well the terms are answered, titles before lines, short
//! statements before long ones, the order of the catalogue. BM25 has no part in it: every hit has all
//! the words, and how a word matched says more about the hit than how rare the word is. Each number
//! below was measured on a list of queries with the hits that people expect.

use std::cmp::Reverse;

use tantivy::{
    DocAddress,
    collector::{TopNComputer, sort_key::NaturalComparator},
};

use super::{
    filter_key::FilterKey,
    query::{Derivation, How},
};
use crate::standard::StatementKind;

/// How well a statement answers a query term: the higher, the better; 0 for not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grade(u8);

impl Grade {
    /// It does not have the query term.
    pub(super) const NONE: Self = Self(0);
    /// It has all words of a name, but not together.
    pub(super) const SCATTERED: Self = Self(3);

    /// It names what a word with a typo may mean: below the words of the texts that it may be.
    pub(super) const NEARLY_NAMED: Self = Self(3);

    /// It has a name in the words that were typed: as good as their stems.
    pub(super) const TOGETHER: Self = Self(9);

    /// It has a word of the same family: below other names of the thing, above typos.
    const OF_FAMILY: Self = Self(5);

    /// It has the name that says best what the query names: better than the other names of it.
    pub(super) const MAIN_NAME: Self = Self(7);

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

    /// The grade of several terms together, of which these are the grades added up.
    pub(super) fn mean(grades: u32, n_terms: usize) -> Self {
        let mean = usize::try_from(grades).unwrap_or_default() / n_terms.max(1);
        Self(u8::try_from(mean).unwrap_or(u8::MAX))
    }

    /// The grade as a number, to be added up over the terms.
    pub(super) fn value(self) -> u32 {
        u32::from(self.0)
    }
}

impl Derivation {
    /// How well a statement that has it answers its query term.
    pub(super) fn grade(&self) -> Grade {
        match self {
            Self::Concept(_, How::Fuzzy) => Grade::NEARLY_NAMED,
            // The nearest word itself is better than its other forms.
            Self::Family(_) | Self::Word(_, How::Fuzzy) => Grade::OF_FAMILY,
            // The dictionary form of a word that no text has as it was typed.
            Self::Word(_, How::Stem) => Grade::of(How::Exact),
            _ => Grade::of(self.how()),
        }
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

/// A statement that has what was looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    /// Its card and traits.
    pub key: FilterKey,
    /// Where the index keeps it.
    pub address: DocAddress,
    /// How well it answers each query term, added up.
    pub grades: u32,
    pub n_terms: u32,
    pub n_words: u8,
}

impl Match {
    /// Its score among the hits: the mean grade of the terms counts first, then titles come before
    /// lines, then short statements before long ones.
    pub(super) fn score(&self) -> f32 {
        if self.n_terms == 0 {
            return 0.0;
        }
        let number = |n: u32| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
        let title = match self.key.traits().kind() {
            StatementKind::Profession | StatementKind::Function | StatementKind::Skill => TITLE,
            StatementKind::Purpose | StatementKind::Ability | StatementKind::Knowledge => 0.0,
        };
        let by_length = BY_LENGTH[usize::from(self.n_words)];
        number(self.grades) / number(self.n_terms) + title + by_length
    }
}

/// The position of a hit among all: by score, then in the order of the catalogue. The better is the
/// greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct HitPosition {
    /// The bits of the score: they have its order, as no score is below 0.
    pub score_bits: u32,
    /// The ordinal in the catalogue: the lower, the better; no two hits share one.
    pub ordinal: Reverse<u64>,
}

impl HitPosition {
    /// The position of a hit with this score.
    pub(super) fn new(score: f32, ordinal: u64) -> Self {
        Self { score_bits: score.to_bits(), ordinal: Reverse(ordinal) }
    }

    /// The higher, the better.
    pub(super) fn score(self) -> f32 {
        f32::from_bits(self.score_bits)
    }
}

/// A hit whose words are still to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// One more than the limit: it tells whether there are more.
    top: TopNComputer<HitPosition, Candidate, NaturalComparator>,
}

impl Best {
    /// Keeps `limit` hits that follow `after`.
    pub(super) fn new(limit: usize, after: Option<HitPosition>) -> Self {
        Self { limit, after, top: TopNComputer::new_with_comparator(limit + 1, NaturalComparator) }
    }

    /// Keeps the hit with this score when it is among the best so far. Most are not, so the rest
    /// of it is made only on demand.
    #[inline]
    pub(super) fn offer(&mut self, score: f32, candidate: impl FnOnce() -> Candidate) {
        if self.top.threshold.is_some_and(|worst| score < worst.score()) {
            return;
        }
        let candidate = candidate();
        if self.after.is_none_or(|after| candidate.position < after) {
            self.top.push(candidate.position, candidate);
        }
    }

    /// The best, the very best first, and whether there are more after them.
    pub(super) fn finish(self) -> (Vec<Candidate>, bool) {
        let best = self.top.into_sorted_vec().into_iter();
        let mut best: Vec<Candidate> = best.map(|best| best.doc).collect();
        let has_more = best.len() > self.limit;
        best.truncate(self.limit);
        (best, has_more)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::filter_key::Traits, *};

    fn score(grades: u32, kind: StatementKind, n_words: u8) -> f32 {
        let key = FilterKey::new(0, Traits::new(kind, None));
        Match { key, address: DocAddress::new(0, 0), grades, n_terms: 1, n_words }.score()
    }

    #[test]
    fn the_grade_counts_before_title_and_length() {
        let best_stem = score(Grade::of(How::Stem).value(), StatementKind::Profession, 1);
        let worst_exact = score(Grade::of(How::Exact).value(), StatementKind::Knowledge, 255);
        assert!(worst_exact > best_stem);
    }

    #[test]
    fn a_title_stands_before_a_line_and_a_short_line_before_a_long_one() {
        let score = |kind, n_words| score(9, kind, n_words);
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
            let position = |score: u8, ordinal| HitPosition::new(f32::from(score), ordinal);
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
                best.offer(candidate.position.score(), || *candidate);
            }
            all.retain(|candidate| after.is_none_or(|after| candidate.position < after));
            all.sort_by_key(|candidate| Reverse(*candidate));
            let has_more = all.len() > limit;
            all.truncate(limit);
            prop_assert_eq!(best.finish(), (all, has_more));
        }
    }
}
