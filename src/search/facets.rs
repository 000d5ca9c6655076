//! Filters, and how many hits each of their values would leave.
//!
//! tantivy's facets count the matches of one query, and each filter would need a query of its own. A
//! pass over a million statements costs milliseconds, so there is one for all.
//!
//! A facet is counted without the choice of its own filter. One pass over the matches is enough:
//! a match that passes every filter counts in each facet, one that fails a single filter in the
//! facet of that filter only, and one that fails two in none.

use std::{borrow::Borrow, collections::BTreeSet, hash::Hash};

use super::{
    card_table::{CardTable, IndexedCard},
    filter_key::{FilterKey, Traits},
    request::{CardListRequest, SearchRequest},
    results::{CardFacet, Facets, StandardFacet},
};
use crate::standard::{CardKey, FunctionKind, Language, QualificationLevel, StatementKind};

/// The values that are chosen, each once; a filter without any lets all pass.
#[derive(Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Selection {
    kinds: BTreeSet<StatementKind>,
    function_kinds: BTreeSet<FunctionKind>,
    levels: BTreeSet<QualificationLevel>,
    standards: BTreeSet<String>,
    cards: BTreeSet<CardKey>,
    pub group_codes: BTreeSet<String>,
    occupation_codes: BTreeSet<String>,
    pub education: BTreeSet<String>,
    /// The level that the words name. It is no choice of a filter, so no facet is counted without it.
    named_level: Option<QualificationLevel>,
}

/// Filters, a bit for each: those that a match fails, or those that have values.
pub(super) type FilterBits = u8;
pub(super) const KIND: FilterBits = 1;
pub(super) const FUNCTION_KIND: FilterBits = 1 << 1;
pub(super) const LEVEL: FilterBits = 1 << 2;
pub(super) const STANDARD: FilterBits = 1 << 3;
pub(super) const CARD: FilterBits = 1 << 4;
pub(super) const GROUP_CODE: FilterBits = 1 << 5;
pub(super) const OCCUPATION_CODE: FilterBits = 1 << 6;
pub(super) const EDUCATION: FilterBits = 1 << 7;
/// The filters that ask for something of the card, not of the statement.
const OF_CARDS: FilterBits = LEVEL | STANDARD | CARD | GROUP_CODE | OCCUPATION_CODE | EDUCATION;
/// How many filters there are.
const N_FILTERS: usize = FilterBits::BITS as usize;

/// How many kinds, function kinds and levels there are, each with a place for none.
const N_KINDS: usize = StatementKind::ALL.len();
const N_FUNCTION_KINDS: usize = Traits::FUNCTION_KINDS.len();
const N_LEVELS: usize = 9;

/// What was counted.
#[derive(Debug)]
pub(super) struct SearchCounts {
    /// The hits.
    pub total: u64,
    /// The statements, of which several may be one hit.
    pub n_statements: u64,
    /// The hits that each value of a filter would leave.
    pub facets: Facets,
}

impl Selection {
    /// What a search has chosen.
    pub(super) fn of_search(request: &SearchRequest) -> Self {
        Self {
            kinds: request.kinds.iter().copied().collect(),
            function_kinds: request.function_kinds.iter().copied().collect(),
            levels: request.levels.iter().copied().collect(),
            standards: request.standards.iter().cloned().collect(),
            cards: request.cards.iter().cloned().collect(),
            ..Self::default()
        }
    }

    /// What a query of cards has chosen.
    pub(super) fn of_cards(query: &CardListRequest) -> Self {
        let texts = |values: &[String]| values.iter().cloned().collect();
        Self {
            levels: query.levels.iter().copied().collect(),
            standards: texts(&query.standards),
            group_codes: texts(&query.group_codes),
            occupation_codes: texts(&query.occupation_codes),
            education: texts(&query.education),
            ..Self::default()
        }
    }

    /// The same with the level that the words name, or without one.
    pub(super) fn of_level(self, named_level: Option<QualificationLevel>) -> Self {
        Self { named_level, ..self }
    }

    /// Whether nothing is chosen.
    pub(super) fn is_empty(&self) -> bool {
        self.chosen() == 0 && self.named_level.is_none()
    }

    /// The filters that have values.
    fn chosen(&self) -> FilterBits {
        let bit = |is_open: bool, filter| if is_open { 0 } else { filter };
        bit(self.kinds.is_empty(), KIND)
            | bit(self.function_kinds.is_empty(), FUNCTION_KIND)
            | bit(self.levels.is_empty(), LEVEL)
            | bit(self.standards.is_empty(), STANDARD)
            | bit(self.cards.is_empty(), CARD)
            | bit(self.group_codes.is_empty(), GROUP_CODE)
            | bit(self.occupation_codes.is_empty(), OCCUPATION_CODE)
            | bit(self.education.is_empty(), EDUCATION)
    }

    /// Whether a statement passes every filter.
    pub(super) fn lets_pass(&self, key: FilterKey, cards: &CardTable) -> bool {
        let card = cards.get(key.card());
        self.failed_by_traits(key.traits()) | self.failed_by_card(card) == 0
    }

    fn failed_by_traits(&self, traits: Traits) -> FilterBits {
        fails(&self.kinds, Some(&traits.kind()), KIND)
            | fails(&self.function_kinds, traits.function_kind().as_ref(), FUNCTION_KIND)
    }

    fn failed_by_card(&self, card: &IndexedCard) -> FilterBits {
        if self.named_level.is_some_and(|level| card.level != Some(level)) {
            return FilterBits::MAX;
        }
        fails(&self.levels, card.level.as_ref(), LEVEL)
            | fails(&self.standards, Some(&card.key.standard), STANDARD)
            | fails(&self.cards, Some(&card.key), CARD)
            | fails(&self.group_codes, card.group_code.as_ref(), GROUP_CODE)
            | fails(&self.occupation_codes, card.occupation_code.as_ref(), OCCUPATION_CODE)
            | fails(&self.education, card.education.iter().map(|(_, level)| &**level), EDUCATION)
    }
}

/// The filter where it has values, and none of those of a card or statement is among them.
fn fails<'v, T: Ord + Borrow<V>, V: Ord + ?Sized + 'v>(
    chosen: &BTreeSet<T>,
    values: impl IntoIterator<Item = &'v V>,
    filter: FilterBits,
) -> FilterBits {
    let passes = chosen.is_empty() || values.into_iter().any(|value| chosen.contains(value));
    if passes { 0 } else { filter }
}

/// Tells which filters the matches fail, by what is known of each card and of each kind of traits.
#[derive(Debug)]
pub(super) struct Filtering {
    by_traits: [FilterBits; Traits::COUNT],
    by_card: Vec<FilterBits>,
}

impl Filtering {
    /// What the cards and the traits fail.
    pub(super) fn new(cards: &CardTable, selection: &Selection) -> Self {
        let mut by_traits = [0; Traits::COUNT];
        for traits in Traits::all() {
            by_traits[traits.number()] = selection.failed_by_traits(traits);
        }
        let is_any_card = selection.chosen() & OF_CARDS == 0 && selection.named_level.is_none();
        let by_card = if is_any_card {
            vec![0; cards.len()]
        } else {
            cards.iter().map(|card| selection.failed_by_card(card)).collect()
        };
        Self { by_traits, by_card }
    }

    /// The filters that a match with this key fails.
    pub(super) fn failed(&self, key: FilterKey) -> FilterBits {
        self.by_card[key.card()] | self.by_traits[key.traits().number()]
    }
}

/// Counts matches by their traits and by their cards; what else the facets say follows from these.
#[derive(Debug)]
pub(super) struct Tally<'a> {
    cards: &'a CardTable,
    selection: &'a Selection,
    filtering: Filtering,
    /// The matches that pass every filter.
    passed: MatchCounts,
    /// Those that fail only one filter, by the number of its bit.
    but_for: [MatchCounts; N_FILTERS],
}

/// Matches, by the number of their traits and of their card.
#[derive(Debug, Default)]
struct MatchCounts {
    by_traits: [u64; Traits::COUNT],
    by_card: Vec<u64>,
}

impl<'a> Tally<'a> {
    /// Nothing is counted yet.
    pub(super) fn new(cards: &'a CardTable, selection: &'a Selection) -> Self {
        let none = || MatchCounts { by_card: vec![0; cards.len()], ..MatchCounts::default() };
        let chosen = selection.chosen();
        // No match fails a filter without values.
        let but_for = std::array::from_fn(|bit| {
            if chosen & 1 << bit == 0 { MatchCounts::default() } else { none() }
        });
        let filtering = Filtering::new(cards, selection);
        Self { cards, selection, filtering, passed: none(), but_for }
    }

    /// Counts a match, and tells whether it passes every filter.
    pub(super) fn count(&mut self, key: FilterKey) -> bool {
        let failed = self.filtering.failed(key);
        let counts = match failed {
            0 => &mut self.passed,
            _ if failed.is_power_of_two() => &mut self.but_for[bit_of(failed)],
            _ => return false,
        };
        counts.by_traits[key.traits().number()] += 1;
        counts.by_card[key.card()] += 1;
        failed == 0
    }

    /// The matches that pass every filter.
    pub(super) fn total(&self) -> u64 {
        self.passed.by_traits.iter().sum()
    }

    /// The matches of each card that pass every filter but this one, by the number of the card.
    pub(super) fn by_card(&self, but_for: FilterBits) -> Vec<u64> {
        let mut by_card = self.passed.by_card.clone();
        for (count, more) in by_card.iter_mut().zip(&self.but_for[bit_of(but_for)].by_card) {
            *count += more;
        }
        by_card
    }

    /// The same by the number of the level.
    pub(super) fn by_level(&self) -> [u64; N_LEVELS] {
        let mut by_level = [0; N_LEVELS];
        for (card, count) in self.cards.all_columns().iter().zip(self.by_card(LEVEL)) {
            by_level[usize::from(card.level)] += count;
        }
        by_level
    }

    /// The same by the number of the standard.
    pub(super) fn by_standard(&self) -> Vec<u64> {
        let mut by_standard = vec![0; self.cards.standards().len()];
        for (card, count) in self.cards.all_columns().iter().zip(self.by_card(STANDARD)) {
            by_standard[card.standard as usize] += count;
        }
        by_standard
    }

    fn by_traits(&self, but_for: FilterBits) -> impl Iterator<Item = (Traits, u64)> {
        let more = self.but_for[bit_of(but_for)].by_traits;
        Traits::all().zip(self.passed.by_traits.into_iter().zip(more).map(|(one, more)| one + more))
    }

    /// What was counted.
    pub(super) fn finish(self) -> SearchCounts {
        let mut counts = FacetCounts {
            kinds: [0; N_KINDS],
            function_kinds: [0; N_FUNCTION_KINDS],
            levels: self.by_level(),
            standards: self.by_standard(),
            cards: self.by_card(CARD),
        };
        for (traits, count) in self.by_traits(KIND) {
            counts.kinds[traits.numbers().0] += count;
        }
        for (traits, count) in self.by_traits(FUNCTION_KIND) {
            counts.function_kinds[traits.numbers().1] += count;
        }
        let total = self.total();
        let facets = self.selection.facets(self.cards, &counts);
        SearchCounts { total, n_statements: total, facets }
    }
}

fn bit_of(filter: FilterBits) -> usize {
    filter.trailing_zeros() as usize
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
        Facets {
            kinds: facet(StatementKind::ALL.into_iter().map(Some), &counts.kinds, &self.kinds),
            levels: self.level_facet(&counts.levels),
            standards: self.standard_facet(cards, &counts.standards, None),
            // Those of the whole catalogue would be too many to choose from.
            cards: if self.standards.is_empty() {
                Vec::new()
            } else {
                self.card_facet(cards, &counts.cards)
            },
            function_kinds: facet(
                Traits::FUNCTION_KINDS.into_iter(),
                &counts.function_kinds,
                &self.function_kinds,
            ),
        }
    }

    /// The levels, by their counts.
    pub(super) fn level_facet(&self, counts: &[u64]) -> Vec<(QualificationLevel, u64)> {
        let level = |number| QualificationLevel::try_from(number).ok();
        facet((0..).map(level), counts, &self.levels)
    }

    /// The standards with their titles for who prefers a language, by their counts.
    pub(super) fn standard_facet(
        &self,
        cards: &CardTable,
        counts: &[u64],
        preferred: Option<Language>,
    ) -> Vec<StandardFacet> {
        let codes = cards.standards().iter().map(|standard| Some(standard.code.clone()));
        let values = facet(codes, counts, &self.standards).into_iter();
        let named = |(code, count): (String, u64)| {
            let title =
                cards.standard(&code).and_then(|standard| standard.title(preferred)).cloned();
            StandardFacet { code, title, count }
        };
        values.map(named).collect()
    }

    /// The cards in the order of the catalogue; a chosen card that the catalogue does not have comes
    /// last.
    fn card_facet(&self, cards: &CardTable, counts: &[u64]) -> Vec<CardFacet> {
        let numbered = cards.in_catalogue_order().map(|number| (cards.get(number), counts[number]));
        let shown = numbered.filter(|(card, count)| *count > 0 || self.cards.contains(&card.key));
        let facet = |(card, count): (&IndexedCard, u64)| CardFacet {
            key: card.key.clone(),
            card: Some(card.head()),
            count,
        };
        let unknown = self.cards.iter().filter(|key| !cards.has(key));
        let unknown = unknown.map(|key| CardFacet { key: key.clone(), card: None, count: 0 });
        shown.map(facet).chain(unknown).collect()
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
        if let Err(position) = facet.binary_search_by(|(known, _)| known.cmp(value)) {
            facet.insert(position, (value.clone(), 0));
        }
    }
    facet
}
