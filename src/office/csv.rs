//! A sheet as CSV for a spreadsheet that opens it by a double click: UTF-8 with the mark that Excel
//! needs, semicolons, and an apostrophe before what it would take for a formula. A link has its address
//! in a column of its own.

use csv::{Terminator, WriterBuilder};

use super::sheet::{OfficeSheet, SheetCell};
use crate::export::csv::without_formula;

/// The table of a sheet.
#[must_use]
pub fn csv(sheet: &OfficeSheet) -> Vec<u8> {
    let mut rows = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let headings = sheet.columns.iter();
    let headings = headings.flat_map(|one| [Some(&one.heading), one.address.as_ref()]);
    let headings = headings.flatten().cloned().collect();
    let cells = sheet.rows.iter().map(|row| {
        let cells = sheet.columns.iter().zip(row);
        cells.flat_map(|(column, cell)| written(cell, column.address.is_some())).collect()
    });
    for row in [headings].into_iter().chain(cells) {
        let row: Vec<String> = row;
        // Memory takes all that is written to it.
        let _ = rows.write_record(row);
    }
    rows.into_inner().unwrap_or_default()
}

/// What a cell says, and in a column of links its address after it.
fn written(cell: &SheetCell, has_address: bool) -> Vec<String> {
    let plain = |words: &str| without_formula(words.into()).into_owned();
    let (words, address) = match cell {
        SheetCell::Words(words) => (plain(words), ""),
        SheetCell::Link(words, address) => (plain(words), address.as_str()),
        SheetCell::Number(number) => (number.to_string(), ""),
        SheetCell::Empty => (String::new(), ""),
    };
    let address = has_address.then(|| address.to_owned());
    [words].into_iter().chain(address).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::SheetColumn;

    #[test]
    fn no_cell_is_a_formula_and_a_link_has_its_address_beside_it() {
        let words = |words: &str| SheetCell::Words(words.to_owned());
        let link = SheetCell::Link("1-дағды".to_owned(), "https://kasip.example/id/1".to_owned());
        let sheet = OfficeSheet {
            name: "a".to_owned(),
            above: Vec::new(),
            columns: ["b", "c", "d"]
                .map(|heading| SheetColumn::new(heading, 9))
                .into_iter()
                .chain([SheetColumn::of_places("e", "f")])
                .collect(),
            rows: vec![vec![words("=1+1"), words("＝1"), words("x; y"), link]],
            below: Vec::new(),
        };
        let text = String::from_utf8(csv(&sheet)).unwrap();
        let expected =
            "\u{feff}b;c;d;e;f\r\n'=1+1;'＝1;\"x; y\";1-дағды;https://kasip.example/id/1\r\n";
        assert_eq!(text, expected);
    }
}
