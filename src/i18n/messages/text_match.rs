//! The words of the page that compares a text with the catalogue.

use crate::i18n::template::words;

words! {
    /// The page, its form, and what it finds.
    pub(crate) struct TextMatchWords {
        /// What leads to it.
        link,
        heading, description, lead,
        /// What is compared, and that nothing is kept.
        method, kept,
        text, text_hint, file, file_hint, card, nearest, compare, excel,
        /// The form, once there is a result.
        change,
        /// What is wrong with what was sent.
        nothing, too_long, unreadable, reason, left_out[n: u64],
        /// How many lines there are, and how many have requirements near them.
        result, n_lines[n: u64], n_near[n: u64],
        /// What the lines have of a card.
        cards, cards_hint, matrix, no_cards, covered(covered: usize, of: usize), requirement, in_lines,
        covers, coverage, missing,
        /// What each line has near it.
        lines, line(n: usize), no_near, very_near, near, far, shared, more_cards[n: u64],
        /// The sheets of the workbook, and their columns.
        sheet_lines, sheet_card, nearness, words, number,
    }
}

/// The score from which a line and a requirement have almost the same words, and that from which they
/// are near.
const VERY_NEAR: f32 = 0.8;

impl TextMatchWords {
    /// How near a requirement is to a line, by its score and the score from which it is near.
    pub(crate) fn of_score(&self, score: f32, near: f32) -> &'static str {
        if score >= VERY_NEAR {
            self.very_near
        } else if score >= near {
            self.near
        } else {
            self.far
        }
    }
}
