//! The list of professions, with its filters and its order in the address.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    filter::{self, CURSOR, Choices, FilterGroup, FilterValue, Filters, Pairs},
    frame::{Crumb, Frame, MenuSection, Site},
    list::{self, OtherPages},
    order::{self, NamedOrder, OrderLink},
    words::Words,
};
use crate::{
    app::{AppError, Query, address},
    catalogue::CurrentCatalogue,
    i18n::{Messages, kazakh_order},
    search::{CardFacets, CardList, CardListRequest, CardOrder, SearchError, SearchIndex},
    standard::CardSummary,
};

/// Cards per page.
const PAGE: u32 = 60;

/// The filters, by their names in the address.
const FILTERS: [&str; 5] = ["level", "group_code", "occupation_code", "education", "standard"];

#[derive(Template)]
#[template(path = "professions.html")]
struct ProfessionsPage {
    frame: Frame,
    filters: Filters,
    order: Vec<OrderLink>,
    found: String,
    cards: Vec<CardSummary>,
    other_pages: OtherPages,
    /// Says that values of filters were left out.
    note: Option<String>,
}

/// The list of professions in a locale.
pub(super) async fn show(
    State(catalogue): State<CurrentCatalogue>,
    site: Site,
    Query(pairs): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = site.reader.locale.messages();
    let catalogue = catalogue.get();
    let mut query = CardListRequest { preferred: Some(site.reader.language()), ..read(&pairs, t)? };
    drop_unknown(&mut query, &catalogue.index);
    let note = filter::left_out(&pairs, &FILTERS, &choices(&query, t), t);
    let found = catalogue.index.list_cards(&query).map_err(|error| match error {
        SearchError::BadCursor => list::bad_cursor(t),
        error => error.into(),
    })?;
    let page = ProfessionsPage::new(&site, &query, found);
    super::parts::page(&ProfessionsPage { note, ..page })
}

/// The orders by their names in the address.
fn orders(t: &Messages) -> [NamedOrder<CardOrder>; 3] {
    [
        (CardOrder::Title, "title", t.professions.by_title),
        (CardOrder::Level, "level", t.professions.by_level),
        (CardOrder::Standard, "standard", t.professions.by_standard),
    ]
}

fn read(pairs: &Pairs, t: &Messages) -> Result<CardListRequest, AppError> {
    let texts = |name| filter::texts(pairs, name);
    // A number is the cursor of an old address, from when pages were counted; it begins again.
    let is_old = |cursor: &str| cursor.bytes().all(|digit| digit.is_ascii_digit());
    let cursor = filter::value(pairs, CURSOR).filter(|cursor| !is_old(cursor));
    Ok(CardListRequest {
        levels: filter::levels(pairs, t)?,
        group_codes: texts("group_code"),
        occupation_codes: texts("occupation_code"),
        education: texts("education"),
        standards: texts("standard"),
        order: order::read(pairs, &orders(t), |name| t.professions.bad_order(name))?,
        limit: PAGE,
        cursor: cursor.map(str::to_owned),
        preferred: None,
    })
}

/// Drops the values that no card has.
fn drop_unknown(query: &mut CardListRequest, index: &SearchIndex) {
    filter::drop_unknown(&mut query.group_codes, |code| index.has_group_code(code));
    filter::drop_unknown(&mut query.occupation_codes, |code| index.has_occupation_code(code));
    filter::drop_unknown(&mut query.education, |level| index.has_education(level));
    filter::drop_unknown(&mut query.standards, |code| index.standard_title(code, None).is_some());
}

/// The query as it is in the address: what is as usual is not written.
fn choices(query: &CardListRequest, t: &Messages) -> Choices {
    let levels = query.levels.iter().map(|level| ("level", level.to_string()));
    let texts = [
        ("group_code", &query.group_codes),
        ("occupation_code", &query.occupation_codes),
        ("education", &query.education),
        ("standard", &query.standards),
    ];
    let texts = texts
        .into_iter()
        .flat_map(|(name, values)| values.iter().map(move |value| (name, value.clone())));
    let cursor = query.cursor.iter().map(|cursor| (CURSOR, cursor.clone()));
    levels.chain(texts).chain(order::choice(&query.order, &orders(t))).chain(cursor).collect()
}

impl ProfessionsPage {
    /// The words of the cards.
    fn words(&self) -> Option<Words<'_>> {
        self.frame.words_among(self.cards.iter().map(|card| card.identity.text()))
    }

    fn new(site: &Site, query: &CardListRequest, mut found: CardList) -> Self {
        if query.order == CardOrder::Title && query.cursor.is_none() && found.next.is_none() {
            sort_as_shown(&mut found.cards, site);
        }
        let t = site.reader.locale.messages();
        let choices = choices(query, t);
        let path = |choices: &Choices| address::professions(site.reader, choices);
        let filters = Filters::new(
            groups(found.facets, &choices, site, path),
            path(&order::only_order(&choices)),
        );
        let chosen: Vec<&str> = filters.chosen().map(|value| value.label.as_str()).collect();
        let title = match &*chosen {
            [] => t.site.professions.to_owned(),
            chosen => format!("{}: {}", t.site.professions, chosen.join(", ")),
        };
        Self {
            frame: Frame::new(site, &title, |locale| address::professions(locale, &choices))
                .description(t.professions.description)
                .section(MenuSection::Professions)
                .here(Crumb::here(t.site.professions)),
            filters,
            order: order::links(&query.order, &orders(t), &choices, path),
            found: t.professions.found(found.total),
            cards: found.cards,
            other_pages: OtherPages::new(
                query.cursor.as_deref(),
                found.next.as_deref(),
                |cursor| path(&filter::continued(&choices, cursor)),
            ),
            note: None,
        }
    }
}

/// Puts all cards of a list in the order of the titles that are shown: the catalogue has them in that
/// of the words of their texts.
fn sort_as_shown(cards: &mut [CardSummary], site: &Site) {
    let order = kazakh_order();
    cards.sort_by(|one, other| {
        let [one, other] = [one, other].map(|card| {
            (site.words_of(card.identity.text()).first(&card.title).text, card.qualification_level)
        });
        order.compare(one.0, other.0).then(one.1.cmp(&other.1))
    });
}

fn groups(
    facets: CardFacets,
    choices: &Choices,
    site: &Site,
    address: impl Fn(&Choices) -> String,
) -> Vec<FilterGroup> {
    let t = site.reader.locale.messages();
    let group = |heading, name, values| FilterGroup::new(heading, name, values, choices, &address);
    let levels = FilterValue::list(facets.levels, |level| t.site.level(level.number()));
    let education = facets.education.into_iter().map(|one| {
        let words = site.words_of(&one.text);
        let label = words.first(&one.level);
        let language = Some(label.language);
        FilterValue { language, ..FilterValue::new(&one.level, label.text, one.count) }
    });
    let group_codes = FilterValue::list(facets.group_codes, String::clone);
    let standards = facets.standards.into_iter().map(|one| FilterValue::standard(one, site));
    vec![
        group(t.professions.level, "level", levels),
        group(t.professions.education, "education", education.collect()),
        group(t.professions.group, "group_code", group_codes),
        // An occupation is chosen by an address from elsewhere; here it can be removed.
        group(t.field.occupation_code, "occupation_code", Vec::new()),
        group(t.professions.standard, "standard", standards.collect()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        i18n::Locale, search::EducationFacet, standard::QualificationLevel, web::parts::samples,
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
        samples::read(&ProfessionsPage::new(&samples::site(locale), &query, found))
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
            "No profession cards match these filters."
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
            text: samples::card().identity.text().clone(),
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
