//! A sheet as CSV for a spreadsheet that opens it by a double click: UTF-8 with the mark that Excel
//! needs, semicolons, and an apostrophe before what it would take for a formula.

use csv::{Terminator, WriterBuilder};

use super::sheet::{OfficeSheet, SheetCell};
use crate::export::csv::without_formula;

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
        SheetCell::Words(words) => without_formula(words.into()).into_owned(),
        SheetCell::Link(_, address) => address.clone(),
        SheetCell::Number(number) => number.to_string(),
        SheetCell::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::SheetColumn;

    #[test]
    fn no_cell_is_a_formula_and_a_link_is_its_address() {
        let words = |words: &str| SheetCell::Words(words.to_owned());
        let link = SheetCell::Link("1-дағды".to_owned(), "https://kasip.example/id/1".to_owned());
        let sheet = OfficeSheet {
            name: "a".to_owned(),
            above: Vec::new(),
            columns: ["b", "c", "d", "e"].map(|heading| SheetColumn::new(heading, 9)).into(),
            rows: vec![vec![words("=1+1"), words("＝1"), words("x; y"), link]],
            below: Vec::new(),
        };
        let text = String::from_utf8(csv(&sheet)).unwrap();
        let expected = "\u{feff}b;c;d;e\r\n'=1+1;'＝1;\"x; y\";https://kasip.example/id/1\r\n";
        assert_eq!(text, expected);
    }
}
