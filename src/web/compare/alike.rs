//! What of one card comes near a function or a skill that only the other has: by their words and the
//! concepts of the glossary. It is our guess, and the page says so.

use std::collections::HashMap;

use uuid::Uuid;

use super::side::Side;
use crate::{
    app::{AppError, Cancellation, match_text},
    comparison::{Comparison, Row},
    search::{COVERS, Hit, MatchRequest, SearchIndex},
    standard::Language,
    translation::Translations,
};

/// Finds what comes near the lines of a card on another.
#[derive(Clone, Copy)]
pub(super) struct AlikeLines<'a> {
    pub index: &'a SearchIndex,
    pub translations: &'a Translations,
    pub cancellation: &'a Cancellation,
    /// The language in which the lines are shown.
    pub language: Language,
}

impl AlikeLines<'_> {
    /// For the functions and skills that only one of two cards has the nearest requirement of the
    /// other, where one is near; by the identifiers of the functions and skills.
    pub(super) fn between(
        self,
        sides: [&Side<'_>; 2],
        comparison: &Comparison<'_>,
    ) -> Result<HashMap<Uuid, Hit>, AppError> {
        let mut near = HashMap::new();
        for (card, other) in [(0, sides[1]), (1, sides[0])] {
            let rows = comparison.functions.iter().chain(&comparison.skills);
            let only: Vec<&Row<'_>> = rows.filter(|row| row.is_only_on(card)).collect();
            let entries = only.iter().filter_map(|row| row.entries[card].as_ref());
            let request = MatchRequest {
                lines: entries.clone().map(|entry| entry.text.clone()).collect(),
                cards: vec![other.key.clone()],
                language: Some(self.language),
                ..MatchRequest::default()
            };
            let found = match_text(self.index, self.translations, &request, self.cancellation)?;
            for (entry, line) in entries.zip(found.lines) {
                let hit = line.hits.into_iter().find(|hit| hit.score >= COVERS);
                near.extend(hit.map(|hit| (entry.places[0].identity().id, hit)));
            }
        }
        Ok(near)
    }
}
