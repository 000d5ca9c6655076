//! Rules to cells: where rules cross, there is a table, and a cell is what they go around.

use std::collections::HashMap;

use super::ink::Rule;

/// How far two rules may be from each other to be one, or to touch, in points.
const NEAR: f64 = 2.0;

/// A shorter rule is a dot or a part of a sign, in points.
const SHORTEST: f64 = 3.0;

/// A single box that is smaller is around words of a line, in points.
const LOWEST_BOX: f64 = 30.0;
const NARROWEST_BOX: f64 = 200.0;

/// The most cells of a grid.
const CELLS: usize = 100_000;

/// A table on a page, or the part of one that is on the page.
#[derive(Debug)]
pub(super) struct Grid {
    /// Where columns begin, and where the last ends.
    pub columns: Vec<f64>,
    /// Where rows begin, and where the last ends.
    pub rows: Vec<f64>,
    /// The cells, by row and column.
    pub cells: Vec<GridCell>,
    /// The cell of each place, row by row.
    places: Vec<usize>,
}

/// A cell: the places that it covers, 0-based, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GridCell {
    pub row: usize,
    pub row_end: usize,
    pub column: usize,
    pub column_end: usize,
}

impl Grid {
    pub(super) fn new(
        columns: Vec<f64>,
        rows: Vec<f64>,
        cells: Vec<GridCell>,
        places: Vec<usize>,
    ) -> Self {
        Self { columns, rows, cells, places }
    }

    pub(super) fn left(&self) -> f64 {
        self.columns[0]
    }

    pub(super) fn right(&self) -> f64 {
        self.columns[self.columns.len() - 1]
    }

    pub(super) fn top(&self) -> f64 {
        self.rows[0]
    }

    pub(super) fn bottom(&self) -> f64 {
        self.rows[self.rows.len() - 1]
    }

    /// The cell around a point; none outside the table.
    pub(super) fn cell_at(&self, x: f64, y: f64) -> Option<usize> {
        let column = place_of(&self.columns, x)?;
        let row = place_of(&self.rows, y)?;
        Some(self.places[row * (self.columns.len() - 1) + column])
    }
}

/// Between which two of the edges something is.
fn place_of(edges: &[f64], at: f64) -> Option<usize> {
    let (first, last) = (edges.first()?, edges.last()?);
    if at < first - NEAR || at > last + NEAR {
        return None;
    }
    let behind = edges.partition_point(|edge| *edge <= at);
    Some(behind.clamp(1, edges.len() - 1) - 1)
}

/// Finds the tables that the rules of a page make, from top to bottom.
pub(super) fn find(rules: &[Rule]) -> Vec<Grid> {
    let horizontal = joined(rules, false);
    let vertical = joined(rules, true);
    let mut groups = Groups::new(horizontal.len() + vertical.len());
    for (v, down) in vertical.iter().enumerate() {
        let near = horizontal.partition_point(|across| across.at < down.from - NEAR);
        for (h, across) in horizontal.iter().enumerate().skip(near) {
            if across.at > down.to + NEAR {
                break;
            }
            if (across.from - NEAR..=across.to + NEAR).contains(&down.at) {
                groups.join(h, horizontal.len() + v);
            }
        }
    }
    let mut tables: HashMap<usize, (Vec<Rule>, Vec<Rule>)> = HashMap::new();
    for (h, rule) in horizontal.iter().enumerate() {
        tables.entry(groups.find(h)).or_default().0.push(*rule);
    }
    for (v, rule) in vertical.iter().enumerate() {
        tables.entry(groups.find(horizontal.len() + v)).or_default().1.push(*rule);
    }
    let mut grids: Vec<Grid> =
        tables.into_values().filter_map(|(across, down)| grid(&across, &down)).collect();
    grids.sort_by(|one, other| {
        one.top().total_cmp(&other.top()).then(one.left().total_cmp(&other.left()))
    });
    grids
}

/// The rules of one direction, those together that are drawn in pieces, by their place.
fn joined(rules: &[Rule], is_vertical: bool) -> Vec<Rule> {
    let mut rules: Vec<Rule> =
        rules.iter().filter(|rule| rule.is_vertical == is_vertical).copied().collect();
    rules.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut joined: Vec<Rule> = Vec::new();
    for same_place in rules.chunk_by(|one, other| other.at - one.at < NEAR / 2.0) {
        let mut pieces = same_place.to_vec();
        pieces.sort_by(|one, other| one.from.total_cmp(&other.from));
        let at = f64::midpoint(same_place[0].at, same_place[same_place.len() - 1].at);
        let begin = joined.len();
        for piece in pieces {
            match joined[begin..].last_mut() {
                Some(last) if piece.from <= last.to + NEAR => last.to = last.to.max(piece.to),
                _ => joined.push(Rule { at, ..piece }),
            }
        }
    }
    joined.retain(|rule| rule.to - rule.from >= SHORTEST);
    joined
}

/// The cells between rules that touch each other.
fn grid(across: &[Rule], down: &[Rule]) -> Option<Grid> {
    let edges = |places: &[Rule], others: &[Rule]| {
        let ends = others.iter().flat_map(|rule| [rule.from, rule.to]);
        let (min, max) =
            ends.fold((f64::MAX, f64::MIN), |(min, max), at| (min.min(at), max.max(at)));
        let mut edges: Vec<f64> = places.iter().map(|rule| rule.at).collect();
        edges.extend([min, max]);
        edges.sort_by(f64::total_cmp);
        edges.dedup_by(|behind, before| *behind - *before < NEAR);
        edges
    };
    if across.is_empty() || down.is_empty() {
        return None;
    }
    let (columns, rows) = (edges(down, across), edges(across, down));
    let (n_columns, n_rows) = (columns.len() - 1, rows.len() - 1);
    let n_places = n_columns.checked_mul(n_rows)?;
    // A box around a few words is a frame, not a table.
    let is_frame =
        n_places == 1 && rows[1] - rows[0] < LOWEST_BOX && columns[1] - columns[0] < NARROWEST_BOX;
    if is_frame || n_places > CELLS {
        return None;
    }
    let has_wall = |rules: &[Rule], at: f64, from: f64, to: f64| {
        let middle = f64::midpoint(from, to);
        let near = rules.iter().filter(|rule| (rule.at - at).abs() < NEAR);
        near.into_iter().any(|rule| rule.from <= middle && middle <= rule.to)
    };
    let mut groups = Groups::new(n_places);
    for row in 0..n_rows {
        for column in 0..n_columns {
            let place = row * n_columns + column;
            let (top, bottom) = (rows[row], rows[row + 1]);
            let (left, right) = (columns[column], columns[column + 1]);
            if column + 1 < n_columns && !has_wall(down, right, top, bottom) {
                groups.join(place, place + 1);
            }
            if row + 1 < n_rows && !has_wall(across, bottom, left, right) {
                groups.join(place, place + n_columns);
            }
        }
    }
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    let mut cells: Vec<GridCell> = Vec::new();
    let mut places = Vec::with_capacity(n_places);
    for place in 0..n_places {
        let (row, column) = (place / n_columns, place % n_columns);
        let number = *numbers.entry(groups.find(place)).or_insert(cells.len());
        if number == cells.len() {
            cells.push(GridCell { row, row_end: row + 1, column, column_end: column + 1 });
        }
        let cell = &mut cells[number];
        cell.row_end = cell.row_end.max(row + 1);
        cell.column = cell.column.min(column);
        cell.column_end = cell.column_end.max(column + 1);
        places.push(number);
    }
    Some(Grid { columns, rows, cells, places })
}

/// Things that belong together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(n: usize) -> Self {
        Self((0..n).collect())
    }

    fn find(&mut self, one: usize) -> usize {
        let mut at = one;
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        self.0[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(is_vertical: bool, at: f64, from: f64, to: f64) -> Rule {
        Rule { is_vertical, at, from, to }
    }

    fn cells(rules: &[Rule]) -> Vec<[usize; 4]> {
        let grids = find(rules);
        assert_eq!(grids.len(), 1);
        let cell = |cell: &GridCell| [cell.row, cell.row_end, cell.column, cell.column_end];
        grids[0].cells.iter().map(cell).collect()
    }

    #[test]
    fn rules_in_pieces_make_cells_that_cover_rows_and_columns() {
        // A title over two columns; under it a cell of two rows beside two cells.
        let rules = [
            rule(false, 10.0, 0.0, 100.0),
            rule(false, 30.0, 0.0, 48.0),
            rule(false, 30.2, 49.0, 100.5),
            rule(false, 50.0, 49.5, 100.0),
            rule(false, 70.0, 0.0, 100.0),
            rule(true, 0.1, 9.0, 70.0),
            rule(true, 50.0, 30.0, 70.0),
            rule(true, 100.0, 10.0, 40.0),
            rule(true, 100.2, 41.0, 71.0),
            rule(false, 200.0, 20.0, 60.0),
        ];
        assert_eq!(cells(&rules), [[0, 1, 0, 2], [1, 3, 0, 1], [1, 2, 1, 2], [2, 3, 1, 2]]);
        let grid = &find(&rules)[0];
        assert_eq!(grid.cell_at(20.0, 60.0), Some(1));
        assert_eq!(grid.cell_at(70.0, 60.0), Some(3));
        assert_eq!(grid.cell_at(70.0, 90.0), None);
    }

    #[test]
    fn a_table_without_rules_at_its_sides_has_cells() {
        let rules = [
            rule(false, 10.0, 0.0, 100.0),
            rule(false, 30.0, 0.0, 100.0),
            rule(true, 50.0, 10.0, 30.0),
        ];
        assert_eq!(cells(&rules), [[0, 1, 0, 1], [0, 1, 1, 2]]);
    }

    #[test]
    fn lines_under_words_are_no_table() {
        assert!(find(&[rule(false, 10.0, 0.0, 40.0), rule(false, 50.0, 0.0, 40.0)]).is_empty());
    }
}
