//! Search: the form, the results with where they occur, and filters as links.

mod outcome;
mod result;
#[cfg(test)]
mod tests;
mod typed;

use askama::Template;
use axum::{extract::State, response::Response};

use self::{outcome::Outcome, result::ResultPosition};
use super::parts::{
    filter::{self, CURSOR, Choices, FilterGroup, FilterOption, FilterValue, Filters, Pairs},
    frame::{Crumb, Frame, MenuSection},
    search_examples::search_examples,
    text::shortened,
    tile::LevelBadge,
};
use crate::{
    app::{AppError, Cancellation, PublicUrl, Query, address},
    catalogue::CurrentCatalogue,
    i18n::{Locale, Messages},
    search::{CardFacet, Facets, Order, SearchError, SearchRequest, SearchResults},
};

/// Results per page.
const PAGE: u32 = 20;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    frame: Frame,
    t: &'static Messages,
    action: String,
    words: String,
    /// The filters, for the form to keep.
    chosen: Choices,
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

/// The name of the order in the address.
const ORDER: &str = "order";

/// The search page in a locale.
pub(super) async fn show(
    State(catalogue): State<CurrentCatalogue>,
    State(public_url): State<PublicUrl>,
    cancellation: Cancellation,
    locale: Locale,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = locale.messages();
    let mut request = read(&query, t)?;
    let catalogue = catalogue.get();
    let index = &catalogue.index;
    filter::drop_unknown(&mut request.standards, |code| index.standard_title(code).is_some());
    filter::drop_unknown(&mut request.cards, |key| index.has_card(key));
    let note = filter::left_out(&query, &FILTERS, &filters(&request), t);
    let results = match index.search_unless(&request, &|| cancellation.is_cancelled()) {
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
    let page = SearchPage::new(locale, &public_url, &request, results);
    super::parts::page(&SearchPage { note, ..page })
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
        max_occurrences: result::NAMED_OCCURRENCES,
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
fn chosen(request: &SearchRequest) -> Choices {
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
    ) -> Self {
        let t = locale.messages();
        let chosen = chosen(request);
        let words = || (!request.words.is_empty()).then(|| ("q", request.words.clone()));
        let mut choices: Choices = words().into_iter().chain(chosen.iter().cloned()).collect();
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
                groups(facets, &choices, locale),
                address::search(locale, words().as_slice()),
            ),
            order: orders(request.order, &choices, locale),
            chosen,
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
        .section(MenuSection::Search)
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

fn groups(facets: Facets, choices: &Choices, locale: Locale) -> Vec<FilterGroup> {
    let t = locale.messages();
    let address = |choices: &Choices| address::search(locale, choices);
    let group = |heading, name, values| FilterGroup::new(heading, name, values, choices, address);
    let kinds = facets.kinds.into_iter();
    let kinds = kinds.map(|(kind, count)| FilterValue::new(&kind, t.kind.of(kind), count));
    let levels = facets
        .levels
        .into_iter()
        .map(|(level, count)| FilterValue::new(&level, t.site.level(level.number()), count));
    let standards = facets.standards.into_iter().map(FilterValue::standard);
    let function_kinds = facets.function_kinds.into_iter();
    let function_kinds = function_kinds
        .map(|(kind, count)| FilterValue::new(&kind, t.function_kind.of(kind), count));
    let cards = facets.cards.into_iter().map(|CardFacet { key, card, count }| {
        let Some(card) = card else { return FilterValue::new(&key, key.slug.as_str(), count) };
        let level = LevelBadge::new(card.qualification_level, t).label;
        let label = format!("{}, {level}", card.title);
        FilterValue { lang: Some(card.language.tag()), ..FilterValue::new(&key, label, count) }
    });
    vec![
        group(t.search.kind, "kind", kinds.collect()),
        group(t.search.level, "level", levels.collect()),
        group(t.search.function_kind, "function_kind", function_kinds.collect()),
        group(t.search.standard, "standard", standards.collect()),
        group(t.search.card, "card", cards.collect()),
    ]
}
