//! What is said of a result: why it was found, and where it is.

use crate::{
    app::{Reader, address},
    i18n::Messages,
    search::{BestMatch, Hit, How, Matched},
    standard::StatementKind,
    web::parts::text::shortened,
};

/// Occurrences named beside the words; the others are folded.
pub(super) const OPEN_OCCURRENCES: usize = 3;

/// Occurrences named at all; the page of the statement has more.
pub(super) const NAMED_OCCURRENCES: u32 = 12;

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

/// Whether a card or a standard was named by its code or its own title.
pub(super) fn is_own_title(best_match: &BestMatch) -> bool {
    match best_match {
        BestMatch::Card { card, title, .. } => {
            *title == card.title || card.key.slug.starts_with(title.as_str())
        }
        BestMatch::Standard { .. } => true,
    }
}

/// Function and skill above a hit, each with its address.
pub(super) fn path(hit: &Hit, reader: Reader) -> Vec<(&str, String)> {
    let key = &hit.card.key;
    let mut path = Vec::new();
    for (kind, above) in
        [(StatementKind::Function, &hit.function), (StatementKind::Skill, &hit.skill)]
    {
        if let (Some(above), Some(reference)) = (above, hit.reference.within(kind)) {
            path.push((above.title.as_str(), address::card_piece(reader, key, reference.anchor())));
        }
    }
    path
}

/// What has to be said of how a hit answers the query: nothing of a word that occurs there, or has
/// another ending, or only begins so.
pub(super) fn reasons(matched: &[Matched], typed: &str, t: &Messages) -> Vec<Reason> {
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

/// A part of the query in the letters of the reader: the index gives it in lower case.
pub(super) fn as_typed(typed: &str, part: &str) -> String {
    let lower = |letter: &char| letter.to_lowercase().next().unwrap_or(*letter);
    let typed: Vec<char> = typed.chars().collect();
    let part: Vec<char> = part.chars().collect();
    let is_it = |window: &&[char]| window.iter().map(lower).eq(part.iter().copied());
    let found = typed.windows(part.len().max(1)).find(is_it);
    found.unwrap_or(&part).iter().collect()
}
