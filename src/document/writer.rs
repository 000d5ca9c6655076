//! The lines of a document while it is read from beginning to end, as HTML and DOCX are: text is
//! added to a line, and tables, rows and cells are begun and ended around it.

use std::collections::HashMap;

use super::{
    error::DocumentError,
    limits::Limits,
    line::{CellPlace, Document, DocumentFormat, DocumentLine, DocumentTable, LineStart},
};

/// The most columns of a table. What is behind them is in the last.
const COLUMNS: u32 = 1000;

/// The most rows that a cell may cover, as in HTML.
const ROWS: u32 = 65_534;

/// The most tables inside each other. Tables inside the last one have no cells of their own.
const DEPTH: usize = 50;

/// Writes lines.
pub(super) struct LineWriter {
    lines: Vec<DocumentLine>,
    tables: Vec<DocumentTable>,
    /// The open tables, the innermost last.
    open: Vec<OpenTable>,
    /// How many tables are open inside the deepest one.
    n_too_deep: usize,
    /// The cells that were found to go on in a lower row, and how many rows they cover.
    rows: HashMap<(u32, u32, u32), u32>,
    line: UnfinishedLine,
    limits: Limits,
}

/// The line that is being written.
#[derive(Default)]
pub(super) struct UnfinishedLine {
    text: String,
    list_number: Option<String>,
    is_heading: bool,
    is_continued: bool,
}

struct OpenTable {
    /// The number of the table.
    number: u32,
    /// The row, 1-based; 0 before the first.
    row: u32,
    /// The first column that may be free in this row.
    column: u32,
    cell: Option<CellPlace>,
    /// For each column the last row that is covered by a cell from above.
    covered: Vec<u32>,
    /// For each column the first row of the cell above it that may go on.
    starts: Vec<u32>,
}

impl LineWriter {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            lines: Vec::new(),
            tables: Vec::new(),
            open: Vec::new(),
            n_too_deep: 0,
            rows: HashMap::new(),
            line: UnfinishedLine::default(),
            limits,
        }
    }

    /// Adds text to the line.
    pub(super) fn push_str(&mut self, text: &str) -> Result<(), DocumentError> {
        self.line.text.push_str(text);
        self.limits.check_length(self.line.text.len())
    }

    /// What the line has so far.
    pub(super) fn text(&self) -> &str {
        &self.line.text
    }

    /// How many lines are written.
    pub(super) fn n_lines(&self) -> usize {
        self.lines.len()
    }

    /// Gives the next line with text this number of a list.
    pub(super) fn set_list_number(&mut self, number: Option<String>) {
        self.line.list_number = number;
    }

    /// Says whether the line is a heading.
    pub(super) fn set_heading(&mut self, is_heading: bool) {
        self.line.is_heading = is_heading;
    }

    /// Puts a number in place of the one that a written line has.
    pub(super) fn replace_list_number(&mut self, line: usize, number: String) {
        if let Some(line) = self.lines.get_mut(line).filter(|line| line.list_number.is_some()) {
            line.list_number = Some(number.into());
        }
    }

    /// Ends the line; the next begins a paragraph.
    pub(super) fn end_paragraph(&mut self) -> Result<(), DocumentError> {
        self.end_line()?;
        self.line.is_continued = false;
        Ok(())
    }

    /// Ends the line; the next goes on with the paragraph.
    pub(super) fn break_line(&mut self) -> Result<(), DocumentError> {
        let has_text = self.end_line()?;
        self.line.is_continued |= has_text;
        Ok(())
    }

    /// Leaves the line as it is and begins another, to come back later.
    pub(super) fn leave_line(&mut self) -> UnfinishedLine {
        std::mem::take(&mut self.line)
    }

    /// Comes back to a line that was left.
    pub(super) fn come_back(&mut self, line: UnfinishedLine) {
        self.line = line;
    }

    /// Whether the line had text.
    fn end_line(&mut self) -> Result<bool, DocumentError> {
        let text = self.line.text.trim();
        if text.is_empty() {
            self.line.text.clear();
            return Ok(false);
        }
        self.limits.count_line(self.lines.len())?;
        let is_continued = self.line.is_continued;
        let begins = if is_continued { LineStart::Break } else { LineStart::Paragraph };
        self.lines.push(DocumentLine {
            text: text.to_owned(),
            list_number: self.line.list_number.take().map(Into::into),
            begins,
            is_heading: self.line.is_heading,
            page: None,
            cell: self.cell(),
        });
        self.line.text.clear();
        Ok(true)
    }

    pub(super) fn begin_table(&mut self) -> Result<(), DocumentError> {
        self.end_paragraph()?;
        if self.open.len() == DEPTH {
            self.n_too_deep += 1;
            return Ok(());
        }
        let inside = self.cell();
        self.limits.count_line(self.tables.len())?;
        self.tables.push(DocumentTable { rows: 0, columns: 0, inside });
        let number = u32::try_from(self.tables.len()).unwrap_or(u32::MAX);
        self.open.push(OpenTable {
            number,
            row: 0,
            column: 1,
            cell: None,
            covered: Vec::new(),
            starts: Vec::new(),
        });
        Ok(())
    }

    pub(super) fn end_table(&mut self) -> Result<(), DocumentError> {
        self.end_paragraph()?;
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return Ok(());
        }
        if let Some(table) = self.open.pop() {
            let columns = table.covered.len();
            let sizes = &mut self.tables[table.number as usize - 1];
            sizes.rows = table.row;
            sizes.columns = u32::try_from(columns).unwrap_or(COLUMNS);
        }
        Ok(())
    }

    /// How many tables are open.
    pub(super) fn n_open_tables(&self) -> usize {
        self.open.len() + self.n_too_deep
    }

    /// The innermost open cell.
    fn cell(&self) -> Option<CellPlace> {
        self.open.iter().rev().find_map(|table| table.cell)
    }

    pub(super) fn begin_row(&mut self) -> Result<(), DocumentError> {
        self.end_cell()?;
        if let Some(table) = self.table() {
            table.row = table.row.saturating_add(1);
            table.column = 1;
        }
        Ok(())
    }

    /// Leaves columns free at the beginning of a row.
    pub(super) fn skip_columns(&mut self, columns: u32) {
        if let Some(table) = self.table() {
            table.column = table.column.saturating_add(columns).min(COLUMNS);
        }
    }

    /// Begins a cell in the next free column. One that `goes_on` is the lower part of the cell above.
    pub(super) fn begin_cell(
        &mut self,
        rows: u32,
        columns: u32,
        goes_on: bool,
    ) -> Result<(), DocumentError> {
        self.end_cell()?;
        if self.table().is_some_and(|table| table.row == 0) {
            self.begin_row()?;
        }
        let Some(table) = self.table() else { return Ok(()) };
        let row = table.row;
        while table.covered.get(table.column as usize - 1).is_some_and(|last| *last >= row) {
            table.column += 1;
        }
        let column = table.column.min(COLUMNS);
        let columns = columns.clamp(1, COLUMNS + 1 - column);
        let rows = rows.clamp(1, ROWS);
        let end = (column + columns - 1) as usize;
        if table.covered.len() < end {
            table.covered.resize(end, 0);
            table.starts.resize(end, 0);
        }
        let first_row = match table.starts[column as usize - 1] {
            start @ 1.. if goes_on => start,
            _ => row,
        };
        table.covered[column as usize - 1..end].fill(row.saturating_add(rows - 1));
        table.starts[column as usize - 1..end].fill(first_row);
        table.column = column + columns;
        let place = CellPlace { table: table.number, row: first_row, column, rows, columns };
        table.cell = Some(place);
        if goes_on && first_row < row {
            self.rows.insert((place.table, first_row, column), row - first_row + 1);
        }
        Ok(())
    }

    pub(super) fn end_cell(&mut self) -> Result<(), DocumentError> {
        self.end_paragraph()?;
        if let Some(table) = self.table() {
            table.cell = None;
        }
        Ok(())
    }

    fn table(&mut self) -> Option<&mut OpenTable> {
        if self.n_too_deep > 0 { None } else { self.open.last_mut() }
    }

    /// Everything that was written. Tables that are open are ended.
    pub(super) fn finish(
        mut self,
        format: DocumentFormat,
        encoding: Option<&str>,
    ) -> Result<Document, DocumentError> {
        self.end_paragraph()?;
        while self.n_open_tables() > 0 {
            self.end_table()?;
        }
        let Self { mut lines, mut tables, rows, .. } = self;
        let heights: Vec<u32> = tables.iter().map(|table| table.rows).collect();
        let cells = lines.iter_mut().filter_map(|line| line.cell.as_mut());
        for cell in cells.chain(tables.iter_mut().filter_map(|table| table.inside.as_mut())) {
            if let Some(rows) = rows.get(&(cell.table, cell.row, cell.column)) {
                cell.rows = *rows;
            }
            // No cell reaches below its table.
            cell.rows = cell.rows.min(heights[cell.table as usize - 1] + 1 - cell.row);
        }
        Ok(Document {
            format,
            encoding: encoding.map(str::to_owned),
            lines,
            tables,
            furniture: Vec::new(),
        })
    }
}
