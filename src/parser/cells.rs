//! Where paragraphs begin and end in the cells of a table, and what a label may cross.

use super::words::SourceWord;
use crate::document::{CellPlace, LineStart};

/// Whether a paragraph of a cell begins with this word.
pub(super) fn begins_in_cell(words: &[SourceWord<'_>], at: usize) -> bool {
    let word = &words[at];
    let begins_cell = at == 0 || words[at - 1].cell != word.cell;
    word.cell.is_some() && (begins_cell || word.begins == LineStart::Paragraph)
}

/// Whether a paragraph of a cell ends before this word.
pub(super) fn ends_in_cell(words: &[SourceWord<'_>], end: usize) -> bool {
    let last = &words[end - 1];
    let is_new =
        |next: &SourceWord<'_>| next.cell != last.cell || next.begins == LineStart::Paragraph;
    last.cell.is_some() && words.get(end).is_none_or(is_new)
}

/// Whether a label may go on from one cell to another: in the same row, as the heads of two columns
/// do, or in the same column, over the end of a page.
pub(super) fn may_share_label(first: Option<CellPlace>, other: Option<CellPlace>) -> bool {
    match (first, other) {
        (None, None) => true,
        (Some(first), Some(other)) => {
            first.table == other.table && (first.row == other.row || first.column == other.column)
        }
        _ => false,
    }
}
