//! Queries to begin with.

use crate::{
    app::{Reader, address},
    standard::{Language, Wording},
};

/// The language of what is suggested: that of most texts.
pub(crate) const LANGUAGE: Language = Language::Kazakh;

/// Queries to begin with, each with the page of its results.
pub(crate) fn search_examples(reader: Reader) -> Vec<(Wording, String)> {
    let page = |words: &str| address::search(reader, &[("q", words.to_owned())]);
    let queries = reader.locale.messages().search.example_queries;
    queries.map(|words| (Wording::unofficial(words, reader.language()), page(words))).into()
}
