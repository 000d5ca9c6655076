//! Which entries of a list are which of the list before: the same words in the same order, the same
//! words elsewhere, and in between what was reworded.

use std::{
    cmp::Reverse,
    collections::{HashMap, VecDeque},
    time::{Duration, Instant},
};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline, diff_ratio};

/// How much two entries must have in common to be one that was reworded: a third of their words.
const LEAST_IN_COMMON: f32 = 1.0 / 3.0;

/// How many pairs of entries between two that stayed are compared with each other. Where there are
/// more, only entries in the same position are.
const MOST_PAIRS: usize = 10_000;

/// After this time the rest of two lists, or of two texts, is aligned less closely, so that whatever
/// is in two editions is compared within seconds.
const LONGEST: Duration = Duration::from_millis(500);

/// When what begins now is to be done.
pub(super) fn deadline() -> Instant {
    Instant::now() + LONGEST
}

/// An entry of the list before, an entry of the list after, or both where they are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The position in the list before.
    pub before: Option<usize>,
    /// The position in the list after.
    pub after: Option<usize>,
    /// Whether the entry has changed places with others.
    pub is_moved: bool,
}

/// The entries of both lists in the order of the one after; what was removed follows what it followed
/// before. `in_common` tells how much of two entries is the same, from 0 to 1.
pub(super) fn pair_lists(
    before: &[&str],
    after: &[&str],
    in_common: impl Fn(usize, usize) -> f32,
) -> Vec<Pair> {
    let steps = capture_diff_slices_deadline(Algorithm::Myers, before, after, Some(deadline()));
    let mut partner: Vec<Option<usize>> = vec![None; before.len()];
    let mut is_taken = vec![false; after.len()];
    let mut stays = vec![false; before.len()];
    let mut gaps: Vec<(Vec<usize>, Vec<usize>)> = vec![Default::default()];
    for step in steps {
        let (_, old, new) = step.as_tag_tuple();
        if matches!(step, DiffOp::Equal { .. }) {
            for (before, after) in old.zip(new) {
                partner[before] = Some(after);
                (stays[before], is_taken[after]) = (true, true);
            }
            gaps.push(Default::default());
        } else if let Some((olds, news)) = gaps.last_mut() {
            olds.extend(old);
            news.extend(new);
        }
    }
    let mut elsewhere: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for position in (0..after.len()).filter(|position| !is_taken[*position]) {
        elsewhere.entry(after[position]).or_default().push_back(position);
    }
    for position in (0..before.len()).filter(|position| !stays[*position]) {
        partner[position] = elsewhere.get_mut(before[position]).and_then(VecDeque::pop_front);
        if let Some(after) = partner[position] {
            is_taken[after] = true;
        }
    }
    let mut reworded = vec![false; before.len()];
    for (mut olds, mut news) in gaps {
        olds.retain(|position| partner[*position].is_none());
        news.retain(|position| !is_taken[*position]);
        for (old, new) in alike(&olds, &news, &in_common) {
            partner[old] = Some(new);
            (reworded[old], is_taken[new]) = (true, true);
        }
    }
    in_order(&partner, &is_taken, |position| !stays[position] && !reworded[position])
}

/// The pairs of entries that have enough in common, those with the most first; no entry twice.
fn alike(
    olds: &[usize],
    news: &[usize],
    in_common: impl Fn(usize, usize) -> f32,
) -> Vec<(usize, usize)> {
    let are_many = olds.len().saturating_mul(news.len()) > MOST_PAIRS;
    let deadline = deadline();
    let mut candidates = Vec::new();
    for (nth_old, &old) in olds.iter().enumerate() {
        for (nth_new, &new) in news.iter().enumerate() {
            if are_many && nth_old != nth_new || Instant::now() > deadline {
                continue;
            }
            let share = in_common(old, new);
            if share >= LEAST_IN_COMMON {
                candidates.push((share, nth_old.abs_diff(nth_new), old, new));
            }
        }
    }
    candidates.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, _, old, new) in candidates {
        if !pairs.iter().any(|pair| pair.0 == old || pair.1 == new) {
            pairs.push((old, new));
        }
    }
    pairs
}

fn in_order(
    partner: &[Option<usize>],
    is_taken: &[bool],
    is_moved: impl Fn(usize) -> bool,
) -> Vec<Pair> {
    // Each with where it is in the list after: behind the entry of that number, and how far.
    let mut pairs: Vec<((usize, usize), Pair)> = Vec::new();
    let mut follows = 0;
    for (position, after) in partner.iter().copied().enumerate() {
        let is_moved = after.is_some() && is_moved(position);
        let place = match after {
            Some(after) => (after + 1, 0),
            None => (follows, position + 1),
        };
        if let (Some(after), false) = (after, is_moved) {
            follows = after + 1;
        }
        pairs.push((place, Pair { before: Some(position), after, is_moved }));
    }
    for (position, _) in is_taken.iter().enumerate().filter(|(_, is_taken)| !**is_taken) {
        let pair = Pair { before: None, after: Some(position), is_moved: false };
        pairs.push(((position + 1, 0), pair));
    }
    pairs.sort_by_key(|(place, pair)| (*place, Reverse(pair.after)));
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

/// Which part of the words of two texts is the same in both, in order: from 0 to 1.
pub(super) fn words_in_common(one: &str, other: &str) -> f32 {
    let words = |text: &str| -> Vec<String> {
        let words = text.split_whitespace();
        let words = words.map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()));
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let steps = capture_diff_slices_deadline(Algorithm::Myers, &one, &other, Some(deadline()));
    if one.is_empty() && other.is_empty() {
        return 0.0;
    }
    diff_ratio(&steps, one.len(), other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pairs as `before>after`, with `!` where one is moved.
    fn paired(before: &[&str], after: &[&str]) -> String {
        let in_common = |old: usize, new: usize| words_in_common(before[old], after[new]);
        let text = |list: &[&str], position: Option<usize>| {
            position.map_or_else(|| "-".to_owned(), |position| list[position].to_owned())
        };
        let pairs = pair_lists(before, after, in_common);
        let pairs = pairs.iter().map(|pair| {
            let mark = if pair.is_moved { "!" } else { "" };
            format!("{}>{}{mark}", text(before, pair.before), text(after, pair.after))
        });
        pairs.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn an_added_line_moves_none() {
        assert_eq!(paired(&["a", "b"], &["n", "a", "b"]), "->n | a>a | b>b");
        assert_eq!(paired(&["a", "b"], &["a", "n", "b"]), "a>a | ->n | b>b");
    }

    #[test]
    fn a_removed_line_follows_what_it_followed() {
        assert_eq!(paired(&["a", "b", "c"], &["a", "c"]), "a>a | b>- | c>c");
        assert_eq!(paired(&["a", "b"], &["b"]), "a>- | b>b");
    }

    #[test]
    fn the_one_line_that_has_changed_places_is_moved() {
        assert_eq!(paired(&["a", "b", "c", "d"], &["b", "c", "d", "a"]), "b>b | c>c | d>d | a>a!");
        assert_eq!(paired(&["a", "b", "c", "d"], &["d", "a", "b", "c"]), "d>d! | a>a | b>b | c>c");
    }

    #[test]
    fn lines_with_a_third_of_their_words_in_common_are_one_that_was_reworded() {
        assert_eq!(
            paired(&["a", "one two three", "c"], &["a", "one two four", "c"]),
            "a>a | one two three>one two four | c>c"
        );
        assert_eq!(
            paired(&["a", "one two three", "c"], &["a", "x y z", "c"]),
            "a>a | one two three>- | ->x y z | c>c"
        );
        // Two that were reworded are not mixed up.
        assert_eq!(
            paired(&["red one two", "blue three four"], &["blue three five", "red one six"]),
            "blue three four>blue three five | red one two>red one six"
        );
    }

    #[test]
    fn lines_that_appear_twice_are_paired_once_each() {
        assert_eq!(paired(&["a", "a"], &["a"]), "a>a | a>-");
        assert_eq!(paired(&["a"], &["a", "a"]), "a>a | ->a");
        assert_eq!(paired(&[], &[]), "");
    }
}
