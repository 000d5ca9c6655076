//! The map of a standard, drawn: levels across, occupations down. Here are the positions of everything
//! on it, in units of the drawing, one of which is a pixel at its natural size.
//!
//! Links run in the gutters between the columns, each on a track of its own, so that no line passes
//! behind a card. What follows a level within an occupation is a straight line.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    standard::{CardSummary, QualificationLevel},
    web::parts::occupation::Occupation,
};

const MARGIN: i32 = 12;
/// The column of the names of the occupations.
const NAMES: i32 = 196;
const CARD_WIDTH: i32 = 124;
const CARD_HEIGHT: i32 = 56;
/// Between the columns, and beside the last one.
const GUTTER: i32 = 76;
/// Above the first row: the names of the levels.
const HEAD: i32 = 36;
/// Between the rows, and between cards of a row that share a level.
const BETWEEN_ROWS: i32 = 28;
const BETWEEN_CARDS: i32 = 10;
/// The radius of the bends.
const BEND: i32 = 9;
/// The letters that fit beside a row.
const NAME_LETTERS: usize = 24;
const LINE: i32 = 18;

/// The drawing.
#[derive(Debug, Default)]
pub(super) struct Map {
    /// Its size.
    pub width: i32,
    /// Its size.
    pub height: i32,
    /// The levels, each at the middle of its column.
    pub levels: Vec<(i32, Option<QualificationLevel>)>,
    /// The lines of the names of the occupations.
    pub names: Vec<MapName>,
    /// The rules between the rows.
    pub rules: Vec<i32>,
    /// The cards.
    pub cards: Vec<MapCard>,
    /// The lines between them.
    pub links: Vec<MapLink>,
}

/// The name of an occupation, in lines.
#[derive(Debug)]
pub(super) struct MapName {
    /// The lines, each with its height.
    pub lines: Vec<(i32, String)>,
    /// The code and its height.
    pub code: Option<(i32, String)>,
}

/// The position of a card.
#[derive(Debug, Clone)]
pub(super) struct MapCard {
    /// Its index in the list of cards.
    pub card: usize,
    /// Its left side.
    pub x: i32,
    /// Its top.
    pub y: i32,
    column: usize,
    row: usize,
}

/// A line between two cards.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MapLink {
    /// The cards at its ends, by their indices in the list of cards.
    pub ends: (usize, usize),
    /// The path of the line, as SVG has it.
    pub path: String,
    /// It leads to the next level of an occupation; else to a related profession.
    pub is_step: bool,
    /// Each of the two names the other.
    pub both_ways: bool,
    /// It leads to a lower level, which is no growth.
    pub is_lower: bool,
}

impl Map {
    /// Draws the cards of these occupations, with the related links between them by their indices
    /// in the list of cards.
    pub(super) fn new(
        occupations: &[Occupation],
        cards: &[CardSummary],
        related: &BTreeSet<(usize, usize)>,
    ) -> Self {
        let levels: BTreeSet<Option<QualificationLevel>> =
            cards.iter().map(|card| card.qualification_level).collect();
        let levels: Vec<_> = levels.into_iter().collect();
        let mut map = Self {
            width: 2 * MARGIN + NAMES + columns(levels.len()),
            levels: levels
                .iter()
                .enumerate()
                .map(|(column, level)| (left_of(column) + CARD_WIDTH / 2, *level))
                .collect(),
            ..Self::default()
        };
        let mut top = HEAD;
        for (row, occupation) in occupations.iter().enumerate() {
            map.rules.push(top);
            top = map.add_row(row, occupation, cards, &levels, top);
        }
        map.height = top + MARGIN;
        map.add_steps(occupations, related);
        map.add_related(related, cards);
        map
    }

    /// Places the cards of an occupation, and gives the top of the row after it.
    fn add_row(
        &mut self,
        row: usize,
        occupation: &Occupation,
        cards: &[CardSummary],
        levels: &[Option<QualificationLevel>],
        top: i32,
    ) -> i32 {
        let top = top + BETWEEN_ROWS / 2;
        let mut filled: BTreeMap<usize, i32> = BTreeMap::new();
        for &card in &occupation.cards {
            let level = cards[card].qualification_level;
            let column = levels.iter().position(|one| *one == level).unwrap_or_default();
            let above = filled.entry(column).or_default();
            let y = top + *above * (CARD_HEIGHT + BETWEEN_CARDS);
            *above += 1;
            self.cards.push(MapCard { card, x: left_of(column), y, column, row });
        }
        let mut lines = Vec::new();
        let mut y = top + 14;
        for line in occupation.titles.iter().flat_map(|title| wrapped(&title.text)) {
            lines.push((y, line));
            y += LINE;
        }
        let code = occupation.code.clone().map(|code| (y, code));
        self.names.push(MapName { lines, code });
        let deepest = filled.values().copied().max().unwrap_or(1);
        let of_cards = deepest * (CARD_HEIGHT + BETWEEN_CARDS) - BETWEEN_CARDS;
        top + of_cards.max(y - top + 4) + BETWEEN_ROWS / 2
    }

    /// Adds what follows each level within its occupation.
    fn add_steps(&mut self, occupations: &[Occupation], related: &BTreeSet<(usize, usize)>) {
        for (from, to) in occupations.iter().flat_map(Occupation::steps) {
            let (Some(one), Some(other)) = (self.card(from), self.card(to)) else {
                continue;
            };
            let (x, y) = (one.x + CARD_WIDTH, one.y + CARD_HEIGHT / 2);
            let path = if other.column == one.column + 1 && other.y == one.y {
                format!("M{x} {y}H{}", other.x)
            } else {
                let end = other.y + CARD_HEIGHT / 2;
                bent(x, y, other.x - GUTTER / 2, other.x, end)
            };
            let both_ways = related.contains(&(from, to)) && related.contains(&(to, from));
            self.links.push(MapLink {
                ends: (from, to),
                path,
                is_step: true,
                both_ways,
                is_lower: false,
            });
        }
    }

    /// Adds the related professions that are no steps, the two directions of a pair as one line.
    fn add_related(&mut self, related: &BTreeSet<(usize, usize)>, cards: &[CardSummary]) {
        let mut pairs: Vec<(MapCard, MapCard, bool)> = Vec::new();
        for &(from, to) in related {
            let both_ways = related.contains(&(to, from));
            let is_step = self
                .links
                .iter()
                .any(|link| link.is_step && (link.ends == (from, to) || link.ends == (to, from)));
            if from == to || is_step || (both_ways && to < from) {
                continue;
            }
            if let (Some(one), Some(other)) = (self.card(from), self.card(to)) {
                pairs.push((one, other, both_ways));
            }
        }
        let mut tracks = Tracks::new(&pairs);
        for (one, other, both_ways) in pairs {
            let path = tracks.path(&one, &other);
            let levels = [&one, &other].map(|end| cards[end.card].qualification_level);
            let is_lower = matches!(levels, [Some(from), Some(to)] if to < from);
            self.links.push(MapLink {
                ends: (one.card, other.card),
                path,
                is_step: false,
                both_ways,
                is_lower: is_lower && !both_ways,
            });
        }
    }

    fn card(&self, card: usize) -> Option<MapCard> {
        self.cards.iter().find(|one| one.card == card).cloned()
    }
}

/// The tracks in the gutters, and how many lines touch each side of a card so far.
struct Tracks {
    /// By gutter: how many lines run in it, and how many have their track.
    in_gutter: BTreeMap<usize, (i32, i32)>,
    /// By card, side and direction.
    at_side: BTreeMap<(usize, bool, bool), i32>,
}

impl Tracks {
    fn new(pairs: &[(MapCard, MapCard, bool)]) -> Self {
        let mut in_gutter: BTreeMap<usize, (i32, i32)> = BTreeMap::new();
        for (one, other, _) in pairs {
            for gutter in gutters(one, other) {
                in_gutter.entry(gutter).or_default().0 += 1;
            }
        }
        Self { in_gutter, at_side: BTreeMap::new() }
    }

    /// The path of a line, from its first card to its second.
    fn path(&mut self, from: &MapCard, to: &MapCard) -> String {
        let gutters = gutters(from, to);
        let (from_right, to_right) = (from.column <= to.column, to.column <= from.column);
        let (x1, x2) = (side(from, from_right), side(to, to_right));
        let down = to.row >= from.row;
        let (y1, y2) = (self.port(from, from_right, down), self.port(to, to_right, !down));
        let tracks: Vec<i32> = gutters.iter().map(|gutter| self.track(*gutter)).collect();
        match tracks[..] {
            [first, last] => {
                // Over the columns between, the line runs above or below the row that it leads to.
                let lane = if down { to.y - 8 } else { to.y + CARD_HEIGHT + 8 };
                format!("{}{}", bent(x1, y1, first, last, lane), bent_on(last, lane, x2, y2))
            }
            _ => bent(x1, y1, tracks[0], x2, y2),
        }
    }

    /// The height at which a line leaves a side of a card.
    fn port(&mut self, card: &MapCard, right: bool, down: bool) -> i32 {
        let n_before = self.at_side.entry((card.card, right, down)).or_default();
        let away = 11 + 7 * (*n_before).min(2);
        *n_before += 1;
        card.y + CARD_HEIGHT / 2 + if down { away } else { -away }
    }

    fn track(&mut self, gutter: usize) -> i32 {
        let (n_lines, taken) = self.in_gutter.entry(gutter).or_insert((1, 0));
        *taken += 1;
        left_of(gutter) + CARD_WIDTH + GUTTER * *taken / (*n_lines + 1)
    }
}

/// The gutters in which a line between two cards turns: one, or one at each end. A gutter has the
/// number of the column before it.
fn gutters(one: &MapCard, other: &MapCard) -> Vec<usize> {
    let (left, right) = (one.column.min(other.column), one.column.max(other.column));
    if right - left < 2 {
        return vec![left];
    }
    if one.column < other.column { vec![left, right - 1] } else { vec![right - 1, left] }
}

fn side(card: &MapCard, right: bool) -> i32 {
    if right { card.x + CARD_WIDTH } else { card.x }
}

fn left_of(column: usize) -> i32 {
    MARGIN + NAMES + columns(column)
}

/// The width of so many columns with their gutters.
fn columns(n_columns: usize) -> i32 {
    let n_columns = i32::try_from(n_columns).expect("there are eight levels");
    n_columns * (CARD_WIDTH + GUTTER)
}

/// A line from a point along its height to a track, along it, and on to another point.
fn bent(x1: i32, y1: i32, track: i32, x2: i32, y2: i32) -> String {
    let bend = BEND.min((y2 - y1).abs() / 2);
    let (out, down) = ((track - x1).signum() * bend, (y2 - y1).signum() * bend);
    let beginning = format!("M{x1} {y1}H{}Q{track} {y1} {track} {}", track - out, y1 + down);
    beginning + &bent_on(track, y1, x2, y2)
}

/// What follows a line that has come to a track: along it, and on to a point.
fn bent_on(track: i32, y1: i32, x2: i32, y2: i32) -> String {
    let bend = BEND.min((y2 - y1).abs() / 2);
    let (down, on) = ((y2 - y1).signum() * bend, (x2 - track).signum() * bend);
    format!("V{}Q{track} {y2} {} {y2}H{x2}", y2 - down, track + on)
}

/// A name in lines that fit beside a row.
fn wrapped(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < NAME_LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        standard::{Language, Wording},
        web::parts::samples,
    };

    fn card(level: i64) -> CardSummary {
        CardSummary {
            qualification_level: QualificationLevel::try_from(level).ok(),
            ..samples::card().summary()
        }
    }

    fn occupation(title: &str, cards: &[usize]) -> Occupation {
        let titles = vec![Wording::official(title, Language::Kazakh)];
        Occupation { titles, code: None, cards: cards.to_vec() }
    }

    #[test]
    fn cards_never_cover_each_other_and_stand_inside_the_drawing() {
        let cards: Vec<_> = [4, 5, 5, 7, 0].map(card).into();
        let occupations = [occupation("Аудитор", &[0, 1, 2]), occupation("Инженер", &[3, 4])];
        let map = Map::new(&occupations, &cards, &BTreeSet::new());
        assert_eq!(map.cards.len(), 5);
        for (at, one) in map.cards.iter().enumerate() {
            assert!(one.x + CARD_WIDTH <= map.width && one.y + CARD_HEIGHT <= map.height);
            for other in &map.cards[at + 1..] {
                let apart =
                    (one.x - other.x).abs() >= CARD_WIDTH || (one.y - other.y).abs() >= CARD_HEIGHT;
                assert!(apart, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn two_cards_that_name_each_other_are_one_line_and_a_step_is_not_drawn_twice() {
        let cards: Vec<_> = [4, 5, 6].map(card).into();
        let occupations = [occupation("Аудитор", &[0, 1]), occupation("Инженер", &[2])];
        let related = BTreeSet::from([(0, 1), (0, 2), (2, 0), (1, 1)]);
        let map = Map::new(&occupations, &cards, &related);
        let links: Vec<_> =
            map.links.iter().map(|link| (link.ends, link.is_step, link.both_ways)).collect();
        assert_eq!(links, [((0, 1), true, false), ((0, 2), false, true)]);
        assert!(map.links.iter().all(|link| link.path.starts_with('M')));
    }

    #[test]
    fn a_link_to_a_lower_level_is_told_from_the_others() {
        let cards: Vec<_> = [6, 5, 4, 0].map(card).into();
        let occupations = [0, 1, 2, 3].map(|index| occupation("Аудитор", &[index]));
        let related = BTreeSet::from([(0, 1), (1, 0), (1, 2), (2, 0), (2, 3)]);
        let map = Map::new(&occupations, &cards, &related);
        let lower: Vec<_> = map.links.iter().map(|link| (link.ends, link.is_lower)).collect();
        assert_eq!(
            lower,
            [((0, 1), false), ((1, 2), true), ((2, 0), false), ((2, 3), false)],
            "both ways, down, up, and to a level that is not given"
        );
    }

    #[test]
    fn a_long_name_is_wrapped_at_its_words() {
        assert_eq!(
            wrapped("Ақпараттық қауіпсіздік жөніндегі маман"),
            ["Ақпараттық қауіпсіздік", "жөніндегі маман"]
        );
        assert!(wrapped("").is_empty());
    }
}
