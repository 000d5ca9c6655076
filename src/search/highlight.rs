//! Which words of a text matched.

use super::{
    analysis::{self, Word},
    query::Words,
};

/// The ranges of code points of `text` that hold the words that were looked for: end exclusive,
/// in order, none touching another. A word that matched by its beginning is marked whole; words
/// of a phrase only where they follow each other.
pub(super) fn ranges(text: &str, asked: &Words) -> Vec<(usize, usize)> {
    if asked.is_empty() {
        return Vec::new();
    }
    let found = analysis::words(text);
    let alone = found.iter().filter(|word| {
        asked.whole.contains(&word.text)
            || asked.last.as_ref().is_some_and(|last| word.text.starts_with(last))
    });
    let together = asked.phrases.iter().flat_map(|phrase| {
        let follows = move |run: &&[Word]| run.iter().map(|word| &word.text).eq(phrase);
        found.windows(phrase.len()).filter(follows).flatten()
    });
    merged(alone.chain(together).map(|word| (word.start, word.end)).collect())
}

/// The same places, in order, each once.
fn merged(mut ranges: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    ranges.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (start, end) in ranges {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The highlighted pieces of a text, cut out by code points.
    fn check(text: &str, typed: &str, expected: &[&str]) {
        let characters: Vec<char> = text.chars().collect();
        let pieces: Vec<String> = ranges(text, &Words::parse(typed).unwrap())
            .into_iter()
            .map(|(start, end)| characters[start..end].iter().collect())
            .collect();
        assert_eq!(pieces, expected, "{typed:?} in {text:?}");
    }

    #[test]
    fn ranges_are_counted_in_code_points() {
        let words = Words::parse("қорғау ").unwrap();
        assert_eq!(ranges("Ақпаратты қорғау", &words), [(10, 16)]);
    }

    #[test]
    fn every_place_of_a_word_is_marked_and_no_other() {
        check("Желі, желілік ЖЕЛІ", "желі ", &["Желі", "ЖЕЛІ"]);
        check("Желі, желілік ЖЕЛІ", "желілік ", &["желілік"]);
        check("Желі", "", &[]);
    }

    #[test]
    fn a_word_that_matched_by_its_beginning_is_marked_whole() {
        check("Желі желілік экран", "жел", &["Желі", "желілік"]);
    }

    #[test]
    fn a_phrase_is_marked_only_where_it_stands() {
        check("экран, желілік экран", "\"желілік экран\"", &["желілік", "экран"]);
        check("а а а б", "\"а а\"", &["а", "а", "а"]);
    }
}
