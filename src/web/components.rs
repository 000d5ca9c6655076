//! Every component of the interface on one page, made by the macros that the other pages use, so
//! that the next page is made of the same parts and a change of one is seen in all its states.

use askama::Template;
use axum::response::Response;

use super::parts::{
    filter::{Choices, FilterGroup, FilterValue, Filters},
    frame::{Crumb, Frame, MenuSection, Site},
    level_step::LevelStep,
    list::OtherPages,
    order::OrderLink,
};
use crate::{
    app::{AppError, address},
    i18n::Locale,
    standard::{
        CardIdentity, CardSummary, Counts, Edition, QualificationLevel, Severity, TextKey, Wording,
    },
};

#[derive(Template)]
#[template(path = "components.html")]
struct ComponentsPage {
    frame: Frame,
    /// This page, for the links of the examples.
    here: String,
    /// No level, then each of them.
    levels: Vec<Option<QualificationLevel>>,
    steps: Vec<LevelStep>,
    cards: Vec<CardSummary>,
    filters: Filters,
    order: Vec<OrderLink>,
    other_pages: OtherPages,
    /// What is said when a line is added to a collection.
    toast: String,
}

/// The components in a locale.
pub(super) async fn show(site: Site) -> Result<Response, AppError> {
    super::parts::page(&ComponentsPage::new(&site))
}

impl ComponentsPage {
    fn new(site: &Site) -> Self {
        let (locale, t) = (site.reader.locale, site.reader.locale.messages());
        let here = address::components(locale);
        let levels: Vec<_> =
            std::iter::once(None).chain(QualificationLevel::all().map(Some)).collect();
        // The levels 4 to 6, the middle one open.
        let steps = levels[4..7].iter().enumerate().map(|(at, level)| LevelStep {
            href: (at != 1).then(|| here.clone()),
            title: Wording::unofficial(t.components.profession, locale.language()),
            level: *level,
        });
        let order = |label, chosen| OrderLink { label, href: here.clone(), chosen };
        Self {
            frame: Frame::new(site, t.components.heading, address::components)
                .description(t.components.lead)
                .section(MenuSection::About)
                .below([Crumb::new(t.site.about, address::about(locale))])
                .with_own_search(),
            steps: steps.collect(),
            // With a code and without.
            cards: vec![card(levels[2], Some("2512-0-001"), locale), card(levels[3], None, locale)],
            filters: filters(&here, locale),
            order: vec![order(t.professions.by_title, true), order(t.professions.by_level, false)],
            other_pages: OtherPages { first: Some(here.clone()), next: Some(here.clone()) },
            toast: t.card.tools.collected.replace("{n}", "3"),
            levels,
            here,
        }
    }
}

fn card(level: Option<QualificationLevel>, code: Option<&str>, locale: Locale) -> CardSummary {
    let words = &locale.messages().components;
    let text = TextKey {
        code: "J62090011".to_owned(),
        edition: Edition::default(),
        language: locale.language(),
    };
    CardSummary {
        identity: CardIdentity::new(text, "example").expect("a slug has letters"),
        point: 1,
        title: words.profession.to_owned(),
        group_code: Some("2512-0".to_owned()),
        occupation_code: code.map(str::to_owned),
        qualification_level: level,
        purpose: Some(words.purpose.to_owned()),
        counts: Counts { functions: 2, skills: 5, abilities: 21, knowledge: 1 },
    }
}

fn filters(here: &str, locale: Locale) -> Filters {
    let t = locale.messages();
    let chosen: Choices = vec![("level", "5".to_owned())];
    let levels = FilterValue::list(vec![(4, 4), (5, 5), (6, 6)], |level| t.site.level(*level));
    let standard = FilterValue {
        about: Some(Wording::unofficial(t.components.purpose, locale.language())),
        ..FilterValue::new(&"J62090011", "J62090011", 12)
    };
    let address = |_: &Choices| here.to_owned();
    let groups = vec![
        FilterGroup::new(t.professions.level, "level", levels, &chosen, address),
        FilterGroup::new(t.professions.standard, "standard", vec![standard], &chosen, address),
    ];
    Filters::new(groups, here.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::parts::samples;

    #[test]
    fn every_level_is_said_in_words() {
        for locale in Locale::ALL {
            let html = samples::read(&ComponentsPage::new(&samples::site(locale)));
            let badges = samples::texts(&html, "#levels .badge");
            assert_eq!(badges.len(), 9);
            for (number, words) in badges.iter().enumerate().skip(1) {
                assert!(words.contains(&number.to_string()), "{locale:?} {words}");
            }
        }
    }

    #[test]
    fn the_open_step_is_marked_and_leads_nowhere() {
        let html = samples::read(&ComponentsPage::new(&samples::site(Locale::En)));
        let open = samples::texts(&html, ".steps [aria-current=page]:not([href])");
        assert_eq!(open, ["Level 5 Software tester"]);
        assert_eq!(samples::texts(&html, ".steps a[href]").len(), 2);
    }
}
