//! Last pass: what the parts of a standard say of each other.

use super::reader::Reader;
use crate::standard::{
    FindingKind, ListedProfession, ProfessionCard, QualificationLevel, RelatedCard, Severity,
};

/// Resolves related professions to cards of the same standard, by title and level.
pub(super) fn resolve_related(reader: &mut Reader<'_>, cards: &mut [ProfessionCard]) {
    let known: Vec<(String, Option<QualificationLevel>, RelatedCard)> = cards
        .iter()
        .map(|card| {
            let target =
                RelatedCard { standard: card.standard.clone(), identity: card.identity.clone() };
            (card.title.clone(), card.qualification_level, target)
        })
        .collect();
    for card in cards {
        reader.enter_card(Some(&card.slug));
        for related in &mut card.related {
            related.card = known
                .iter()
                .find(|(title, level, _)| *title == related.title && *level == related.level)
                .map(|(_, _, target)| target.clone());
            let kind = match &related.card {
                None => FindingKind::RelatedUnmatched,
                Some(target) if target.identity == card.identity => FindingKind::SelfReference,
                Some(_) => continue,
            };
            let level =
                related.level.map_or_else(|| "–".into(), |level| u32::from(level.number()).into());
            let detail = [("title", related.title.as_str().into()), ("level", level)];
            reader.note(kind, Severity::Warning, related.source, Some(&card.slug), detail);
        }
    }
    reader.enter_card(None);
}

/// Compares the list of professions in the passport with the cards, in the order of both.
pub(super) fn compare_professions(
    reader: &mut Reader<'_>,
    listed: &[ListedProfession],
    cards: &[ProfessionCard],
) {
    let mut undescribed: Vec<&ListedProfession> = listed.iter().collect();
    for card in cards {
        let of_card = |entry: &&ListedProfession| {
            entry.title == card.title && entry.level == card.qualification_level
        };
        if let Some(at) = undescribed.iter().position(of_card) {
            undescribed.remove(at);
            continue;
        }
        if listed.is_empty() {
            continue;
        }
        reader.enter_card(Some(&card.slug));
        let detail = [("number", card.point.into()), ("title", card.title.as_str().into())];
        let (kind, severity) = (FindingKind::DescribedNotListed, Severity::Warning);
        reader.note(kind, severity, card.source, Some(&card.slug), detail);
    }
    reader.enter_card(None);
    for entry in undescribed {
        let detail = [("number", entry.number.into()), ("title", entry.title.as_str().into())];
        let (kind, severity) = (FindingKind::ListedNotDescribed, Severity::Warning);
        reader.note(kind, severity, entry.source, None, detail);
    }
}
