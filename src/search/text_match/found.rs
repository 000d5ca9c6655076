//! What may be compared, and what is found.

use uuid::Uuid;

use super::super::results::{Hit, HitCard};
use crate::standard::{CardKey, Language, QualificationLevel};

/// What is compared with what.
#[derive(Debug, Clone, Default)]
pub struct MatchRequest {
    /// The lines of the text: see [`lines_of_text`](super::lines_of_text). What follows the
    /// first [`MAX_LINES`](super::MAX_LINES) is not
    /// compared.
    pub lines: Vec<String>,
    /// The codes of the standards to compare with; all where there are none.
    pub standards: Vec<String>,
    /// The levels of the cards to compare with; all where there are none.
    pub levels: Vec<QualificationLevel>,
    /// The cards to compare with; all where there are none.
    pub cards: Vec<CardKey>,
    /// The language in which hits are shown where their places have words in it.
    pub language: Option<Language>,
}

/// What a text has in common with the catalogue.
#[derive(Debug, Clone, Default)]
pub struct TextMatch {
    /// The lines that were compared, in their order.
    pub lines: Vec<MatchedLine>,
    /// How many lines were left out, as there were too many, or the time was over.
    pub n_left_out: usize,
    /// The cards that the lines come nearest to, the nearest first; at most three.
    pub cards: Vec<CardMatch>,
}

/// A line of the text.
#[derive(Debug, Clone)]
pub struct MatchedLine {
    /// Its words.
    pub text: String,
    /// The requirements that it comes nearest to, the nearest first, at most three; each text
    /// once. Their score is from 0 for nothing in common to 1 for the same words.
    pub hits: Vec<Hit>,
}

/// A card and what the lines cover of it.
#[derive(Debug, Clone)]
pub struct CardMatch {
    /// The card.
    pub card: HitCard,
    /// Its skills, abilities and knowledge, in the order of the card.
    pub requirements: Vec<CoveredRequirement>,
}

/// A requirement of a card and the lines that cover it.
#[derive(Debug, Clone)]
pub struct CoveredRequirement {
    /// Its permanent name.
    pub id: Uuid,
    /// The numbers of the lines that cover it, counted from 0, the nearest first, at most
    /// five.
    pub lines: Vec<usize>,
}

/// The most hits of a line.
pub const MOST_HITS: usize = 3;

/// The most cards.
pub const MOST_CARDS: usize = 3;

/// The most lines that are named for a requirement.
pub const MOST_LINES: usize = 5;

/// The score from which a line covers a requirement.
pub const COVERS: f32 = 0.5;

impl CardMatch {
    /// How many of its requirements are covered.
    #[must_use]
    pub fn covered(&self) -> usize {
        self.requirements.iter().filter(|requirement| !requirement.lines.is_empty()).count()
    }
}
