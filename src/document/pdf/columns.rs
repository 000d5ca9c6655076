//! Columns without rules: text side by side is told by the white between.

use super::{
    grid::{Grid, GridCell},
    words::{PrintedLine, whole},
};

/// How wide the white between columns is at least, in sizes of the font.
const WHITE: f64 = 1.0;

/// So many lines with text on both sides make columns; one may be a signature.
const SIDE_BY_SIDE: usize = 2;

/// From so many lines on, columns that are full on both sides are read one after the other.
const LONG: usize = 10;

/// So much farther from the line before than the line, a row begins, in sizes of the font.
const ROW_GAP: f64 = 1.8;

/// What is found in lines.
#[derive(Debug)]
pub(super) enum Piece {
    /// Lines one under the other.
    Lines(Vec<PrintedLine>),
    /// Columns: their places, and the lines of each cell.
    Columns(Grid, Vec<Vec<PrintedLine>>),
}

/// Finds the columns in the lines of a page, or of what is between two tables of a page.
pub(super) fn find(parts: &[PrintedLine]) -> Vec<Piece> {
    let rows: Vec<Vec<PrintedLine>> = parts
        .chunk_by(|one, other| (one.base - other.base).abs() < f64::EPSILON)
        .map(<[PrintedLine]>::to_vec)
        .collect();
    let mut pieces = Vec::new();
    let mut lines = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let (length, gaps) = extent(&rows[at..]);
        let block = &rows[at..at + length];
        let n_side_by_side = block.iter().filter(|row| row.len() > 1).count();
        if n_side_by_side < SIDE_BY_SIDE {
            lines.extend(whole(rows[at].clone()));
            at += 1;
            continue;
        }
        if !lines.is_empty() {
            pieces.push(Piece::Lines(std::mem::take(&mut lines)));
        }
        pieces.push(columns(block, &gaps));
        at += length;
    }
    if !lines.is_empty() {
        pieces.push(Piece::Lines(lines));
    }
    pieces
}

/// How many of the rows have the same white in them, and where it is.
fn extent(rows: &[Vec<PrintedLine>]) -> (usize, Vec<(f64, f64)>) {
    let gap = |pair: &[PrintedLine]| (pair[0].right, pair[1].left);
    let mut gaps: Vec<(f64, f64)> = rows[0].windows(2).map(gap).collect();
    let mut length = 1;
    // The last row with text on both sides: what is below it is not beside anything.
    let mut last_beside = 1;
    let mut n_beside = usize::from(rows[0].len() > 1);
    for row in &rows[1..] {
        let white = WHITE * row.iter().map(|part| part.size).fold(0.0, f64::max);
        let mut left: Vec<(f64, f64)> = gaps.clone();
        for part in row {
            left = left
                .into_iter()
                .flat_map(|(from, to)| [(from, to.min(part.left)), (from.max(part.right), to)])
                .filter(|(from, to)| to - from >= white)
                .collect();
            left.dedup();
        }
        if left.is_empty() {
            break;
        }
        gaps = left;
        length += 1;
        if row.len() > 1 {
            last_beside = length;
            n_beside += 1;
        }
    }
    let is_text = length >= LONG && n_beside * 5 >= length * 3;
    (if is_text { length } else { last_beside }, gaps)
}

fn columns(rows: &[Vec<PrintedLine>], gaps: &[(f64, f64)]) -> Piece {
    let parts = || rows.iter().flatten();
    let mut edges = vec![parts().map(|part| part.left).fold(f64::MAX, f64::min)];
    edges.extend(gaps.iter().map(|(from, to)| f64::midpoint(*from, *to)));
    edges.push(parts().map(|part| part.right).fold(f64::MIN, f64::max));
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    let n_columns = edges.len() - 1;
    let column_of = |part: &PrintedLine| {
        let middle = f64::midpoint(part.left, part.right);
        edges.partition_point(|edge| *edge <= middle).clamp(1, n_columns) - 1
    };
    let is_first = |part: &&PrintedLine| column_of(part) == 0;
    let n_labels = parts().filter(is_first).filter(|part| part.text.ends_with(':')).count();
    let n_beside = rows.iter().filter(|row| row.len() > 1).count();
    let is_text = rows.len() >= LONG && n_beside * 5 >= rows.len() * 4 && n_labels * 5 < rows.len();

    let mut tops = Vec::new();
    let mut cells: Vec<Vec<PrintedLine>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let first = row.iter().find(is_first);
        let begins = at.checked_sub(1).map(|before| &rows[before]).is_none_or(|before| {
            let label = before.iter().find(is_first);
            let is_apart = row[0].base - before[0].base > ROW_GAP * row[0].size;
            let ends_label = label.is_none_or(|label| label.text.ends_with(':'));
            !is_text && first.is_some() && (is_apart || ends_label)
        });
        if begins {
            tops.push(row[0].base - row[0].size);
            cells.resize(cells.len() + n_columns, Vec::new());
        }
        let first_cell = cells.len() - n_columns;
        for part in row {
            cells[first_cell + column_of(part)].push(part.clone());
        }
    }
    tops.push(rows[rows.len() - 1][0].base);
    let cells = cells.into_iter().map(whole).collect();
    Piece::Columns(Grid::even(edges, tops), cells)
}

impl Grid {
    /// A grid in which each place is a cell.
    fn even(columns: Vec<f64>, rows: Vec<f64>) -> Self {
        let n_columns = columns.len() - 1;
        let cell = |place: usize| {
            let (row, column) = (place / n_columns, place % n_columns);
            GridCell { row, row_end: row + 1, column, column_end: column + 1 }
        };
        let n_places = n_columns * (rows.len() - 1);
        Self::new(columns, rows, (0..n_places).map(cell).collect(), (0..n_places).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of letters of a width of 5: the place from the left, then the text.
    fn found(rows: &[&[(f64, &str)]]) -> Vec<Vec<String>> {
        let mut parts = Vec::new();
        for (base, row) in (1..).zip(rows) {
            parts.extend(row.iter().map(|(left, text)| PrintedLine {
                text: (*text).to_owned(),
                left: *left,
                right: left + text.chars().map(|_| 5.0).sum::<f64>(),
                base: f64::from(base) * 12.0,
                size: 10.0,
                first_word: 10.0,
                page: 1,
            }));
        }
        let joined = |lines: &Vec<PrintedLine>| {
            lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        find(&parts)
            .iter()
            .map(|piece| match piece {
                Piece::Lines(lines) => vec![joined(lines)],
                Piece::Columns(_, cells) => cells.iter().map(joined).collect(),
            })
            .collect()
    }

    #[test]
    fn labels_and_values_side_by_side_are_rows() {
        let found = found(&[
            &[(0.0, "2-тарау. Паспорт")],
            &[(0.0, "Кодтың"), (100.0, "бірінші мән")],
            &[(0.0, "атауы:")],
            &[(0.0, "Деңгей:"), (100.0, "5")],
            &[(100.0, "және 6")],
            &[(0.0, "Мақсат:"), (100.0, "сақтау")],
            &[(0.0, "Бұл жол бүкіл беттің енімен жазылған.")],
        ]);
        assert_eq!(found[0], ["2-тарау. Паспорт"]);
        assert_eq!(
            found[1],
            ["Кодтың атауы:", "бірінші мән", "Деңгей:", "5 және 6", "Мақсат:", "сақтау"]
        );
        assert_eq!(found[2], ["Бұл жол бүкіл беттің енімен жазылған."]);
    }

    #[test]
    fn columns_of_text_are_read_one_after_the_other() {
        let row: &[(f64, &str)] = &[(0.0, "сол жақ"), (100.0, "оң жақ")];
        let found = found(&[row; 12]);
        assert_eq!(found, [[["сол жақ"; 12].join(" "), ["оң жақ"; 12].join(" ")]]);
    }

    #[test]
    fn a_signature_is_a_line() {
        assert_eq!(found(&[&[(0.0, "Министр"), (200.0, "А. Әліп")]]), [["Министр А. Әліп"]]);
    }
}
