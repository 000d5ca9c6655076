//! The frames of the pages that compare cards.

use super::side::{Side, keys};
use crate::{
    app::address,
    i18n::Locale,
    standard::CardKey,
    web::parts::frame::{Crumb, Frame, MenuSection, Site},
};

/// The frame of any of them.
pub(super) fn framed(site: &Site, title: &str, path: impl Fn(Locale) -> String) -> Frame {
    let t = site.reader.locale.messages();
    let professions = address::professions(site.reader.locale, &[]);
    Frame::new(site, title, path)
        .section(MenuSection::Professions)
        .below([Crumb::new(t.site.professions, professions)])
}

/// The frame of a comparison. Its title begins with what tells the cards apart, as a window shows only
/// the beginning.
pub(super) fn frame_of(
    site: &Site,
    heading: &str,
    title: &str,
    sides: &[Side<'_>],
    path: impl Fn(Locale, &[&CardKey]) -> String,
) -> Frame {
    let t = site.reader.locale.messages();
    let names: Vec<String> = sides.iter().map(|side| side.title(t)).collect();
    let description = format!("{}: {}. {}", t.compare.heading, names.join("; "), t.compare.lead);
    framed(site, title, |locale| path(locale, &keys(sides)))
        .description(&description)
        .here(Crumb::here(heading))
}
