//! A card of a comparison: how it is named beside the others, and its facts.

use std::collections::BTreeSet;

use crate::{
    app::address,
    i18n::Messages,
    standard::{CardKey, Education, Language, PlainField, ProfessionCard, Reference, Wording},
    storage::CardInStandard,
    web::parts::{frame::Site, words::Words},
};

/// A card of a comparison.
#[derive(Debug)]
pub(super) struct Side<'a> {
    /// The card.
    pub card: &'a ProfessionCard,
    /// Its name in addresses.
    pub key: CardKey,
    /// What tells it from the others.
    pub name: SideName,
    /// How its words are shown.
    pub words: Words<'a>,
    /// The comparison without it, where enough are left.
    pub without: Option<String>,
}

/// What tells a card from the others of its comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SideName {
    /// Its level.
    Level(u8),
    /// Its profession, or else its slug.
    Card(String),
}

/// A fact of every card.
#[derive(Debug)]
pub(super) struct ComparedFact {
    /// What it is called.
    pub label: &'static str,
    /// The value on each card; one value where all have the same.
    pub values: Vec<ComparedValue>,
}

/// A fact of a card.
#[derive(Debug)]
pub(super) struct ComparedValue {
    /// Whose it is.
    pub whose: String,
    /// The value in lines; empty where the text gives none.
    pub lines: Vec<ComparedLine>,
}

/// A line of a fact.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ComparedLine {
    /// The words that are read first, or a code.
    pub first: Wording,
    /// The words of the text, where they are shown below a translation.
    pub original: Option<Wording>,
}

/// The cards with what each is called among them.
pub(super) fn sides<'a>(found: &'a [CardInStandard], site: &'a Site) -> Vec<Side<'a>> {
    let keys: Vec<CardKey> = found.iter().map(|found| found.card.identity.key()).collect();
    let compared =
        |(CardInStandard { card, abbreviations, .. }, name): (&'a CardInStandard, SideName)| {
            let key = card.identity.key();
            let others: Vec<&CardKey> = keys.iter().filter(|other| **other != key).collect();
            Side {
                card,
                name,
                words: site.words_of(card.identity.text()).explaining(abbreviations),
                without: (others.len() > 1).then(|| address::compare(site.reader, &others)),
                key,
            }
        };
    found.iter().zip(names(found, site)).map(compared).collect()
}

/// The names of the cards in addresses.
pub(super) fn keys<'a>(sides: &'a [Side<'_>]) -> Vec<&'a CardKey> {
    sides.iter().map(|side| &side.key).collect()
}

/// The shortest names that tell the cards apart: levels, professions, or slugs.
fn names(found: &[CardInStandard], site: &Site) -> Vec<SideName> {
    let cards = || found.iter().map(|found| &found.card);
    let levels: BTreeSet<_> = cards().filter_map(|card| card.qualification_level).collect();
    if levels.len() == found.len() {
        let levels = cards().filter_map(|card| card.qualification_level);
        return levels.map(|level| SideName::Level(level.number())).collect();
    }
    let titles: Vec<&str> =
        cards().map(|card| site.words_of(card.identity.text()).first(&card.title).text).collect();
    let by_title = titles.iter().collect::<BTreeSet<_>>().len() == found.len();
    let name = |(card, title): (&ProfessionCard, &str)| {
        SideName::Card(if by_title { title } else { card.identity.slug() }.to_owned())
    };
    cards().zip(titles).map(name).collect()
}

impl SideName {
    /// "Level 5".
    pub(super) fn label(&self, t: &Messages) -> String {
        match self {
            Self::Level(level) => t.site.level(*level),
            Self::Card(name) => name.clone(),
        }
    }

    /// "Only at level 5".
    pub(super) fn only(&self, t: &Messages) -> String {
        match self {
            Self::Level(level) => t.compare.only_level(*level),
            Self::Card(name) => t.compare.only_card(name),
        }
    }

    /// "At level 5".
    pub(super) fn at(&self, t: &Messages) -> String {
        match self {
            Self::Level(level) => t.compare.at_level(*level),
            Self::Card(name) => t.compare.at_card(name),
        }
    }
}

impl Side<'_> {
    /// The level, where that is what tells it from the others.
    fn level(&self) -> Option<u8> {
        match self.name {
            SideName::Level(level) => Some(level),
            SideName::Card(_) => None,
        }
    }

    /// The profession and its level.
    pub(super) fn title(&self, t: &Messages) -> String {
        t.site.at_level(self.words.first(&self.card.title).text, self.card.qualification_level)
    }
}

/// The words of the cards of which most is to be said.
pub(super) fn words_of_all<'s>(sides: &'s [Side<'_>]) -> Option<&'s Words<'s>> {
    sides.iter().map(|side| &side.words).max_by_key(|words| words.availability())
}

/// The numbers of function, skill and item, "1.2.3".
pub(super) fn numbers(reference: &Reference) -> String {
    let numbers: Vec<String> = reference.steps().map(|(_, ordinal)| ordinal.to_string()).collect();
    numbers.join(".")
}

/// What the page of additions is called: of the first and the last card.
pub(super) fn adds_heading(sides: &[Side<'_>], t: &Messages) -> String {
    let (mut from, mut to) = (&sides[0], &sides[sides.len() - 1]);
    if to.card.qualification_level < from.card.qualification_level {
        (from, to) = (to, from);
    }
    step_heading(from, to, t)
}

/// What the step from a card to another is called.
pub(super) fn step_heading(from: &Side<'_>, to: &Side<'_>, t: &Messages) -> String {
    match (&from.name, &to.name) {
        (SideName::Level(lower), SideName::Level(higher)) if from.card.title == to.card.title => {
            t.compare.adds_level(*higher, *lower)
        }
        _ if from.card.title == to.card.title => {
            t.compare.adds_card(&to.name.label(t), &from.name.label(t))
        }
        _ => t.compare.adds_card(&to.title(t), &from.title(t)),
    }
}

/// The profession of all the cards, where only their levels tell them apart.
pub(super) fn profession_of_all<'s>(sides: &'s [Side<'_>]) -> Option<&'s str> {
    let title = |side: &'s Side<'_>| side.words.first(&side.card.title).text;
    let first = title(sides.first()?);
    let is_of_all =
        sides.iter().all(|side| title(side) == first && matches!(side.name, SideName::Level(_)));
    is_of_all.then_some(first)
}

/// The levels of the cards, where there are two or three: "Levels 5 and 6".
pub(super) fn levels_of_all(sides: &[Side<'_>], t: &Messages) -> Option<String> {
    let levels: Vec<u8> = sides.iter().filter_map(Side::level).collect();
    match levels[..] {
        [first, second] => Some(t.compare.two_levels(first, second)),
        [first, second, third] => Some(t.compare.three_levels(first, second, third)),
        _ => None,
    }
}

/// That hardly any words of a card are those of another.
pub(super) fn rewritten(from: &Side<'_>, to: &Side<'_>, t: &Messages) -> String {
    match (&from.name, &to.name) {
        (SideName::Level(lower), SideName::Level(higher)) if from.card.title == to.card.title => {
            t.compare.rewritten_level(*higher, *lower)
        }
        _ => t.compare.rewritten_card(&to.title(t), &from.title(t)),
    }
}

/// The facts of the cards beside each other: what is in the words of the standard, then their codes.
pub(super) fn facts(sides: &[&Side<'_>], t: &Messages) -> Vec<ComparedFact> {
    let codes = [PlainField::OccupationCode, PlainField::GroupCode];
    let codes = codes.map(|field| ComparedFact::plain(field, sides, t));
    demands(sides, t).into_iter().chain(codes).collect()
}

/// The facts in the words of the standard: what the card demands beforehand, and what it is for.
pub(super) fn demands(sides: &[&Side<'_>], t: &Messages) -> Vec<ComparedFact> {
    let education = |side: &Side<'_>| {
        side.card.education.iter().map(|entry| ComparedLine::joined(&parts(entry), side)).collect()
    };
    vec![
        ComparedFact::new(t.field.education, sides, t, education),
        ComparedFact::plain(PlainField::WorkExperience, sides, t),
        ComparedFact::plain(PlainField::Purpose, sides, t),
    ]
}

impl ComparedFact {
    fn plain(field: PlainField, sides: &[&Side<'_>], t: &Messages) -> Self {
        let value = |side: &Side<'_>| {
            field
                .of(side.card)
                .map(|text| ComparedLine::joined(&[text], side))
                .into_iter()
                .collect()
        };
        Self::new(t.field.of_plain(field), sides, t, value)
    }

    fn new(
        label: &'static str,
        sides: &[&Side<'_>],
        t: &Messages,
        lines: impl Fn(&Side<'_>) -> Vec<ComparedLine>,
    ) -> Self {
        let value =
            |side: &&Side<'_>| ComparedValue { whose: side.name.label(t), lines: lines(side) };
        let mut values: Vec<ComparedValue> = sides.iter().map(value).collect();
        if values.windows(2).all(|pair| pair[0].lines == pair[1].lines) {
            values.truncate(1);
            t.compare.same.clone_into(&mut values[0].whose);
        }
        Self { label, values }
    }
}

impl ComparedLine {
    /// The language of what is read first; a code is in none.
    pub(super) fn language(&self) -> Option<Language> {
        self.first.text.contains(char::is_alphabetic).then_some(self.first.language)
    }

    /// The line of these parts.
    fn joined(parts: &[&str], side: &Side<'_>) -> Self {
        let lines: Vec<_> = parts.iter().map(|part| side.words.line(part)).collect();
        let first: Vec<&str> = lines.iter().map(|line| line.first.text).collect();
        let is_translated = lines.iter().any(|line| line.original.is_some());
        let language = side.card.identity.language();
        Self {
            first: Wording::unofficial(first.join(" · "), side.words.language()),
            original: is_translated.then(|| Wording::official(parts.join(" · "), language)),
        }
    }
}

fn parts(entry: &Education) -> Vec<&str> {
    let parts = [&entry.level, &entry.speciality, &entry.qualification];
    parts.into_iter().flatten().map(String::as_str).collect()
}
