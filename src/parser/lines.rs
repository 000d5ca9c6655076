//! Lists without numbers: each line begins an entry, or continues one.

use std::ops::Range;

use super::{
    reader::{JoinedWords, SourceReader},
    sections::FormSection,
};
use crate::standard::Line;

/// Reads an entry a line. A line that begins with a small letter continues the entry before
/// ("… кәсіпорынның\nстратегиялық бағытын анықтау мүмкіндігі").
pub(super) fn read(reader: &mut SourceReader<'_>, section: &FormSection) -> Vec<Line> {
    if reader.place_if_dash(section.body.clone()) {
        return Vec::new();
    }
    let starts = |at: usize| {
        let word = &reader.words[at];
        word.starts_line && !word.text.starts_with(char::is_lowercase)
    };
    let ranges = split_before(section.body.clone(), starts);
    ranges
        .into_iter()
        .filter_map(|range| reader.field("line", range))
        .map(|JoinedWords { text, source }| Line { text, source })
        .collect()
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
