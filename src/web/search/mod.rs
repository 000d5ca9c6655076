//! Search: the form, the results with where they occur, and filters as links.

mod result;
#[cfg(test)]
mod tests;

use askama::Template;
use axum::{extract::State, response::Response};

use self::result::{OPEN_OCCURRENCES, as_typed, is_own_title, path, reasons};
use super::parts::{
    citation::kind_and_number,
    filter::{self, CURSOR, Choices, FilterGroup, FilterValue, Filters, Pairs},
    frame::{Crumb, Frame, MenuSection, Site},
    list::{self, OtherPages},
    order::{self, NamedOrder, OrderLink},
    search_examples::search_examples,
    text::text_runs,
    words::Words,
};
use crate::{
    app::{AppError, Cancellation, Query, address},
    catalogue::CurrentCatalogue,
    i18n::{Locale, Messages},
    search::{
        Alternative, BestMatch, CardFacet, Facets, Hit, NamedLevel, Order, SearchError,
        SearchRequest, SearchResults,
    },
    standard::{Language, StatementKind, Wording},
};

/// Results per page.
const PAGE: u32 = 20;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    frame: Frame,
    request: &'a SearchRequest,
    /// The request as it is in the address.
    choices: Choices,
    /// The filters and the order, for the form to keep.
    chosen: Choices,
    filters: Filters,
    /// The orders of the results, as links.
    order: Vec<OrderLink>,
    examples: Vec<(Wording, String)>,
    /// What was found; none where nothing was asked.
    results: Option<SearchResults>,
    other_pages: OtherPages,
    /// Says that values of filters were left out.
    note: Option<String>,
    /// Says that a level was read from the words.
    level_note: Option<LevelNote>,
    /// The languages of the texts, in words; none where there is no text.
    languages: Option<String>,
}

/// Says that words were read as a level, with a link to look for them as words.
struct LevelNote {
    read: String,
    quoted: String,
    href: String,
}

/// The filters, by their names in the address.
const FILTERS: [&str; 5] = ["kind", "level", "standard", "card", "function_kind"];

/// The search page in a locale.
pub(super) async fn show(
    State(catalogue): State<CurrentCatalogue>,
    cancellation: Cancellation,
    site: Site,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = site.reader.locale.messages();
    let mut request = read(&query, site.reader.locale)?;
    let level_note = take_level(&mut request, &site);
    let catalogue = catalogue.get();
    let index = &catalogue.index;
    filter::drop_unknown(&mut request.standards, |code| index.standard_title(code, None).is_some());
    filter::drop_unknown(&mut request.cards, |key| index.has_card(key));
    let note = filter::left_out(&query, &FILTERS, &filters(&request), t);
    let results = match index.search_unless(&request, &|| cancellation.is_cancelled()) {
        Ok(results) => Some(results),
        Err(SearchError::NothingAsked) => None,
        Err(SearchError::BadCursor) => return Err(list::bad_cursor(t)),
        Err(SearchError::TooLong) => {
            return Err(AppError::BadRequest(t.error.too_long.advice.to_owned()));
        }
        Err(error) => return Err(error.into()),
    };
    let languages = languages(index.languages(), t);
    let page = SearchPage::new(&site, &request, results);
    super::parts::page(&SearchPage { note, level_note, languages, ..page })
}

/// Makes a filter of the level that the words name, in the place of any that was chosen before: what
/// was typed last is meant.
fn take_level(request: &mut SearchRequest, site: &Site) -> Option<LevelNote> {
    let t = site.reader.locale.messages();
    let NamedLevel { level, written, rest, quoted } = NamedLevel::find(&request.words)?;
    let words = std::iter::once(("q", quoted));
    let asked: Choices = words.chain(filters(request)).collect();
    request.words = rest;
    request.levels = vec![level];
    Some(LevelNote {
        read: t.search.level_read(&written, &t.site.level(level.number())),
        quoted: t.search.level_quoted(&written),
        href: address::search(site.reader, &asked),
    })
}

/// The languages of the texts, in words.
fn languages(languages: &[Language], t: &Messages) -> Option<String> {
    let languages = languages.iter().map(|language| t.translation.in_language.of(*language));
    let languages = languages.map(str::to_owned);
    let languages = languages.reduce(|one, other| t.search.both_languages(&one, &other))?;
    Some(t.search.texts_are(&languages))
}

/// The orders by their names in the address.
fn orders(t: &Messages) -> [NamedOrder<Order>; 2] {
    let words = |order| match order {
        Order::Relevance => t.search.by_relevance,
        Order::Card => t.search.by_card,
    };
    Order::ALL.map(|order| (order, order.name(), words(order)))
}

fn read(pairs: &Pairs, locale: Locale) -> Result<SearchRequest, AppError> {
    let t = locale.messages();
    Ok(SearchRequest {
        words: filter::value(pairs, "q").unwrap_or_default().to_owned(),
        kinds: filter::parsed(pairs, "kind", |value| t.error.bad_kind(value))?,
        levels: filter::levels(pairs, t)?,
        standards: filter::texts(pairs, "standard"),
        cards: filter::cards(pairs, t)?,
        function_kinds: filter::parsed(pairs, "function_kind", |value| {
            t.error.bad_function_kind(value)
        })?,
        limit: PAGE,
        collapse: true,
        max_occurrences: result::NAMED_OCCURRENCES,
        order: order::read(pairs, &orders(t), |name| t.search.bad_order(name))?,
        language: Some(locale.language()),
        cursor: filter::value(pairs, CURSOR).map(str::to_owned),
    })
}

fn filters(request: &SearchRequest) -> Choices {
    let kinds = request.kinds.iter().map(|kind| ("kind", kind.to_string()));
    let levels = request.levels.iter().map(|level| ("level", level.to_string()));
    let standards = request.standards.iter().map(|code| ("standard", code.clone()));
    let cards = request.cards.iter().map(|key| ("card", key.to_string()));
    let function_kinds =
        request.function_kinds.iter().map(|kind| ("function_kind", kind.to_string()));
    kinds.chain(levels).chain(standards).chain(cards).chain(function_kinds).collect()
}

impl<'a> SearchPage<'a> {
    fn new(site: &Site, request: &'a SearchRequest, mut results: Option<SearchResults>) -> Self {
        let t = site.reader.locale.messages();
        let path = |choices: &Choices| address::search(site.reader, choices);
        let mut chosen = filters(request);
        chosen.extend(order::choice(&request.order, &orders(t)));
        let words = (!request.words.is_empty()).then(|| ("q", request.words.clone()));
        let mut choices: Choices = words.iter().chain(&chosen).cloned().collect();
        choices.extend(request.cursor.iter().map(|cursor| (CURSOR, cursor.clone())));
        let title = match request.words.as_str() {
            "" => t.site.search.to_owned(),
            words => format!("{words} – {}", t.site.search),
        };
        let facets = results.as_mut().map(|results| std::mem::take(&mut results.facets));
        let next = results.as_ref().and_then(|results| results.next.as_deref());
        Self {
            frame: Frame::new(site, &title, |locale| address::search(locale, &choices))
                .description(t.search.description)
                .section(MenuSection::Search)
                .here(Crumb::here(t.site.search)),
            request,
            filters: Filters::new(
                groups(facets.unwrap_or_default(), &choices, site, path),
                address::search(site.reader, words.as_slice()),
            ),
            order: order::links(&request.order, &orders(t), &choices, path),
            chosen,
            examples: search_examples(site.reader),
            other_pages: OtherPages::new(request.cursor.as_deref(), next, |cursor| {
                path(&filter::continued(&choices, cursor))
            }),
            choices,
            results,
            note: None,
            level_note: None,
            languages: None,
        }
    }

    /// The words of the hits of a page.
    fn words(&self, results: &SearchResults) -> Option<Words<'_>> {
        let of = |hit: &Hit| self.frame.words_in(&hit.card.key.standard, hit.language);
        results.hits.iter().map(of).max_by_key(Words::availability)
    }

    /// What to try when nothing was found; the last is about filters.
    fn hints(&self) -> &[&'static str] {
        let hints = &self.frame.t.search.none_hints;
        if self.filters.clear.is_some() { hints } else { &hints[..2] }
    }

    /// The cards and standards that the words name, those by their own names first. They are said
    /// once, above the first page.
    fn best_matches<'r>(&self, results: &'r SearchResults) -> Vec<&'r BestMatch> {
        if self.request.cursor.is_some() {
            return Vec::new();
        }
        let mut best_matches: Vec<&BestMatch> = results.best_matches.iter().collect();
        best_matches.sort_by_key(|best_match| !is_own_title(best_match));
        best_matches
    }

    /// How much was found, in words; what is missing where there is nothing.
    fn found(&self, results: &SearchResults) -> String {
        let t = &self.frame.t.search;
        let is_none_best = self.best_matches(results).is_empty();
        match (results.total, is_none_best, results.alternatives.is_empty()) {
            (0, false, _) => t.none_beside_best.to_owned(),
            (0, true, false) => t.none_has_all.to_owned(),
            (0, true, true) => t.none.to_owned(),
            (total, ..) => t.found(total, results.n_statements),
        }
    }

    /// A query that asks for less: its address, and what it leaves out.
    fn alternative(&self, alternative: &Alternative) -> (String, String) {
        let typed = &self.request.words;
        let words = alternative.words.split(' ').map(|word| as_typed(typed, word));
        let words = words.collect::<Vec<_>>().join(" ");
        let without = as_typed(typed, &alternative.without);
        let label = self.frame.t.search.without(&without, alternative.total);
        (self.with_words(words), label)
    }

    /// The query in the nearest spelling that finds something.
    fn spelling(&self, spelling: &Alternative) -> (String, String) {
        let words = spelling.words.trim_end();
        let label = self.frame.t.search.spelling(words, spelling.total);
        (self.with_words(spelling.words.clone()), label)
    }

    /// The search for other words with the same filters.
    fn with_words(&self, words: String) -> String {
        let filters = self.choices.iter().filter(|(name, _)| *name != "q" && *name != CURSOR);
        let asked: Choices = std::iter::once(("q", words)).chain(filters.cloned()).collect();
        address::search(self.frame.reader, &asked)
    }

    /// The page of a hit.
    fn page_of(&self, hit: &Hit) -> String {
        match hit.kind {
            StatementKind::Profession => address::card(self.frame.reader, &hit.card.key),
            _ => address::statement(self.frame.reader, hit.id),
        }
    }

    /// The occurrences of a hit that are folded.
    fn more_places(&self, hit: &Hit) -> String {
        let n_folded = hit.occurrences.len().saturating_sub(OPEN_OCCURRENCES);
        self.frame.t.search.more_places(n_folded as u64)
    }

    /// What a hit is; its number belongs to one occurrence.
    fn kind(&self, hit: &Hit) -> String {
        let number = hit.number.filter(|_| hit.occurrences.len() < 2);
        kind_and_number(hit.kind, number, self.frame.t)
    }
}

fn groups(
    facets: Facets,
    choices: &Choices,
    site: &Site,
    address: impl Fn(&Choices) -> String,
) -> Vec<FilterGroup> {
    let t = site.reader.locale.messages();
    let group = |heading, name, values| FilterGroup::new(heading, name, values, choices, &address);
    let kinds = FilterValue::list(facets.kinds, |kind| t.kind.of(*kind));
    let levels = FilterValue::list(facets.levels, |level| t.site.level(level.number()));
    let standards = facets.standards.into_iter().map(|one| FilterValue::standard(one, site));
    let function_kinds = FilterValue::list(facets.function_kinds, |kind| t.function_kind.of(*kind));
    let cards = facets.cards.into_iter().map(|CardFacet { key, card, count }| {
        let Some(card) = card else { return FilterValue::new(&key, key.slug.as_str(), count) };
        let words = site.words_in(&key.standard, card.language);
        let title = words.first(&card.title);
        let label = t.site.at_level(title.text, card.qualification_level);
        FilterValue { language: Some(title.language), ..FilterValue::new(&key, label, count) }
    });
    let mut groups = vec![
        group(t.search.kind, "kind", kinds),
        group(t.search.level, "level", levels),
        group(t.search.function_kind, "function_kind", function_kinds),
        group(t.search.standard, "standard", standards.collect()),
        group(t.search.card, "card", cards.collect()),
    ];
    // A single value leaves everything as it is, unless it is chosen and can be taken off.
    groups.retain(|group| group.options.len() > 1 || group.options.iter().any(|one| one.chosen));
    groups
}
