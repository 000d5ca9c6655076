//! Whether the text is whole: what was cut off at its end, and what of its cards landed in fields.

use super::{
    forms::Label,
    reader::{Placement, SourceReader},
    sections::FormSection,
    words::SourceWord,
};
use crate::standard::{FindingKind, ProfessionCard, Severity, Source};

/// Notes that the text ends before its form does: without the technical data that are behind the
/// cards, and with a last card that ends where no other does.
pub(super) fn note_cut_off(
    reader: &mut SourceReader<'_>,
    sections: &[FormSection],
    cards: &[ProfessionCard],
) {
    let Some(last_card) = cards.last() else { return };
    let is_technical =
        |section: &FormSection| matches!(section.label, Label::TechnicalChapter | Label::Authority);
    let from_card = |card: &ProfessionCard| {
        let line = card.source.first_line;
        let in_card = |section: &&FormSection| {
            let first = reader.source(section.heading.clone()).first_line;
            (line..=card.source.last_line).contains(&first)
        };
        sections.iter().filter(in_card).map(|section| section.label).collect::<Vec<_>>()
    };
    let labels = from_card(last_card);
    let has_end = |label: &Label| matches!(label, Label::Related | Label::RelatedColumns);
    let others_end = cards.len() > 1
        && cards[..cards.len() - 1].iter().all(|card| from_card(card).iter().any(has_end));
    let field = if others_end && !labels.iter().any(has_end) {
        "related"
    } else if !sections.iter().any(is_technical)
        && sections.iter().filter(|section| section.label == Label::Chapter).count() >= CHAPTERS
    {
        "technical"
    } else {
        return;
    };
    let last_line = reader.words.last().map_or(1, |word| word.line);
    let source = Source::new(last_line, last_line);
    let detail = [("field", field.into())];
    reader.note(FindingKind::TextCutOff, Severity::Warning, source, None, detail);
}

/// A text with so many numbered chapters has a fourth, of technical data.
const CHAPTERS: usize = 3;

/// Notes the lines of cards that have several cells side by side, as programs print them that keep
/// the layout of a page.
pub(super) fn note_mixed_cells(reader: &mut SourceReader<'_>, cards: &[ProfessionCard]) {
    let mut last = 0;
    for at in 0..reader.words.len() {
        let word = &reader.words[at];
        let is_column = !word.starts_line && word.gap.chars().count() >= SPACES_OF_A_COLUMN;
        let line = word.line;
        if is_column && word.cell.is_none() && line != last && card_of(cards, line).is_some() {
            last = line;
            reader.note_mixed_cells(at, None);
        }
    }
}

/// So much white space inside a line is the space between two columns.
const SPACES_OF_A_COLUMN: usize = 4;

/// The share of the words of cards that landed in a field, from 0 to 1; 1 where there are none.
pub(super) fn placed_share(
    account: &[(SourceWord<'_>, Placement)],
    cards: &[ProfessionCard],
) -> f64 {
    let (mut n_placed, mut n_words) = (0_u32, 0_u32);
    for (word, placement) in account {
        if *placement == Placement::Label || card_of(cards, word.line).is_none() {
            continue;
        }
        n_words += 1;
        n_placed += u32::from(*placement != Placement::Finding);
    }
    if n_words == 0 { 1.0 } else { f64::from(n_placed) / f64::from(n_words) }
}

/// The card that a line is in. Cards are in the order of their lines.
fn card_of(cards: &[ProfessionCard], line: u32) -> Option<&ProfessionCard> {
    let behind = cards.partition_point(|card| card.source.first_line <= line);
    let card = cards.get(behind.checked_sub(1)?)?;
    (line <= card.source.last_line).then_some(card)
}
