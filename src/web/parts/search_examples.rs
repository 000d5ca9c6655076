//! Queries to begin with.

use crate::{
    app::{Reader, address},
    standard::{Language, Wording},
};

/// What a reader who has asked nothing yet may try.
pub(crate) const EXAMPLES: [&str; 3] = ["желі қауіпсіздігі", "аудит", "криптография"];

/// The language of the examples and of what is suggested: that of most texts.
pub(crate) const LANGUAGE: Language = Language::Kazakh;

/// Queries to begin with, each with the page of its results.
pub(crate) fn search_examples(reader: Reader) -> Vec<(Wording, String)> {
    let page = |words: &str| address::search(reader, &[("q", words.to_owned())]);
    EXAMPLES.map(|words| (Wording::unofficial(words, LANGUAGE), page(words))).into()
}
