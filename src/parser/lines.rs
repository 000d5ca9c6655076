//! Lists without numbers: each line begins an entry, or continues one.

use std::ops::Range;

use super::{
    lists::{self, ListStyle},
    reader::{JoinedWords, Placement, SourceReader},
    sections::FormSection,
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
    ranges
        .into_iter()
        .filter_map(|range| reader.field("line", range))
        .map(|JoinedWords { text, source }| Line { text, source })
        .collect()
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

/// Splits a range before each index that starts something.
pub(super) fn split_before(
    range: Range<usize>,
    starts: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in range {
        match ranges.last_mut() {
            Some(last) if !starts(at) => last.end = at + 1,
            _ => ranges.push(at..at + 1),
        }
    }
    ranges
}
