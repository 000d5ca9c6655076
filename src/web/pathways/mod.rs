//! The map of the professions of a standard: levels, occupations and the links between cards, drawn
//! and as a table; and from any card the steps up and sideways with what each demands beside.

mod graph;
mod map;
mod steps;

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    filter::{self, Pairs},
    frame::{Crumb, Frame, MenuSection, Site},
    words::Words,
};
use crate::{
    app::{AppError, Query, address},
    i18n::Locale,
    standard::{CardSummary, Passport, TextChoice},
    storage::{PageRequest, StandardSummary, Storage},
};
use graph::Graph;
use map::{Map, MapLink};
use steps::Steps;

/// As many standards as are offered when none is chosen.
const MOST_STANDARDS: u32 = 500;

#[derive(Template)]
#[template(path = "pathways.html")]
struct PathwaysPage<'a> {
    frame: Frame,
    words: Words<'a>,
    standard: &'a Passport,
    /// The cards, in the order of the text.
    cards: &'a [CardSummary],
    graph: &'a Graph,
    map: Map,
    steps: Option<&'a Steps>,
}

#[derive(Template)]
#[template(path = "pathways_choose.html")]
struct ChoosePage<'a> {
    frame: Frame,
    standards: &'a [StandardSummary],
}

/// The map of a standard in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    site: Site,
    choice: TextChoice,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let chosen = filter::value(&query, "standard").map(str::to_owned);
    let standards = if chosen.is_none() {
        let request = PageRequest { limit: MOST_STANDARDS, cursor: None };
        storage.list_standards(request, Some(site.reader.language())).await?.items
    } else {
        Vec::new()
    };
    let Some(code) = chosen.or_else(|| only_code(&standards)) else {
        let heading = site.reader.locale.messages().pathways.heading;
        return super::parts::page(&ChoosePage {
            frame: frame(&site, heading, |locale| address::pathways(locale, None)),
            standards: &standards,
        });
    };
    let standard = storage.find_passport(&code, choice).await?.ok_or(AppError::NotFound)?;
    let text = standard.text_key();
    let cards = storage.list_cards_of(&text).await?;
    let links = storage.list_related(&text).await?;
    let graph = Graph::new(&cards, &links, &site.words_of(&text));
    let steps = match filter::value(&query, "from") {
        None => None,
        Some(slug) => {
            let from = cards.iter().position(|card| card.identity.slug() == slug);
            let from = from.ok_or(AppError::NotFound)?;
            Some(Steps::find(&storage, &cards, &graph, from).await?)
        }
    };
    super::parts::page(&PathwaysPage::new(&site, &standard, &cards, &graph, steps.as_ref()))
}

/// The code of the standard, where there is but one, in whatever languages.
fn only_code(standards: &[StandardSummary]) -> Option<String> {
    let first = standards.first()?;
    standards.iter().all(|one| one.text.code == first.text.code).then(|| first.text.code.clone())
}

impl<'a> PathwaysPage<'a> {
    fn new(
        site: &'a Site,
        standard: &'a Passport,
        cards: &'a [CardSummary],
        graph: &'a Graph,
        steps: Option<&'a Steps>,
    ) -> Self {
        let t = site.reader.locale.messages();
        let words = site.words_of(&standard.text_key());
        let path = |locale| match steps {
            Some(steps) => {
                let from = address::pathways_from(locale, &cards[steps.from].identity.key());
                from.split('#').next().unwrap_or(&from).to_owned()
            }
            None => address::pathways(locale, Some(&standard.code)),
        };
        let title = match steps {
            Some(steps) => {
                let CardSummary { title, qualification_level, .. } = &cards[steps.from];
                let title = words.first(title).text;
                t.pathways.steps_from(&t.site.at_level(title, *qualification_level))
            }
            None => format!("{}: {}", t.pathways.heading, standard.code),
        };
        Self {
            frame: frame(site, &title, path),
            words,
            standard,
            cards,
            graph,
            map: Map::new(&graph.occupations, cards, &graph.related),
            steps,
        }
    }

    /// The profession of a card and its level.
    fn named(&self, card: &CardSummary) -> String {
        let title = self.words.first(&card.title).text;
        self.frame.t.site.at_level(title, card.qualification_level)
    }

    /// The cards in the order of the map, by their indices.
    fn rows(&self) -> impl Iterator<Item = usize> {
        self.graph.occupations.iter().flat_map(|one| one.cards.iter().copied())
    }

    /// The part of a card in the steps: the one they start from, or one they lead to.
    fn role(&self, card: usize) -> &'static str {
        match self.steps {
            Some(steps) if steps.from == card => "from",
            Some(steps) if steps.rows.iter().any(|step| step.to == card) => "to",
            _ => "",
        }
    }

    /// Whether a line of the map is one of the steps that are shown.
    fn is_way(&self, link: &MapLink) -> bool {
        let roles = [link.ends.0, link.ends.1].map(|end| self.role(end));
        roles.contains(&"from") && roles.contains(&"to")
    }
}

fn frame(site: &Site, title: &str, path: impl Fn(Locale) -> String) -> Frame {
    let words = &site.reader.locale.messages().pathways;
    Frame::new(site, title, path)
        .description(words.description)
        .section(MenuSection::Pathways)
        .here(Crumb::here(words.heading))
}
