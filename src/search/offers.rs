//! What may be offered while a query is typed: professions by their levels, and names of concepts in
//! every language. They are in memory, word by word, so that letters are answered without a look at
//! the texts.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    analysis::{self, folding},
    card_table::{CardTable, IndexedCard},
    error::SearchError,
    glossary::{ConceptGlossary, ConceptNumber},
    reading::TextReader,
};
use crate::standard::{Language, QualificationLevel};

/// The most words that are compared with what was typed: with one letter, a large catalogue has more.
const COMPARED: usize = 4_096;

/// What a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuggestionKind {
    /// The title of a profession.
    Profession,
    /// The title of a skill.
    Skill,
    /// A term of the field that statements name.
    Phrase,
}

impl SuggestionKind {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Profession => "profession",
            Self::Skill => "skill",
            Self::Phrase => "phrase",
        }
    }
}

/// Something that may be offered.
#[derive(Debug)]
pub(super) enum Offer {
    /// A profession at a level: the numbers of the cards with this title.
    Profession { cards: Vec<usize> },
    /// A name of a concept that so many statements name.
    Name { text: String, language: Language, concept: ConceptNumber, n_times: u64 },
}

/// An offer that fits what was typed. The least is the best: what begins with it first, then
/// professions, then what occurs most often; professions by their own titles before
/// those by other names; of the names of one concept those in the reader's language, then the shortest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FittingOffer {
    pub begins_otherwise: bool,
    pub kind: SuggestionKind,
    pub n_times: Reverse<u64>,
    /// That of a name.
    pub concept: ConceptNumber,
    is_foreign: bool,
    n_words: usize,
    /// Its number.
    pub number: usize,
}

/// A word of an offer: its number, behind which are a bit for a word of the title itself, and one for
/// the first word of a name.
type OfferedWord = u32;
const IS_FIRST: OfferedWord = 1;
const IS_OF_TITLE: OfferedWord = 1 << 1;
const FLAGS: u32 = 2;

/// All that may be offered.
#[derive(Debug, Default)]
pub(super) struct Offers {
    list: Vec<Offer>,
    /// The words of each offer, in order.
    words_of: Vec<Box<[OfferedWord]>>,
    /// The words in folded letters, in order.
    words: Vec<Box<str>>,
    /// The offers that have each word.
    having: Vec<Vec<u32>>,
}

/// Offers in the making: each with its words and their flags.
#[derive(Default)]
struct OfferBuilder {
    offers: Vec<Offer>,
    words_of: Vec<Vec<(u32, OfferedWord)>>,
    numbers: HashMap<Box<str>, u32>,
}

impl Offers {
    /// What may be offered of these cards, and the names of the concepts that `count` finds.
    pub(super) fn list(
        cards: &CardTable,
        glossary: &ConceptGlossary,
        reader: &TextReader<'_>,
        mut count: impl FnMut(&str) -> Result<u64, SearchError>,
    ) -> Result<Self, SearchError> {
        let mut builder = OfferBuilder::default();
        let mut by_title: HashMap<(&str, Option<QualificationLevel>), Vec<usize>> = HashMap::new();
        let mut in_order = Vec::new();
        for number in cards.in_catalogue_order() {
            let card = cards.get(number);
            let of_title = by_title.entry((&card.title, card.level)).or_default();
            if of_title.is_empty() {
                in_order.push((card, number));
            }
            of_title.push(number);
        }
        for (card, _) in in_order {
            let cards = by_title.remove(&(card.title.as_str(), card.level)).unwrap_or_default();
            builder.add_profession(card, cards, glossary, reader);
        }
        let mut counted: HashMap<ConceptNumber, u64> = HashMap::new();
        for (text, concept, language) in glossary.names() {
            let n_times = match counted.get(&concept) {
                Some(n_times) => *n_times,
                None => count(&glossary.get(concept).id)?,
            };
            counted.insert(concept, n_times);
            if n_times > 0 {
                let name = std::iter::once((text, IS_FIRST));
                let text = text.to_owned();
                builder.add(Offer::Name { text, language, concept, n_times }, name);
            }
        }
        Ok(builder.finish())
    }

    /// The offer with this number.
    pub(super) fn get(&self, number: usize) -> &Offer {
        &self.list[number]
    }

    /// The offers with a word for each that was typed, which begins with any of its readings.
    pub(super) fn fitting(
        &self,
        typed: &[Vec<String>],
        preferred: Option<Language>,
    ) -> Vec<FittingOffer> {
        let ranges: Vec<Vec<Range<usize>>> = typed
            .iter()
            .map(|readings| readings.iter().map(|letters| self.beginning_with(letters)).collect())
            .collect();
        let n_words = |ranges: &&Vec<Range<usize>>| ranges.iter().map(Range::len).sum::<usize>();
        let Some(rarest) = ranges.iter().min_by_key(n_words) else { return Vec::new() };
        let with_it = rarest.iter().flat_map(|range| &self.having[range.clone()]).flatten();
        let mut numbers: Vec<usize> =
            with_it.take(COMPARED).map(|number| *number as usize).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let fits = |number: &usize| ranges.iter().all(|ranges| self.has(*number, ranges, |_| true));
        numbers.retain(fits);
        numbers.into_iter().map(|number| self.fitting_offer(number, &ranges, preferred)).collect()
    }

    fn fitting_offer(
        &self,
        number: usize,
        ranges: &[Vec<Range<usize>>],
        preferred: Option<Language>,
    ) -> FittingOffer {
        let begins_otherwise = !self.has(number, &ranges[0], |word| word & IS_FIRST != 0);
        let is_of_title =
            |ranges: &Vec<_>| self.has(number, ranges, |word| word & IS_OF_TITLE != 0);
        let n_words = self.words_of[number].len();
        match &self.list[number] {
            Offer::Profession { .. } => FittingOffer {
                begins_otherwise,
                kind: SuggestionKind::Profession,
                n_times: Reverse(0),
                concept: 0,
                is_foreign: !ranges.iter().all(is_of_title),
                // The levels of a profession stay together.
                n_words: 0,
                number,
            },
            Offer::Name { language, concept, n_times, .. } => FittingOffer {
                begins_otherwise,
                kind: SuggestionKind::Phrase,
                n_times: Reverse(*n_times),
                concept: *concept,
                is_foreign: preferred.is_some_and(|preferred| preferred != *language),
                n_words,
                number,
            },
        }
    }

    /// Whether an offer has a word in any of the ranges, of those that `is_right` lets pass.
    fn has(
        &self,
        number: usize,
        ranges: &[Range<usize>],
        is_right: impl Fn(OfferedWord) -> bool,
    ) -> bool {
        let words = &self.words_of[number];
        ranges.iter().any(|range| {
            let start = words.partition_point(|word| ((word >> FLAGS) as usize) < range.start);
            let inside =
                words[start..].iter().take_while(|word| ((*word >> FLAGS) as usize) < range.end);
            inside.copied().any(&is_right)
        })
    }

    /// The words that begin with these letters.
    fn beginning_with(&self, letters: &str) -> Range<usize> {
        let start = self.words.partition_point(|word| **word < *letters);
        let n_words = self.words[start..].partition_point(|word| word.starts_with(letters));
        start..start + n_words
    }
}

impl OfferBuilder {
    /// Adds a profession. It is found by its titles in every language of its texts, and by the names
    /// that the concepts of its title have in others.
    fn add_profession(
        &mut self,
        card: &IndexedCard,
        cards: Vec<usize>,
        glossary: &ConceptGlossary,
        reader: &TextReader<'_>,
    ) {
        let read = reader.read(&card.title, card.identity.text());
        let mut languages = HashSet::new();
        let own = card.titles.iter().map(|title| {
            // The first of a language is the title itself.
            let flag = if languages.insert(title.language) { IS_OF_TITLE } else { 0 };
            (title.printed.as_str(), flag | IS_FIRST)
        });
        let named = read.spans.iter().flat_map(|span| {
            // What a profession is comes last in Kazakh: "қауіпсіздік инженері". In other languages
            // its name begins with that.
            let flag = if span.end == read.words.len() { IS_FIRST } else { 0 };
            glossary.names_of(span.concept).map(move |name| (name, flag))
        });
        self.add(Offer::Profession { cards }, own.chain(named));
    }

    /// Adds an offer with the words of its names, and the flags of these.
    fn add<'n>(&mut self, offer: Offer, names: impl Iterator<Item = (&'n str, OfferedWord)>) {
        let mut words = Vec::new();
        for (name, flags) in names {
            for word in analysis::words(name) {
                let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
                let folded = folding::fold(&word.text).into();
                let number = *self.numbers.entry(folded).or_insert(next);
                let is_later = if word.position == 0 { 0 } else { IS_FIRST };
                words.push((number, flags & !is_later));
            }
        }
        self.offers.push(offer);
        self.words_of.push(words);
    }

    /// Puts the words in order.
    fn finish(self) -> Offers {
        let mut words: Vec<(Box<str>, u32)> = self.numbers.into_iter().collect();
        words.sort_unstable();
        let mut in_order = vec![0; words.len()];
        for ((_, number), at) in words.iter().zip(0_u32..) {
            in_order[*number as usize] = at;
        }
        let mut offers_with = vec![Vec::new(); words.len()];
        let mut words_of = Vec::with_capacity(self.words_of.len());
        for (offer, of_offer) in (0_u32..).zip(self.words_of) {
            let number =
                |(word, flags): &(u32, OfferedWord)| in_order[*word as usize] << FLAGS | flags;
            let mut of_offer: Vec<OfferedWord> = of_offer.iter().map(number).collect();
            of_offer.sort_unstable();
            of_offer.dedup();
            for word in &of_offer {
                let with_it: &mut Vec<u32> = &mut offers_with[(word >> FLAGS) as usize];
                if with_it.last() != Some(&offer) {
                    with_it.push(offer);
                }
            }
            words_of.push(of_offer.into());
        }
        let words = words.into_iter().map(|(word, _)| word).collect();
        Offers { list: self.offers, words_of, words, having: offers_with }
    }
}
