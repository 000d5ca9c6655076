//! The words of search: the page, its results, and what is offered while one types.

use serde::Deserialize;

use crate::i18n::template::{Plural, Template, sentences};

/// Search.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SearchWords {
    pub description: &'static str,
    pub lead: &'static str,
    pub examples: &'static str,
    /// How many different texts were found, on how many lines of the cards.
    results: Plural,
    texts: Plural,
    on_lines: Plural,
    texts_on_lines: Template,
    pub none: &'static str,
    pub none_hints: [&'static str; 3],
    /// No line has every word of the query, but each word is somewhere.
    pub none_has_all: &'static str,
    /// A query that leaves out a word, and how much it finds.
    without: Plural,
    /// The heading of the cards and standards that the words name.
    pub best: &'static str,
    /// No line has the words, but they name a card or a standard.
    pub none_beside_best: &'static str,
    /// Is before another title of a profession.
    pub also_called: &'static str,
    /// On how many cards the same words are, in how many places.
    n_cards: Plural,
    n_places: Plural,
    on_cards: Template,
    on_cards_in_places: Template,
    more_places: Plural,
    pub all_places: &'static str,
    /// What was typed, and the words that it was read as.
    pub read_as: Template,
    /// What was typed, and the words that it nearly is.
    pub nearly: Template,
    /// The orders of the results.
    pub by_relevance: &'static str,
    pub by_card: &'static str,
    /// What an order in the address may be.
    bad_order: Template,
    pub kind: &'static str,
    pub level: &'static str,
    pub standard: &'static str,
    pub card: &'static str,
    pub function_kind: &'static str,
    /// What is offered while one types.
    pub offers: &'static str,
    /// Says their number, for `{n}`.
    pub n_offers: &'static str,
    pub no_offers: &'static str,
    /// A term of the field, among what is offered.
    pub term: &'static str,
}

sentences! {
    SearchWords {
        results(n: u64);
        texts(n: u64);
        on_lines(n: u64);
        texts_on_lines(texts: &str, lines: &str);
        without(word: &str, n: u64);
        n_cards(n: u64);
        n_places(n: u64);
        on_cards(cards: &str);
        on_cards_in_places(cards: &str, places: &str);
        more_places(n: u64);
        bad_order(value: &str);
    }
}

impl SearchWords {
    /// How many different texts were found, on how many lines of the cards.
    pub(crate) fn found(&self, n_texts: u64, n_lines: u64) -> String {
        if n_texts == n_lines {
            self.results(n_texts)
        } else {
            self.texts_on_lines(&self.texts(n_texts), &self.on_lines(n_lines))
        }
    }

    /// On how many cards the same words are, in how many places.
    pub(crate) fn places(&self, n_cards: u64, n_places: u64) -> String {
        let cards = self.n_cards(n_cards);
        if n_cards == n_places {
            self.on_cards(&cards)
        } else {
            self.on_cards_in_places(&cards, &self.n_places(n_places))
        }
    }
}
