//! The ways to look at the cards of a comparison, and the frame of each.

use super::side::{Side, SideName};
use crate::{
    app::{PublicUrl, address},
    i18n::{Locale, Messages},
    standard::CardKey,
    web::parts::frame::{Crumb, Frame, MenuSection},
};

/// One way to look at the cards.
#[derive(Debug)]
pub(super) struct View {
    /// What it is called.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether it is open.
    pub current: bool,
}

/// The frame of a comparison; its title names the cards.
pub(super) fn frame_of(
    locale: Locale,
    public_url: &PublicUrl,
    sides: &[Side<'_>],
    heading: &str,
    path: impl Fn(Locale, &[&CardKey]) -> String,
) -> Frame {
    let t = locale.messages();
    let keys: Vec<&CardKey> = sides.iter().map(|side| &side.key).collect();
    let names: Vec<String> =
        sides.iter().map(|side| format!("{}, {}", side.title, side.level.label)).collect();
    let title = format!("{heading}: {}", names.join(" · "));
    Frame::new(locale, public_url, &title, |locale| path(locale, &keys))
        .description(&format!("{}: {}. {}", t.compare.heading, names.join("; "), t.compare.lead))
        .section(MenuSection::Professions)
        .trail(trail(locale, heading))
}

/// The pages above a comparison, and the page itself.
pub(super) fn trail(locale: Locale, here: &str) -> [Crumb; 3] {
    let t = locale.messages();
    [
        Crumb::ours(t.site.home, address::home(locale)),
        Crumb::ours(t.site.professions, address::professions(locale, &[])),
        Crumb::here(here),
    ]
}

/// The ways to look at these cards.
pub(super) fn views(sides: &[Side<'_>], locale: Locale, adds: bool) -> [View; 2] {
    let t = locale.messages();
    let keys: Vec<&CardKey> = sides.iter().map(|side| &side.key).collect();
    [
        View {
            label: t.compare.beside.to_owned(),
            href: address::compare(locale, &keys),
            current: !adds,
        },
        View {
            label: adds_heading(sides, t),
            href: address::compare_adds(locale, &keys),
            current: adds,
        },
    ]
}

/// What the page is called: of the first and the last card.
pub(super) fn adds_heading(sides: &[Side<'_>], t: &Messages) -> String {
    let (mut from, mut to) = (&sides[0], &sides[sides.len() - 1]);
    if to.card.qualification_level < from.card.qualification_level {
        (from, to) = (to, from);
    }
    step_heading(from, to, t)
}

/// What the step from a card to another is called.
pub(super) fn step_heading(from: &Side<'_>, to: &Side<'_>, t: &Messages) -> String {
    match (&from.name, &to.name) {
        (SideName::Level(lower), SideName::Level(higher)) if from.title == to.title => {
            t.compare.adds_level(*higher, *lower)
        }
        _ if from.title == to.title => t.compare.adds_card(&to.label, &from.label),
        _ => t.compare.adds_card(
            &format!("{}, {}", to.title, to.level.label),
            &format!("{}, {}", from.title, from.level.label),
        ),
    }
}
