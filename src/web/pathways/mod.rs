//! The map of the professions of a standard: levels, occupations and the links between cards, drawn
//! and as a table; and from any card the steps up and sideways with what each demands beside.

mod graph;
mod map;
mod steps;

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    filter::{self, Pairs},
    frame::{Crumb, Frame, MenuSection},
    standard_tile::{StandardTile, standard_tiles},
    tile::LevelBadge,
};
use crate::{
    app::{AppError, PublicUrl, Query, address},
    i18n::{Locale, Messages},
    standard::{CardSummary, Passport, TextChoice},
    storage::{PageRequest, StandardSummary, Storage},
};
use graph::Graph;
use map::{Map, MapCard, MapLink};
use steps::Steps;

/// As many standards as are offered when none is chosen.
const MOST_STANDARDS: u32 = 500;

#[derive(Template)]
#[template(path = "pathways.html")]
struct PathwaysPage<'a> {
    frame: Frame,
    t: &'static Messages,
    standard: &'a Passport,
    lang: &'static str,
    href: String,
    map: Map,
    /// The lines of the map, and whether each is one of the steps that are shown.
    links: Vec<(MapLink, bool)>,
    /// The cards, in the order of the text.
    cards: Vec<CardView>,
    /// The cards in the order of the map.
    rows: Vec<usize>,
    unmatched: Option<String>,
    steps: Option<Steps>,
    /// Where the form that chooses a card leads.
    action: String,
}

#[derive(Template)]
#[template(path = "pathways_choose.html")]
struct ChoosePage {
    frame: Frame,
    t: &'static Messages,
    standards: Vec<StandardTile>,
}

/// A card on the map and in the table.
struct CardView {
    slug: String,
    title: String,
    level: LevelBadge,
    href: String,
    skills: String,
    /// Its part in the steps: the card they start from, or one they lead to.
    role: &'static str,
    steps: String,
    /// The cards of the next level and those it names as related, by their indices.
    next: Vec<usize>,
    related: Vec<usize>,
}

/// The map of a standard in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
    choice: TextChoice,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let t = locale.messages();
    let chosen = filter::value(&query, "standard").map(str::to_owned);
    let standards = if chosen.is_none() {
        let request = PageRequest { limit: MOST_STANDARDS, cursor: None };
        storage.list_standards(request).await?.items
    } else {
        Vec::new()
    };
    let Some(code) = chosen.or_else(|| only_code(&standards)) else {
        let path = |locale| address::pathways(locale, None);
        let frame = frame(locale, &public_url, t.pathways.heading, path);
        let standards = choices(&standards, locale);
        return super::parts::page(&ChoosePage { frame, t, standards });
    };
    let standard = storage.find_passport(&code, choice).await?.ok_or(AppError::NotFound)?;
    let text = standard.text_key();
    let cards = storage.list_cards_of(&text).await?;
    let links = storage.list_related(&text).await?;
    let graph = Graph::new(&cards, &links);
    let steps = match filter::value(&query, "from") {
        None => None,
        Some(slug) => {
            let from = cards.iter().position(|card| card.identity.slug() == slug);
            let from = from.ok_or(AppError::NotFound)?;
            Some(Steps::find(&storage, &cards, &graph, from, locale).await?)
        }
    };
    super::parts::page(&PathwaysPage::new(locale, &public_url, &standard, &cards, &graph, steps))
}

/// The code of the standard, where there is but one, in whatever languages.
fn only_code(standards: &[StandardSummary]) -> Option<String> {
    let first = standards.first()?;
    standards.iter().all(|one| one.text.code == first.text.code).then(|| first.text.code.clone())
}

impl<'a> PathwaysPage<'a> {
    fn new(
        locale: Locale,
        public_url: &PublicUrl,
        standard: &'a Passport,
        cards: &[CardSummary],
        graph: &Graph,
        steps: Option<Steps>,
    ) -> Self {
        let t = locale.messages();
        let path = |locale| match &steps {
            Some(steps) => {
                let from = address::pathways_from(locale, &steps.from.key);
                from.split('#').next().unwrap_or(&from).to_owned()
            }
            None => address::pathways(locale, Some(&standard.code)),
        };
        let title = match &steps {
            Some(steps) => t.pathways.steps_from(&steps.from.label),
            None => format!("{}: {}", t.pathways.heading, standard.code),
        };
        let view = |index: usize| CardView::new(index, cards, graph, steps.as_ref(), locale);
        let cards_in_view: Vec<CardView> = (0..cards.len()).map(view).collect();
        let mut map = Map::new(&graph.occupations, cards, &graph.related);
        let is_way = |link: &MapLink| {
            let roles = [link.ends.0, link.ends.1].map(|end| cards_in_view[end].role);
            roles.contains(&"from") && roles.contains(&"to")
        };
        let links = std::mem::take(&mut map.links);
        let links = links.into_iter().map(|link| (is_way(&link), link));
        let links = links.map(|(is_way, link)| (link, is_way)).collect();
        let unmatched = graph.n_unmatched;
        Self {
            frame: frame(locale, public_url, &title, path),
            t,
            lang: standard.language.tag(),
            href: address::standard(locale, &standard.code),
            map,
            links,
            cards: cards_in_view,
            rows: graph.occupations.iter().flat_map(|one| one.cards.clone()).collect(),
            unmatched: (unmatched > 0).then(|| t.pathways.unmatched(unmatched)),
            steps,
            action: address::pathways(locale, None),
            standard,
        }
    }
}

impl PathwaysPage<'_> {
    /// What is said of a card of the map.
    fn card_at(&self, card: &MapCard) -> &CardView {
        &self.cards[card.card]
    }

    /// These cards, by their indices in the list of cards.
    fn cards_at(&self, indices: &[usize]) -> Vec<&CardView> {
        indices.iter().map(|index| &self.cards[*index]).collect()
    }
}

impl CardView {
    fn new(
        index: usize,
        cards: &[CardSummary],
        graph: &Graph,
        steps: Option<&Steps>,
        locale: Locale,
    ) -> Self {
        let t = locale.messages();
        let card = &cards[index];
        let key = card.identity.key();
        let skills = u64::from(card.counts.skills);
        let role = match steps {
            Some(steps) if steps.from.index == index => "from",
            Some(steps) if steps.rows.iter().any(|row| row.index == index) => "to",
            _ => "",
        };
        let named = graph.related.iter().filter(|link| link.0 == index && link.1 != index);
        Self {
            slug: card.identity.slug().to_owned(),
            title: card.title.clone(),
            level: LevelBadge::new(card.qualification_level, t),
            href: address::card(locale, &key),
            skills: format!("{skills} {}", t.count.skills.of(skills)),
            role,
            steps: address::pathways_from(locale, &key),
            next: graph.next_of(index),
            related: named.map(|link| link.1).collect(),
        }
    }
}

/// The standards to choose from, each with its map.
fn choices(standards: &[StandardSummary], locale: Locale) -> Vec<StandardTile> {
    let with_map = |row: StandardTile| StandardTile {
        href: address::pathways(locale, Some(&row.code)),
        ..row
    };
    standard_tiles(standards, locale).into_iter().map(with_map).collect()
}

fn frame(
    locale: Locale,
    public_url: &PublicUrl,
    title: &str,
    path: impl Fn(Locale) -> String,
) -> Frame {
    let t = locale.messages();
    Frame::new(locale, public_url, title, path)
        .description(t.pathways.description)
        .section(MenuSection::Pathways)
        .trail([Crumb::ours(t.site.home, address::home(locale)), Crumb::here(t.pathways.heading)])
}
