//! The cards side by side: their facts, then line by line what they share.

use askama::Template;

use super::{
    frame::frame_of,
    side::{
        ComparedFact, Side, adds_heading, facts, keys, levels_of_all, profession_of_all,
        words_of_all,
    },
};
use crate::{
    app::address,
    comparison::{Comparison, Entry, Likeness, Row},
    i18n::Messages,
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
    only: Vec<OnlyOn<'c>>,
}

/// What only one card has.
struct OnlyOn<'c> {
    n: usize,
    /// In the order of the text, by what the lines are inside.
    groups: Vec<EntriesAt<'c>>,
}

/// Entries that follow each other inside one skill, or one function.
struct EntriesAt<'c> {
    entries: Vec<&'c Entry<'c>>,
}

impl ComparedKind<'_> {
    /// Whether any card has what the others have not.
    fn has_only(&self) -> bool {
        self.only.iter().any(|only| only.n > 0)
    }
}

impl<'c> OnlyOn<'c> {
    fn new(entries: &[&'c Entry<'c>]) -> Self {
        let inside = |entry: &Entry<'c>| {
            let place = entry.places[0];
            let (function, skill) = (place.function_above(), place.skill_above());
            (function.map(|function| function.id), skill.map(|skill| skill.id))
        };
        let groups = entries.chunk_by(|one, other| inside(one) == inside(other));
        let groups = groups.map(|entries| EntriesAt { entries: entries.to_vec() });
        Self { n: entries.len(), groups: groups.collect() }
    }
}

impl<'c> EntriesAt<'c> {
    /// The skill or the function that they are inside: its number in words, and its title. None for
    /// functions, which are inside nothing.
    fn above(&self, t: &Messages) -> Option<(String, &'c str)> {
        let place = self.entries[0].places[0];
        let function = place.function_above()?;
        let label = t.card.function(function.number);
        Some(match place.skill_above() {
            Some(skill) => (format!("{label}, {}", t.card.skill(skill.number)), &skill.title),
            None => (label, &function.title),
        })
    }
}

impl<'a> BesidePage<'a> {
    pub(super) fn new(site: &Site, sides: &'a [Side<'a>], choice: CardChoice) -> Self {
        let t = site.reader.locale.messages();
        let cards: Vec<_> = sides.iter().map(|side| side.card).collect();
        let of_levels = profession_of_all(sides).zip(levels_of_all(sides, t));
        let title = if let Some((profession, levels)) = of_levels {
            format!("{levels}: {profession}")
        } else {
            let names: Vec<String> = sides.iter().map(|side| side.title(t)).collect();
            format!("{} – {}", names.join(" · "), t.compare.heading)
        };
        Self {
            frame: frame_of(site, t.compare.heading, &title, sides, address::compare),
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
            let entries: Vec<_> = rows.flat_map(|row| row.entries.iter().flatten()).collect();
            OnlyOn::new(&entries)
        };
        ComparedKind { id, heading, groups, only: (0..n_sides).map(only).collect() }
    }
}
