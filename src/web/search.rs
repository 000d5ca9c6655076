//! Search: the form, the results with their places, and filters as links.

use std::collections::HashMap;

use askama::Template;
use axum::{extract::State, response::Response};

use super::{
    filter::{self, CURSOR, Candidate, Choices, FilterGroup, Filters, Pairs},
    frame::{Crumb, Frame, Section},
    statement::kind,
    tile::LevelBadge,
};
use crate::{
    app::{AppError, CurrentCatalogue, PublicUrl, Query, address},
    i18n::{Locale, Messages},
    search::{Facets, Hit, SearchError, SearchRequest, SearchResults},
    standard::{CardKey, CardSummary, StatementKind},
    storage::{CardFilter, Storage, Stretch},
};

/// As many results as stand on one page.
const PAGE: u32 = 20;

/// As many cards of the chosen standards as are named among the filters.
const MOST_CARDS: u32 = 500;

/// What a reader who has asked nothing yet may try.
const EXAMPLES: [&str; 3] = ["желі қауіпсіздігі", "аудит", "криптография"];

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
    examples: Vec<(&'static str, String)>,
    outcome: Option<Outcome>,
}

/// What was found.
struct Outcome {
    found: String,
    results: Vec<ResultRow>,
    /// The first page; none on it.
    first: Option<String>,
    next: Option<String>,
}

/// A statement that was found.
struct ResultRow {
    href: String,
    kind: String,
    text: Vec<Stretched>,
    lang: &'static str,
    level: LevelBadge,
    /// Card, function and skill, each with its address.
    path: Vec<(String, String)>,
}

/// A stretch of a text, highlighted or not.
#[derive(Debug, PartialEq, Eq)]
struct Stretched {
    text: String,
    is_highlighted: bool,
}

/// The search page in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = locale.messages();
    let request = read(&query, t)?;
    let results = match catalogue.get().index.search(&request) {
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
    super::page(&SearchPage::new(locale, &public_url, &request, results, cards))
}

fn read(pairs: &Pairs, t: &Messages) -> Result<SearchRequest, AppError> {
    Ok(SearchRequest {
        words: filter::value(pairs, "q").unwrap_or_default().to_owned(),
        kinds: filter::kinds(pairs, t)?,
        levels: filter::levels(pairs, t)?,
        standards: filter::values(pairs, "standard").into_iter().map(str::to_owned).collect(),
        cards: filter::cards(pairs, t)?,
        function_kinds: filter::function_kinds(pairs, t)?,
        limit: PAGE,
        collapse: false,
        cursor: filter::value(pairs, CURSOR).map(str::to_owned),
    })
}

fn filters(request: &SearchRequest) -> Choices {
    let kinds = request.kinds.iter().map(|kind| ("kind", kind.to_string()));
    let levels = request.levels.iter().map(|level| ("level", level.to_string()));
    let standards = request.standards.iter().map(|code| ("standard", code.clone()));
    let cards = request.cards.iter().map(|key| ("card", card_value(key)));
    let function_kinds =
        request.function_kinds.iter().map(|kind| ("function_kind", kind.to_string()));
    kinds.chain(levels).chain(standards).chain(cards).chain(function_kinds).collect()
}

fn card_value(key: &CardKey) -> String {
    format!("{}/{}", key.standard, key.slug)
}

impl SearchPage {
    fn new(
        locale: Locale,
        public_url: &PublicUrl,
        request: &SearchRequest,
        results: Option<SearchResults>,
        cards: Vec<CardSummary>,
    ) -> Self {
        let t = locale.messages();
        let kept = filters(request);
        let words = || (!request.words.is_empty()).then(|| ("q", request.words.clone()));
        let mut choices: Choices = words().into_iter().chain(kept.iter().cloned()).collect();
        choices.extend(request.cursor.iter().map(|cursor| (CURSOR, cursor.clone())));
        let (facets, outcome) = match results {
            Some(results) => {
                let SearchResults { hits, total, facets, next, .. } = results;
                (facets, Some(Outcome::new(&hits, total, next, &choices, locale)))
            }
            None => (Facets::default(), None),
        };
        Self {
            frame: frame(locale, public_url, &request.words, &choices),
            t,
            action: address::search(locale, &[]),
            words: request.words.clone(),
            filters: Filters::new(
                groups(facets, cards, &choices, locale),
                address::search(locale, words().as_slice()),
            ),
            kept,
            examples: EXAMPLES
                .map(|words| (words, address::search(locale, &[("q", words.to_owned())])))
                .into(),
            outcome,
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

fn groups(
    facets: Facets,
    cards: Vec<CardSummary>,
    choices: &Choices,
    locale: Locale,
) -> Vec<FilterGroup> {
    let t = locale.messages();
    let address = |choices: &Choices| address::search(locale, choices);
    let group =
        |heading, name, candidates| FilterGroup::new(heading, name, candidates, choices, address);
    let kinds = facets.kinds.into_iter();
    let kinds = kinds.map(|(kind, count)| Candidate::new(&kind, (t.kind)(kind), count));
    let levels = facets
        .levels
        .into_iter()
        .map(|(level, count)| Candidate::new(&level, (t.site.level)(level.number()), count));
    let standards = facets.standards.into_iter();
    let standards = standards.map(|(code, count)| Candidate::new(&code, code.as_str(), count));
    let function_kinds = facets.function_kinds.into_iter();
    let function_kinds =
        function_kinds.map(|(kind, count)| Candidate::new(&kind, (t.function_kind)(kind), count));
    let mut names: HashMap<CardKey, CardSummary> = cards
        .into_iter()
        .map(|card| (CardKey { standard: card.standard.clone(), slug: card.slug.clone() }, card))
        .collect();
    let cards = facets.cards.into_iter().map(|(key, count)| match names.remove(&key) {
        Some(card) => {
            let level = LevelBadge::new(card.qualification_level, t).label;
            let label = format!("{}, {level}", card.title);
            Candidate {
                lang: Some(card.language.tag()),
                ..Candidate::new(&card_value(&key), label, count)
            }
        }
        None => Candidate::new(&card_value(&key), key.slug.as_str(), count),
    });
    vec![
        group(t.search.kind, "kind", kinds.collect()),
        group(t.search.level, "level", levels.collect()),
        group(t.search.function_kind, "function_kind", function_kinds.collect()),
        group(t.search.standard, "standard", standards.collect()),
        group(t.search.card, "card", cards.collect()),
    ]
}

impl Outcome {
    fn new(
        hits: &[Hit],
        total: u64,
        next: Option<String>,
        choices: &Choices,
        locale: Locale,
    ) -> Self {
        let at =
            |cursor: Option<&str>| address::search(locale, &filter::continued(choices, cursor));
        let is_first = !choices.iter().any(|(name, _)| *name == CURSOR);
        Self {
            found: (locale.messages().search.found)(total),
            results: hits.iter().map(|hit| ResultRow::new(hit, locale)).collect(),
            first: (!is_first).then(|| at(None)),
            next: next.map(|cursor| at(Some(&cursor))),
        }
    }
}

impl ResultRow {
    fn new(hit: &Hit, locale: Locale) -> Self {
        let t = locale.messages();
        let key = &hit.card.key;
        let mut path = vec![(hit.card.title.clone(), address::card(locale, key))];
        // The steps of `2524-0-003-5/f1/s2/a3` above the hit itself.
        let steps: Vec<&str> = hit.reference.split('/').skip(1).collect();
        for (depth, place) in [&hit.function, &hit.skill].into_iter().enumerate() {
            if let Some(place) = place {
                let anchor = steps.iter().take(depth + 1).copied().collect::<Vec<_>>().join("-");
                path.push((place.title.clone(), address::card_piece(locale, key, &anchor)));
            }
        }
        let href = match hit.kind {
            StatementKind::Profession => address::card(locale, key),
            _ => address::statement(locale, hit.id),
        };
        Self {
            href,
            kind: kind(hit.kind, hit.number, t),
            text: stretched(&hit.text, &hit.highlights),
            lang: hit.language.tag(),
            level: LevelBadge::new(hit.card.qualification_level, t),
            // The card is its own place.
            path: if hit.kind == StatementKind::Profession { Vec::new() } else { path },
        }
    }
}

/// The text in stretches, by ranges of its characters. A range that does not fit is passed over.
fn stretched(text: &str, highlights: &[(usize, usize)]) -> Vec<Stretched> {
    let mut stretches = Vec::new();
    let mut characters = text.chars();
    let mut position = 0;
    for (start, end) in highlights.iter().copied() {
        if start < position || end <= start {
            continue;
        }
        let plain: String = characters.by_ref().take(start - position).collect();
        let highlighted: String = characters.by_ref().take(end - start).collect();
        stretches.push(Stretched { text: plain, is_highlighted: false });
        stretches.push(Stretched { text: highlighted, is_highlighted: true });
        position = end;
    }
    stretches.push(Stretched { text: characters.collect(), is_highlighted: false });
    stretches.retain(|stretch| !stretch.text.is_empty());
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        search::{HitCard, HitPlace},
        standard::QualificationLevel,
        web::samples,
    };

    fn hit() -> Hit {
        let card = samples::card();
        let item = &card.functions[0].skills[0].abilities[0];
        Hit {
            kind: StatementKind::Ability,
            id: item.identity.id,
            reference: item.identity.reference.clone(),
            text: "Желі <b> құру".to_owned(),
            language: card.language,
            matched: Vec::new(),
            places: Vec::new(),
            highlights: vec![(0, 4), (9, 13)],
            number: Some(3),
            score: 1.0,
            card: HitCard {
                key: CardKey { standard: card.standard.clone(), slug: card.slug.clone() },
                title: card.title.clone(),
                qualification_level: card.qualification_level,
                point: card.point,
            },
            function: Some(HitPlace { number: 1, title: "Функция".to_owned() }),
            skill: Some(HitPlace { number: 2, title: "Дағды".to_owned() }),
        }
    }

    fn page(
        query: &[(&str, &str)],
        results: Option<SearchResults>,
        locale: Locale,
    ) -> scraper::Html {
        let pairs: Pairs =
            query.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let request = read(&pairs, locale.messages()).unwrap();
        let url = samples::public_url();
        samples::read(&SearchPage::new(locale, &url, &request, results, Vec::new()))
    }

    fn found(hits: Vec<Hit>) -> SearchResults {
        let level = |level| QualificationLevel::try_from(level).unwrap();
        SearchResults {
            total: hits.len() as u64,
            hits,
            facets: Facets { levels: vec![(level(4), 3), (level(5), 2)], ..Facets::default() },
            next: Some("abc".to_owned()),
            best: Vec::new(),
            alternatives: Vec::new(),
        }
    }

    #[test]
    fn a_result_shows_the_found_words_and_its_way_down_the_card() {
        let html = page(&[("q", "желі құру")], Some(found(vec![hit()])), Locale::Ru);
        assert_eq!(samples::texts(&html, "mark"), ["Желі", "құру"]);
        assert_eq!(samples::texts(&html, ".results .text"), ["Желі <b> құру"]);
        let card = "/ru/standards/J62090011/cards/2524-0-003-5";
        let path = samples::attributes(&html, ".results .path a", "href");
        assert_eq!(path, [card.to_owned(), format!("{card}#f1"), format!("{card}#f1-s2")]);
        assert_eq!(samples::texts(&html, ".found"), ["Найден 1 результат"]);
    }

    #[test]
    fn filters_and_the_next_page_keep_what_is_asked() {
        let html = page(&[("q", "a&b"), ("level", "5")], Some(found(vec![hit()])), Locale::En);
        let filters = samples::attributes(&html, ".filters a", "href");
        assert!(filters.contains(&"/en/search?q=a%26b&level=5&level=4".to_owned()), "{filters:?}");
        let next = samples::attributes(&html, "a[rel=next]", "href");
        assert_eq!(next, ["/en/search?q=a%26b&level=5&cursor=abc"]);
        let kept = samples::attributes(&html, "main form input[type=hidden]", "value");
        assert_eq!(kept, ["5"]);
    }

    #[test]
    fn nothing_asked_is_a_form_with_examples_and_nothing_found_gives_advice() {
        let html = page(&[], None, Locale::Kk);
        assert_eq!(samples::attributes(&html, "main input[type=search]", "name"), ["q"]);
        assert_eq!(samples::texts(&html, ".examples a"), EXAMPLES);
        let html = page(&[("q", "жоқсөз")], Some(found(Vec::new())), Locale::Kk);
        assert_eq!(samples::texts(&html, ".empty li").len(), 2, "no advice on filters without one");
    }

    #[test]
    fn highlights_that_do_not_fit_lose_no_character() {
        for highlights in [&[(0, 99)][..], &[(50, 60)], &[(2, 1)], &[(0, 3), (1, 2)]] {
            let joined: String =
                stretched("құру", highlights).into_iter().map(|stretch| stretch.text).collect();
            assert_eq!(joined, "құру");
        }
    }
}
