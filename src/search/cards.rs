//! Lists of cards, answered from the table in memory: which cards pass the filters, how many each
//! value of a filter would leave, and a page of them in the order that is asked for.

use std::{cmp::Ordering, collections::BTreeMap};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use tantivy::TantivyError;

use super::{
    card_table::IndexedCard,
    error::SearchError,
    facets::{EDUCATION, GROUP_CODE, Selection, Tally},
    filter_key::FilterKey,
    index::SearchIndex,
    request::{CardListRequest, CardOrder, MAX_LIMIT},
    results::{CardFacets, CardList, EducationFacet},
};
use crate::{
    i18n::kazakh_order,
    standard::{CardKey, CardSummary, Language, QualificationLevel, TextKey, Wording},
};

impl SearchIndex {
    /// The cards that pass every filter, a page of them.
    ///
    /// # Errors
    ///
    /// [`SearchError::BadCursor`] for a cursor that is not one of ours; [`SearchError::Index`] when
    /// the index cannot be read.
    pub fn list_cards(&self, query: &CardListRequest) -> Result<CardList, SearchError> {
        let cards = &self.cards;
        let selection = Selection::of_cards(query);
        let in_order = cards.listed(query.order);
        let start = match &query.cursor {
            Some(cursor) => {
                let (alphabet, end) = (kazakh_order(), CardPosition::read(query.order, cursor)?);
                let by_title = |one: &str, other: &str| alphabet.compare(one, other);
                in_order
                    .partition_point(|&number| end.compare(&by_title, cards.get(number)).is_le())
            }
            None => 0,
        };
        let limit = query.limit.clamp(1, MAX_LIMIT) as usize;
        let mut tally = Tally::new(cards, &selection);
        let (mut page, mut has_more) = (Vec::new(), false);
        for (position, &number) in in_order.iter().enumerate() {
            let passes = tally.count(FilterKey::of_card(number));
            if passes && position >= start {
                has_more = page.len() == limit;
                if !has_more {
                    page.push(number);
                }
            }
        }
        let end = page.last().filter(|_| has_more).map(|&number| cards.get(number));
        let next = end.map(|end| CardPosition::write(query.order, end));
        let summaries = page.iter().map(|&number| self.summary(number, query.preferred));
        Ok(CardList {
            cards: summaries.collect::<Result<_, _>>()?,
            total: tally.total(),
            next,
            facets: self.card_facets(&selection, &tally, query.preferred),
        })
    }

    /// The names of all cards that are listed, by standard, point and slug.
    pub fn listed_cards(&self) -> impl ExactSizeIterator<Item = &CardKey> {
        let cards = &self.cards;
        cards.listed(CardOrder::Standard).iter().map(|&number| &cards.get(number).key)
    }

    /// The codes of the standards that have cards, in order.
    pub fn standard_codes(&self) -> impl ExactSizeIterator<Item = &str> {
        self.cards.standards().iter().map(|standard| standard.code.as_str())
    }

    /// What the standard of this code is called in the text that is listed for who prefers a language;
    /// none where it has no cards.
    #[must_use]
    pub fn standard_title(&self, code: &str, preferred: Option<Language>) -> Option<&Wording> {
        self.cards.standard(code)?.title(preferred)
    }

    /// Whether the catalogue has this card, in whatever language.
    #[must_use]
    pub fn has_card(&self, key: &CardKey) -> bool {
        self.cards.has(key)
    }

    /// Whether any card has this code of a group of occupations.
    #[must_use]
    pub fn has_group_code(&self, code: &str) -> bool {
        let mut cards = self.cards.called(&code.to_ascii_lowercase());
        cards.any(|card| card.group_code.as_deref() == Some(code))
    }

    /// Whether any card has this code of an occupation.
    #[must_use]
    pub fn has_occupation_code(&self, code: &str) -> bool {
        let mut cards = self.cards.called(&code.to_ascii_lowercase());
        cards.any(|card| card.occupation_code.as_deref() == Some(code))
    }

    /// Whether any card names this level of education.
    #[must_use]
    pub fn has_education(&self, level: &str) -> bool {
        self.cards.has_education(level)
    }

    fn card_facets(
        &self,
        selection: &Selection,
        tally: &Tally<'_>,
        preferred: Option<Language>,
    ) -> CardFacets {
        let cards = &self.cards;
        let counted = |filter| cards.iter().zip(tally.by_card(filter));
        let mut group_codes: BTreeMap<&str, u64> = BTreeMap::new();
        for (card, count) in counted(GROUP_CODE) {
            if let Some(code) = &card.group_code {
                *group_codes.entry(code).or_default() += count;
            }
        }
        group_codes.retain(|code, count| *count > 0 || selection.group_codes.contains(*code));
        // With the lowest level that asks for it.
        let mut education: BTreeMap<&str, (Option<QualificationLevel>, EducationFacet)> =
            BTreeMap::new();
        for (card, count) in counted(EDUCATION) {
            for (language, level) in card.education_in(preferred) {
                let (lowest, facet) = education.entry(level).or_insert_with(|| {
                    let text = card.identity.text().clone();
                    let (level, text) =
                        (level.to_string(), TextKey { language: *language, ..text });
                    (card.level, EducationFacet { level, text, count: 0 })
                });
                *lowest = [*lowest, card.level].into_iter().flatten().min();
                facet.count += count;
            }
        }
        let mut education: Vec<_> = education.into_values().collect();
        education.retain(|(_, one)| one.count > 0 || selection.education.contains(&one.level));
        education.sort_by_key(|(lowest, _)| *lowest);
        CardFacets {
            levels: selection.level_facet(&tally.by_level()),
            education: education.into_iter().map(|(_, facet)| facet).collect(),
            group_codes: group_codes.into_iter().map(|(code, n)| (code.to_owned(), n)).collect(),
            standards: selection.standard_facet(cards, &tally.by_standard(), preferred),
        }
    }
}

impl SearchIndex {
    /// The card as it is in a list, in the words of its text in a language, where it has one.
    fn summary(
        &self,
        number: usize,
        preferred: Option<Language>,
    ) -> Result<CardSummary, TantivyError> {
        let card = self.cards.get(number);
        let (identity, title) = card.called_in(preferred)?;
        let purpose = card.purpose.map(|address| {
            let stored = self.fields.read(&self.searcher, address)?;
            Ok::<_, TantivyError>(self.in_language(card, address, stored, preferred)?.1)
        });
        Ok(CardSummary {
            identity,
            point: card.point,
            title: title.to_owned(),
            group_code: card.group_code.clone(),
            occupation_code: card.occupation_code.clone(),
            qualification_level: card.level,
            purpose: purpose.transpose()?.map(|purpose| purpose.text),
            counts: card.counts,
        })
    }
}

/// The position of a card in an order, which is known whether or not the card is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
struct CardPosition {
    order: CardOrder,
    standard: String,
    point: u32,
    slug: String,
    /// The title and the level, where the order is by these.
    title: String,
    level: Option<QualificationLevel>,
}

impl CardPosition {
    /// How the card is placed to this position.
    fn compare(&self, by_title: &impl Fn(&str, &str) -> Ordering, card: &IndexedCard) -> Ordering {
        let ours = (self.title.as_str(), self.level);
        let by_order = self.order.compare(by_title, (&card.title, card.level), ours);
        let in_catalogue = (self.standard.as_str(), self.point, self.slug.as_str());
        by_order.then_with(|| card.in_catalogue().cmp(&in_catalogue))
    }

    /// The position of this card, as an opaque word that is safe in an address.
    fn write(order: CardOrder, card: &IndexedCard) -> String {
        let (CardKey { standard, slug }, point) = (&card.key, card.point);
        let level = card.level.map_or(0, QualificationLevel::number);
        let json = match order {
            CardOrder::Standard => serde_json::to_vec(&(standard, point, slug)),
            CardOrder::Title | CardOrder::Level => {
                serde_json::to_vec(&(standard, point, slug, &card.title, level))
            }
        };
        BASE64_URL_SAFE_NO_PAD.encode(json.expect("texts and numbers are written as JSON"))
    }

    /// Reads what [`Self::write`] wrote for the same order.
    fn read(order: CardOrder, cursor: &str) -> Result<Self, SearchError> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).map_err(|_| SearchError::BadCursor)?;
        let read = match order {
            CardOrder::Standard => serde_json::from_slice(&bytes)
                .map(|(standard, point, slug)| (standard, point, slug, String::new(), 0)),
            CardOrder::Title | CardOrder::Level => serde_json::from_slice(&bytes),
        };
        let (standard, point, slug, title, level): (_, _, _, _, u8) =
            read.map_err(|_| SearchError::BadCursor)?;
        let level = QualificationLevel::try_from(i64::from(level)).ok();
        Ok(Self { order, standard, point, slug, title, level })
    }
}
