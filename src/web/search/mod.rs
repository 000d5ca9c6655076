//! Search: the form, the results with their places, and filters as links.

mod outcome;
mod result;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use askama::Template;
use axum::{extract::State, response::Response};

use self::{outcome::Outcome, result::PlaceOfResult};
use super::parts::{
    filter::{self, CURSOR, Candidate, Choices, FilterGroup, FilterOption, Filters, Pairs},
    frame::{Crumb, Frame, Section},
    search_examples::search_examples,
    text::shortened,
    tile::LevelBadge,
};
use crate::{
    app::{AppError, Cancellation, PublicUrl, Query, address},
    catalogue::CurrentCatalogue,
    i18n::{Locale, Messages},
    search::{Facets, Order, SearchError, SearchRequest, SearchResults},
    standard::{CardKey, CardSummary},
    storage::{CardFilter, StandardTitle, Storage, Stretch},
};

/// As many results as stand on one page.
const PAGE: u32 = 20;

/// As many cards of the chosen standards as are named among the filters.
const MOST_CARDS: u32 = 500;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    frame: Frame,
    t: &'static Messages,
    action: String,
    words: String,
    /// The filters, for the form to keep.
    kept: Choices,
    filters: Filters,
    /// The orders of the results, as links.
    order: Vec<FilterOption>,
    examples: Vec<(&'static str, String)>,
    outcome: Option<Outcome>,
    /// Says that values of filters were left out.
    note: Option<String>,
}

/// The filters, by their names in the address.
const FILTERS: [&str; 5] = ["kind", "level", "standard", "card", "function_kind"];

/// What the values of the filters are called, where they are codes.
#[derive(Debug, Default)]
struct Named {
    cards: Vec<CardSummary>,
    titles: HashMap<String, StandardTitle>,
}

/// The name under which the order stands in the address.
const ORDER: &str = "order";

/// The search page in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    State(public_url): State<PublicUrl>,
    cancellation: Cancellation,
    locale: Locale,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = locale.messages();
    let mut request = read(&query, t)?;
    let known = storage.find_standard_titles(&request.standards).await?;
    filter::drop_unknown(&mut request.standards, |code| known.contains_key(code));
    let known = storage.find_known_cards(&request.cards).await?;
    filter::drop_unknown(&mut request.cards, |key| known.contains(key));
    let note = filter::left_out(&query, &FILTERS, &filters(&request), t);
    let catalogue = catalogue.get();
    let results = match catalogue.index.search_unless(&request, &|| cancellation.is_cancelled()) {
        Ok(results) => Some(results),
        Err(SearchError::NothingAsked) => None,
        Err(SearchError::BadCursor) => {
            return Err(AppError::BadRequest(t.error.bad_cursor.to_owned()));
        }
        Err(SearchError::TooLong) => {
            return Err(AppError::BadRequest(t.error.too_long.advice.to_owned()));
        }
        Err(error) => return Err(error.into()),
    };
    let names_cards = results.as_ref().is_some_and(|results| !results.facets.cards.is_empty());
    let cards = if names_cards {
        let filter = CardFilter { standards: request.standards.clone(), ..CardFilter::default() };
        storage.list_cards(&filter, Stretch { limit: MOST_CARDS, cursor: None }).await?.items
    } else {
        Vec::new()
    };
    let counted = results.iter().flat_map(|results| &results.facets.standards);
    let counted = counted.map(|(code, count)| (code, *count));
    let codes = filter::offered_codes(counted, &request.standards);
    let titles = storage.find_standard_titles(&codes).await?;
    let named = Named { cards, titles };
    let page = SearchPage::new(locale, &public_url, &request, results, named);
    super::page(&SearchPage { note, ..page })
}

fn read(pairs: &Pairs, t: &Messages) -> Result<SearchRequest, AppError> {
    Ok(SearchRequest {
        words: filter::value(pairs, "q").unwrap_or_default().to_owned(),
        kinds: filter::kinds(pairs, t)?,
        levels: filter::levels(pairs, t)?,
        standards: filter::texts(pairs, "standard"),
        cards: filter::cards(pairs, t)?,
        function_kinds: filter::function_kinds(pairs, t)?,
        limit: PAGE,
        collapse: true,
        max_places: result::NAMED_PLACES,
        order: order(pairs, t)?,
        cursor: filter::value(pairs, CURSOR).map(str::to_owned),
    })
}

fn order(pairs: &Pairs, t: &Messages) -> Result<Order, AppError> {
    let Some(name) = filter::value(pairs, ORDER) else { return Ok(Order::default()) };
    let wrong = || AppError::BadRequest(t.search.bad_order(&shortened(name, 60)));
    name.parse().map_err(|_| wrong())
}

/// What is chosen beside the words: the filters, and the order where it is not the usual one.
fn kept(request: &SearchRequest) -> Choices {
    let mut choices = filters(request);
    if request.order != Order::default() {
        choices.push((ORDER, request.order.name().to_owned()));
    }
    choices
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

impl SearchPage {
    fn new(
        locale: Locale,
        public_url: &PublicUrl,
        request: &SearchRequest,
        results: Option<SearchResults>,
        named: Named,
    ) -> Self {
        let t = locale.messages();
        let kept = kept(request);
        let words = || (!request.words.is_empty()).then(|| ("q", request.words.clone()));
        let mut choices: Choices = words().into_iter().chain(kept.iter().cloned()).collect();
        choices.extend(request.cursor.iter().map(|cursor| (CURSOR, cursor.clone())));
        let outcome =
            results.as_ref().map(|results| Outcome::new(results, request, &choices, locale));
        let facets = results.map(|results| results.facets).unwrap_or_default();
        Self {
            frame: frame(locale, public_url, &request.words, &choices),
            t,
            action: address::search(locale, &[]),
            words: request.words.clone(),
            filters: Filters::new(
                groups(facets, named, &choices, locale),
                address::search(locale, words().as_slice()),
            ),
            order: orders(request.order, &choices, locale),
            kept,
            examples: search_examples(locale),
            outcome,
            note: None,
        }
    }
}

impl SearchPage {
    /// What to try when nothing was found; the last is about filters.
    fn hints(&self) -> &[&'static str] {
        let hints = &self.t.search.none_hints;
        if self.filters.clear.is_some() { hints } else { &hints[..2] }
    }
}

fn frame(locale: Locale, public_url: &PublicUrl, words: &str, choices: &Choices) -> Frame {
    let t = locale.messages();
    let title = match words {
        "" => t.site.search.to_owned(),
        words => format!("{words} – {}", t.site.search),
    };
    Frame::new(locale, public_url, &title, |locale| address::search(locale, choices))
        .description(t.search.description)
        .section(Section::Search)
        .trail([Crumb::ours(t.site.home, address::home(locale)), Crumb::here(t.site.search)])
}

/// The orders as links that keep everything else.
fn orders(chosen: Order, choices: &Choices, locale: Locale) -> Vec<FilterOption> {
    let t = &locale.messages().search;
    let option = |order: Order| {
        let mut choices: Choices =
            choices.iter().filter(|(name, _)| *name != ORDER && *name != CURSOR).cloned().collect();
        if order != Order::default() {
            choices.push((ORDER, order.name().to_owned()));
        }
        FilterOption {
            label: match order {
                Order::Relevance => t.by_relevance,
                Order::Card => t.by_card,
            }
            .to_owned(),
            lang: None,
            about: None,
            count: 0,
            href: address::search(locale, &choices),
            chosen: order == chosen,
        }
    };
    Order::ALL.map(option).into()
}

fn groups(
    facets: Facets,
    Named { cards, titles }: Named,
    choices: &Choices,
    locale: Locale,
) -> Vec<FilterGroup> {
    let t = locale.messages();
    let address = |choices: &Choices| address::search(locale, choices);
    let group =
        |heading, name, candidates| FilterGroup::new(heading, name, candidates, choices, address);
    let kinds = facets.kinds.into_iter();
    let kinds = kinds.map(|(kind, count)| Candidate::new(&kind, t.kind.of(kind), count));
    let levels = facets
        .levels
        .into_iter()
        .map(|(level, count)| Candidate::new(&level, t.site.level(level.number()), count));
    let standards = facets.standards.into_iter();
    let standards = standards.map(|(code, count)| Candidate::standard(&code, &titles, count));
    let function_kinds = facets.function_kinds.into_iter();
    let function_kinds =
        function_kinds.map(|(kind, count)| Candidate::new(&kind, t.function_kind.of(kind), count));
    let mut names: HashMap<CardKey, CardSummary> =
        cards.into_iter().map(|card| (card.identity.key(), card)).collect();
    let cards = facets.cards.into_iter().map(|(key, count)| match names.remove(&key) {
        Some(card) => {
            let level = LevelBadge::new(card.qualification_level, t).label;
            let label = format!("{}, {level}", card.title);
            Candidate {
                lang: Some(card.identity.language().tag()),
                ..Candidate::new(&key, label, count)
            }
        }
        None => Candidate::new(&key, key.slug.as_str(), count),
    });
    vec![
        group(t.search.kind, "kind", kinds.collect()),
        group(t.search.level, "level", levels.collect()),
        group(t.search.function_kind, "function_kind", function_kinds.collect()),
        group(t.search.standard, "standard", standards.collect()),
        group(t.search.card, "card", cards.collect()),
    ]
}

/// A part of the query in the letters of the reader: the index gives it in lower case.
fn as_typed(typed: &str, part: &str) -> String {
    let lower = |letter: &char| letter.to_lowercase().next().unwrap_or(*letter);
    let typed: Vec<char> = typed.chars().collect();
    let part: Vec<char> = part.chars().collect();
    let is_it = |window: &&[char]| window.iter().map(lower).eq(part.iter().copied());
    let found = typed.windows(part.len().max(1)).find(is_it);
    found.unwrap_or(&part).iter().collect()
}
