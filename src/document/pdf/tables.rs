//! Tables over page breaks: the parts on the pages become one table, and a cell that goes on on the
//! next page becomes one cell.

use super::{
    grid::GridCell,
    layout::PageTable,
    words::PrintedLine,
    wrapped::{Measure, entry_number, is_bullet, is_full},
};

/// How far the edges of two parts may be apart, in points.
const NEAR: f64 = 3.0;

/// The widest white between the edge of a cell and its text, in points.
const PADDING: f64 = 15.0;

/// The most lines of a label.
const LABEL: usize = 5;

/// A table, put together.
#[derive(Debug, Default)]
pub(super) struct JoinedTable {
    pub n_rows: usize,
    pub n_columns: usize,
    pub cells: Vec<JoinedCell>,
}

/// A cell of it: the rows and columns that it covers, 0-based, the end exclusive.
#[derive(Debug)]
pub(super) struct JoinedCell {
    pub place: GridCell,
    pub lines: Vec<PrintedLine>,
    pub measure: Measure,
}

/// Whether a table goes on with one that ended the page before.
pub(super) fn is_part(before: &PageTable, table: &PageTable) -> bool {
    before.is_ruled
        && table.is_ruled
        && (before.grid.left() - table.grid.left()).abs() < NEAR
        && (before.grid.right() - table.grid.right()).abs() < NEAR
}

/// Puts the parts of a table together.
pub(super) fn join(parts: Vec<PageTable>) -> JoinedTable {
    let mut edges: Vec<f64> = parts.iter().flat_map(|part| part.grid.columns.clone()).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|behind, before| *behind - *before < NEAR);
    let edge = |at: f64| edges.partition_point(|edge| *edge < at - NEAR).min(edges.len() - 1);
    let mut table = JoinedTable { n_columns: edges.len() - 1, ..JoinedTable::default() };
    for part in parts {
        let n_rows = part.grid.rows.len() - 1;
        let columns = &part.grid.columns;
        let cells = part.grid.cells.iter().zip(part.cells).map(|(cell, lines)| {
            let (left, right) = (columns[cell.column], columns[cell.column_end]);
            let place = GridCell { column: edge(left), column_end: edge(right), ..*cell };
            let inset = lines.iter().map(|line| line.left - left).fold(PADDING, f64::min).max(0.0);
            JoinedCell {
                place,
                lines,
                measure: Measure { left: left + inset, right: right - inset },
            }
        });
        table.add(cells.collect(), n_rows);
    }
    table.cells.sort_by_key(|cell| (cell.place.row, cell.place.column));
    table
}

impl JoinedTable {
    /// Adds the part on the next page.
    fn add(&mut self, mut cells: Vec<JoinedCell>, n_rows: usize) {
        // For each cell in the first row the one above it that it may go on with.
        let above: Vec<Option<usize>> = cells
            .iter()
            .map(|cell| {
                let is_above = |other: &JoinedCell| {
                    other.place.row_end == self.n_rows
                        && other.place.column == cell.place.column
                        && other.place.column_end == cell.place.column_end
                };
                (cell.place.row == 0).then(|| self.cells.iter().position(is_above)).flatten()
            })
            .collect();
        let has_text = |cell: &&JoinedCell| cell.place.row == 0 && !cell.lines.is_empty();
        let is_alone = cells.iter().filter(has_text).count() == 1;
        let answers: Vec<Answer> = cells
            .iter()
            .zip(&above)
            .map(|(cell, above)| match above {
                Some(above) => goes_on(&self.cells[*above], cell, is_alone),
                None if cell.place.row == 0 && !cell.lines.is_empty() => Answer::No,
                None => Answer::Unknown,
            })
            .collect();
        let says = |answer| answers.contains(&answer);
        // A row of its own has a label before its text.
        let usual = says(Answer::Yes) || !says(Answer::No) && is_alone;
        let is_joined = |at: usize| {
            above[at].is_some()
                && match answers[at] {
                    Answer::Yes | Answer::Nothing => true,
                    Answer::No => false,
                    Answer::Unknown => usual,
                }
        };
        let joined: Vec<bool> = (0..cells.len()).map(is_joined).collect();
        let is_same_row = !self.cells.is_empty()
            && cells.iter().zip(&joined).any(|(cell, joined)| *joined && !cell.lines.is_empty())
            && cells
                .iter()
                .zip(&joined)
                .all(|(cell, joined)| *joined || cell.place.row > 0 || cell.lines.is_empty());
        let first_row = self.n_rows - usize::from(is_same_row);
        for (at, mut cell) in cells.drain(..).enumerate() {
            cell.place.row += first_row;
            cell.place.row_end += first_row;
            match above[at].filter(|_| joined[at]) {
                Some(above) => {
                    let above = &mut self.cells[above];
                    above.place.row_end = above.place.row_end.max(cell.place.row_end);
                    above.lines.append(&mut cell.lines);
                }
                None => self.cells.push(cell),
            }
        }
        self.n_rows = first_row + n_rows;
    }
}

/// Whether a cell goes on with the one above it, as far as the two can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    Unknown,
    /// It has no text: it goes on, and says nothing about the others.
    Nothing,
}

fn goes_on(above: &JoinedCell, cell: &JoinedCell, is_alone: bool) -> Answer {
    let Some(first) = cell.lines.first() else { return Answer::Nothing };
    let Some(last) = above.lines.last() else { return Answer::Unknown };
    if let Some(number) = entry_number(&first.text) {
        let before = above.lines.iter().rev().find_map(|line| entry_number(&line.text));
        return match before {
            Some(before) if before.checked_add(1) == Some(number) => Answer::Yes,
            _ if number == 1 => Answer::No,
            _ => Answer::Unknown,
        };
    }
    if is_bullet(&first.text) && above.lines.iter().any(|line| is_bullet(&line.text)) {
        return Answer::Yes;
    }
    let begins_small = first.text.starts_with(char::is_lowercase);
    let ends_sentence = last.text.ends_with(['.', ';', ':', '!', '?']);
    let is_sentence = is_full(last, first, above.measure) && (begins_small || !ends_sentence);
    let may_be_label = !begins_small && (first.text.ends_with(':') || is_label(cell));
    if is_sentence && (is_alone || !may_be_label) {
        Answer::Yes
    } else if may_be_label || is_label(above) {
        Answer::No
    } else {
        Answer::Unknown
    }
}

/// Whether a cell has a label, and nothing under it.
fn is_label(cell: &JoinedCell) -> bool {
    cell.lines.len() <= LABEL && cell.lines.last().is_some_and(|line| line.text.ends_with(':'))
}
