//! Last pass: parts of a standard that name each other are compared.

use std::collections::{HashMap, VecDeque};

use super::{key::title_key, reader::SourceReader};
use crate::standard::{
    CardIdentity, FindingKind, ListedProfession, ProfessionCard, QualificationLevel, RelatedCard,
    Severity,
};

/// Resolves related professions to cards of the same standard, by title and level.
pub(super) fn resolve_related(reader: &mut SourceReader<'_>, cards: &mut [ProfessionCard]) {
    let mut known: HashMap<(String, Option<QualificationLevel>), CardIdentity> = HashMap::new();
    for card in cards.iter() {
        known
            .entry((title_key(&card.title), card.qualification_level))
            .or_insert_with(|| card.identity.clone());
    }
    for card in cards {
        reader.enter_card(Some(card.identity.slug()));
        for related in &mut card.related {
            related.card =
                known.get(&(title_key(&related.title), related.level)).map(RelatedCard::from);
            let kind = match &related.card {
                None => FindingKind::RelatedUnmatched,
                Some(target) if target.id == card.identity.id() => FindingKind::SelfReference,
                Some(_) => continue,
            };
            let level =
                related.level.map_or_else(|| "–".into(), |level| u32::from(level.number()).into());
            let detail = [("title", related.title.as_str().into()), ("level", level)];
            reader.note(
                kind,
                Severity::Warning,
                related.source,
                Some(card.identity.reference()),
                detail,
            );
        }
    }
    reader.enter_card(None);
}

/// Compares the list of professions in the passport with the cards, in the order of both.
pub(super) fn compare_professions(
    reader: &mut SourceReader<'_>,
    listed: &[ListedProfession],
    cards: &[ProfessionCard],
) {
    let mut undescribed: HashMap<(String, Option<QualificationLevel>), VecDeque<usize>> =
        HashMap::new();
    for (at, entry) in listed.iter().enumerate() {
        undescribed.entry((title_key(&entry.title), entry.level)).or_default().push_back(at);
    }
    for card in cards {
        let alike = undescribed.get_mut(&(title_key(&card.title), card.qualification_level));
        if alike.and_then(VecDeque::pop_front).is_some() {
            continue;
        }
        if listed.is_empty() {
            continue;
        }
        reader.enter_card(Some(card.identity.slug()));
        let detail = [("number", card.point.into()), ("title", card.title.as_str().into())];
        let (kind, severity) = (FindingKind::DescribedNotListed, Severity::Warning);
        reader.note(kind, severity, card.source, Some(card.identity.reference()), detail);
    }
    reader.enter_card(None);
    let mut undescribed: Vec<_> = undescribed.into_values().flatten().collect();
    undescribed.sort_unstable();
    for entry in undescribed.into_iter().map(|at| &listed[at]) {
        let detail = [("number", entry.number.into()), ("title", entry.title.as_str().into())];
        let (kind, severity) = (FindingKind::ListedNotDescribed, Severity::Warning);
        reader.note(kind, severity, entry.source, None, detail);
    }
}
