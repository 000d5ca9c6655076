//! What was found, as the page and the workbook show it.

use std::collections::HashMap;

use uuid::Uuid;

use crate::{
    search::{COVERS, CardMatch, Hit, How, Matched, TextMatch},
    standard::{CardKey, Statement, StatementKind},
    storage::CardInStandard,
    web::parts::words::ShownLine,
};

/// What was found.
pub(super) struct MatchResult {
    pub found: TextMatch,
    pub cards: Vec<CoveredCard>,
}

/// A card, and which of its requirements are covered by which lines.
pub(super) struct CoveredCard {
    pub found: CardInStandard,
    pub covered: usize,
    /// The lines that cover a requirement, counted from 0.
    pub lines: HashMap<Uuid, Vec<usize>>,
}

impl MatchResult {
    /// How many lines were compared, and how many were not.
    pub(super) fn n_lines(&self) -> [u64; 2] {
        [self.found.lines.len() as u64, self.found.n_left_out as u64]
    }

    /// How many lines have a requirement near them.
    pub(super) fn n_near(&self) -> u64 {
        let is_near = |hit: &Hit| hit.score >= COVERS;
        let near = self.found.lines.iter().filter(|line| line.hits.first().is_some_and(is_near));
        near.count() as u64
    }
}

impl CoveredCard {
    pub(super) fn new(found: CardInStandard, matched: &CardMatch) -> Self {
        let lines = matched.requirements.iter().map(|one| (one.id, one.lines.clone())).collect();
        Self { found, covered: matched.covered(), lines }
    }

    /// The lines that cover a requirement.
    pub(super) fn lines_of(&self, requirement: &Statement<'_>) -> &[usize] {
        self.lines.get(&requirement.identity().id).map_or(&[], Vec::as_slice)
    }

    /// Its requirements, those of a function after it.
    pub(super) fn requirements(&self) -> impl Iterator<Item = Statement<'_>> {
        let is_one = |kind| !matches!(kind, StatementKind::Profession | StatementKind::Purpose);
        self.found.card.statements().filter(move |statement| is_one(statement.kind()))
    }

    pub(super) fn key(&self) -> CardKey {
        self.found.card.identity.key()
    }
}

/// The words that a line and a requirement share, each once: "риск = тәуекел" where they differ and the
/// requirement is `shown` in those words.
pub(super) fn shared(matched: &[Matched], shown: &[ShownLine<'_>]) -> Vec<String> {
    let shown: Vec<String> = shown.iter().map(|line| words_of(line.first.text)).collect();
    let is_shown = |words: &str| {
        let words = words_of(words);
        shown.iter().any(|line| line.contains(&words))
    };
    let mut shared: Vec<String> = Vec::new();
    for one in matched {
        let words = match one.how {
            How::Concept if is_shown(&one.words) => {
                format!("{} = {}", one.query, one.words)
            }
            _ => one.query.clone(),
        };
        if !shared.contains(&words) {
            shared.push(words);
        }
    }
    shared
}

/// The words of a text in small letters, with a blank before and after each.
fn words_of(text: &str) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + &word.to_lowercase() + " ")
}
