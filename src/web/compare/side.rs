//! A card of a comparison: how it is named beside the others, and its facts.

use std::collections::BTreeSet;

use crate::{
    app::address,
    i18n::{Locale, Messages},
    standard::{CardKey, Education, Language, PlainField, ProfessionCard, Reference},
    storage::CardInStandard,
    web::parts::abbreviations::Abbreviations,
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
    /// The abbreviations of its standard.
    pub words: Abbreviations<'a>,
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
    /// The language of the value, where it is in the words of the standard.
    pub language: Option<Language>,
    /// The value in lines; empty where the text gives none.
    pub lines: Vec<String>,
}

/// The cards with what each is called among them.
pub(super) fn sides<'a>(found: &'a [CardInStandard], locale: Locale) -> Vec<Side<'a>> {
    let keys: Vec<CardKey> = found.iter().map(|found| found.card.identity.key()).collect();
    let side =
        |(CardInStandard { card, abbreviations, .. }, name): (&'a CardInStandard, SideName)| {
            let key = card.identity.key();
            let others: Vec<&CardKey> = keys.iter().filter(|other| **other != key).collect();
            Side {
                card,
                name,
                words: Abbreviations::new(abbreviations),
                without: (others.len() > 1).then(|| address::compare(locale, &others)),
                key,
            }
        };
    found.iter().zip(names(found)).map(side).collect()
}

/// The names of the cards in addresses.
pub(super) fn keys<'a>(sides: &'a [Side<'_>]) -> Vec<&'a CardKey> {
    sides.iter().map(|side| &side.key).collect()
}

/// The shortest names that tell the cards apart: levels, professions, or slugs.
fn names(found: &[CardInStandard]) -> Vec<SideName> {
    let cards = || found.iter().map(|found| &found.card);
    let levels: BTreeSet<_> = cards().filter_map(|card| card.qualification_level).collect();
    if levels.len() == found.len() {
        let levels = cards().filter_map(|card| card.qualification_level);
        return levels.map(|level| SideName::Level(level.number())).collect();
    }
    let titles: BTreeSet<&str> = cards().map(|card| card.title.as_str()).collect();
    let by_title = titles.len() == found.len();
    cards()
        .map(|card| {
            SideName::Card(if by_title { &card.title } else { card.identity.slug() }.to_owned())
        })
        .collect()
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
    /// The profession and its level.
    pub(super) fn title(&self, t: &Messages) -> String {
        t.site.at_level(&self.card.title, self.card.qualification_level)
    }
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

/// The facts of the cards beside each other: their codes, then what is in the words of the standard.
pub(super) fn facts(sides: &[&Side<'_>], t: &Messages) -> Vec<ComparedFact> {
    let codes = [PlainField::OccupationCode, PlainField::GroupCode];
    let codes = codes.map(|field| ComparedFact::plain(field, sides, t));
    codes.into_iter().chain(demands(sides, t)).collect()
}

/// The facts in the words of the standard: what the card is for, and what it demands beforehand.
pub(super) fn demands(sides: &[&Side<'_>], t: &Messages) -> Vec<ComparedFact> {
    let education = |card: &ProfessionCard| card.education.iter().map(education).collect();
    let mut facts = vec![
        ComparedFact::plain(PlainField::Purpose, sides, t),
        ComparedFact::new(t.field.education, sides, t, education),
        ComparedFact::plain(PlainField::WorkExperience, sides, t),
    ];
    for fact in &mut facts {
        for (value, side) in fact.values.iter_mut().zip(sides) {
            value.language = Some(side.card.identity.language());
        }
    }
    facts
}

impl ComparedFact {
    fn plain(field: PlainField, sides: &[&Side<'_>], t: &Messages) -> Self {
        let value = |card: &ProfessionCard| field.of(card).map(str::to_owned).into_iter().collect();
        Self::new(t.field.of_plain(field), sides, t, value)
    }

    fn new(
        label: &'static str,
        sides: &[&Side<'_>],
        t: &Messages,
        lines: impl Fn(&ProfessionCard) -> Vec<String>,
    ) -> Self {
        let value = |side: &&Side<'_>| ComparedValue {
            whose: side.name.label(t),
            language: None,
            lines: lines(side.card),
        };
        let mut values: Vec<ComparedValue> = sides.iter().map(value).collect();
        if values.windows(2).all(|pair| pair[0].lines == pair[1].lines) {
            values.truncate(1);
            t.compare.same.clone_into(&mut values[0].whose);
        }
        Self { label, values }
    }
}

fn education(entry: &Education) -> String {
    let parts = [&entry.level, &entry.speciality, &entry.qualification];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ")
}
