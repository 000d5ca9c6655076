//! The words of the lists that a reader filters: the professions, and what a search finds.

use crate::i18n::template::{Template, words};

words! {
    /// The list of professions.
    pub(crate) struct ProfessionsWords {
        description, level, group, education, standard, found[n: u64], none,
        /// The orders of the list.
        by_title, by_level, by_standard,
        /// What an order in the address may be.
        bad_order(value: &str),
        /// The choice of cards to compare: beside a card, before the list, and the button after it.
        pick, pick_hint, compare,
    }

    /// Search: the page, its results, and what is offered while one types.
    pub(crate) struct SearchWords {
        description, lead, examples, example_queries: [&'static str; 3],
        /// The languages of the texts; and two of them.
        texts_are(languages: &str), both_languages(one: &str, other: &str),
        /// How many different texts were found, on how many lines of the cards.
        results[n: u64], texts[n: u64], on_lines[n: u64], texts_on_lines(texts: &str, lines: &str),
        none, none_hints: [&'static str; 3], all_professions,
        /// The nearest words that find something, and how much.
        spelling[words: &str, n: u64],
        /// No line has every word of the query, but each word is somewhere.
        none_has_all,
        /// A query that leaves out a word, and how much it finds.
        without[word: &str, n: u64],
        /// Words that name a level are a filter; or they are words to look for.
        level_read(words: &str, level: &str), level_quoted(words: &str),
        /// The heading of the cards and standards that the words name.
        best,
        /// No line has the words, but they name a card or a standard.
        none_beside_best,
        /// Is before another title of a profession.
        also_called,
        /// On how many cards the same words are, in how many places.
        n_cards[n: u64], n_places[n: u64], on_cards(cards: &str),
        on_cards_in_places(cards: &str, places: &str), more_places[n: u64],
        all_places,
        /// What was typed, and the words that it was read as, or that it nearly is.
        read_as: Template, nearly: Template,
        /// The orders of the results.
        by_relevance, by_card,
        /// What an order in the address may be.
        bad_order(value: &str),
        kind, level, standard, card, function_kind,
        /// What is offered while one types.
        offers,
        /// Says their number, for `{n}`.
        n_offers,
        no_offers,
        /// A term of the field, among what is offered.
        term,
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
