//! What the words of a text are compared by, for those who compare texts without an index.

use super::analysis;
use crate::standard::Language;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextWord {
    /// The word as it is compared: composed (NFC), in lower case.
    pub text: String,
    /// The Unicode code point of the text at which the word starts.
    pub start: usize,
    /// The code point after the last one of the word.
    pub end: usize,
}

/// The words of a text in order, as the search reads them.
#[must_use]
pub fn text_words(text: &str) -> Vec<TextWord> {
    let words = analysis::words(text).into_iter();
    words.map(|word| TextWord { text: word.text, start: word.start, end: word.end }).collect()
}

/// The stems of a word in lower case, the likeliest first and at least one; two forms of one word
/// have a stem in common.
#[must_use]
pub fn word_stems(word: &str, language: Language) -> Vec<String> {
    analysis::stems(word, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_stem_and_stand_at_their_places() {
        let words = text_words("«Желіні» орнату");
        assert_eq!((words[0].start, words[0].end), (1, 7));
        assert_eq!((words[1].start, words[1].end), (9, 15));
        let stems = |word: &str| word_stems(word, Language::Kazakh);
        assert!(stems(&words[0].text).iter().any(|stem| stems("желілерді").contains(stem)));
        assert!(!stems(&words[1].text).iter().any(|stem| stems("желілерді").contains(stem)));
    }
}
