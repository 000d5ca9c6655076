//! A card as it appears in a list of cards.

use crate::{
    app::address,
    i18n::{Locale, Messages},
    standard::{CardSummary, Counts, QualificationLevel},
};

/// A card in a list.
#[derive(Debug)]
pub(crate) struct Tile {
    /// The page of the card.
    pub href: String,
    /// The name of the profession.
    pub title: String,
    /// The language of the card's text.
    pub lang: &'static str,
    /// The level.
    pub level: LevelBadge,
    /// The main purpose.
    pub purpose: Option<String>,
    /// The code of the standard.
    pub standard: String,
    /// The code of the group.
    pub group_code: Option<String>,
    /// The code of the occupation.
    pub occupation_code: Option<String>,
    /// How much the card has, in words.
    pub counts: String,
}

/// A level as a badge: a word for readers, a number for the style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LevelBadge {
    /// 1 to 8; 0 where the text gives no level.
    pub number: u8,
    /// The level in words.
    pub label: String,
}

/// A level of an occupation, as a step among the others.
#[derive(Debug)]
pub(crate) struct LevelStep {
    /// The page of the card; none for the one that is open.
    pub href: Option<String>,
    /// The name of the profession at this level.
    pub title: String,
    /// The level.
    pub level: LevelBadge,
}

impl Tile {
    /// The tile of a card.
    pub(crate) fn new(card: CardSummary, locale: Locale) -> Self {
        let t = locale.messages();
        let key = card.identity.key();
        Self {
            href: address::card(locale, &key),
            title: card.title,
            lang: card.identity.language().tag(),
            level: LevelBadge::new(card.qualification_level, t),
            purpose: card.purpose,
            standard: key.standard,
            group_code: card.group_code,
            occupation_code: card.occupation_code,
            counts: counts(card.counts, t),
        }
    }
}

impl LevelBadge {
    /// The badge of a level, or of its absence.
    pub(crate) fn new(level: Option<QualificationLevel>, t: &Messages) -> Self {
        match level {
            Some(level) => Self { number: level.number(), label: t.site.level(level.number()) },
            None => Self { number: 0, label: t.site.no_level.to_owned() },
        }
    }
}

/// How much a card has, in words.
pub(crate) fn counts(counts: Counts, t: &Messages) -> String {
    let words = &t.count;
    [
        (counts.functions, &words.functions),
        (counts.skills, &words.skills),
        (counts.abilities, &words.abilities),
        (counts.knowledge, &words.knowledge),
    ]
    .map(|(n, word)| format!("{n}\u{a0}{}", word.of(n.into())))
    .join(" · ")
}
