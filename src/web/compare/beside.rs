//! The cards side by side: their facts, then line by line what they share.

use askama::Template;

use super::{
    frame::frame_of,
    side::{ComparedFact, Side, adds_heading, facts, keys, words_of_all},
};
use crate::{
    app::address,
    comparison::{Comparison, Entry, Likeness, Row},
    web::parts::{
        card_choice::CardChoice,
        frame::{Frame, Site},
    },
};

#[derive(Template)]
#[template(path = "compare_beside.html")]
pub(super) struct BesidePage<'a> {
    frame: Frame,
    sides: &'a [Side<'a>],
    facts: Vec<ComparedFact>,
    comparison: Comparison<'a>,
    choice: CardChoice,
}

/// The lines of one kind.
struct ComparedKind<'c> {
    id: &'static str,
    heading: &'static str,
    /// The rows that several cards have in the same way, under their headings.
    groups: Vec<(&'static str, Vec<&'c Row<'c>>)>,
    /// What only one card has, for each.
    only: Vec<Vec<&'c Entry<'c>>>,
}

impl ComparedKind<'_> {
    /// Whether any card has what the others have not.
    fn has_only(&self) -> bool {
        self.only.iter().any(|entries| !entries.is_empty())
    }
}

impl<'a> BesidePage<'a> {
    pub(super) fn new(site: &Site, sides: &'a [Side<'a>], choice: CardChoice) -> Self {
        let t = site.reader.locale.messages();
        let cards: Vec<_> = sides.iter().map(|side| side.card).collect();
        Self {
            frame: frame_of(site, t.compare.heading, sides, address::compare),
            sides,
            facts: facts(&sides.iter().collect::<Vec<_>>(), t),
            comparison: Comparison::new(&cards),
            choice,
        }
    }

    fn kinds(&self) -> [ComparedKind<'_>; 4] {
        let (words, comparison) = (&self.frame.t.field, &self.comparison);
        [
            ("functions", words.functions, &comparison.functions),
            ("skills", words.skills, &comparison.skills),
            ("abilities", words.abilities, &comparison.abilities),
            ("knowledge", words.knowledge, &comparison.knowledge),
        ]
        .map(|(id, heading, rows)| self.kind(id, heading, rows))
    }

    fn kind<'c>(
        &self,
        id: &'static str,
        heading: &'static str,
        rows: &'c [Row<'c>],
    ) -> ComparedKind<'c> {
        let words = &self.frame.t.compare;
        let n_sides = self.sides.len();
        let on_all = |likeness| {
            let rows = rows.iter().filter(move |row| row.likeness == likeness);
            rows.filter(|row| row.n_cards() == n_sides).collect()
        };
        let mut groups = vec![
            (words.in_common, on_all(Likeness::Equal)),
            (words.close, on_all(Likeness::Close)),
        ];
        if n_sides > 2 {
            let on_some = rows.iter().filter(|row| (2..n_sides).contains(&row.n_cards()));
            groups.push((words.on_two, on_some.collect()));
        }
        let only = |side| {
            let rows = rows.iter().filter(|row| row.is_only_on(side));
            rows.flat_map(|row| row.entries.iter().flatten()).collect()
        };
        ComparedKind { id, heading, groups, only: (0..n_sides).map(only).collect() }
    }
}
