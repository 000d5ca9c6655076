//! The steps from a card: up within its occupation, and to related professions of its level or a
//! higher one, with what each demands that the card does not.

use super::graph::Graph;
use crate::{
    app::AppError,
    comparison::{Comparison, n_only_on},
    standard::{CardSummary, TextChoice},
    storage::Storage,
};

/// The steps from a card; the cards by their indices in the list of cards.
#[derive(Debug)]
pub(super) struct Steps {
    /// The card they start from.
    pub from: usize,
    /// The steps: those of the occupation first, then by level.
    pub rows: Vec<PathwayStep>,
}

/// A step to a card.
#[derive(Debug)]
pub(super) struct PathwayStep {
    /// The card it leads to.
    pub to: usize,
    /// Whether it leads to a higher level of the same occupation.
    pub is_higher: bool,
    /// New skills, abilities and knowledge, each text once.
    pub new: [usize; 3],
}

impl Steps {
    /// Reads the cards at the ends of the steps and compares them.
    pub(super) async fn find(
        storage: &Storage,
        cards: &[CardSummary],
        graph: &Graph,
        from: usize,
    ) -> Result<Self, AppError> {
        let start = &cards[from].identity;
        let text = TextChoice::from(start.text());
        let card = storage.find_card(&start.key(), text).await?.ok_or(AppError::NotFound)?;
        let mut rows = Vec::new();
        for (to, is_higher) in targets(cards, graph, from) {
            let key = cards[to].identity.key();
            let Some(target) = storage.find_card(&key, text).await? else { continue };
            let comparison = Comparison::new(&[&card, &target]);
            let new = [&comparison.skills, &comparison.abilities, &comparison.knowledge]
                .map(|rows| n_only_on(rows, 1));
            rows.push(PathwayStep { to, is_higher, new });
        }
        Ok(Self { from, rows })
    }
}

/// The cards that steps lead to, and whether it is a higher level of the same occupation. A link
/// counts whichever of the two cards names the other.
fn targets(cards: &[CardSummary], graph: &Graph, from: usize) -> Vec<(usize, bool)> {
    let level = |card: usize| cards[card].qualification_level;
    let of_occupation = graph.occupations.iter().find(|one| one.cards.contains(&from));
    let of_occupation = of_occupation.map_or(&[][..], |one| &one.cards);
    let higher = of_occupation.iter().copied().filter(|card| level(*card) > level(from));
    let mut targets: Vec<(usize, bool)> = higher.map(|card| (card, true)).collect();
    let mut related: Vec<usize> = Vec::new();
    for &(one, other) in &graph.related {
        let end = if one == from { other } else { one };
        let is_ours = one == from || other == from;
        let is_known = end == from || of_occupation.contains(&end) || related.contains(&end);
        if is_ours && !is_known && level(end) >= level(from) {
            related.push(end);
        }
    }
    related.sort_by_key(|card| (level(*card), *card));
    targets.extend(related.into_iter().map(|card| (card, false)));
    targets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        i18n::Locale, standard::QualificationLevel, storage::RelatedLink, web::parts::samples,
    };

    #[test]
    fn steps_lead_up_in_the_occupation_and_sideways_to_related_ones_but_never_down() {
        let card = |slug: &str, code: &str, level| CardSummary {
            identity: samples::identity_of(slug),
            occupation_code: Some(code.to_owned()),
            qualification_level: QualificationLevel::try_from(level).ok(),
            ..samples::card().summary()
        };
        let cards = [
            card("a4", "a", 4),
            card("a5", "a", 5),
            card("a6", "a", 6),
            card("b4", "b", 4),
            card("b5", "b", 5),
            card("c6", "c", 6),
        ];
        let link = |from: &str, to: Option<&str>| RelatedLink {
            from: from.to_owned(),
            to: to.map(str::to_owned),
        };
        let links = [
            link("a5", Some("a6")),
            link("a5", Some("a4")),
            link("a5", Some("b4")),
            link("a5", None),
            link("b5", Some("a5")),
            link("a5", Some("c6")),
            link("c6", Some("a5")),
            link("a5", Some("a5")),
        ];
        let site = samples::site(Locale::Kk);
        let words = site.words_of(cards[0].identity.text());
        let graph = Graph::new(&cards, &links, &words);
        assert_eq!(graph.n_unmatched, 1);
        assert_eq!(targets(&cards, &graph, 1), [(2, true), (4, false), (5, false)]);
        assert!(targets(&cards, &graph, 2).is_empty());
    }
}
