//! A statement that was found: its words, why they were found, and where they occur.

use uuid::Uuid;

use super::typed::as_typed;
use crate::{
    app::address,
    i18n::{Locale, Messages},
    search::{Hit, How, Matched, Occurrence},
    standard::StatementKind,
    web::parts::{citation::kind_and_number, text::shortened, tile::LevelBadge},
};

/// Occurrences named beside the words; the others are folded.
const OPEN_OCCURRENCES: usize = 3;

/// Occurrences named at all; the page of the statement has more.
pub(super) const NAMED_OCCURRENCES: u32 = 12;

/// A statement that was found.
#[derive(Debug)]
pub(super) struct ResultRow {
    pub id: Uuid,
    pub href: String,
    pub kind: String,
    pub text: Vec<TextRun>,
    pub lang: &'static str,
    /// Why it was found, where its words are not those of the query.
    pub reasons: Vec<Reason>,
    pub position: ResultPosition,
}

/// Where the words of a result occur.
#[derive(Debug)]
pub(super) enum ResultPosition {
    /// Once: the level, and the card, function and skill, each with its address.
    One { level: LevelBadge, path: Vec<(String, String)> },
    /// More than once.
    Many(Occurrences),
}

/// Where the same words occur.
#[derive(Debug)]
pub(super) struct Occurrences {
    /// On how many cards.
    pub label: String,
    pub open: Vec<OccurrenceLink>,
    pub folded: Vec<OccurrenceLink>,
    /// What the folded ones are called.
    pub more: String,
    /// The page that names all of them, where these are not all.
    pub all: Option<String>,
}

/// An occurrence, as a link to the line on its card.
#[derive(Debug)]
pub(super) struct OccurrenceLink {
    pub href: String,
    /// The titles of the card, the function and the skill.
    pub titles: Vec<String>,
    pub level: LevelBadge,
}

/// Why a statement was found: `АҚ = ақпараттық қауіпсіздік`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reason {
    /// What was typed.
    pub typed: String,
    pub between: &'static str,
    /// What the statement has.
    pub words: String,
    pub after: &'static str,
}

/// A run of characters, all highlighted or none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TextRun {
    pub text: String,
    pub is_highlighted: bool,
}

impl ResultRow {
    /// A hit for what was typed.
    pub(super) fn new(hit: &Hit, typed: &str, locale: Locale) -> Self {
        let t = locale.messages();
        let is_card = hit.kind == StatementKind::Profession;
        let position = if hit.occurrences.len() > 1 {
            ResultPosition::Many(Occurrences::new(hit, locale))
        } else {
            // A card is below nothing.
            let path = if is_card { Vec::new() } else { path(hit, locale) };
            ResultPosition::One { level: LevelBadge::new(hit.card.qualification_level, t), path }
        };
        // The number belongs to one occurrence.
        let number = hit.number.filter(|_| matches!(position, ResultPosition::One { .. }));
        Self {
            id: hit.id,
            href: if is_card {
                address::card(locale, &hit.card.key)
            } else {
                address::statement(locale, hit.id)
            },
            kind: kind_and_number(hit.kind, number, t),
            text: text_runs(&hit.text, &hit.highlights),
            lang: hit.language.tag(),
            reasons: reasons(&hit.matched, typed, t),
            position,
        }
    }
}

impl Occurrences {
    fn new(hit: &Hit, locale: Locale) -> Self {
        let t = &locale.messages().search;
        let mut open: Vec<OccurrenceLink> =
            hit.occurrences.iter().map(|hit| OccurrenceLink::new(hit, locale)).collect();
        let folded = open.split_off(open.len().min(OPEN_OCCURRENCES));
        Self {
            label: t.places(hit.n_cards, hit.n_occurrences),
            open,
            more: t.more_places(folded.len() as u64),
            folded,
            all: (hit.n_occurrences > hit.occurrences.len() as u64)
                .then(|| format!("{}#elsewhere", address::statement(locale, hit.id))),
        }
    }
}

impl OccurrenceLink {
    fn new(hit: &Occurrence, locale: Locale) -> Self {
        let above = [&hit.function, &hit.skill].into_iter().flatten();
        let titles = std::iter::once(&hit.card.title).chain(above.map(|above| &above.title));
        Self {
            href: address::card_piece(locale, &hit.card.key, &hit.reference.anchor()),
            titles: titles.cloned().collect(),
            level: LevelBadge::new(hit.card.qualification_level, locale.messages()),
        }
    }
}

/// Card, function and skill above a hit.
fn path(hit: &Hit, locale: Locale) -> Vec<(String, String)> {
    let key = &hit.card.key;
    let mut path = vec![(hit.card.title.clone(), address::card(locale, key))];
    for (kind, above) in
        [(StatementKind::Function, &hit.function), (StatementKind::Skill, &hit.skill)]
    {
        if let (Some(above), Some(reference)) = (above, hit.reference.within(kind)) {
            let href = address::card_piece(locale, key, &reference.anchor());
            path.push((above.title.clone(), href));
        }
    }
    path
}

/// What has to be said of how a hit answers the query: nothing of a word that occurs there, or has
/// another ending, or only begins so.
fn reasons(matched: &[Matched], typed: &str, t: &Messages) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for one in matched {
        let (between, after) = match one.how {
            How::Exact | How::Stem | How::Prefix => continue,
            How::Concept => (" = ", ""),
            How::Folded | How::Latin => t.search.read_as.around(),
            How::Fuzzy => t.search.nearly.around(),
        };
        if one.query.to_lowercase() == one.words.to_lowercase() {
            continue;
        }
        let reason = Reason {
            typed: as_typed(typed, &one.query),
            between,
            words: shortened(&one.words, 80),
            after,
        };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

/// The text in runs, by ranges of its characters. A range that does not fit is passed over.
pub(super) fn text_runs(text: &str, highlights: &[(usize, usize)]) -> Vec<TextRun> {
    let mut runs = Vec::new();
    let mut characters = text.chars();
    let mut position = 0;
    for (start, end) in highlights.iter().copied() {
        if start < position || end <= start {
            continue;
        }
        let plain: String = characters.by_ref().take(start - position).collect();
        let highlighted: String = characters.by_ref().take(end - start).collect();
        runs.push(TextRun { text: plain, is_highlighted: false });
        runs.push(TextRun { text: highlighted, is_highlighted: true });
        position = end;
    }
    runs.push(TextRun { text: characters.collect(), is_highlighted: false });
    runs.retain(|run| !run.text.is_empty());
    runs
}
