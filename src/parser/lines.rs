//! Lists without numbers: each line begins an entry, or continues one.

use std::ops::Range;

use super::{
    furniture::is_page_number,
    lists::{self, ListStyle},
    reader::{JoinedWords, Placement, SourceReader},
    sections::FormSection,
    words::split_before,
};
use crate::{document::LineStart, standard::Line};

/// Reads an entry a line, in a cell an entry a paragraph. Outside cells a line that begins with a small
/// letter continues the entry before ("… кәсіпорынның\nстратегиялық бағытын анықтау мүмкіндігі").
pub(super) fn read(reader: &mut SourceReader<'_>, section: &FormSection) -> Vec<Line> {
    if reader.place_if_dash(section.body.clone()) {
        return Vec::new();
    }
    let body = section.body.clone();
    if is_numbered(reader, &body) {
        return read_numbered(reader, body);
    }
    // "жеке жауапкершілік;\nшешім қабылдауға дайын болу;": but not where a line has several.
    let ends_entry = |at: usize| reader.words[at].text.ends_with(';');
    let begins_line = |at: usize| at == body.end || reader.words[at].starts_line;
    let an_entry_a_line = body.clone().filter(|&at| ends_entry(at)).all(|at| begins_line(at + 1));
    let starts = |at: usize| {
        let word = &reader.words[at];
        let after_entry = an_entry_a_line && at > body.start && ends_entry(at - 1);
        let begins_paragraph = word.cell.is_some() && word.begins == LineStart::Paragraph;
        word.starts_line
            && (after_entry || begins_paragraph || !word.text.starts_with(char::is_lowercase))
    };
    let ranges = split_before(body.clone(), starts);
    let mut lines = Vec::new();
    for range in ranges {
        let start = range.start;
        let Some(JoinedWords { text, source }) = reader.field("line", range) else { continue };
        if is_page_number(&text) {
            reader.note_odd_line(start, None);
        }
        lines.push(Line { text, source });
    }
    lines
}

/// Whether the first entry of a list has the number 1.
fn is_numbered(reader: &SourceReader<'_>, body: &Range<usize>) -> bool {
    body.clone().next().is_some_and(|at| matches!(reader.words[at].text, "1." | "1)"))
}

/// Reads the entries of a list that has numbers all the same. The numbers are no words of theirs.
fn read_numbered(reader: &mut SourceReader<'_>, body: Range<usize>) -> Vec<Line> {
    let style = ListStyle { marker: '.', proper_names: None };
    let mut lines = Vec::new();
    for entry in lists::entries(&reader.words, body, style) {
        let end = entry.end();
        reader.place(entry.marker, Placement::Number);
        if let Some(JoinedWords { text, source }) = reader.field("line", entry.body.start..end) {
            lines.push(Line { text, source });
        }
    }
    lines
}
