//! Typos: how far what was typed is from a word.

/// What a typo costs. A typo of a vowel costs half – one that is left out, added, taken for
/// another or exchanged with its neighbour: vowels are what is hardest to hear.
pub(super) const TYPO: u32 = 2;

/// How many typos are forgiven between words of these lengths, in letters: none below five, one
/// from five, two from nine.
pub(super) fn reach(typed: usize, known: usize) -> u32 {
    match typed.max(known) {
        _ if typed < 4 => 0,
        0..5 => 0,
        5..9 => TYPO,
        _ => 2 * TYPO,
    }
}

/// How far a word may be that is only offered: one typo more, from four letters on.
pub(super) fn far_reach(typed: usize, known: usize) -> u32 {
    if typed < 4 { 0 } else { reach(typed, known) + TYPO }
}

/// The distance between two words in folded letters, in half typos; none beyond `limit`.
///
/// A typo is a letter left out, added or replaced, or two neighbours exchanged (Damerau's optimal
/// string alignment).
pub(super) fn distance(typed: &[char], known: &[char], limit: u32) -> Option<u32> {
    let apart = u32::try_from(typed.len().abs_diff(known.len())).ok()?;
    // The first letter is seldom wrong, and a word with another one is another word.
    if apart > limit || typed.first() != known.first() {
        return None;
    }
    let mut before_last: Vec<u32> = Vec::new();
    let mut last: Vec<u32> = Vec::with_capacity(known.len() + 1);
    last.push(0);
    for letter in known {
        last.push(last[last.len() - 1] + cost(*letter));
    }
    for (i, &letter) in typed.iter().enumerate() {
        let mut row = Vec::with_capacity(known.len() + 1);
        row.push(last[0] + cost(letter));
        for (j, &other) in known.iter().enumerate() {
            let replaced = match (letter == other, is_vowel(letter) && is_vowel(other)) {
                (true, _) => 0,
                (_, true) => TYPO / 2,
                _ => TYPO,
            };
            let mut best = (last[j] + replaced).min(last[j + 1] + cost(letter));
            best = best.min(row[j] + cost(other));
            let exchanged = i > 0 && j > 0 && letter == known[j - 1] && typed[i - 1] == other;
            if exchanged {
                best = best.min(before_last[j - 1] + cost(letter).min(cost(other)));
            }
            row.push(best);
        }
        if row.iter().all(|&cost| cost > limit) {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|&distance| distance <= limit)
}

fn cost(letter: char) -> u32 {
    if is_vowel(letter) { TYPO / 2 } else { TYPO }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'и' | 'о' | 'у' | 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, known: &str, expected: Option<u32>) {
        let letters = |word: &str| word.chars().collect::<Vec<char>>();
        assert_eq!(
            distance(&letters(typed), &letters(known), 2 * TYPO),
            expected,
            "{typed} {known}"
        );
    }

    #[test]
    fn a_typo_is_a_letter_left_out_added_replaced_or_exchanged() {
        check("журнал", "журнал", Some(0));
        check("жунал", "журнал", Some(TYPO));
        check("журрнал", "журнал", Some(TYPO));
        check("жуpнал", "журнал", Some(TYPO));
        check("жунрал", "журнал", Some(TYPO));
    }

    #[test]
    fn a_vowel_counts_half() {
        check("журнл", "журнал", Some(TYPO / 2));
        check("журнол", "журнал", Some(TYPO / 2));
        check("жрунал", "журнал", Some(TYPO / 2));
    }

    #[test]
    fn another_word_is_no_typo() {
        check("журнал", "канал", None);
        check("жаттығу", "журнал", None);
    }

    #[test]
    fn short_words_forgive_nothing() {
        assert_eq!(reach(3, 9), 0);
        assert_eq!(reach(4, 4), 0);
        assert_eq!(reach(5, 6), TYPO);
        assert_eq!(reach(8, 9), 2 * TYPO);
    }
}
