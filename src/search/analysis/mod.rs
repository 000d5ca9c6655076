//! Text analysis: a text in, positioned words out.
//!
//! The same analysis reads a statement when it is indexed, a query when it is asked and a text
//! when its words are highlighted, so the three cannot disagree. It is pure and knows neither
//! the index nor the query. For now a word is its letters in lower case; stems, folded letters
//! and concepts will be further words at the same position.

/// A word of a text, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The word as it is compared: in lower case.
    pub text: String,
    /// The number of the word in its text, from 0; words that follow each other make a phrase.
    pub position: usize,
    /// The Unicode code point of the text at which the word starts.
    pub start: usize,
    /// The code point after the last one of the word.
    pub end: usize,
}

/// The words of a text, in order. All that is neither letter nor digit parts them, so a hyphen
/// does: "іс-шара" gives "іс" and "шара".
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut inside = false;
    for (place, character) in text.chars().enumerate() {
        let belongs = character.is_alphanumeric() || (inside && is_combining_mark(character));
        if belongs && !inside {
            words.push(Word {
                text: String::new(),
                position: words.len(),
                start: place,
                end: place,
            });
        }
        if let Some(word) = words.last_mut().filter(|_| belongs) {
            word.text.extend(character.to_lowercase());
            word.end = place + 1;
        }
        inside = belongs;
    }
    words
}

/// A mark that stands over the letter before it: some PDFs give "й" as "и" and U+0306.
fn is_combining_mark(character: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = words(text).into_iter().map(|word| word.text).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn words_are_letters_and_digits_in_lower_case() {
        check("Желілік ЭКРАНДЫ орнату.", &["желілік", "экранды", "орнату"]);
        check("ӘҒҚҢӨҰҮҺІ", &["әғқңөұүһі"]);
        check("ISO 27001, АТ (IT)", &["iso", "27001", "ат", "it"]);
    }

    #[test]
    fn a_hyphen_and_a_slash_part_words() {
        check("АҚ-ның іс-шаралары/ережелері", &["ақ", "ның", "іс", "шаралары", "ережелері"]);
    }

    #[test]
    fn a_text_without_letters_has_no_words() {
        check("", &[]);
        check(" — * \"«»\" \0 \u{301}", &[]);
    }

    #[test]
    fn a_combining_mark_does_not_break_its_word() {
        check("жүи\u{306}е", &["жүи\u{306}е"]);
    }

    #[test]
    fn places_are_counted_in_code_points() {
        let found = words("«Құқық» 2-ші");
        let places: Vec<_> =
            found.iter().map(|word| (word.position, word.start, word.end)).collect();
        assert_eq!(places, [(0, 1, 6), (1, 8, 9), (2, 10, 12)]);
    }
}
