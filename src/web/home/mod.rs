//! The home page: what is inside now, search, three ways in, and the professions by their levels; where
//! there are many standards, a register by activity instead.

mod register;

use std::collections::BTreeSet;

use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};

use register::RegisterEntry;

use super::parts::{
    frame::{Frame, Site},
    occupation::{Occupation, occupations},
    search_examples::search_examples,
    words::Words,
};
use crate::{
    app::{AppError, address},
    catalogue::CurrentCatalogue,
    i18n::Messages,
    search::CardListRequest,
    standard::{CardSummary, QualificationLevel, Wording},
    storage::{CatalogueCounts, PageRequest, StandardSummary, Storage},
};

/// The ladders are for an overview: beyond so many cards the list of professions serves better.
const MOST_CARDS: u32 = 120;

/// A ladder for each standard is read up to so many; of more there is a register.
const MOST_LADDERS: u32 = 5;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    frame: Frame,
    /// What is in the catalogue now, without the end of the sentence.
    inside: String,
    examples: Vec<(Wording, String)>,
    ladders: Vec<Ladder<'a>>,
    register: Vec<RegisterEntry<'a>>,
    counts: CatalogueCounts,
    standards: &'a [StandardSummary],
}

/// The cards of one standard: occupations in rows, levels in columns.
struct Ladder<'a> {
    cards: &'a [CardSummary],
    levels: BTreeSet<Option<QualificationLevel>>,
    rows: Vec<Occupation>,
}

/// `/`: sends the reader to the home page in the language that the browser prefers.
pub(super) async fn choose_locale(headers: HeaderMap) -> Response {
    super::parts::in_preferred_language(&headers, address::home)
}

/// The home page of a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    site: Site,
) -> Result<Response, AppError> {
    let counts = storage.count().await?;
    let (catalogue, preferred) = (catalogue.get(), Some(site.reader.language()));
    let (mut cards, mut standards, mut register) = (Vec::new(), Vec::new(), Vec::new());
    if counts.standards <= MOST_LADDERS.into() && counts.cards <= MOST_CARDS.into() {
        let request =
            CardListRequest { limit: MOST_CARDS, preferred, ..CardListRequest::default() };
        cards = catalogue.index.list_cards(&request)?.cards;
        let request = PageRequest { limit: MOST_LADDERS, cursor: None };
        standards = storage.list_standards(request, preferred).await?.items;
    } else {
        register = register::of(&catalogue.index, preferred);
    }
    let t = site.reader.locale.messages();
    let title = format!("{} – {}", t.home.heading, t.site.tagline);
    super::parts::page(&HomePage {
        frame: Frame::new(&site, &title, address::home)
            .description(t.home.lead)
            .with_own_search()
            .without_trail(),
        inside: inside(counts, t),
        examples: search_examples(site.reader),
        ladders: ladders(&mut cards, &site),
        register,
        counts,
        standards: &standards,
    })
}

impl HomePage<'_> {
    /// The words of the professions, or of the standards that the register names.
    fn words(&self) -> Option<Words<'_>> {
        let texts = self.ladders.iter().map(|ladder| ladder.cards[0].identity.text());
        let named = self.register.iter().flat_map(|entry| &entry.standards);
        let named = named.map(|one| self.frame.words_in(one.code, one.title.language));
        let of_ladders = texts.map(|text| self.frame.words_of(text));
        of_ladders.chain(named).max_by_key(Words::availability)
    }

    /// The title of a standard that the page names.
    fn title_of(&self, standard: &str) -> Option<&str> {
        let found = self.standards.iter().find(|one| one.text.code == standard);
        found.map(|found| found.title.as_str())
    }
}

/// How many profession cards there are, of how many standards.
fn inside(counts: CatalogueCounts, t: &Messages) -> String {
    let (standards, cards) = (counts.standards, counts.cards);
    let cards = format!("{cards} {}", t.count.cards.of(cards));
    match standards {
        1 => t.home.inside_one(&cards),
        _ => t.home.inside(&format!("{standards} {}", t.count.standards.of(standards)), &cards),
    }
}

/// A ladder for each standard, its rows in alphabetical order.
fn ladders<'a>(cards: &'a mut [CardSummary], site: &Site) -> Vec<Ladder<'a>> {
    cards.sort_by(|one, other| one.identity.standard().cmp(other.identity.standard()));
    let standards =
        cards.chunk_by(|one, other| one.identity.standard() == other.identity.standard());
    let ladder = |cards: &'a [CardSummary]| Ladder {
        cards,
        levels: cards.iter().map(|card| card.qualification_level).collect(),
        rows: occupations(cards, |card| {
            site.words_of(card.identity.text()).first(&card.title).into_owned()
        }),
    };
    standards.map(ladder).collect()
}

impl Ladder<'_> {
    /// The cards of an occupation at a level.
    fn cell(
        &self,
        row: &Occupation,
        level: Option<QualificationLevel>,
    ) -> impl Iterator<Item = &CardSummary> {
        let cards = row.cards.iter().map(|card| &self.cards[*card]);
        cards.filter(move |card| card.qualification_level == level)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{StatusCode, header};

    use super::*;
    use crate::{i18n::Locale, web::parts::samples};

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
        let mut cards = vec![
            card("Қауіпсіздік әкімшісі", "2524-0-001", 5),
            card("Өңдеуші", "2524-0-003", 4),
            card("Қауіпсіздік жөніндегі әкімші", "2524-0-001", 4),
            card("Аудитор", "2524-0-002", 6),
        ];
        let ladders = ladders(&mut cards, &samples::site(Locale::Kk));
        let rows = &ladders[0].rows;
        let titles: Vec<_> = rows.iter().map(|row| row.titles.len()).collect();
        let first: Vec<_> = rows.iter().map(|row| row.titles[0].text.as_str()).collect();
        assert_eq!(first, ["Аудитор", "Қауіпсіздік әкімшісі", "Өңдеуші"]);
        assert_eq!(titles, [1, 2, 1]);
        let filled: Vec<_> = ladders[0]
            .levels
            .iter()
            .map(|level| ladders[0].cell(&rows[1], *level).count())
            .collect();
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
