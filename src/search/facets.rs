//! Filters, and how many hits each of their values would leave.
//!
//! A facet is counted without the choice of its own filter. One pass over the matches is enough:
//! a match that passes every filter is counted in each facet, one that fails a single filter in
//! the facet of that filter alone, and one that fails two in none.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::Hash,
};

use super::{
    Facets, SearchRequest,
    card_table::CardTable,
    place::{Place, Traits},
};
use crate::standard::{CardKey, FunctionKind, QualificationLevel, StatementKind};

/// The values that are chosen, each once; a filter without any lets all pass.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Selection {
    kinds: BTreeSet<StatementKind>,
    levels: BTreeSet<QualificationLevel>,
    standards: BTreeSet<String>,
    cards: BTreeSet<CardKey>,
    function_kinds: BTreeSet<FunctionKind>,
}

/// The filters that a match fails, a bit for each.
pub(super) type Failed = u8;
pub(super) const KIND: Failed = 1;
pub(super) const LEVEL: Failed = 2;
pub(super) const STANDARD: Failed = 4;
pub(super) const CARD: Failed = 8;
pub(super) const FUNCTION_KIND: Failed = 16;
pub(super) const FILTERS: [Failed; 5] = [KIND, LEVEL, STANDARD, CARD, FUNCTION_KIND];

/// What was counted.
#[derive(Debug)]
pub(super) struct Counted {
    /// The hits.
    pub total: u64,
    /// The statements, of which several may be one hit.
    pub n_statements: u64,
    /// The hits that each value of a filter would leave.
    pub facets: Facets,
}

impl Selection {
    /// What a request has chosen.
    pub(super) fn of(request: &SearchRequest) -> Self {
        Self {
            kinds: request.kinds.iter().copied().collect(),
            levels: request.levels.iter().copied().collect(),
            standards: request.standards.iter().cloned().collect(),
            cards: request.cards.iter().cloned().collect(),
            function_kinds: request.function_kinds.iter().copied().collect(),
        }
    }

    /// Whether nothing is chosen.
    pub(super) fn is_empty(&self) -> bool {
        self.kinds.is_empty()
            && self.levels.is_empty()
            && self.standards.is_empty()
            && self.cards.is_empty()
            && self.function_kinds.is_empty()
    }

    /// Whether a statement passes every filter.
    pub(super) fn lets_pass(&self, place: Place, cards: &CardTable) -> bool {
        let card = cards.get(place.card());
        self.failed_by_traits(place.traits()) | self.failed_by_card(&card.key, card.level.as_ref())
            == 0
    }

    fn failed_by_traits(&self, traits: Traits) -> Failed {
        fails(&self.kinds, Some(&traits.kind()), KIND)
            | fails(&self.function_kinds, traits.function_kind().as_ref(), FUNCTION_KIND)
    }

    fn failed_by_card(&self, key: &CardKey, level: Option<&QualificationLevel>) -> Failed {
        fails(&self.levels, level, LEVEL)
            | fails(&self.standards, Some(&key.standard), STANDARD)
            | fails(&self.cards, Some(key), CARD)
    }
}

fn fails<T: Ord>(chosen: &BTreeSet<T>, value: Option<&T>, filter: Failed) -> Failed {
    let passes = chosen.is_empty() || value.is_some_and(|value| chosen.contains(value));
    if passes { 0 } else { filter }
}

/// Tells which filters the matches fail. Those of one card come together, so most cost one look.
#[derive(Debug)]
pub(super) struct Filtering<'a> {
    cards: &'a CardTable,
    selection: &'a Selection,
    by_traits: [Failed; Traits::COUNT],
    /// The card whose matches come now, and which filters it fails.
    card: usize,
    by_card: Failed,
}

impl<'a> Filtering<'a> {
    /// No card has come yet.
    pub(super) fn new(cards: &'a CardTable, selection: &'a Selection) -> Self {
        let mut by_traits = [0; Traits::COUNT];
        for traits in Traits::all() {
            by_traits[traits.number()] = selection.failed_by_traits(traits);
        }
        Self { cards, selection, by_traits, card: usize::MAX, by_card: 0 }
    }

    /// The filters that a match at this place fails.
    pub(super) fn failed(&mut self, place: Place) -> Failed {
        if place.card() != self.card {
            self.card = place.card();
            let card = self.cards.get(self.card);
            self.by_card = self.selection.failed_by_card(&card.key, card.level.as_ref());
        }
        self.by_card | self.by_traits[place.traits().number()]
    }
}

/// Counts matches. Those of one card come together, so a whole card is put into the facets at
/// once, when the next one begins.
#[derive(Debug)]
pub(super) struct Tally<'a> {
    cards: &'a CardTable,
    selection: &'a Selection,
    filtering: Filtering<'a>,
    /// The card whose matches come now, and its matches by their traits.
    card: usize,
    on_card: [u64; Traits::COUNT],
    total: u64,
    /// Without the filter by kind and without that by function kind, by the number of the traits.
    by_kind: [u64; Traits::COUNT],
    by_function_kind: [u64; Traits::COUNT],
    /// By the number of the card or of the standard in the card table.
    by_level: Vec<u64>,
    by_standard: Vec<u64>,
    by_card: Vec<u64>,
}

impl<'a> Tally<'a> {
    /// Nothing is counted yet.
    pub(super) fn new(cards: &'a CardTable, selection: &'a Selection) -> Self {
        Self {
            cards,
            selection,
            filtering: Filtering::new(cards, selection),
            card: usize::MAX,
            on_card: [0; Traits::COUNT],
            total: 0,
            by_kind: [0; Traits::COUNT],
            by_function_kind: [0; Traits::COUNT],
            by_level: vec![0; cards.len()],
            by_standard: vec![0; cards.standards().len()],
            by_card: vec![0; cards.len()],
        }
    }

    /// Counts a match, and tells whether it passes every filter.
    pub(super) fn count(&mut self, place: Place) -> bool {
        if place.card() != self.card {
            self.finish_card();
            self.card = place.card();
        }
        self.on_card[place.traits().number()] += 1;
        self.filtering.failed(place) == 0
    }

    fn finish_card(&mut self) {
        for traits in Traits::all() {
            let number = traits.number();
            let count = std::mem::take(&mut self.on_card[number]);
            if count == 0 {
                continue;
            }
            // It is the card of the last match still.
            let failed = self.filtering.by_card | self.filtering.by_traits[number];
            let without = |filter: Failed| if failed & !filter == 0 { count } else { 0 };
            self.total += without(0);
            self.by_kind[number] += without(KIND);
            self.by_function_kind[number] += without(FUNCTION_KIND);
            self.by_level[self.card] += without(LEVEL);
            self.by_standard[self.cards.get(self.card).standard] += without(STANDARD);
            self.by_card[self.card] += without(CARD);
        }
    }

    /// What was counted.
    pub(super) fn finish(mut self) -> Counted {
        self.finish_card();
        let Self { cards, selection, total, .. } = self;
        let kinds = Traits::all().map(|traits| Some(traits.kind())).zip(self.by_kind);
        let function_kinds = Traits::all().map(Traits::function_kind).zip(self.by_function_kind);
        let levels = (0..cards.len()).map(|number| cards.get(number).level).zip(self.by_level);
        let facets = Facets {
            kinds: selection.facet_of_kinds(kinds),
            levels: selection.facet_of_levels(levels),
            standards: selection.facet_of_standards(cards, &self.by_standard),
            cards: selection.facet_of_cards(cards, &self.by_card),
            function_kinds: selection.facet_of_function_kinds(function_kinds),
        };
        Counted { total, n_statements: total, facets }
    }
}

impl Selection {
    pub(super) fn facet_of_kinds(
        &self,
        counts: impl Iterator<Item = (Option<StatementKind>, u64)>,
    ) -> Vec<(StatementKind, u64)> {
        facet(counts, &self.kinds)
    }

    pub(super) fn facet_of_levels(
        &self,
        counts: impl Iterator<Item = (Option<QualificationLevel>, u64)>,
    ) -> Vec<(QualificationLevel, u64)> {
        facet(counts, &self.levels)
    }

    pub(super) fn facet_of_function_kinds(
        &self,
        counts: impl Iterator<Item = (Option<FunctionKind>, u64)>,
    ) -> Vec<(FunctionKind, u64)> {
        facet(counts, &self.function_kinds)
    }

    pub(super) fn facet_of_standards(
        &self,
        cards: &CardTable,
        counts: &[u64],
    ) -> Vec<(String, u64)> {
        let counts = cards.standards().iter().zip(counts).filter(|(_, count)| **count > 0);
        facet(counts.map(|(code, count)| (Some(code.clone()), *count)), &self.standards)
    }

    /// Only where a standard is chosen.
    pub(super) fn facet_of_cards(&self, cards: &CardTable, counts: &[u64]) -> Vec<(CardKey, u64)> {
        if self.standards.is_empty() {
            return Vec::new();
        }
        card_facet(cards, counts, &self.cards)
    }
}

/// The values in their order: those with hits, and those that are chosen.
fn facet<T: Ord + Clone>(
    counts: impl Iterator<Item = (Option<T>, u64)>,
    chosen: &BTreeSet<T>,
) -> Vec<(T, u64)> {
    let mut facet: BTreeMap<T, u64> = chosen.iter().map(|value| (value.clone(), 0)).collect();
    for (value, count) in counts {
        if let Some(value) = value.filter(|_| count > 0) {
            *facet.entry(value).or_default() += count;
        }
    }
    facet.into_iter().collect()
}

/// The same in the order of the catalogue. The texts of a card in several languages are one
/// value; a chosen card that the catalogue does not have comes last.
fn card_facet(
    cards: &CardTable,
    counts: &[u64],
    chosen: &BTreeSet<CardKey>,
) -> Vec<(CardKey, u64)> {
    let mut facet: Vec<(CardKey, u64)> = Vec::new();
    let mut places: HashMap<&CardKey, usize> = HashMap::new();
    for number in cards.in_catalogue_order() {
        let key = &cards.get(number).key;
        if counts[number] == 0 && !chosen.contains(key) {
            continue;
        }
        let place = *places.entry(key).or_insert_with(|| {
            facet.push((key.clone(), 0));
            facet.len() - 1
        });
        facet[place].1 += counts[number];
    }
    let unknown = chosen.iter().filter(|key| !places.contains_key(key));
    facet.extend(unknown.map(|key| (key.clone(), 0)));
    facet
}
