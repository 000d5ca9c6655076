//! The levels of the framework of qualifications in plain words, each with its professions.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::frame::{Frame, Site};
use crate::{
    app::{AppError, address},
    catalogue::CurrentCatalogue,
    i18n::kazakh_order,
    search::{CardListRequest, CardOrder},
    standard::{QualificationLevel, Wording},
};

/// As many cards of a level are looked at for the names of professions.
const MOST_CARDS: u32 = 60;

/// As many names are shown; a link leads to the others.
const MOST_NAMES: usize = 12;

/// The law that the levels follow from.
const LAW: [&str; 3] = [
    "https://adilet.zan.kz/kaz/docs/Z2300000014",
    "https://adilet.zan.kz/rus/docs/Z2300000014",
    "https://adilet.zan.kz/eng/docs/Z2300000014",
];

#[derive(Template)]
#[template(path = "levels.html")]
struct LevelsPage {
    frame: Frame,
    levels: Vec<LevelRow>,
    law: &'static str,
}

/// A level with the professions that the catalogue has of it.
struct LevelRow {
    level: QualificationLevel,
    professions: Vec<Wording>,
    n_cards: u64,
    /// The list of these professions.
    all: String,
}

/// The levels in a locale.
pub(super) async fn show(
    State(catalogue): State<CurrentCatalogue>,
    site: Site,
) -> Result<Response, AppError> {
    let catalogue = catalogue.get();
    let mut levels = Vec::new();
    for level in (1..=8).filter_map(|number| QualificationLevel::try_from(number).ok()) {
        let found = catalogue.index.list_cards(&CardListRequest {
            levels: vec![level],
            order: CardOrder::Title,
            limit: MOST_CARDS,
            preferred: Some(site.reader.language()),
            ..CardListRequest::default()
        })?;
        let mut professions: Vec<Wording> = Vec::new();
        for card in &found.cards {
            let words = site.words_of(card.identity.text());
            let title = words.first(&card.title).into_owned();
            if !professions.contains(&title) {
                professions.push(title);
            }
        }
        let order = kazakh_order();
        professions.sort_by(|one, other| order.compare(&one.text, &other.text));
        professions.truncate(MOST_NAMES);
        let chosen = [("level", level.to_string())];
        let all = address::professions(site.reader, &chosen);
        levels.push(LevelRow { level, professions, n_cards: found.total, all });
    }
    let t = site.reader.locale.messages();
    super::parts::page(&LevelsPage {
        frame: Frame::new(&site, t.levels.heading, address::levels)
            .description(t.levels.description),
        law: LAW[site.reader.locale as usize],
        levels,
    })
}
