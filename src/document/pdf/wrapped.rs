//! Whether a line goes on with the line before, or begins a paragraph. A PDF does not say; but where
//! the first word of a line would have fitted on the line before, somebody began a new one.

use super::words::PrintedLine;
use crate::document::line::LineStart;

/// So much farther from the line before than usual, a line begins a paragraph.
const PARAGRAPH_GAP: f64 = 1.25;

/// The space between two words, in sizes of the font.
const SPACE: f64 = 0.25;

/// What a line may lack to the right edge and still be full, in sizes of the font.
const SLACK: f64 = 0.1;

/// An indent, in sizes of the font.
const INDENT: f64 = 0.8;

/// Where the lines of a cell or of a page begin at least and end at most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    pub left: f64,
    pub right: f64,
}

/// A line whose middle is so near to the middle of the measure is centred, in points.
const CENTRED: f64 = 3.0;

/// A line that begins so far from the left is set to the right, as a part of the measure.
const RIGHT: f64 = 0.25;

/// How each of the lines of a cell or of a page begins. `leading` is how far lines are usually from
/// each other, in sizes of the font.
pub(super) fn starts(lines: &[PrintedLine], measure: Measure, leading: f64) -> Vec<LineStart> {
    let mut starts = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &lines[before]);
        let is_wrapped = before.is_some_and(|before| {
            let has_gap = before.page == line.page
                && line.base - before.base > PARAGRAPH_GAP * leading * line.size;
            // A paragraph of one line that ends in a colon.
            let is_label =
                starts.last() == Some(&LineStart::Paragraph) && before.text.ends_with(':');
            let begins = has_gap || is_label || is_indented(before, line, lines.get(at + 1));
            goes_on(before, line, measure) && !begins
        });
        starts.push(if is_wrapped { LineStart::Wrapped } else { LineStart::Paragraph });
    }
    starts
}

/// Whether a line may go on with the line before: that one is full, and this one does not begin as an
/// entry of a list does.
pub(super) fn goes_on(before: &PrintedLine, line: &PrintedLine, measure: Measure) -> bool {
    is_full(before, line, measure)
        && entry_number(&line.text).is_none()
        && !is_bullet(&line.text)
        && !is_apart(before, line)
}

/// What follows a label begins with a capital letter, a number, or is a dash. Behind a semicolon only
/// another entry begins with a capital letter.
fn is_apart(before: &PrintedLine, line: &PrintedLine) -> bool {
    before.text.ends_with(':') && !line.text.starts_with(char::is_lowercase)
        || before.text.ends_with(';') && line.text.starts_with(char::is_uppercase)
}

/// Whether the first word of a line has no room on the line before.
pub(super) fn is_full(before: &PrintedLine, line: &PrintedLine, measure: Measure) -> bool {
    let Measure { left, right } = measure;
    let middle = f64::midpoint(before.left, before.right) - f64::midpoint(left, right);
    let is_centred = middle.abs() < CENTRED && before.left > left + INDENT * line.size;
    let is_at_the_right = before.left - left > RIGHT * (right - left);
    let is_moved = is_centred || is_at_the_right;
    let end = if is_moved { left + before.right - before.left } else { before.right };
    // A word broken at its hyphen needs no space; the part of a word behind one could stand alone.
    let space = if before.text.ends_with(['-', '\u{2010}', '\u{ad}']) { 0.0 } else { SPACE };
    end + space * line.size + line.first_word > right - SLACK * line.size
}

/// Only the first line of a paragraph is indented.
fn is_indented(before: &PrintedLine, line: &PrintedLine, next: Option<&PrintedLine>) -> bool {
    let indent = INDENT * line.size;
    line.left > before.left + indent && next.is_none_or(|next| line.left > next.left + indent)
}

/// The number of an entry: `3.` or `3)` before words.
pub(super) fn entry_number(text: &str) -> Option<u32> {
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let behind = text[digits..].strip_prefix(['.', ')'])?;
    let begins_words =
        behind.starts_with(|c: char| c.is_whitespace() || c.is_alphabetic() || c == '«');
    text[..digits].parse().ok().filter(|_| begins_words && digits < 4)
}

/// Whether a line begins with the sign of a list without numbers.
pub(super) fn is_bullet(text: &str) -> bool {
    let sign = text.strip_prefix(['-', '–', '—', '•', '·', '▪', '●', '○']);
    sign.is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// How far lines are usually from each other, in sizes of the font: less than most, since the gaps
/// between paragraphs count too.
pub(super) fn leading<'l>(blocks: impl Iterator<Item = &'l [PrintedLine]>) -> f64 {
    const USUAL: f64 = 1.2;
    let mut gaps: Vec<f64> = blocks
        .flat_map(|lines| lines.windows(2))
        .filter(|pair| pair[0].page == pair[1].page && (pair[0].size - pair[1].size).abs() < 0.5)
        .map(|pair| (pair[1].base - pair[0].base) / pair[1].size)
        .filter(|gap| (0.8..2.5).contains(gap))
        .collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 4).copied().unwrap_or(USUAL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use LineStart::{Paragraph, Wrapped};

    /// A line of letters of a width of 5, as many as the text has.
    fn line(text: &str, left: f64, base: f64) -> PrintedLine {
        let width = |text: &str| text.chars().map(|_| 5.0).sum::<f64>();
        PrintedLine {
            text: text.to_owned(),
            left,
            right: left + width(text),
            base,
            size: 10.0,
            first_word: width(text.split(' ').next().unwrap()),
            page: 1,
        }
    }

    #[test]
    fn a_line_goes_on_where_its_word_had_no_room() {
        let lines = [
            line("бірінші жолдың", 0.0, 12.0),
            line("соңы", 0.0, 24.0),
            line("басқа сөз ұзынырақ", 0.0, 36.0),
            line("2. үшінші", 0.0, 48.0),
            line("алыс", 0.0, 70.0),
        ];
        assert_eq!(
            starts(&lines, Measure { left: 0.0, right: 90.0 }, 1.2),
            [Paragraph, Wrapped, Paragraph, Paragraph, Paragraph]
        );
    }

    #[test]
    fn entries_and_what_is_under_a_label_begin_paragraphs() {
        for (before, behind, begins) in [
            ("тазалау мен сақтау", "– жөндеу", Paragraph),
            ("тазалау мен сақтау:", "Жөндеу", Paragraph),
            ("тазалау мен сақтау;", "Жөндеу", Paragraph),
            ("тазалау мен сақтау", "Жөндеу", Wrapped),
            ("тазалау мен сақтау:", "жөндеу", Paragraph),
        ] {
            let lines = [line(before, 0.0, 12.0), line(behind, 0.0, 24.0)];
            let starts = starts(&lines, Measure { left: 0.0, right: 96.0 }, 1.2);
            assert_eq!(starts[1], begins, "{before} {behind}");
        }
    }

    #[test]
    fn the_first_line_of_a_paragraph_is_indented() {
        let lines = [
            line("толық бірінші жол", 0.0, 12.0),
            line("жаңа бөлім бұл", 15.0, 24.0),
            line("соңғы", 0.0, 36.0),
        ];
        assert_eq!(
            starts(&lines, Measure { left: 0.0, right: 86.0 }, 1.2),
            [Paragraph, Paragraph, Wrapped]
        );
    }

    #[test]
    fn numbers_of_entries_are_not_dates_or_codes() {
        assert_eq!(entry_number("12) сақтау"), Some(12));
        assert_eq!(entry_number("3.Бағдарламалық"), Some(3));
        for other in ["31.12.2027", "2024 жыл", "80.10 Жеке", "2024. жыл", "5", "а)"] {
            assert_eq!(entry_number(other), None, "{other}");
        }
    }
}
