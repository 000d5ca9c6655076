//! The cards of the index, in memory: what the statements of a card share, and what cards are listed
//! and filtered by.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{Arc, OnceLock},
};

use tantivy::{DocAddress, TantivyError};

use super::{
    analysis,
    fields::{self, StoredStatement},
    request::CardOrder,
    results::HitCard,
};
use crate::{
    i18n::kazakh_order,
    standard::{
        CardIdentity, CardKey, Counts, Identity, Language, QualificationLevel, StatementKind,
        TextKey, Wording,
    },
};

/// A card of the index.
#[derive(Debug)]
pub(super) struct IndexedCard {
    /// The name of the card.
    pub key: CardKey,
    /// Its names in its text.
    pub identity: CardIdentity,
    /// The name of the profession.
    pub title: String,
    /// The level of the profession.
    pub level: Option<QualificationLevel>,
    /// The codes of its occupation and of the group of occupations.
    pub occupation_code: Option<String>,
    pub group_code: Option<String>,
    /// The levels of education that its texts name, as printed, each once in a language.
    pub education: Vec<(Language, Arc<str>)>,
    /// The title and the other titles, as each of its texts has them, its own first.
    pub titles: Vec<CardTitle>,
    /// The number of the point of the standard.
    pub point: u32,
    /// How many statements it has of some kinds.
    pub counts: Counts,
    /// Where the index has its purpose.
    pub purpose: Option<DocAddress>,
}

/// What a card is called in one of its texts.
#[derive(Debug)]
pub(super) struct CardTitle {
    /// In folded letters.
    pub folded: String,
    /// As printed.
    pub printed: String,
    /// The language of the text.
    pub language: Language,
}

/// A standard of the index.
#[derive(Debug)]
pub(super) struct IndexedStandard {
    /// The code.
    pub code: String,
    /// Its texts, each with the title that it gives.
    texts: Vec<(TextKey, Wording)>,
}

/// The numbers of the cards that are listed, in each order of the list.
#[derive(Debug)]
struct ListedCards {
    in_catalogue: Vec<usize>,
    by_title: OnceLock<Vec<usize>>,
    by_level: OnceLock<Vec<usize>>,
}

impl IndexedStandard {
    /// The text that is listed for who prefers a language, and its title.
    fn listed(&self, preferred: Option<Language>) -> Option<&(TextKey, Wording)> {
        self.texts.iter().min_by_key(|(text, _)| text.precedence(preferred))
    }

    /// Its title for who prefers a language.
    pub(super) fn title(&self, preferred: Option<Language>) -> Option<&Wording> {
        self.listed(preferred).map(|(_, title)| title)
    }
}

impl IndexedCard {
    /// What its text in this language calls it, where it has one, with its names there; else its own.
    pub(super) fn called_in(
        &self,
        language: Option<Language>,
    ) -> Result<(CardIdentity, &str), TantivyError> {
        let title = self.titles.iter().find(|title| Some(title.language) == language);
        let Some(title) = title else { return Ok((self.identity.clone(), &self.title)) };
        let text = TextKey { language: title.language, ..self.identity.text().clone() };
        let identity = CardIdentity::new(text, self.identity.slug());
        Ok((identity.map_err(|_| fields::lacks("slug"))?, &title.printed))
    }

    /// The levels of education that its text in this language names, where it has one; else those of
    /// its own.
    pub(super) fn education_in(
        &self,
        language: Option<Language>,
    ) -> impl Iterator<Item = &(Language, Arc<str>)> {
        let own = self.identity.language();
        let language = language.filter(|one| self.titles.iter().any(|of| of.language == *one));
        let language = language.unwrap_or(own);
        self.education.iter().filter(move |(of, _)| *of == language)
    }

    /// The names of one of its statements.
    pub(super) fn identity_of(
        &self,
        statement: &StoredStatement,
    ) -> Result<Identity, TantivyError> {
        let text = self.identity.text();
        let reference = statement.reference()?;
        Ok(match statement.named_in {
            Some(language) => Identity::new(&TextKey { language, ..text.clone() }, reference),
            None => Identity::new(text, reference),
        })
    }

    /// The language of a statement.
    pub(super) fn language_of(&self, statement: &StoredStatement) -> Language {
        statement.language.unwrap_or(self.identity.language())
    }
}

/// What is asked of the card of every match. It is small, so that the cards of a large catalogue
/// are at hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct CardColumns {
    /// The number of its standard in [`CardTable::standards`].
    pub standard: u32,
    /// Its position in the order of the catalogue.
    pub rank: u32,
    /// The document of its profession, which its other statements follow.
    pub profession: u32,
    /// The level of the profession, 0 for none.
    pub level: u8,
}

/// The cards, each by its number. The number is the order in which the index has them; the order of
/// the catalogue is another thing, so a card can be added at any time.
#[derive(Debug, Default)]
pub(super) struct CardTable {
    cards: Vec<IndexedCard>,
    columns: Vec<CardColumns>,
    /// By code.
    standards: Vec<IndexedStandard>,
    /// The numbers of the cards in the order of the catalogue.
    by_rank: Vec<usize>,
    /// The cards that are listed.
    listed: OnceLock<ListedCards>,
    /// The cards by what they may be called: codes in small letters, titles in folded ones.
    by_name: HashMap<String, Vec<usize>>,
    /// The levels of education, each once.
    education: HashSet<Arc<str>>,
}

impl CardTable {
    /// Adds the card of a profession and gives its number. [`Self::put_in_order`] is called when all
    /// cards are there.
    pub(super) fn push(
        &mut self,
        address: DocAddress,
        profession: StoredStatement,
    ) -> Result<u32, TantivyError> {
        let slug = profession.reference()?.slug().to_owned();
        let StoredStatement { text: title, card, .. } = profession;
        let card = card.ok_or_else(|| fields::lacks("card"))?;
        let (text, level) = (card.text()?, card.level()?);
        let standard = number(self.number_of_standard(&text, card.standard_title));
        let education = self.levels_of_education(text.language, card.education);
        self.columns.push(CardColumns {
            standard,
            rank: 0,
            profession: address.doc_id,
            level: level.map_or(0, QualificationLevel::number),
        });
        self.cards.push(IndexedCard {
            titles: titles_in(text.language, title.clone(), card.other_titles).collect(),
            key: text.card(slug.as_str()),
            identity: CardIdentity::new(text, slug).map_err(|_| fields::lacks("slug"))?,
            title,
            level,
            occupation_code: card.occupation_code,
            group_code: card.group_code,
            education,
            point: card.point,
            counts: Counts::default(),
            purpose: None,
        });
        Ok(number(self.cards.len() - 1))
    }

    /// Adds what another text calls the card that was added last, and the levels of education there.
    pub(super) fn add_titles(&mut self, profession: StoredStatement) -> Result<(), TantivyError> {
        let StoredStatement { text: title, card, .. } = profession;
        let said = card.ok_or_else(|| fields::lacks("card"))?;
        let text = said.text()?;
        let language = text.language;
        self.number_of_standard(&text, said.standard_title);
        let education = self.levels_of_education(language, said.education);
        let card = self.cards.last_mut().ok_or_else(|| fields::lacks("card"))?;
        card.titles.extend(titles_in(language, title, said.other_titles));
        card.education.extend(education);
        Ok(())
    }

    fn number_of_standard(&mut self, text: &TextKey, title: String) -> usize {
        // The cards of a standard come together, so this looks no further than the last ones.
        let known = self.standards.iter().rposition(|standard| standard.code == text.code);
        let number = known.unwrap_or(self.standards.len());
        if known.is_none() {
            self.standards.push(IndexedStandard { code: text.code.clone(), texts: Vec::new() });
        }
        let texts = &mut self.standards[number].texts;
        if !texts.iter().any(|(known, _)| known == text) {
            texts.push((text.clone(), Wording::official(title, text.language)));
        }
        number
    }

    fn levels_of_education(
        &mut self,
        language: Language,
        printed: Vec<String>,
    ) -> Vec<(Language, Arc<str>)> {
        let mut levels: Vec<(Language, Arc<str>)> = Vec::new();
        for level in printed.into_iter().map(Arc::from) {
            let level = self.education.get(&level).cloned().unwrap_or(level);
            self.education.insert(level.clone());
            if !levels.iter().any(|(_, known)| *known == level) {
                levels.push((language, level));
            }
        }
        levels
    }

    /// Notes a statement of the card that was added last.
    pub(super) fn note_statement(&mut self, kind: StatementKind, address: DocAddress) {
        let Some(card) = self.cards.last_mut() else { return };
        match kind {
            StatementKind::Profession => {}
            StatementKind::Purpose => card.purpose = Some(address),
            StatementKind::Function => card.counts.functions += 1,
            StatementKind::Skill => card.counts.skills += 1,
            StatementKind::Ability => card.counts.abilities += 1,
            StatementKind::Knowledge => card.counts.knowledge += 1,
        }
    }

    /// Gives every standard and every card its position in the order of the catalogue.
    pub(super) fn put_in_order(&mut self) {
        let mut standards: Vec<(IndexedStandard, usize)> =
            self.standards.drain(..).zip(0..).collect();
        standards.sort_unstable_by(|(one, _), (other, _)| one.code.cmp(&other.code));
        let mut numbers = vec![0; standards.len()];
        for (number, (standard, known_as)) in (0..).zip(standards) {
            numbers[known_as] = number;
            self.standards.push(standard);
        }
        for columns in &mut self.columns {
            columns.standard = numbers[columns.standard as usize];
        }
        self.by_rank = (0..self.cards.len()).collect();
        self.by_rank.sort_by(|&one, &other| {
            let (one, other) = (&self.cards[one], &self.cards[other]);
            let by_text = one
                .key
                .standard
                .cmp(&other.key.standard)
                .then(one.identity.language().cmp(&other.identity.language()));
            by_text.then_with(|| one.in_catalogue().cmp(&other.in_catalogue()))
        });
        for (rank, &number) in (0..).zip(&self.by_rank) {
            self.columns[number].rank = rank;
            for name in self.cards[number].names() {
                let named = self.by_name.entry(name).or_default();
                if named.last() != Some(&number) {
                    named.push(number);
                }
            }
        }
    }

    /// The numbers of the cards that are listed: those of the text of each standard that takes
    /// precedence.
    pub(super) fn listed(&self, order: CardOrder) -> &[usize] {
        let listed = self.listed.get_or_init(|| {
            let texts: Vec<Option<&TextKey>> =
                self.standards.iter().map(|one| one.listed(None).map(|(text, _)| text)).collect();
            let is_listed = |number: &usize| {
                let text = self.cards[*number].identity.text();
                texts[self.columns[*number].standard as usize] == Some(text)
            };
            ListedCards {
                in_catalogue: self.by_rank.iter().copied().filter(is_listed).collect(),
                by_title: OnceLock::new(),
                by_level: OnceLock::new(),
            }
        });
        let sorted = || {
            let alphabet = kazakh_order();
            let by_title = |one: &str, other: &str| alphabet.compare(one, other);
            let mut listed = listed.in_catalogue.clone();
            listed.sort_by(|&one, &other| {
                let (one, other) = (&self.cards[one], &self.cards[other]);
                order.compare(&by_title, (&one.title, one.level), (&other.title, other.level))
            });
            listed
        };
        match order {
            CardOrder::Standard => &listed.in_catalogue,
            CardOrder::Title => listed.by_title.get_or_init(sorted),
            CardOrder::Level => listed.by_level.get_or_init(sorted),
        }
    }

    /// The cards that are called so, in the order of the catalogue.
    pub(super) fn called<'t>(
        &'t self,
        name: &str,
    ) -> impl Iterator<Item = &'t IndexedCard> + use<'t> {
        let numbers = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        numbers.iter().map(|&number| &self.cards[number])
    }

    /// The card with this number.
    pub(super) fn get(&self, number: usize) -> &IndexedCard {
        &self.cards[number]
    }

    /// What is asked of the card of every match, for the card with this number.
    pub(super) fn columns(&self, number: usize) -> CardColumns {
        self.columns[number]
    }

    /// The same of all cards, by their numbers.
    pub(super) fn all_columns(&self) -> &[CardColumns] {
        &self.columns
    }

    /// All cards, by their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &IndexedCard> {
        self.cards.iter()
    }

    /// How many cards there are.
    pub(super) fn len(&self) -> usize {
        self.cards.len()
    }

    /// The languages of the cards, in all their texts.
    pub(super) fn languages(&self) -> BTreeSet<Language> {
        self.cards.iter().flat_map(|card| &card.titles).map(|title| title.language).collect()
    }

    /// The standards, by code.
    pub(super) fn standards(&self) -> &[IndexedStandard] {
        &self.standards
    }

    /// The standard of this code.
    pub(super) fn standard(&self, code: &str) -> Option<&IndexedStandard> {
        let at = self.standards.binary_search_by(|standard| standard.code.as_str().cmp(code));
        at.ok().map(|at| &self.standards[at])
    }

    /// The card with this name.
    pub(super) fn find(&self, key: &CardKey) -> Option<&IndexedCard> {
        self.called(&key.slug.to_ascii_lowercase()).find(|card| card.key == *key)
    }

    /// Whether any card has this name.
    pub(super) fn has(&self, key: &CardKey) -> bool {
        self.find(key).is_some()
    }

    /// Whether any card names this level of education.
    pub(super) fn has_education(&self, level: &str) -> bool {
        self.education.contains(level)
    }

    /// The numbers of the cards by standard, language and point.
    pub(super) fn in_catalogue_order(&self) -> impl Iterator<Item = usize> {
        self.by_rank.iter().copied()
    }
}

impl IndexedCard {
    /// The order of the cards of a standard, by standard, point and slug.
    pub(super) fn in_catalogue(&self) -> (&str, u32, &str) {
        (&self.key.standard, self.point, &self.key.slug)
    }

    /// The card as a hit shows it.
    pub(super) fn head(&self) -> HitCard {
        self.head_in(self.identity.language())
    }

    /// The same with the title in a language, where it has one.
    pub(super) fn head_in(&self, language: Language) -> HitCard {
        let title = self.titles.iter().find(|title| title.language == language);
        let (language, title) = title
            .map_or((self.identity.language(), &self.title), |title| (language, &title.printed));
        HitCard {
            key: self.key.clone(),
            language,
            title: title.clone(),
            qualification_level: self.level,
            point: self.point,
        }
    }
}

/// The titles of a card in one of its texts.
fn titles_in(
    language: Language,
    title: String,
    others: Vec<String>,
) -> impl Iterator<Item = CardTitle> {
    std::iter::once(title).chain(others).map(move |printed| {
        let folded = analysis::folded_words(&printed);
        CardTitle { folded, printed, language }
    })
}

fn number(position: usize) -> u32 {
    u32::try_from(position).expect("an index holds fewer than 2³¹ statements")
}
