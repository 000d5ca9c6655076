//! What is on a page, from top to bottom: tables, and text around them.

use super::{
    columns::{self, Piece},
    grid::{self, Grid},
    ink::{Glyph, PageInk},
    words::{self, PrintedLine, whole},
};

/// So far above the line a glyph has its middle, in sizes of the font.
const MIDDLE: f64 = 0.3;

/// A piece of a page.
#[derive(Debug)]
pub(super) enum Block {
    /// Lines of text.
    Lines(Vec<PrintedLine>),
    /// A table.
    Table(PageTable),
}

impl Block {
    /// Its lines, those in cells too.
    pub(super) fn lines(&self) -> impl Iterator<Item = &PrintedLine> {
        let (lines, cells) = match self {
            Self::Lines(lines) => (lines.as_slice(), [].as_slice()),
            Self::Table(table) => ([].as_slice(), table.cells.as_slice()),
        };
        lines.iter().chain(cells.iter().flatten())
    }
}

/// A table on a page.
#[derive(Debug)]
pub(super) struct PageTable {
    pub grid: Grid,
    /// The lines of each cell of the grid.
    pub cells: Vec<Vec<PrintedLine>>,
    /// It has rules, so it may go on on the next page.
    pub is_ruled: bool,
}

/// Puts what is drawn on a page into blocks.
pub(super) fn blocks(ink: PageInk, page: u32) -> Vec<Block> {
    let grids = grid::find(&ink.rules);
    let mut inside: Vec<Vec<Vec<Glyph>>> =
        grids.iter().map(|grid| vec![Vec::new(); grid.cells.len()]).collect();
    let mut outside = Vec::new();
    // In a table inside a cell the inner one is meant.
    let mut order: Vec<usize> = (0..grids.len()).collect();
    let area = |at: &usize| {
        let grid = &grids[*at];
        (grid.right() - grid.left()) * (grid.bottom() - grid.top())
    };
    order.sort_by(|one, other| area(one).total_cmp(&area(other)));
    for glyph in ink.glyphs {
        let (x, y) = (f64::midpoint(glyph.left, glyph.right), glyph.base - MIDDLE * glyph.size);
        let cell = order.iter().find_map(|at| Some((*at, grids[*at].cell_at(x, y)?)));
        match cell {
            Some((table, cell)) => inside[table][cell].push(glyph),
            None => outside.push(glyph),
        }
    }

    let mut tables = Vec::new();
    for (grid, cells) in grids.into_iter().zip(inside) {
        let cells: Vec<Vec<PrintedLine>> =
            cells.into_iter().map(|glyphs| whole(words::lines(glyphs, page))).collect();
        // A frame or a picture without words is no table.
        if cells.iter().any(|lines| !lines.is_empty()) {
            tables.push(PageTable { grid, cells, is_ruled: true });
        }
    }
    let mut lines = words::lines(outside, page).into_iter().peekable();
    let mut blocks = Vec::new();
    for table in tables {
        let mut above = Vec::new();
        while let Some(line) = lines.next_if(|line| line.base < table.grid.top()) {
            above.push(line);
        }
        push_lines(&above, &mut blocks);
        blocks.push(Block::Table(table));
    }
    push_lines(&lines.collect::<Vec<_>>(), &mut blocks);
    blocks
}

fn push_lines(lines: &[PrintedLine], blocks: &mut Vec<Block>) {
    blocks.extend(columns::find(lines).into_iter().map(|piece| match piece {
        Piece::Lines(lines) => Block::Lines(lines),
        Piece::Columns(grid, cells) => Block::Table(PageTable { grid, cells, is_ruled: false }),
    }));
}
