//! The list of professions, with its filters and its order in the address.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    filter::{self, CURSOR, Candidate, Choices, FilterGroup, FilterOption, Filters, Pairs},
    frame::{Crumb, Frame, Section},
    list::OtherPages,
    text::shortened,
    tile::Tile,
};
use crate::{
    app::{AppError, PublicUrl, Query, address},
    i18n::{Locale, Messages, kazakh_order},
    standard::{CardSummary, QualificationLevel},
    storage::{ListedCard, StandardTitle, Storage},
};

/// As many cards as stand on one page.
const PAGE: usize = 60;

/// The name under which the order stands in the address.
const ORDER: &str = "order";

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

/// The filters, by their names in the address.
const FILTERS: [&str; 5] = ["level", "group_code", "occupation_code", "education", "standard"];

/// How the cards follow each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Order {
    /// By the Kazakh alphabet; a title by its levels.
    #[default]
    Title,
    /// By level, lowest first; a level by the alphabet.
    Level,
    /// As the standards have them.
    Standard,
}

/// What cards are chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Facet {
    Level,
    GroupCode,
    OccupationCode,
    Education,
    Standard,
}

impl Facet {
    /// The standard of a card, to be counted.
    fn standards(card: &ListedCard) -> Vec<String> {
        vec![card.summary.identity.standard().to_owned()]
    }
}

/// Which cards are wanted, in which order, and from where on.
#[derive(Debug, Default)]
struct Wanted {
    levels: Vec<QualificationLevel>,
    group_codes: Vec<String>,
    occupation_codes: Vec<String>,
    education: Vec<String>,
    standards: Vec<String>,
    order: Order,
    /// So many cards stand before the page.
    skipped: usize,
}

impl Order {
    const ALL: [Self; 3] = [Self::Title, Self::Level, Self::Standard];

    fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Level => "level",
            Self::Standard => "standard",
        }
    }

    fn label(self, t: &Messages) -> &'static str {
        match self {
            Self::Title => t.professions.by_title,
            Self::Level => t.professions.by_level,
            Self::Standard => t.professions.by_standard,
        }
    }

    /// Puts the cards, which come as the standards have them, into this order.
    fn apply(self, cards: &mut [ListedCard]) {
        let alphabet = kazakh_order();
        let title =
            |one: &CardSummary, other: &CardSummary| alphabet.compare(&one.title, &other.title);
        let level = |one: &CardSummary, other: &CardSummary| {
            one.qualification_level.cmp(&other.qualification_level)
        };
        match self {
            Self::Title => cards.sort_by(|ListedCard { summary: one, .. }, other| {
                title(one, &other.summary).then_with(|| level(one, &other.summary))
            }),
            Self::Level => cards.sort_by(|ListedCard { summary: one, .. }, other| {
                level(one, &other.summary).then_with(|| title(one, &other.summary))
            }),
            Self::Standard => {}
        }
    }
}

impl Wanted {
    fn read(pairs: &Pairs, t: &Messages) -> Result<Self, AppError> {
        let texts = |name| filter::texts(pairs, name);
        let order = match filter::value(pairs, ORDER) {
            None => Order::default(),
            Some(name) => Order::ALL
                .into_iter()
                .find(|order| order.name() == name)
                .ok_or_else(|| refused(t.professions.bad_order(&shortened(name, 60))))?,
        };
        let skipped = match filter::value(pairs, CURSOR) {
            None => 0,
            Some(cursor) => cursor.parse().map_err(|_| refused(t.error.bad_cursor.to_owned()))?,
        };
        Ok(Self {
            levels: filter::levels(pairs, t)?,
            group_codes: texts("group_code"),
            occupation_codes: texts("occupation_code"),
            education: texts("education"),
            standards: texts("standard"),
            order,
            skipped,
        })
    }

    /// Drops the values that no card has.
    fn drop_unknown(&mut self, cards: &[ListedCard]) {
        let any = |has: &dyn Fn(&ListedCard) -> bool| cards.iter().any(has);
        filter::drop_unknown(&mut self.group_codes, |code| {
            any(&|card| card.summary.group_code.as_ref() == Some(code))
        });
        filter::drop_unknown(&mut self.occupation_codes, |code| {
            any(&|card| card.summary.occupation_code.as_ref() == Some(code))
        });
        filter::drop_unknown(&mut self.education, |level| {
            any(&|card| card.education.contains(level))
        });
        filter::drop_unknown(&mut self.standards, |code| {
            any(&|card| card.summary.identity.standard() == code)
        });
    }

    /// What is chosen, as it stands in the address: what is left as it was is not written.
    fn choices(&self) -> Choices {
        let texts = |name: &'static str, values: &[String]| {
            values.iter().map(|value| (name, value.clone())).collect::<Choices>()
        };
        let mut choices: Choices =
            self.levels.iter().map(|level| ("level", level.to_string())).collect();
        choices.extend(texts("group_code", &self.group_codes));
        choices.extend(texts("occupation_code", &self.occupation_codes));
        choices.extend(texts("education", &self.education));
        choices.extend(texts("standard", &self.standards));
        if self.order != Order::default() {
            choices.push((ORDER, self.order.name().to_owned()));
        }
        if self.skipped > 0 {
            choices.push((CURSOR, self.skipped.to_string()));
        }
        choices
    }

    /// Whether a card is wanted; one filter may be left out, so that its values can be counted.
    fn wants(&self, card: &ListedCard, left_out: Option<Facet>) -> bool {
        let ListedCard { summary, education } = card;
        let code = |wanted: &[String], code: &Option<String>| {
            code.as_ref().is_some_and(|code| wanted.contains(code))
        };
        let passes = |facet, is_open: bool, has: bool| left_out == Some(facet) || is_open || has;
        passes(
            Facet::Level,
            self.levels.is_empty(),
            summary.qualification_level.is_some_and(|level| self.levels.contains(&level)),
        ) && passes(
            Facet::GroupCode,
            self.group_codes.is_empty(),
            code(&self.group_codes, &summary.group_code),
        ) && passes(
            Facet::OccupationCode,
            self.occupation_codes.is_empty(),
            code(&self.occupation_codes, &summary.occupation_code),
        ) && passes(
            Facet::Education,
            self.education.is_empty(),
            education.iter().any(|level| self.education.contains(level)),
        ) && passes(
            Facet::Standard,
            self.standards.is_empty(),
            self.standards.iter().any(|code| code == summary.identity.standard()),
        )
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
    let mut wanted = Wanted::read(&query, t)?;
    let cards = storage.list_professions().await?;
    wanted.drop_unknown(&cards);
    let note = filter::left_out(&query, &FILTERS, &wanted.choices(), t);
    let standards = counted(&cards, &wanted, Facet::Standard, Facet::standards);
    let standards = standards.iter().map(|(code, count)| (code, *count));
    let codes = filter::offered_codes(standards, &wanted.standards);
    let titles = storage.find_standard_titles(&codes).await?;
    let page = ProfessionsPage::new(locale, &public_url, &wanted, cards, &titles);
    super::page(&ProfessionsPage { note, ..page })
}

impl ProfessionsPage {
    fn new(
        locale: Locale,
        public_url: &PublicUrl,
        wanted: &Wanted,
        mut cards: Vec<ListedCard>,
        titles: &HashMap<String, StandardTitle>,
    ) -> Self {
        let t = locale.messages();
        let choices = wanted.choices();
        let path = |choices: &Choices| address::professions(locale, choices);
        let frame = Frame::new(locale, public_url, t.site.professions, |locale| {
            address::professions(locale, &choices)
        })
        .description(t.professions.description)
        .section(Section::Professions)
        .trail([Crumb::ours(t.site.home, address::home(locale)), Crumb::here(t.site.professions)]);
        let groups = groups(&cards, wanted, &choices, titles, locale);
        cards.retain(|card| wanted.wants(card, None));
        wanted.order.apply(&mut cards);
        let n_found = cards.len();
        let shown = cards.into_iter().skip(wanted.skipped).take(PAGE);
        let after = wanted.skipped.saturating_add(PAGE);
        Self {
            filters: Filters::new(groups, path(&only_order(&choices))),
            order: order(wanted.order, &choices, locale),
            found: t.professions.found(n_found as u64),
            tiles: shown.map(|card| Tile::new(card.summary, locale)).collect(),
            other_pages: OtherPages::new(
                (wanted.skipped > 0).then_some(""),
                (after < n_found).then(|| after.to_string()).as_deref(),
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
fn order(chosen: Order, choices: &Choices, locale: Locale) -> Vec<FilterOption> {
    let option = |order: Order| {
        let mut choices: Choices =
            choices.iter().filter(|(name, _)| *name != ORDER && *name != CURSOR).cloned().collect();
        if order != Order::default() {
            choices.push((ORDER, order.name().to_owned()));
        }
        FilterOption {
            label: order.label(locale.messages()).to_owned(),
            lang: None,
            about: None,
            count: 0,
            href: address::professions(locale, &choices),
            chosen: order == chosen,
        }
    };
    Order::ALL.map(option).into()
}

/// How many cards each value would leave, with the values of the other filters as they are.
fn counted<V: Ord>(
    cards: &[ListedCard],
    wanted: &Wanted,
    facet: Facet,
    values: impl Fn(&ListedCard) -> Vec<V>,
) -> BTreeMap<V, u64> {
    let mut counts = BTreeMap::new();
    for value in cards.iter().filter(|card| wanted.wants(card, Some(facet))).flat_map(values) {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

fn groups(
    cards: &[ListedCard],
    wanted: &Wanted,
    choices: &Choices,
    titles: &HashMap<String, StandardTitle>,
    locale: Locale,
) -> Vec<FilterGroup> {
    let t = locale.messages();
    let address = |choices: &Choices| address::professions(locale, choices);
    let levels = counted(cards, wanted, Facet::Level, |card| {
        card.summary.qualification_level.into_iter().collect()
    });
    let levels = levels
        .into_iter()
        .map(|(level, count)| Candidate::new(&level, t.site.level(level.number()), count));
    let texts = |facet, values: fn(&ListedCard) -> Vec<String>| {
        let counts = counted(cards, wanted, facet, values).into_iter();
        counts.map(|(value, count)| Candidate::new(&value, value.as_str(), count)).collect()
    };
    let group_codes =
        texts(Facet::GroupCode, |card| card.summary.group_code.iter().cloned().collect());
    let mut standards = counted(cards, wanted, Facet::Standard, Facet::standards);
    for code in &wanted.standards {
        // What is chosen and leaves nothing has a title too.
        standards.entry(code.clone()).or_default();
    }
    let standards = standards.into_iter();
    let standards = standards.map(|(code, count)| Candidate::standard(&code, titles, count));
    vec![
        FilterGroup::new(t.professions.level, "level", levels.collect(), choices, address),
        FilterGroup::new(
            t.professions.education,
            "education",
            education(cards, wanted),
            choices,
            address,
        ),
        FilterGroup::new(t.professions.group, "group_code", group_codes, choices, address),
        // An occupation is chosen by an address from elsewhere; here it can be taken off.
        FilterGroup::new(t.field.occupation_code, "occupation_code", Vec::new(), choices, address),
        FilterGroup::new(t.professions.standard, "standard", standards.collect(), choices, address),
    ]
}

/// The levels of education in the words of the texts; the one that the lowest level asks for first.
fn education(cards: &[ListedCard], wanted: &Wanted) -> Vec<Candidate> {
    let counts = counted(cards, wanted, Facet::Education, |card| card.education.clone());
    let lowest = |level: &String| {
        let with_it = cards.iter().filter(|card| card.education.contains(level));
        with_it.filter_map(|card| card.summary.qualification_level).min()
    };
    let mut counts: Vec<_> =
        counts.into_iter().map(|(level, count)| (lowest(&level), level, count)).collect();
    counts.sort();
    let language = |level: &String| {
        let card = cards.iter().find(|card| card.education.contains(level));
        card.map(|card| card.summary.identity.language().tag())
    };
    let candidates = counts.into_iter().map(|(_, level, count)| Candidate {
        lang: language(&level),
        ..Candidate::new(&level, level.as_str(), count)
    });
    candidates.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::parts::samples;

    fn listed(title: &str, level: i64) -> ListedCard {
        let summary = CardSummary {
            title: title.to_owned(),
            qualification_level: QualificationLevel::try_from(level).ok(),
            ..samples::card().summary()
        };
        ListedCard { summary, education: vec![format!("{level}-білім")] }
    }

    fn page(query: &[(&str, &str)], cards: Vec<ListedCard>, locale: Locale) -> scraper::Html {
        let pairs: Pairs =
            query.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let wanted = Wanted::read(&pairs, locale.messages()).unwrap();
        let titles = HashMap::new();
        samples::read(&ProfessionsPage::new(
            locale,
            &samples::public_url(),
            &wanted,
            cards,
            &titles,
        ))
    }

    #[test]
    fn the_switch_of_language_keeps_the_filters_and_drops_what_is_not_ours() {
        let query = [("level", "5"), ("utm_source", "mail"), ("order", "level")];
        let html = page(&query, vec![listed("А", 5)], Locale::Ru);
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
        let html = page(&[("standard", "X1")], vec![listed("А", 5)], Locale::En);
        assert_eq!(
            samples::texts(&html, ".empty p")[0],
            "No profession card passes these filters."
        );
        assert!(
            samples::attributes(&html, "a.clear", "href").contains(&"/en/professions".to_owned())
        );
    }

    #[test]
    fn the_order_is_that_of_the_kazakh_alphabet_or_of_the_levels_or_of_the_text() {
        let cards = || vec![listed("Бағалаушы", 6), listed("Әкімші", 4), listed("Аудитор", 5)];
        let titles =
            |query: &[(&str, &str)]| samples::texts(&page(query, cards(), Locale::Kk), ".tiles h3");
        assert_eq!(titles(&[]), ["Аудитор", "Әкімші", "Бағалаушы"]);
        assert_eq!(titles(&[("order", "level")]), ["Әкімші", "Аудитор", "Бағалаушы"]);
        assert_eq!(titles(&[("order", "standard")]), ["Бағалаушы", "Әкімші", "Аудитор"]);
        let pairs: Pairs = vec![("order".to_owned(), "colour".to_owned())];
        assert!(Wanted::read(&pairs, Locale::Kk.messages()).is_err());
    }

    #[test]
    fn the_values_of_a_filter_are_counted_without_its_own_choice() {
        let cards = vec![listed("А", 4), listed("Б", 5), listed("В", 5)];
        let html = page(&[("level", "5")], cards, Locale::En);
        let options = samples::texts(&html, ".filters li");
        assert_eq!(options[..3], ["Level 4 1", "Level 5 2", "5-білім 2"]);
        assert_eq!(samples::texts(&html, ".tiles h3"), ["Б", "В"]);
    }

    #[test]
    fn a_long_list_goes_on_where_its_page_ended() {
        let cards = || (0..130).map(|_| listed("А", 5)).collect::<Vec<_>>();
        let html = page(&[("level", "5"), ("cursor", "60")], cards(), Locale::En);
        assert_eq!(samples::texts(&html, ".tiles h3").len(), 60);
        let links = samples::attributes(&html, ".pages a", "href");
        assert_eq!(links, ["/en/professions?level=5", "/en/professions?level=5&cursor=120"]);
        let html = page(&[("cursor", "120")], cards(), Locale::En);
        assert_eq!(samples::texts(&html, ".tiles h3").len(), 10);
        assert_eq!(samples::attributes(&html, ".pages a[rel=next]", "href").len(), 0);
    }
}
