//! A sheet as CSV for a spreadsheet that opens it by a double click: UTF-8 with the mark that Excel
//! needs, semicolons, and an apostrophe before what it would take for a formula.

use csv::{Terminator, WriterBuilder};

use super::sheet::{OfficeSheet, SheetCell};

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA_BEGINNINGS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// The table of a sheet; a link is its address.
#[must_use]
pub fn csv(sheet: &OfficeSheet) -> Vec<u8> {
    let mut rows = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let headings = sheet.columns.iter().map(|column| column.heading.clone()).collect();
    let cells = sheet.rows.iter().map(|row| row.iter().map(written).collect());
    for row in [headings].into_iter().chain(cells) {
        let row: Vec<String> = row;
        // Memory takes all that is written to it.
        let _ = rows.write_record(row);
    }
    rows.into_inner().unwrap_or_default()
}

fn written(cell: &SheetCell) -> String {
    match cell {
        SheetCell::Words(words) if words.starts_with(FORMULA_BEGINNINGS) => format!("'{words}"),
        SheetCell::Words(words) => words.clone(),
        SheetCell::Link(_, address) => address.clone(),
        SheetCell::Number(number) => number.to_string(),
        SheetCell::Empty => String::new(),
    }
}
