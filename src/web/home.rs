//! The home page: what this is, search, the ladder of levels, figures, the state of the standards.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};

use super::parts::{
    frame::Frame,
    search_examples::search_examples,
    standard_tile::{StandardTile, standard_tiles},
    tile::LevelBadge,
};
use crate::{
    app::{AppError, PublicUrl, address},
    catalogue::CurrentCatalogue,
    i18n::{Locale, Messages, kazakh_order},
    search::CardListRequest,
    standard::{CardSummary, QualificationLevel},
    storage::{CatalogueCounts, PageRequest, Storage},
};

/// The ladder is for an overview: beyond so many cards the list of professions serves better.
const MOST_CARDS: u32 = 120;

/// Standards that the home page names; all of them are on a page of their own.
const MOST_STANDARDS: u32 = 10;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    frame: Frame,
    t: &'static Messages,
    examples: Vec<(&'static str, String)>,
    ladders: Vec<Ladder>,
    figures: Vec<(u64, &'static str)>,
    standards: Vec<StandardTile>,
    all_professions: String,
}

/// The cards of one standard: occupations in rows, levels in columns.
#[derive(Debug, PartialEq, Eq)]
struct Ladder {
    standard: String,
    /// Its title, where the page names the standard.
    title: Option<String>,
    lang: &'static str,
    levels: Vec<LevelBadge>,
    rows: Vec<LadderRow>,
}

/// An occupation; it may go by several titles.
#[derive(Debug, PartialEq, Eq)]
struct LadderRow {
    titles: Vec<String>,
    code: Option<String>,
    /// The cards of each level, in the order of the levels.
    cells: Vec<Vec<LadderCell>>,
}

/// A card.
#[derive(Debug, PartialEq, Eq)]
struct LadderCell {
    href: String,
    title: String,
    level: LevelBadge,
    n_skills: String,
}

/// `/`: sends the reader to the home page in the language that the browser prefers.
pub(super) async fn choose_locale(headers: HeaderMap) -> Response {
    super::parts::in_preferred_language(&headers, address::home)
}

/// The home page of a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
) -> Result<Response, AppError> {
    let counts = storage.count().await?;
    let request = CardListRequest { limit: MOST_CARDS, ..CardListRequest::default() };
    let cards = catalogue.get().index.list_cards(&request)?.cards;
    let request = PageRequest { limit: MOST_STANDARDS, cursor: None };
    let standards = storage.list_standards(request).await?;
    let standards = standard_tiles(&standards.items, locale);
    super::parts::page(&HomePage::new(locale, &public_url, cards, counts, standards))
}

impl HomePage {
    fn new(
        locale: Locale,
        public_url: &PublicUrl,
        cards: Vec<CardSummary>,
        counts: CatalogueCounts,
        standards: Vec<StandardTile>,
    ) -> Self {
        let t = locale.messages();
        let title = format!("{} – {}", t.home.heading, t.site.tagline);
        let mut frame =
            Frame::new(locale, public_url, &title, address::home).description(t.home.lead);
        frame.has_own_search = true;
        let figures = [
            (counts.standards, &t.count.standards),
            (counts.cards, &t.count.cards),
            (counts.functions, &t.count.functions),
            (counts.skills, &t.count.skills),
            (counts.abilities, &t.count.abilities),
            (counts.knowledge, &t.count.knowledge),
        ];
        let mut ladders = ladders(cards, locale);
        for ladder in &mut ladders {
            let standard = standards.iter().find(|one| one.code == ladder.standard);
            ladder.title = standard.map(|standard| standard.title.clone());
        }
        Self {
            frame,
            t,
            examples: search_examples(locale),
            ladders,
            figures: figures.map(|(n, word)| (n, word.of(n))).into(),
            standards,
            all_professions: address::professions(locale, &[]),
        }
    }
}

/// A ladder for each standard, its rows in alphabetical order.
fn ladders(cards: Vec<CardSummary>, locale: Locale) -> Vec<Ladder> {
    let mut by_standard: BTreeMap<String, Vec<CardSummary>> = BTreeMap::new();
    for card in cards {
        by_standard.entry(card.identity.standard().to_owned()).or_default().push(card);
    }
    by_standard.into_iter().map(|(standard, cards)| ladder(standard, cards, locale)).collect()
}

fn ladder(standard: String, cards: Vec<CardSummary>, locale: Locale) -> Ladder {
    let t = locale.messages();
    let lang = cards.first().map_or("kk", |card| card.identity.language().tag());
    let levels: BTreeSet<Option<QualificationLevel>> =
        cards.iter().map(|card| card.qualification_level).collect();
    let mut by_occupation: BTreeMap<String, Vec<CardSummary>> = BTreeMap::new();
    for card in cards {
        let occupation = card.occupation_code.as_ref().unwrap_or(&card.title).clone();
        by_occupation.entry(occupation).or_default().push(card);
    }
    let mut rows: Vec<LadderRow> =
        by_occupation.into_values().map(|cards| row(&cards, &levels, locale)).collect();
    let order = kazakh_order();
    rows.sort_by(|one, other| order.compare(&one.titles.concat(), &other.titles.concat()));
    let levels = levels.into_iter().map(|level| LevelBadge::new(level, t)).collect();
    Ladder { standard, title: None, lang, levels, rows }
}

fn row(
    cards: &[CardSummary],
    levels: &BTreeSet<Option<QualificationLevel>>,
    locale: Locale,
) -> LadderRow {
    let t = locale.messages();
    let mut titles: Vec<String> = Vec::new();
    for card in cards {
        if !titles.contains(&card.title) {
            titles.push(card.title.clone());
        }
    }
    let cell = |card: &CardSummary| {
        let n_skills = u64::from(card.counts.skills);
        LadderCell {
            href: address::card(locale, &card.identity.key()),
            title: card.title.clone(),
            level: LevelBadge::new(card.qualification_level, t),
            n_skills: format!("{n_skills} {}", t.count.skills.of(n_skills)),
        }
    };
    let cells = levels.iter().map(|level| {
        cards.iter().filter(|card| card.qualification_level == *level).map(cell).collect()
    });
    LadderRow {
        titles,
        code: cards.first().and_then(|card| card.occupation_code.clone()),
        cells: cells.collect(),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{StatusCode, header};

    use super::*;
    use crate::web::parts::samples;

    fn card(title: &str, code: &str, level: i64) -> CardSummary {
        CardSummary {
            title: title.to_owned(),
            occupation_code: Some(code.to_owned()),
            identity: samples::identity_of(&format!("{code}-{level}")),
            qualification_level: QualificationLevel::try_from(level).ok(),
            ..samples::card().summary()
        }
    }

    #[test]
    fn an_occupation_is_one_row_whatever_its_titles_and_rows_follow_the_kazakh_alphabet() {
        let cards = vec![
            card("Қауіпсіздік әкімшісі", "2524-0-001", 5),
            card("Өңдеуші", "2524-0-003", 4),
            card("Қауіпсіздік жөніндегі әкімші", "2524-0-001", 4),
            card("Аудитор", "2524-0-002", 6),
        ];
        let ladders = ladders(cards, Locale::Kk);
        let rows = &ladders[0].rows;
        let titles: Vec<_> = rows.iter().map(|row| row.titles.len()).collect();
        let first: Vec<_> = rows.iter().map(|row| row.titles[0].as_str()).collect();
        assert_eq!(first, ["Аудитор", "Қауіпсіздік әкімшісі", "Өңдеуші"]);
        assert_eq!(titles, [1, 2, 1]);
        let filled: Vec<_> = rows[1].cells.iter().map(Vec::len).collect();
        assert_eq!(filled, [1, 1, 0], "levels 4, 5 and 6");
    }

    #[tokio::test]
    async fn the_root_sends_to_the_language_of_the_browser() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, "de, ru;q=0.8, en;q=0.3".parse().unwrap());
        let response = choose_locale(headers).await;
        assert_eq!(response.status(), StatusCode::FOUND);
        assert_eq!(response.headers()[header::LOCATION], "/ru");
        assert_eq!(response.headers()[header::VARY], "Accept-Language");
        let response = choose_locale(HeaderMap::new()).await;
        assert_eq!(response.headers()[header::LOCATION], "/kk");
    }
}
