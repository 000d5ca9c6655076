//! The education that a card asks for.

use std::ops::Range;

use super::{forms::Label, reader::SourceReader, sections::FormSection};
use crate::{document::CellPlace, standard::Education};

/// The parts of an entry, in the order of the form.
const PARTS: [(Label, &str); 3] = [
    (Label::EducationLevel, "education.level"),
    (Label::Speciality, "education.speciality"),
    (Label::Qualification, "education.qualification"),
];

/// Reads the entries of a card, part by part.
#[derive(Debug, Default)]
pub(super) struct EducationReader {
    pub entries: Vec<Education>,
    /// The cells that have the labels of the parts, where they are cells.
    cells: [Option<CellPlace>; PARTS.len()],
    /// Something is printed beside the labels of the last entry, if only a dash.
    has_values: bool,
}

impl EducationReader {
    /// Reads one part of an entry. An entry begins with its level of education; the first follows the
    /// heading of the whole list.
    pub fn read(&mut self, reader: &mut SourceReader<'_>, section: &FormSection) {
        let Some(part) = PARTS.iter().position(|(label, _)| *label == section.label) else {
            self.begin_entry(reader, section.all());
            return reader.unplaced(section.body.clone());
        };
        let label_cell = reader.words[section.heading.start].cell;
        self.cells[part] = label_cell;
        let in_rows_below = |at: &usize| {
            let cell = reader.words[*at].cell;
            label_cell.zip(cell).is_some_and(|(label, cell)| {
                cell.table == label.table && cell.row >= label.row + label.rows
            })
        };
        let below = section.body.clone().find(in_rows_below).unwrap_or(section.body.end);
        let begins = self.entries.last().is_none_or(|entry| match part {
            0 => entry.level.is_some() || entry.speciality.is_some(),
            1 => entry.speciality.is_some(),
            _ => entry.qualification.is_some(),
        });
        if begins {
            self.begin_entry(reader, section.heading.clone());
        }
        self.has_values |= section.body.start < below;
        self.set(reader, part, section.heading.start..below, section.body.start);
        self.read_rows(reader, below..section.body.end);
    }

    fn begin_entry(&mut self, reader: &SourceReader<'_>, words: Range<usize>) {
        let source = reader.source(words);
        self.entries.push(Education { level: None, speciality: None, qualification: None, source });
        self.has_values = false;
    }

    /// Sets a part of the last entry to the words from `body` on.
    fn set(
        &mut self,
        reader: &mut SourceReader<'_>,
        part: usize,
        words: Range<usize>,
        body: usize,
    ) {
        let source = reader.source(words.clone());
        // In the parts before, a dash may be the first line of a value.
        if PARTS[part].0 == Label::Qualification {
            reader.note_words_below_dash(&(body..words.end));
        }
        let value = reader.field(PARTS[part].1, body..words.end).map(|words| words.text);
        let entry = self.entries.last_mut().expect("an entry was begun");
        entry.source = entry.source.to(source);
        *[&mut entry.level, &mut entry.speciality, &mut entry.qualification][part] = value;
    }

    /// Reads the rows under those with the labels: an entry a row, a part a column.
    fn read_rows(&mut self, reader: &mut SourceReader<'_>, range: Range<usize>) {
        let mut row = None;
        let mut at = range.start;
        while at < range.end {
            let cell = reader.words[at].cell;
            let length = reader.words[at..range.end].iter().take_while(|word| word.cell == cell);
            let words = at..at + length.count();
            at = words.end;
            let is_above = |label: &Option<CellPlace>| {
                label.zip(cell).is_some_and(|(label, cell)| {
                    let columns = label.column..label.column + label.columns;
                    label.table == cell.table && columns.contains(&cell.column)
                })
            };
            let Some(part) = self.cells.iter().position(is_above) else {
                reader.unplaced(words);
                continue;
            };
            let this_row = cell.map(|cell| cell.row);
            // Labels in a row of their own have the first entry under them.
            let has_entry = row.is_none() && !self.has_values;
            if this_row != row && !has_entry {
                self.begin_entry(reader, words.clone());
            }
            row = this_row;
            self.set(reader, part, words.clone(), words.start);
        }
    }
}
