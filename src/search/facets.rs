//! Filters, and how many hits each of their values would leave.
//!
//! A facet is counted without the choice of its own filter. One pass over the matches is enough:
//! a match that passes every filter counts in each facet, one that fails a single filter in the
//! facet of that filter alone, and one that fails two in none.

use std::{
    collections::{BTreeSet, HashMap},
    hash::Hash,
};

use super::{
    Facets, SearchRequest,
    card_table::{CardTable, IndexedCard},
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

/// How many kinds, function kinds and levels there are, each with a place for none.
const N_KINDS: usize = StatementKind::ALL.len();
const N_FUNCTION_KINDS: usize = Traits::FUNCTION_KINDS.len();
const N_LEVELS: usize = 9;

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

    /// Whether no filter asks for a card, its level or its standard.
    fn lets_every_card_pass(&self) -> bool {
        self.levels.is_empty() && self.standards.is_empty() && self.cards.is_empty()
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

/// Tells which filters the matches fail, by what is known of each card and of each kind of traits.
#[derive(Debug)]
pub(super) struct Filtering {
    by_traits: [Failed; Traits::COUNT],
    by_card: Vec<Failed>,
}

impl Filtering {
    /// What the cards and the traits fail.
    pub(super) fn new(cards: &CardTable, selection: &Selection) -> Self {
        let mut by_traits = [0; Traits::COUNT];
        for traits in Traits::all() {
            by_traits[traits.number()] = selection.failed_by_traits(traits);
        }
        let failed = |card: &IndexedCard| selection.failed_by_card(&card.key, card.level.as_ref());
        let by_card = if selection.lets_every_card_pass() {
            vec![0; cards.len()]
        } else {
            cards.iter().map(failed).collect()
        };
        Self { by_traits, by_card }
    }

    /// The filters that a match at this place fails.
    pub(super) fn failed(&self, place: Place) -> Failed {
        self.by_card[place.card()] | self.by_traits[place.traits().number()]
    }
}

/// Counts matches by their traits and by their cards; what else the facets say follows from these.
#[derive(Debug)]
pub(super) struct Tally<'a> {
    cards: &'a CardTable,
    selection: &'a Selection,
    filtering: Filtering,
    /// Those that pass every filter, by the number of their traits and of their card.
    by_traits: [u64; Traits::COUNT],
    by_card: Vec<u64>,
    /// Those that fail a single filter, in the same way.
    but_for_kind: [u64; Traits::COUNT],
    but_for_function_kind: [u64; Traits::COUNT],
    but_for_level: Vec<u64>,
    but_for_standard: Vec<u64>,
    but_for_card: Vec<u64>,
}

impl<'a> Tally<'a> {
    /// Nothing is counted yet.
    pub(super) fn new(cards: &'a CardTable, selection: &'a Selection) -> Self {
        let none = || vec![0; cards.len()];
        Self {
            cards,
            selection,
            filtering: Filtering::new(cards, selection),
            by_traits: [0; Traits::COUNT],
            by_card: none(),
            but_for_kind: [0; Traits::COUNT],
            but_for_function_kind: [0; Traits::COUNT],
            but_for_level: none(),
            but_for_standard: none(),
            but_for_card: none(),
        }
    }

    /// Counts a match, and tells whether it passes every filter.
    pub(super) fn count(&mut self, place: Place) -> bool {
        let (traits, card) = (place.traits().number(), place.card());
        match self.filtering.failed(place) {
            0 => {
                self.by_traits[traits] += 1;
                self.by_card[card] += 1;
                return true;
            }
            KIND => self.but_for_kind[traits] += 1,
            FUNCTION_KIND => self.but_for_function_kind[traits] += 1,
            LEVEL => self.but_for_level[card] += 1,
            STANDARD => self.but_for_standard[card] += 1,
            CARD => self.but_for_card[card] += 1,
            _ => {}
        }
        false
    }

    /// What was counted.
    pub(super) fn finish(self) -> Counted {
        let Self { cards, selection, by_traits, by_card, .. } = self;
        let mut by_kind = [0; N_KINDS];
        let mut by_function_kind = [0; N_FUNCTION_KINDS];
        for (traits, count) in Traits::all().zip(by_traits) {
            let (kind, function_kind) = traits.numbers();
            by_kind[kind] += count + self.but_for_kind[traits.number()];
            by_function_kind[function_kind] += count + self.but_for_function_kind[traits.number()];
        }
        let mut by_level = [0; N_LEVELS];
        let mut by_standard = vec![0; cards.standards().len()];
        for (number, (card, count)) in cards.all_columns().iter().zip(&by_card).enumerate() {
            by_level[usize::from(card.level)] += count + self.but_for_level[number];
            by_standard[card.standard as usize] += count + self.but_for_standard[number];
        }
        let by_card = by_card.iter().zip(&self.but_for_card);
        let by_card: Vec<u64> = by_card.map(|(count, more)| count + more).collect();
        let counts = FacetCounts {
            kinds: by_kind,
            function_kinds: by_function_kind,
            levels: by_level,
            standards: by_standard,
            cards: by_card,
        };
        let total = by_traits.iter().sum();
        Counted { total, n_statements: total, facets: selection.facets(cards, &counts) }
    }
}

/// How many hits there are of each kind, of each kind of function and of each level, by their
/// numbers; of each standard and card, by their numbers in the card table.
#[derive(Debug)]
pub(super) struct FacetCounts {
    pub kinds: [u64; N_KINDS],
    pub function_kinds: [u64; N_FUNCTION_KINDS],
    pub levels: [u64; N_LEVELS],
    pub standards: Vec<u64>,
    pub cards: Vec<u64>,
}

impl FacetCounts {
    /// None yet, of anything in these cards.
    pub(super) fn none(cards: &CardTable) -> Self {
        Self {
            kinds: [0; N_KINDS],
            function_kinds: [0; N_FUNCTION_KINDS],
            levels: [0; N_LEVELS],
            standards: vec![0; cards.standards().len()],
            cards: vec![0; cards.len()],
        }
    }
}

impl Selection {
    /// What the filters show: the values with hits, and those that are chosen.
    pub(super) fn facets(&self, cards: &CardTable, counts: &FacetCounts) -> Facets {
        let level = |number| QualificationLevel::try_from(number).ok();
        let standards = cards.standards().iter().cloned().map(Some);
        Facets {
            kinds: facet(StatementKind::ALL.into_iter().map(Some), &counts.kinds, &self.kinds),
            levels: facet((0..).map(level), &counts.levels, &self.levels),
            standards: facet(standards, &counts.standards, &self.standards),
            // Those of the whole catalogue would be too many to choose from.
            cards: if self.standards.is_empty() {
                Vec::new()
            } else {
                card_facet(cards, &counts.cards, &self.cards)
            },
            function_kinds: facet(
                Traits::FUNCTION_KINDS.into_iter(),
                &counts.function_kinds,
                &self.function_kinds,
            ),
        }
    }
}

/// The values with hits, and those that are chosen, in the order of the values, in which they come.
fn facet<T: Ord + Clone>(
    values: impl Iterator<Item = Option<T>>,
    counts: &[u64],
    chosen: &BTreeSet<T>,
) -> Vec<(T, u64)> {
    let counted = values.zip(counts).filter_map(|(value, count)| Some((value?, *count)));
    let mut facet: Vec<(T, u64)> =
        counted.filter(|(value, count)| *count > 0 || chosen.contains(value)).collect();
    // Somebody may have chosen what the catalogue does not have.
    for value in chosen {
        if let Err(place) = facet.binary_search_by(|(known, _)| known.cmp(value)) {
            facet.insert(place, (value.clone(), 0));
        }
    }
    facet
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
