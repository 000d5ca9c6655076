//! The list of professions, with its filters in the address.

use askama::Template;
use axum::{extract::State, response::Response};

use super::{
    filter::{self, CURSOR, Candidate, Choices, FilterGroup, Filters, Pairs},
    frame::{Crumb, Frame, Section},
    standards::refused,
    tile::Tile,
};
use crate::{
    app::{AppError, PublicUrl, Query, address},
    i18n::{Locale, Messages},
    standard::CardSummary,
    storage::{CardFacets, CardFilter, Page, Storage, Stretch},
};

/// As many cards as stand on one page.
const PAGE: u32 = 60;

#[derive(Template)]
#[template(path = "professions.html")]
struct ProfessionsPage {
    frame: Frame,
    t: &'static Messages,
    filters: Filters,
    found: String,
    tiles: Vec<Tile>,
    first: Option<String>,
    next: Option<String>,
}

/// Which cards are wanted, and from where on.
#[derive(Debug, Default)]
struct Wanted {
    filter: CardFilter,
    cursor: Option<String>,
}

impl Wanted {
    fn read(pairs: &Pairs, t: &Messages) -> Result<Self, AppError> {
        let texts = |name| filter::values(pairs, name).into_iter().map(str::to_owned).collect();
        Ok(Self {
            filter: CardFilter {
                levels: filter::levels(pairs, t)?,
                group_codes: texts("group_code"),
                occupation_codes: texts("occupation_code"),
                standards: texts("standard"),
            },
            cursor: filter::value(pairs, CURSOR).map(str::to_owned),
        })
    }

    fn choices(&self) -> Choices {
        let CardFilter { levels, group_codes, occupation_codes, standards } = &self.filter;
        let levels = levels.iter().map(|level| ("level", level.to_string()));
        let groups = group_codes.iter().map(|code| ("group_code", code.clone()));
        let occupations = occupation_codes.iter().map(|code| ("occupation_code", code.clone()));
        let standards = standards.iter().map(|code| ("standard", code.clone()));
        let cursor = self.cursor.iter().map(|cursor| (CURSOR, cursor.clone()));
        levels.chain(groups).chain(occupations).chain(standards).chain(cursor).collect()
    }
}

/// The list of professions in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = locale.messages();
    let wanted = Wanted::read(&query, t)?;
    let stretch = Stretch { limit: PAGE, cursor: wanted.cursor.as_deref() };
    let cards = storage.list_cards(&wanted.filter, stretch).await;
    let cards = cards.map_err(|error| refused(error, t))?;
    let facets = storage.count_cards(&wanted.filter).await?;
    super::page(&ProfessionsPage::new(locale, &public_url, &wanted, cards, facets))
}

impl ProfessionsPage {
    fn new(
        locale: Locale,
        public_url: &PublicUrl,
        wanted: &Wanted,
        cards: Page<CardSummary>,
        facets: CardFacets,
    ) -> Self {
        let t = locale.messages();
        let choices = wanted.choices();
        let path = |locale| address::professions(locale, &choices);
        let frame = Frame::new(locale, public_url, t.site.professions, path)
            .description(t.professions.description)
            .section(Section::Professions)
            .trail([
                Crumb::ours(t.site.home, address::home(locale)),
                Crumb::here(t.site.professions),
            ]);
        let next = cards.next.map(|cursor| {
            address::professions(locale, &filter::continued(&choices, Some(&cursor)))
        });
        let first = wanted
            .cursor
            .as_ref()
            .map(|_| address::professions(locale, &filter::continued(&choices, None)));
        Self {
            filters: Filters::new(
                groups(facets, &choices, locale),
                address::professions(locale, &[]),
            ),
            found: (t.professions.found)(cards.total),
            tiles: cards.items.into_iter().map(|card| Tile::new(card, locale)).collect(),
            first,
            next,
            frame,
            t,
        }
    }
}

fn groups(facets: CardFacets, choices: &Choices, locale: Locale) -> Vec<FilterGroup> {
    let t = locale.messages();
    let address = |choices: &Choices| address::professions(locale, choices);
    let levels = facets
        .levels
        .into_iter()
        .map(|(level, count)| Candidate::new(&level, (t.site.level)(level.number()), count));
    let by_text = |values: Vec<(String, u64)>| {
        values
            .into_iter()
            .map(|(value, count)| Candidate::new(&value, value.as_str(), count))
            .collect()
    };
    vec![
        FilterGroup::new(t.professions.level, "level", levels.collect(), choices, address),
        FilterGroup::new(
            t.professions.group,
            "group_code",
            by_text(facets.group_codes),
            choices,
            address,
        ),
        // An occupation is chosen by an address from elsewhere; here it can be taken off.
        FilterGroup::new(t.field.occupation_code, "occupation_code", Vec::new(), choices, address),
        FilterGroup::new(
            t.professions.standard,
            "standard",
            by_text(facets.standards),
            choices,
            address,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{standard::QualificationLevel, web::samples};

    fn page(query: &[(&str, &str)], n_cards: usize, locale: Locale) -> scraper::Html {
        let pairs: Pairs =
            query.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let wanted = Wanted::read(&pairs, locale.messages()).unwrap();
        let level = QualificationLevel::try_from(5).unwrap();
        let facets = CardFacets {
            levels: vec![(level, 4)],
            group_codes: vec![("2524-0".to_owned(), 12)],
            standards: vec![("J62090011".to_owned(), 12)],
        };
        let cards = Page {
            items: vec![samples::card().summary(); n_cards],
            total: n_cards as u64,
            next: None,
        };
        let page = ProfessionsPage::new(locale, &samples::public_url(), &wanted, cards, facets);
        samples::read(&page)
    }

    #[test]
    fn the_switch_of_language_keeps_the_filters_and_drops_what_is_not_ours() {
        let html = page(&[("level", "5"), ("utm_source", "mail")], 1, Locale::Ru);
        let switch = samples::attributes(&html, ".languages a", "href");
        assert_eq!(
            switch,
            ["/kk/professions?level=5", "/ru/professions?level=5", "/en/professions?level=5"]
        );
        let chosen = samples::attributes(&html, ".filters [aria-current]", "href");
        assert_eq!(chosen, ["/ru/professions"]);
    }

    #[test]
    fn nothing_found_says_so_and_offers_to_clear() {
        let html = page(&[("standard", "X1")], 0, Locale::En);
        assert_eq!(
            samples::texts(&html, ".empty p")[0],
            "No profession card passes these filters."
        );
        assert!(
            samples::attributes(&html, "a.clear", "href").contains(&"/en/professions".to_owned())
        );
    }
}
