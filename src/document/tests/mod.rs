//! Documents of every format, made by hand.

mod docx;
mod hostile;
mod html;
mod pdf;
mod pdf_file;
mod standards;

use super::Document;

/// The text of each cell with its row and column, and each line outside tables.
fn cells(document: &Document) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    let mut last = None;
    for line in &document.lines {
        match (line.cell, cells.last_mut()) {
            (Some(_), Some(text)) if line.cell == last => {
                text.push(' ');
                text.push_str(&line.shown());
            }
            (Some(cell), _) => cells.push(format!("{}:{} {}", cell.row, cell.column, line.shown())),
            (None, _) => cells.push(line.shown().into_owned()),
        }
        last = line.cell;
    }
    cells
}
