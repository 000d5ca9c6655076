//! The list of professions, with its filters and its order in the address.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    filter::{self, CURSOR, Choices, FilterGroup, FilterOption, FilterValue, Filters, Pairs},
    frame::{Crumb, Frame, MenuSection},
    list::OtherPages,
    text::shortened,
    tile::Tile,
};
use crate::{
    app::{AppError, PublicUrl, Query, address},
    catalogue::CurrentCatalogue,
    i18n::{Locale, Messages},
    search::{CardFacets, CardList, CardListRequest, CardOrder, SearchError, SearchIndex},
};

/// Cards per page.
const PAGE: u32 = 60;

/// The name of the order in the address.
const ORDER: &str = "order";

/// The orders by their names in the address, the usual one first.
const ORDERS: [(CardOrder, &str); 3] =
    [(CardOrder::Title, "title"), (CardOrder::Level, "level"), (CardOrder::Standard, "standard")];

/// The filters, by their names in the address.
const FILTERS: [&str; 5] = ["level", "group_code", "occupation_code", "education", "standard"];

#[derive(Template)]
#[template(path = "professions.html")]
struct ProfessionsPage {
    frame: Frame,
    t: &'static Messages,
    filters: Filters,
    order: Vec<FilterOption>,
    found: String,
    tiles: Vec<Tile>,
    other_pages: OtherPages,
    /// Says that values of filters were left out.
    note: Option<String>,
}

/// The list of professions in a locale.
pub(super) async fn show(
    State(catalogue): State<CurrentCatalogue>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
    Query(pairs): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = locale.messages();
    let catalogue = catalogue.get();
    let mut query = read(&pairs, t)?;
    drop_unknown(&mut query, &catalogue.index);
    let note = filter::left_out(&pairs, &FILTERS, &choices(&query), t);
    let found = catalogue.index.list_cards(&query).map_err(|error| match error {
        SearchError::BadCursor => refused(t.error.bad_cursor.to_owned()),
        error => error.into(),
    })?;
    let page = ProfessionsPage::new(locale, &public_url, &query, found);
    super::parts::page(&ProfessionsPage { note, ..page })
}

fn read(pairs: &Pairs, t: &Messages) -> Result<CardListRequest, AppError> {
    let texts = |name| filter::texts(pairs, name);
    let order = match filter::value(pairs, ORDER) {
        None => ORDERS[0].0,
        Some(name) => ORDERS
            .into_iter()
            .find_map(|(order, known)| (known == name).then_some(order))
            .ok_or_else(|| refused(t.professions.bad_order(&shortened(name, 60))))?,
    };
    // A number is the cursor of an old address, from when pages were counted; it begins again.
    let is_old = |cursor: &str| cursor.bytes().all(|digit| digit.is_ascii_digit());
    let cursor = filter::value(pairs, CURSOR).filter(|cursor| !is_old(cursor));
    Ok(CardListRequest {
        levels: filter::levels(pairs, t)?,
        group_codes: texts("group_code"),
        occupation_codes: texts("occupation_code"),
        education: texts("education"),
        standards: texts("standard"),
        order,
        limit: PAGE,
        cursor: cursor.map(str::to_owned),
    })
}

/// Drops the values that no card has.
fn drop_unknown(query: &mut CardListRequest, index: &SearchIndex) {
    filter::drop_unknown(&mut query.group_codes, |code| index.has_group_code(code));
    filter::drop_unknown(&mut query.occupation_codes, |code| index.has_occupation_code(code));
    filter::drop_unknown(&mut query.education, |level| index.has_education(level));
    filter::drop_unknown(&mut query.standards, |code| index.standard_title(code).is_some());
}

/// The query as it is in the address: what is as usual is not written.
fn choices(query: &CardListRequest) -> Choices {
    let texts = |name: &'static str, values: &[String]| {
        values.iter().map(|value| (name, value.clone())).collect::<Choices>()
    };
    let mut choices: Choices =
        query.levels.iter().map(|level| ("level", level.to_string())).collect();
    choices.extend(texts("group_code", &query.group_codes));
    choices.extend(texts("occupation_code", &query.occupation_codes));
    choices.extend(texts("education", &query.education));
    choices.extend(texts("standard", &query.standards));
    let order = ORDERS[1..].iter().find(|(order, _)| *order == query.order);
    choices.extend(order.map(|(_, name)| (ORDER, (*name).to_owned())));
    choices.extend(query.cursor.iter().map(|cursor| (CURSOR, cursor.clone())));
    choices
}

impl ProfessionsPage {
    fn new(
        locale: Locale,
        public_url: &PublicUrl,
        query: &CardListRequest,
        found: CardList,
    ) -> Self {
        let t = locale.messages();
        let choices = choices(query);
        let path = |choices: &Choices| address::professions(locale, choices);
        let frame = Frame::new(locale, public_url, t.site.professions, |locale| {
            address::professions(locale, &choices)
        })
        .description(t.professions.description)
        .section(MenuSection::Professions)
        .trail([Crumb::ours(t.site.home, address::home(locale)), Crumb::here(t.site.professions)]);
        let groups = groups(found.facets, &choices, locale);
        Self {
            filters: Filters::new(groups, path(&only_order(&choices))),
            order: order(query.order, &choices, locale),
            found: t.professions.found(found.total),
            tiles: found.cards.into_iter().map(|card| Tile::new(card, locale)).collect(),
            other_pages: OtherPages::new(
                query.cursor.as_deref(),
                found.next.as_deref(),
                |cursor| path(&filter::continued(&choices, cursor)),
            ),
            note: None,
            frame,
            t,
        }
    }
}

fn refused(message: String) -> AppError {
    AppError::BadRequest(message)
}

fn only_order(choices: &Choices) -> Choices {
    choices.iter().filter(|(name, _)| *name == ORDER).cloned().collect()
}

/// The orders as links that keep the filters.
fn order(chosen: CardOrder, choices: &Choices, locale: Locale) -> Vec<FilterOption> {
    let t = &locale.messages().professions;
    let option = |(order, name): (CardOrder, &str)| {
        let mut choices: Choices =
            choices.iter().filter(|(name, _)| *name != ORDER && *name != CURSOR).cloned().collect();
        if order != ORDERS[0].0 {
            choices.push((ORDER, name.to_owned()));
        }
        let label = match order {
            CardOrder::Title => t.by_title,
            CardOrder::Level => t.by_level,
            CardOrder::Standard => t.by_standard,
        };
        FilterOption {
            label: label.to_owned(),
            lang: None,
            about: None,
            count: 0,
            href: address::professions(locale, &choices),
            chosen: order == chosen,
        }
    };
    ORDERS.map(option).into()
}

fn groups(facets: CardFacets, choices: &Choices, locale: Locale) -> Vec<FilterGroup> {
    let t = locale.messages();
    let address = |choices: &Choices| address::professions(locale, choices);
    let group = |heading, name, values| FilterGroup::new(heading, name, values, choices, address);
    let levels = facets.levels.into_iter();
    let levels =
        levels.map(|(level, count)| FilterValue::new(&level, t.site.level(level.number()), count));
    let education = facets.education.into_iter().map(|one| FilterValue {
        lang: Some(one.language.tag()),
        ..FilterValue::new(&one.level, one.level.as_str(), one.count)
    });
    let group_codes = facets.group_codes.into_iter();
    let group_codes =
        group_codes.map(|(code, count)| FilterValue::new(&code, code.as_str(), count));
    let standards = facets.standards.into_iter().map(FilterValue::standard);
    vec![
        group(t.professions.level, "level", levels.collect()),
        group(t.professions.education, "education", education.collect()),
        group(t.professions.group, "group_code", group_codes.collect()),
        // An occupation is chosen by an address from elsewhere; here it can be removed.
        group(t.field.occupation_code, "occupation_code", Vec::new()),
        group(t.professions.standard, "standard", standards.collect()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        search::EducationFacet,
        standard::{CardSummary, QualificationLevel},
        web::parts::samples,
    };

    fn level(number: i64) -> QualificationLevel {
        QualificationLevel::try_from(number).unwrap()
    }

    fn found(titles: &[&str]) -> CardList {
        let card =
            |title: &&str| CardSummary { title: (*title).to_owned(), ..samples::card().summary() };
        let cards: Vec<CardSummary> = titles.iter().map(card).collect();
        let total = cards.len() as u64;
        CardList { cards, total, next: None, facets: CardFacets::default() }
    }

    fn query(pairs: &[(&str, &str)], locale: Locale) -> Result<CardListRequest, AppError> {
        let pairs: Pairs =
            pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        read(&pairs, locale.messages())
    }

    fn page(pairs: &[(&str, &str)], found: CardList, locale: Locale) -> scraper::Html {
        let query = query(pairs, locale).unwrap();
        samples::read(&ProfessionsPage::new(locale, &samples::public_url(), &query, found))
    }

    #[test]
    fn the_switch_of_language_keeps_the_filters_and_drops_what_is_not_ours() {
        let query = [("level", "5"), ("utm_source", "mail"), ("order", "level")];
        let html = page(&query, found(&["А"]), Locale::Ru);
        let switch = samples::attributes(&html, ".languages a", "href");
        assert_eq!(
            switch,
            [
                "/kk/professions?level=5&order=level",
                "/ru/professions?level=5&order=level",
                "/en/professions?level=5&order=level"
            ]
        );
        let chosen = samples::attributes(&html, ".filters [aria-current]", "href");
        assert_eq!(chosen, ["/ru/professions?order=level"]);
    }

    #[test]
    fn nothing_found_says_so_and_offers_to_clear() {
        let html = page(&[("standard", "X1")], found(&[]), Locale::En);
        assert_eq!(
            samples::texts(&html, ".empty p")[0],
            "No profession card passes these filters."
        );
        assert!(
            samples::attributes(&html, "a.clear", "href").contains(&"/en/professions".to_owned())
        );
    }

    #[test]
    fn the_order_is_by_title_unless_the_address_names_another() {
        let order = |pairs: &[(&str, &str)]| query(pairs, Locale::Kk).unwrap().order;
        assert_eq!(order(&[]), CardOrder::Title);
        assert_eq!(order(&[("order", "level")]), CardOrder::Level);
        assert_eq!(order(&[("order", "standard")]), CardOrder::Standard);
        assert!(query(&[("order", "colour")], Locale::Kk).is_err());
    }

    #[test]
    fn the_values_of_a_filter_are_shown_with_their_counts() {
        let education = |level: &str| EducationFacet {
            level: level.to_owned(),
            language: samples::card().identity.language(),
            count: 2,
        };
        let facets = CardFacets {
            levels: vec![(level(4), 1), (level(5), 2)],
            education: vec![education("5-білім")],
            ..CardFacets::default()
        };
        let html = page(&[("level", "5")], CardList { facets, ..found(&["Б", "В"]) }, Locale::En);
        let options = samples::texts(&html, ".filters li");
        assert_eq!(options[..3], ["Level 4 1", "Level 5 2", "5-білім 2"]);
        assert_eq!(samples::texts(&html, ".tiles h3"), ["Б", "В"]);
    }

    #[test]
    fn a_long_list_goes_on_at_its_cursor() {
        let goes_on = || CardList { next: Some("def".to_owned()), ..found(&["А"]) };
        let html = page(&[("level", "5"), ("cursor", "abc")], goes_on(), Locale::En);
        let links = samples::attributes(&html, ".pages a", "href");
        assert_eq!(links, ["/en/professions?level=5", "/en/professions?level=5&cursor=def"]);
        let html = page(&[("cursor", "abc")], found(&["А"]), Locale::En);
        assert_eq!(samples::attributes(&html, ".pages a[rel=next]", "href").len(), 0);
    }

    #[test]
    fn an_old_address_with_a_number_begins_the_list() {
        let html = page(&[("level", "5"), ("cursor", "60")], found(&["А"]), Locale::En);
        let canonical = samples::attributes(&html, "link[rel=canonical]", "href");
        assert_eq!(canonical, ["https://kasip.example/en/professions?level=5"]);
    }
}
