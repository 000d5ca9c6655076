//! What a query has found: which cards and standards its words name, the results, or what to ask instead.

use super::{result::ResultRow, typed::as_typed};
use crate::{
    app::address,
    i18n::Locale,
    search::{Alternative, BestMatch, SearchRequest, SearchResults},
    web::parts::{
        filter::{self, CURSOR, Choices},
        list::OtherPages,
        tile::LevelBadge,
    },
};

/// What was found.
#[derive(Debug)]
pub(super) struct Outcome {
    /// How much, in words; what is missing where there is nothing.
    pub found: String,
    pub best_matches: Vec<BestMatchRow>,
    pub results: Vec<ResultRow>,
    pub alternatives: Vec<AlternativeRow>,
    pub other_pages: OtherPages,
}

/// A card or a standard that the words name.
#[derive(Debug)]
pub(super) struct BestMatchRow {
    /// What it is.
    pub kind: &'static str,
    pub href: String,
    pub title: String,
    pub lang: Option<&'static str>,
    pub level: Option<LevelBadge>,
    pub code: Option<String>,
    /// The title by which it was named, where it is not its own.
    pub also_called: Option<String>,
}

/// A query that asks for less.
#[derive(Debug)]
pub(super) struct AlternativeRow {
    pub href: String,
    pub label: String,
}

impl Outcome {
    /// What was found for a request, which is in the address as `choices`.
    pub(super) fn new(
        results: &SearchResults,
        request: &SearchRequest,
        choices: &Choices,
        locale: Locale,
    ) -> Self {
        let t = &locale.messages().search;
        let is_first = request.cursor.is_none();
        // What the words name is said once, above the first page.
        let named = if is_first { results.best_matches.as_slice() } else { &[] };
        let mut best_matches: Vec<BestMatchRow> =
            named.iter().map(|best_match| BestMatchRow::new(best_match, locale)).collect();
        best_matches.sort_by_key(|best_match| best_match.also_called.is_some());
        let alternatives = results.alternatives.iter();
        let alternatives: Vec<AlternativeRow> =
            alternatives.map(|one| AlternativeRow::new(one, request, choices, locale)).collect();
        let found = match (results.total, best_matches.is_empty(), alternatives.is_empty()) {
            (0, false, _) => t.none_beside_best.to_owned(),
            (0, true, false) => t.none_has_all.to_owned(),
            (0, true, true) => t.none.to_owned(),
            (total, ..) => t.found(total, results.n_statements),
        };
        let hits = results.hits.iter();
        Self {
            found,
            best_matches,
            results: hits.map(|hit| ResultRow::new(hit, &request.words, locale)).collect(),
            alternatives,
            other_pages: OtherPages::new(
                request.cursor.as_deref(),
                results.next.as_deref(),
                |cursor| address::search(locale, &filter::continued(choices, cursor)),
            ),
        }
    }
}

impl BestMatchRow {
    fn new(best_match: &BestMatch, locale: Locale) -> Self {
        let t = locale.messages();
        match best_match {
            BestMatch::Card { card, title, .. } => {
                let is_own = *title == card.title || card.key.slug.starts_with(title.as_str());
                Self {
                    kind: t.search.card,
                    href: address::card(locale, &card.key),
                    title: card.title.clone(),
                    lang: Some(card.language.tag()),
                    level: Some(LevelBadge::new(card.qualification_level, t)),
                    code: Some(card.key.slug.clone()),
                    also_called: (!is_own).then(|| title.clone()),
                }
            }
            BestMatch::Standard { code } => Self {
                kind: t.search.standard,
                href: address::standard(locale, code),
                title: code.clone(),
                lang: None,
                level: None,
                code: None,
                also_called: None,
            },
        }
    }
}

impl AlternativeRow {
    fn new(
        alternative: &Alternative,
        request: &SearchRequest,
        choices: &Choices,
        locale: Locale,
    ) -> Self {
        let typed = &request.words;
        let words = alternative.words.split(' ').map(|word| as_typed(typed, word));
        let words = words.collect::<Vec<_>>().join(" ");
        let filters = choices.iter().filter(|(name, _)| *name != "q" && *name != CURSOR);
        let asked: Choices = std::iter::once(("q", words)).chain(filters.cloned()).collect();
        let without = as_typed(typed, &alternative.without);
        Self {
            href: address::search(locale, &asked),
            label: locale.messages().search.without(&without, alternative.total),
        }
    }
}
