//! Every component of the interface on one page, made by the macros that the other pages use, so
//! that the next page is made of the same parts and a change of one is seen in all its states.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    filter::{Choices, FilterGroup, FilterOption, FilterValue, Filters},
    frame::{Crumb, Frame, MenuSection},
    list::OtherPages,
    source_link::SourceLink,
    tile::{LevelBadge, LevelStep, Tile, counts},
};
use crate::{
    app::{AppError, PublicUrl, address},
    i18n::{Locale, Messages},
    standard::{Counts, QualificationLevel, Severity},
};

#[derive(Template)]
#[template(path = "components.html")]
struct ComponentsPage {
    frame: Frame,
    t: &'static Messages,
    /// This page, for the links of the examples.
    here: String,
    citation: String,
    levels: Vec<LevelBadge>,
    lines: SourceLink,
    severities: [(&'static str, &'static str); 3],
    steps: Vec<LevelStep>,
    figures: [(u64, &'static str); 3],
    tiles: Vec<Tile>,
    filters: Filters,
    order: Vec<FilterOption>,
    other_pages: OtherPages,
    /// What is said when a line is added to a collection.
    toast: String,
}

/// The components in a locale.
pub(super) async fn show(
    State(public_url): State<PublicUrl>,
    locale: Locale,
) -> Result<Response, AppError> {
    super::parts::page(&ComponentsPage::new(locale, &public_url))
}

impl ComponentsPage {
    fn new(locale: Locale, public_url: &PublicUrl) -> Self {
        let t = locale.messages();
        let here = address::components(locale);
        let mut frame = Frame::new(locale, public_url, t.components.heading, address::components)
            .description(t.components.lead)
            .section(MenuSection::About)
            .trail([
                Crumb::ours(t.site.home, address::home(locale)),
                Crumb::ours(t.site.about, address::about(locale)),
                Crumb::here(t.components.heading),
            ]);
        frame.has_own_search = true;
        let levels = std::iter::once(None)
            .chain((1..=8).map(|level| QualificationLevel::try_from(level).ok()));
        let levels: Vec<LevelBadge> = levels.map(|level| LevelBadge::new(level, t)).collect();
        Self {
            citation: format!("J62090011, {}, 2022", t.citation.version(2)),
            lines: SourceLink { href: here.clone(), label: "10–12".to_owned(), last: None },
            severities: [Severity::Error, Severity::Warning, Severity::Note]
                .map(|severity| (severity.name(), t.severity.of(severity))),
            steps: steps(&levels, &here, t),
            figures: [
                (1, t.count.standards.of(1)),
                (12, t.count.cards.of(12)),
                (111, t.count.skills.of(111)),
            ],
            tiles: tiles(&levels, &here, locale),
            filters: filters(&here, locale),
            order: order(&here, t),
            other_pages: OtherPages { first: Some(here.clone()), next: Some(here.clone()) },
            toast: t.card.tools.collected.replace("{n}", "3"),
            levels,
            here,
            frame,
            t,
        }
    }
}

/// The levels 4 to 6, the middle one open.
fn steps(levels: &[LevelBadge], here: &str, t: &Messages) -> Vec<LevelStep> {
    let steps = levels.iter().skip(4).take(3).map(|level| LevelStep {
        href: (level.number != 5).then(|| here.to_owned()),
        title: t.components.profession.to_owned(),
        level: level.clone(),
    });
    steps.collect()
}

/// The levels 2 and 3, with a code and without.
fn tiles(levels: &[LevelBadge], here: &str, locale: Locale) -> Vec<Tile> {
    let t = locale.messages();
    let tiles = levels.iter().skip(2).take(2).map(|level| Tile {
        href: here.to_owned(),
        title: t.components.profession.to_owned(),
        lang: locale.tag(),
        level: level.clone(),
        purpose: Some(t.components.purpose.to_owned()),
        standard: "J62090011".to_owned(),
        group_code: Some("2512-0".to_owned()),
        occupation_code: (level.number == 2).then(|| "2512-0-001".to_owned()),
        counts: counts(Counts { functions: 2, skills: 5, abilities: 21, knowledge: 1 }, t),
    });
    tiles.collect()
}

fn filters(here: &str, locale: Locale) -> Filters {
    let t = locale.messages();
    let chosen: Choices = vec![("level", "5".to_owned())];
    let candidates =
        [4, 5, 6].map(|level| FilterValue::new(&level, t.site.level(level), u64::from(level)));
    let standard = FilterValue {
        about: Some((t.components.purpose.to_owned(), locale.tag())),
        ..FilterValue::new(&"J62090011", "J62090011", 12)
    };
    let address = |_: &Choices| here.to_owned();
    let groups = vec![
        FilterGroup::new(t.professions.level, "level", candidates.into(), &chosen, address),
        FilterGroup::new(t.professions.standard, "standard", vec![standard], &chosen, address),
    ];
    Filters::new(groups, here.to_owned())
}

fn order(here: &str, t: &Messages) -> Vec<FilterOption> {
    let option = |label: &str, chosen| FilterOption {
        label: label.to_owned(),
        lang: None,
        about: None,
        count: 0,
        href: here.to_owned(),
        chosen,
    };
    vec![option(t.professions.by_title, true), option(t.professions.by_level, false)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::parts::samples;

    #[test]
    fn every_level_is_said_in_words() {
        for locale in Locale::ALL {
            let html = samples::read(&ComponentsPage::new(locale, &samples::public_url()));
            let badges = samples::texts(&html, "#levels .badge");
            assert_eq!(badges.len(), 9);
            for (number, words) in badges.iter().enumerate().skip(1) {
                assert!(words.contains(&number.to_string()), "{locale:?} {words}");
            }
        }
    }

    #[test]
    fn the_open_step_is_marked_and_leads_nowhere() {
        let html = samples::read(&ComponentsPage::new(Locale::En, &samples::public_url()));
        let open = samples::texts(&html, ".steps [aria-current=page]:not([href])");
        assert_eq!(open, ["Level 5 Software tester"]);
        assert_eq!(samples::texts(&html, ".steps a[href]").len(), 2);
    }
}
