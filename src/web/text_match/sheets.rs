//! The comparison as a workbook: a sheet with the lines of the text, and one for each card.

use super::result::{CoveredCard, MatchResult, shared};
use crate::{
    app::address,
    i18n::Messages,
    office::{OfficeSheet, SheetCell, SheetColumn, SheetLine},
    search::{COVERS, Hit},
    web::parts::{
        citation::{kind_and_number, reference_in_words},
        frame::Site,
    },
};

/// The sheets of the workbook.
pub(super) fn sheets(result: &MatchResult, site: &Site) -> Vec<OfficeSheet> {
    let t = site.reader.locale.messages();
    let cards = result.cards.iter().map(|card| sheet_of_card(card, result, site, t));
    [sheet_of_lines(result, site, t)].into_iter().chain(cards).collect()
}

/// A row for each line and each requirement near it.
fn sheet_of_lines(result: &MatchResult, site: &Site, t: &Messages) -> OfficeSheet {
    let words = &t.text_match;
    let columns = [
        (words.number, 6),
        (words.text, 50),
        (words.nearness, 18),
        (words.requirement, 60),
        (t.office.assessment.kind, 14),
        (t.home.profession, 32),
        (t.office.assessment.level, 11),
        (words.words, 30),
    ];
    let mut rows = Vec::new();
    for (line, number) in result.found.lines.iter().zip(1..) {
        let before = [SheetCell::Number(number), SheetCell::Words(line.text.clone())];
        if line.hits.is_empty() {
            let none = SheetCell::Words(words.no_near.to_owned());
            let row: Vec<SheetCell> = before.into_iter().chain([none]).collect();
            rows.push(filled(row, columns.len() + 1));
            continue;
        }
        for hit in &line.hits {
            rows.push(before.iter().cloned().chain(cells_of(hit, site, t)).collect());
        }
    }
    OfficeSheet {
        name: words.sheet_lines.to_owned(),
        above: vec![SheetLine::Words(words.heading.to_owned())],
        columns: with_places(&columns, t),
        rows,
        below: vec![SheetLine::Words(words.method.to_owned())],
    }
}

fn cells_of(hit: &Hit, site: &Site, t: &Messages) -> Vec<SheetCell> {
    let words = site.words_in(&hit.card.key.standard, hit.language);
    let of_card = site.words_in(&hit.card.key.standard, hit.card.language);
    let lines = words.lines_in(&hit.text);
    let text: Vec<&str> = lines.iter().map(|line| line.first.text).collect();
    let level = hit.card.qualification_level;
    let place = reference_in_words(&hit.reference, t);
    let permanent = site.public_url.absolute(&address::permanent(hit.id));
    vec![
        SheetCell::Words(t.text_match.of_score(hit.score, COVERS).to_owned()),
        SheetCell::Words(text.join(" ")),
        SheetCell::Words(kind_and_number(hit.kind, hit.number, t)),
        SheetCell::Words(of_card.first(&hit.card.title).text.to_owned()),
        level.map_or(SheetCell::Empty, |level| SheetCell::Number(level.number().into())),
        SheetCell::Words(shared(&hit.matched, &lines).join(", ")),
        SheetCell::Link(place, permanent),
    ]
}

/// A row for each requirement of a card.
fn sheet_of_card(
    card: &CoveredCard,
    result: &MatchResult,
    site: &Site,
    t: &Messages,
) -> OfficeSheet {
    let words = &t.text_match;
    let columns = [
        (t.office.assessment.kind, 18),
        (words.requirement, 70),
        (words.coverage, 14),
        (words.in_lines, 16),
        (words.text, 60),
    ];
    let printed = site.words_of(card.found.card.identity.text());
    let rows = card.requirements().map(|statement| {
        let lines = card.lines_of(&statement);
        let is_counted = card.lines.contains_key(&statement.identity().id);
        let covered = match (is_counted, lines.is_empty()) {
            (false, _) => SheetCell::Empty,
            (true, true) => SheetCell::Words(words.missing.to_owned()),
            (true, false) => SheetCell::Words(words.covers.to_owned()),
        };
        let numbers: Vec<String> = lines.iter().map(|line| (line + 1).to_string()).collect();
        let texts = lines.iter().filter_map(|line| result.found.lines.get(*line));
        let texts: Vec<&str> = texts.map(|line| line.text.as_str()).collect();
        let place = reference_in_words(&statement.identity().reference, t);
        let permanent = address::permanent(statement.identity().id);
        vec![
            SheetCell::Words(kind_and_number(statement.kind(), statement.number(), t)),
            SheetCell::Words(printed.first(statement.text()).text.to_owned()),
            covered,
            SheetCell::Words(numbers.join(", ")),
            SheetCell::Words(texts.join("\n")),
            SheetCell::Link(place, site.public_url.absolute(&permanent)),
        ]
    });
    let title = printed.first(&card.found.card.title);
    let profession = t.site.at_level(title.text, card.found.card.qualification_level);
    let covered = words.covered(card.covered, card.lines.len());
    OfficeSheet {
        name: format!("{} {}", words.sheet_card, card.key().slug),
        above: [profession, covered].map(SheetLine::Words).into(),
        columns: with_places(&columns, t),
        rows: rows.collect(),
        below: [words.cards_hint, words.method]
            .map(|line| SheetLine::Words(line.to_owned()))
            .into(),
    }
}

/// These columns, and one for the places.
fn with_places(columns: &[(&str, u16)], t: &Messages) -> Vec<SheetColumn> {
    let place = SheetColumn::of_places(t.office.assessment.place, t.collection.address);
    let columns = columns.iter().map(|(heading, width)| SheetColumn::new(*heading, *width));
    columns.chain([place]).collect()
}

/// A row with as many cells as there are columns.
fn filled(mut row: Vec<SheetCell>, n_columns: usize) -> Vec<SheetCell> {
    row.resize(n_columns, SheetCell::Empty);
    row
}
