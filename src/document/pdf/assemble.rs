//! The blocks of all pages, put together to a document.

use super::{
    layout::{Block, PageTable},
    tables::{self, JoinedTable},
    words::PrintedLine,
    wrapped::{Measure, leading, starts},
};
use crate::document::line::{
    CellPlace, Document, DocumentFormat, DocumentLine, DocumentTable, Furniture, LineStart,
};

/// So much larger than most of the text, a line is a heading.
const HEADING: f64 = 1.12;

/// Puts the blocks of the pages together. `furniture` was taken out of them.
pub(super) fn document(pages: Vec<Vec<Block>>, furniture: Vec<Furniture>) -> Document {
    let typesetting = Typesetting::of(&pages);
    let mut writer = Writer { typesetting, lines: Vec::new(), tables: Vec::new() };
    let mut text: Vec<PrintedLine> = Vec::new();
    let mut parts: Vec<PageTable> = Vec::new();
    for page in pages {
        for block in page {
            match block {
                Block::Lines(lines) => {
                    writer.table(std::mem::take(&mut parts));
                    text.extend(lines);
                }
                Block::Table(table) => {
                    writer.text(std::mem::take(&mut text));
                    // Tables on one page are apart from each other.
                    let is_part = parts.last().is_some_and(|before| {
                        tables::is_part(before, &table) && page_of(before) != page_of(&table)
                    });
                    if !is_part {
                        writer.table(std::mem::take(&mut parts));
                    }
                    parts.push(table);
                }
            }
        }
    }
    writer.table(parts);
    writer.text(text);
    Document {
        format: DocumentFormat::Pdf,
        encoding: None,
        lines: writer.lines,
        tables: writer.tables,
        furniture,
    }
}

fn page_of(table: &PageTable) -> Option<u32> {
    table.cells.iter().flatten().next().map(|line| line.page)
}

/// How the document is set.
struct Typesetting {
    /// Where the lines outside tables begin and end.
    measure: Measure,
    /// How far lines are from each other, in sizes of the font.
    leading: f64,
    /// The size of most of the text.
    size: f64,
}

impl Typesetting {
    fn of(pages: &[Vec<Block>]) -> Self {
        let blocks = || pages.iter().flatten();
        let texts = || {
            blocks().filter_map(|block| match block {
                Block::Lines(lines) => Some(lines.as_slice()),
                Block::Table(_) => None,
            })
        };
        let cells = blocks().filter_map(|block| match block {
            Block::Table(table) => Some(&table.cells),
            Block::Lines(_) => None,
        });
        let all = || texts().chain(cells.clone().flatten().map(Vec::as_slice));
        let mut sizes: Vec<f64> = all().flatten().map(|line| line.size).collect();
        sizes.sort_by(f64::total_cmp);
        let lines = || texts().flatten();
        Self {
            measure: Measure {
                left: lines().map(|line| line.left).fold(f64::MAX, f64::min),
                right: lines().map(|line| line.right).fold(f64::MIN, f64::max),
            },
            leading: leading(all()),
            size: sizes.get(sizes.len() / 2).copied().unwrap_or_default(),
        }
    }
}

struct Writer {
    typesetting: Typesetting,
    lines: Vec<DocumentLine>,
    tables: Vec<DocumentTable>,
}

impl Writer {
    fn text(&mut self, lines: Vec<PrintedLine>) {
        let starts = starts(&lines, self.typesetting.measure, self.typesetting.leading);
        for (line, begins) in lines.into_iter().zip(starts) {
            self.push(line, begins, None);
        }
    }

    fn table(&mut self, parts: Vec<PageTable>) {
        if parts.is_empty() {
            return;
        }
        let JoinedTable { n_rows, n_columns, cells } = tables::join(parts);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (rows, columns) = (number(n_rows), number(n_columns));
        self.tables.push(DocumentTable { rows, columns, inside: None });
        let table = number(self.tables.len());
        for cell in cells {
            let place = cell.place;
            let place = CellPlace {
                table,
                row: number(place.row + 1),
                column: number(place.column + 1),
                rows: number(place.row_end - place.row),
                columns: number(place.column_end - place.column),
            };
            let starts = starts(&cell.lines, cell.measure, self.typesetting.leading);
            for (line, begins) in cell.lines.into_iter().zip(starts) {
                self.push(line, begins, Some(place));
            }
        }
    }

    fn push(&mut self, line: PrintedLine, begins: LineStart, cell: Option<CellPlace>) {
        self.lines.push(DocumentLine {
            is_heading: cell.is_none() && line.size > HEADING * self.typesetting.size,
            text: line.text,
            list_number: None,
            begins,
            page: Some(line.page),
            cell,
        });
    }
}
