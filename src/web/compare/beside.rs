//! The cards side by side: their facts, then line by line what they share.

use askama::Template;

use super::{
    choice::CardChoice,
    line::LineText,
    side::{ComparedFact, Side, facts},
    view::{View, frame_of, views},
};
use crate::{
    app::{PublicUrl, address},
    comparison::{Comparison, Entry, Likeness, Row, n_only_on},
    i18n::{Locale, Messages},
    standard::StatementKind,
    web::parts::frame::Frame,
};

#[derive(Template)]
#[template(path = "compare_beside.html")]
pub(super) struct BesidePage<'a> {
    frame: Frame,
    t: &'static Messages,
    sides: &'a [Side<'a>],
    views: [View; 2],
    facts: Vec<ComparedFact>,
    kinds: Vec<ComparedKind>,
    choice: CardChoice,
}

/// The lines of one kind.
struct ComparedKind {
    id: &'static str,
    heading: &'static str,
    groups: Vec<ComparedGroup>,
    /// What only one card has, for each.
    only: Vec<Only>,
    n_only: usize,
}

/// The rows that several cards have in the same way.
struct ComparedGroup {
    heading: &'static str,
    rows: Vec<RowView>,
}

/// A row; a card that has no such line has none.
struct RowView {
    is_close: bool,
    lines: Vec<Option<LineText>>,
}

/// What only one card has.
struct Only {
    side: usize,
    heading: String,
    lines: Vec<LineText>,
}

impl<'a> BesidePage<'a> {
    pub(super) fn new(
        locale: Locale,
        public_url: &PublicUrl,
        sides: &'a [Side<'a>],
        choice: CardChoice,
    ) -> Self {
        let t = locale.messages();
        let cards: Vec<_> = sides.iter().map(|side| side.card).collect();
        let comparison = Comparison::new(&cards);
        let kind = |(id, heading, kind)| {
            ComparedKind::new(id, heading, comparison.rows(kind), sides, locale)
        };
        let kinds = [
            ("functions", t.field.functions, StatementKind::Function),
            ("skills", t.field.skills, StatementKind::Skill),
            ("abilities", t.field.abilities, StatementKind::Ability),
            ("knowledge", t.field.knowledge, StatementKind::Knowledge),
        ];
        Self {
            frame: frame_of(locale, public_url, sides, t.compare.heading, address::compare),
            t,
            sides,
            views: views(sides, locale, false),
            facts: facts(&sides.iter().collect::<Vec<_>>(), t),
            kinds: kinds.map(kind).into(),
            choice,
        }
    }
}

impl ComparedKind {
    fn new(
        id: &'static str,
        heading: &'static str,
        rows: &[Row<'_>],
        sides: &[Side<'_>],
        locale: Locale,
    ) -> Self {
        let t = locale.messages();
        let n_cards = sides.len();
        let group = |heading, passes: fn(&Row<'_>, usize) -> bool| ComparedGroup {
            heading,
            rows: rows
                .iter()
                .filter(|row| passes(row, n_cards))
                .map(|row| RowView::new(row, locale))
                .collect(),
        };
        let mut groups = vec![
            group(t.compare.in_common, |row, n| {
                row.n_cards() == n && row.likeness == Likeness::Equal
            }),
            group(t.compare.close, |row, n| row.n_cards() == n && row.likeness == Likeness::Close),
        ];
        if n_cards > 2 {
            groups.push(group(t.compare.on_two, |row, n| (2..n).contains(&row.n_cards())));
        }
        let only = |(at, side): (usize, &Side<'_>)| Only {
            side: at,
            heading: side.name.only(t),
            lines: rows
                .iter()
                .filter(|row| row.is_only_on(at))
                .flat_map(|row| row.entries.iter().flatten())
                .map(|entry| LineText::new(entry, locale))
                .collect(),
        };
        Self {
            id,
            heading,
            groups,
            only: sides.iter().enumerate().map(only).collect(),
            n_only: (0..n_cards).map(|card| n_only_on(rows, card)).sum(),
        }
    }
}

impl RowView {
    fn new(row: &Row<'_>, locale: Locale) -> Self {
        let line =
            |entry: &Option<Entry<'_>>| entry.as_ref().map(|entry| LineText::new(entry, locale));
        Self {
            is_close: row.likeness == Likeness::Close,
            lines: row.entries.iter().map(line).collect(),
        }
    }

    /// The first card that has the line, with its words there.
    fn first(&self) -> Option<(usize, &LineText)> {
        self.lines.iter().enumerate().find_map(|(at, line)| Some((at, line.as_ref()?)))
    }
}
