//! What a reader typed, and the query that it becomes.
//!
//! The query is built by hand: the query language of tantivy would let its own syntax through.

use tantivy::{
    Term,
    query::{BooleanQuery, Occur, PhraseQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};

use super::{SearchError, analysis};

/// The longest query that is read, in code points.
pub(super) const MAX_CHARS: usize = 512;
/// The most words that a query may have.
pub(super) const MAX_WORDS: usize = 32;

/// The words that are looked for; all must stand in a statement.
#[derive(Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Words {
    /// Words that must stand as they are, each once.
    pub whole: Vec<String>,
    /// Words in quotes: two or more that must follow each other.
    pub phrases: Vec<Vec<String>>,
    /// The last word, still being typed: whole, or the beginning of a word.
    pub last: Option<String>,
}

impl Words {
    /// Reads the words that were typed. Whatever is not a word or a quote only parts words.
    pub(super) fn parse(typed: &str) -> Result<Self, SearchError> {
        if typed.chars().nth(MAX_CHARS).is_some() {
            return Err(SearchError::TooLong);
        }
        let mut words = Self::default();
        let mut n_words = 0;
        let parts: Vec<&str> = typed.split(is_quote).collect();
        for (place, part) in parts.iter().enumerate() {
            let is_last = place + 1 == parts.len();
            let found = analysis::words(part);
            n_words += found.len();
            // Every second part is in quotes; a quote that nothing closes is as good as none.
            let quoted = place % 2 == 1 && !is_last;
            let ended = part.chars().skip(found.last().map_or(0, |word| word.end));
            let mut found: Vec<String> = found.into_iter().map(|word| word.text).collect();
            if quoted && found.len() > 1 {
                words.phrases.push(found);
                continue;
            }
            if is_last && !ended.into_iter().any(char::is_whitespace) {
                words.last = found.pop();
            }
            words.whole.extend(found);
        }
        if n_words > MAX_WORDS {
            return Err(SearchError::TooLong);
        }
        words.whole.sort();
        words.whole.dedup();
        // "желі желі": the last word stands there whole already.
        words.last = words.last.filter(|last| !words.whole.contains(last));
        Ok(words)
    }

    /// Whether there is no word at all.
    pub(super) fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.phrases.is_empty() && self.last.is_none()
    }

    /// The query for these words in a field.
    pub(super) fn query(&self, field: Field) -> WordsQuery {
        let term = |word: &String| Term::from_field_text(field, word);
        let whole_word = |word: &String| TermQuery::new(term(word), IndexRecordOption::WithFreqs);
        let mut required: Vec<Box<dyn Query>> = Vec::new();
        for word in &self.whole {
            required.push(Box::new(whole_word(word)));
        }
        for phrase in &self.phrases {
            required.push(Box::new(PhraseQuery::new(phrase.iter().map(term).collect())));
        }
        let required: Option<Box<dyn Query>> = match required.len() {
            0 | 1 => required.pop(),
            _ => {
                let clauses = required.into_iter().map(|query| (Occur::Must, query));
                Some(Box::new(BooleanQuery::new(clauses.collect())))
            }
        };
        let last = self.last.as_ref().map(|letters| LastWord {
            beginning: term(letters),
            // The greatest code point is no letter, so no word lies beyond.
            after: term(&format!("{letters}{}", char::MAX)),
            whole: whole_word(letters),
        });
        WordsQuery { required, last }
    }
}

/// The query for some words.
#[derive(Debug)]
pub(super) struct WordsQuery {
    /// Matches the statements with all words but the last; none where there are no others.
    pub required: Option<Box<dyn Query>>,
    /// The last word, where it may be the beginning of one.
    pub last: Option<LastWord>,
}

/// A word, or the beginning of one.
#[derive(Debug)]
pub(super) struct LastWord {
    /// The first of the words that begin so.
    pub beginning: Term,
    /// The word after the last of them.
    pub after: Term,
    /// Matches the statements in which it stands whole, and scores it.
    pub whole: TermQuery,
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(whole: &[&str], phrases: &[&[&str]], last: Option<&str>) -> Words {
        let owned = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        Words {
            whole: owned(whole),
            phrases: phrases.iter().map(|phrase| owned(phrase)).collect(),
            last: last.map(str::to_owned),
        }
    }

    fn check(typed: &str, expected: &Words) {
        assert_eq!(&Words::parse(typed).unwrap(), expected, "{typed:?}");
    }

    #[test]
    fn the_last_word_is_a_beginning_until_a_space_or_a_quote_follows() {
        check("желі", &words(&[], &[], Some("желі")));
        check("желі.", &words(&[], &[], Some("желі")));
        check("желі ", &words(&["желі"], &[], None));
        check("желі. ", &words(&["желі"], &[], None));
        check("\"желі\"", &words(&["желі"], &[], None));
        check("желі\"", &words(&["желі"], &[], None));
        check("ақ желі", &words(&["ақ"], &[], Some("желі")));
    }

    #[test]
    fn words_in_quotes_are_a_phrase() {
        check("\"ақпарат қорғау\"", &words(&[], &[&["ақпарат", "қорғау"]], None));
        check("«Желілік экран» орн", &words(&[], &[&["желілік", "экран"]], Some("орн")));
    }

    #[test]
    fn a_quote_that_nothing_closes_is_ignored() {
        check("\"ақпарат қорғ", &words(&["ақпарат"], &[], Some("қорғ")));
    }

    #[test]
    fn a_word_that_is_typed_twice_is_asked_once() {
        check("желі желі", &words(&["желі"], &[], None));
        check("желі желі экран ", &words(&["желі", "экран"], &[], None));
    }

    #[test]
    fn punctuation_is_no_word() {
        for typed in ["", "*", "\"\"", "^~-+", "«—»", "\0", "\\"] {
            assert!(Words::parse(typed).unwrap().is_empty(), "{typed:?}");
        }
    }

    #[test]
    fn a_query_is_bounded_in_letters_and_words() {
        assert!(Words::parse(&"ә".repeat(MAX_CHARS)).is_ok());
        assert!(matches!(Words::parse(&"ә".repeat(MAX_CHARS + 1)), Err(SearchError::TooLong)));
        assert!(Words::parse(&"ә ".repeat(MAX_WORDS)).is_ok());
        assert!(matches!(Words::parse(&"ә ".repeat(MAX_WORDS + 1)), Err(SearchError::TooLong)));
    }
}
