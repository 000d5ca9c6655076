//! First pass: the text as words that know their position.
//!
//! Only white space is dropped, and each word knows the white space before it, so any run of words
//! can be joined again as it was printed.

use std::ops::Range;

use crate::{
    document::{CellPlace, DocumentLine, LineStart},
    standard::Source,
};

/// So many blank lines in a row are a page break. A single one means nothing in these documents.
const BLANK_LINES_OF_A_PAGE_BREAK: u32 = 2;

/// A run of characters without white space, or a part of one that was divided.
#[derive(Debug, Clone, Copy)]
pub(super) struct SourceWord<'t> {
    /// The characters.
    pub text: &'t str,
    /// The line, 1-based.
    pub line: u32,
    /// The position of the first byte in the source.
    pub start: usize,
    /// The white space before the word on its line; empty where there is none after the word before.
    pub gap: &'t str,
    /// The word is the first on its line.
    pub starts_line: bool,
    /// There is a page break between the word before and this one.
    pub after_page_break: bool,
    /// How the line begins that the word begins; nothing is known of it for other words.
    pub begins: LineStart,
    /// The cell of a table that the word is in.
    pub cell: Option<CellPlace>,
}

impl SourceWord<'_> {
    /// There is no white space between the word before and this one.
    pub fn is_glued(&self) -> bool {
        self.gap.is_empty() && !self.starts_line
    }

    /// The word is nothing but a sign that begins an entry of a list.
    pub fn is_bullet(&self) -> bool {
        self.is_dash()
            || matches!(self.text, "•" | "·" | "▪" | "●" | "◦" | "○" | "■" | "*" | "\u{f0b7}")
    }

    /// The word is nothing but a dash.
    pub fn is_dash(&self) -> bool {
        matches!(self.text, "-" | "–" | "—" | "−")
    }
}

/// Splits the text of a document into words. Of a text without marks there are no lines.
pub(super) fn of_document<'t>(text: &'t str, lines: &[DocumentLine]) -> Vec<SourceWord<'t>> {
    let mut words = split(text);
    for word in &mut words {
        let Some(line) = lines.get(word.line as usize - 1) else { continue };
        word.cell = line.cell;
        if word.starts_line {
            word.begins = line.begins;
        }
    }
    words
}

/// Splits a text into words.
pub(super) fn split(text: &str) -> Vec<SourceWord<'_>> {
    let mut words = Vec::new();
    let mut blank_lines = 0;
    let mut page_break = false;
    let mut offset = text.len() - text.trim_start_matches('\u{feff}').len();
    for (number, line) in (1..).zip(text[offset..].split('\n')) {
        if line.contains('\u{c}') {
            page_break = true;
        }
        if line.trim().is_empty() {
            blank_lines += 1;
        } else {
            page_break |= blank_lines >= BLANK_LINES_OF_A_PAGE_BREAK;
            blank_lines = 0;
            split_line(line, number, offset, page_break, &mut words);
            page_break = false;
        }
        offset += line.len() + 1;
    }
    words
}

fn split_line<'t>(
    line: &'t str,
    number: u32,
    offset: usize,
    page_break: bool,
    words: &mut Vec<SourceWord<'t>>,
) {
    let mut rest = line;
    let mut starts_line = true;
    loop {
        let trimmed = rest.trim_start();
        if trimmed.is_empty() {
            return;
        }
        let gap = &rest[..rest.len() - trimmed.len()];
        let end = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
        let start = offset + line.len() - trimmed.len();
        let mut gap = if starts_line { "" } else { gap };
        let mut from = 0;
        for cut in cuts(&trimmed[..end], starts_line).into_iter().chain([end]) {
            words.push(SourceWord {
                text: &trimmed[from..cut],
                line: number,
                start: start + from,
                gap,
                starts_line: starts_line && from == 0,
                after_page_break: page_break && starts_line && from == 0,
                begins: LineStart::Unknown,
                cell: None,
            });
            gap = "";
            from = cut;
        }
        starts_line = false;
        rest = &trimmed[end..];
    }
}

/// Where a word is divided. Joining puts the parts together again, so a cut changes no text; it lets
/// a later pass see a number, a heading or a sentence that begins there.
fn cuts(word: &str, starts_line: bool) -> Vec<usize> {
    let mut cuts = Vec::new();
    if starts_line {
        // "3.Бағдарламалық қамтамасыз ету" (line 1858) lacks the space after its number.
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let after = &word[digits..];
        if digits > 0 && after.starts_with(['.', ')']) && starts_with_letter(&after[1..]) {
            cuts.push(digits + 1);
        }
    }
    let mut before = None;
    for (at, character) in word.char_indices() {
        let rest = &word[at..];
        let cut = match before {
            Some('«') => true,
            Some(':') => character.is_alphanumeric() || character == '-',
            // "идеялар.Жабдықты" (line 4218): a sentence that begins in the middle of a word.
            Some('.') => begins_sentence(rest) && ends_with_lower_case(&word[..at - 1]),
            Some(_) => matches!(character, '»' | '«'),
            None => false,
        };
        if cut && cuts.last() != Some(&at) {
            cuts.push(at);
        }
        if character == '»' && rest.len() > character.len_utf8() {
            cuts.push(at + character.len_utf8());
        }
        before = Some(character);
    }
    // "БА- біліктілік анықтамалығы": a dash without the space before it.
    if word.len() > 1 && word.ends_with('-') {
        cuts.push(word.len() - 1);
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

fn starts_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphabetic)
}

fn ends_with_lower_case(text: &str) -> bool {
    let mut last = text.chars().rev();
    last.next().is_some_and(char::is_lowercase) && last.next().is_some_and(char::is_lowercase)
}

/// The word has the letters of the beginning of a sentence: a capital, then a small letter.
/// Abbreviations ("БАҚ") are not.
pub(super) fn begins_sentence(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Joins words into a text: lines with one space, words of one line as they are printed.
pub(super) fn join(words: &[SourceWord<'_>]) -> String {
    let mut text = String::new();
    let mut before: Option<&SourceWord<'_>> = None;
    for word in words {
        if let Some(before) = before {
            if !word.starts_line {
                text.push_str(word.gap);
            } else if !ends_in_joined_hyphen(before) {
                text.push(' ');
            }
        }
        text.push_str(word.text);
        before = Some(word);
    }
    text
}

/// The hyphen at a line's end belongs to the word ("ғылыми-\nтехникалық", "іс-\nшараларды"); the
/// typesetter never adds one. A hyphen with a space before it is a word of its own
/// ("бағдарламалық -\nаппараттық").
fn ends_in_joined_hyphen(word: &SourceWord<'_>) -> bool {
    word.text.ends_with('-') && (word.text.len() > 1 || word.is_glued())
}

/// The lines of the words of a range; none for an empty range.
pub(super) fn lines(words: &[SourceWord<'_>], range: &Range<usize>) -> Option<Source> {
    let words = words.get(range.clone())?;
    Some(Source::new(words.first()?.line, words.last()?.line))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(join(&split(text)), expected);
    }

    #[test]
    fn wrapped_lines_join_with_one_space() {
        check("  АҚ оқиғаларды\nбасқару \n\n жүйесі\r\n", "АҚ оқиғаларды басқару жүйесі");
    }

    #[test]
    fn a_hyphen_joined_to_its_word_keeps_the_word_whole() {
        check("ғылыми-\nтехникалық", "ғылыми-техникалық");
        check("бағдарламалық -\nаппараттық", "бағдарламалық - аппараттық");
        check("анықтау/\nалдын алу", "анықтау/ алдын алу");
    }

    #[test]
    fn words_inside_a_line_stay_as_printed() {
        check("АҚ - ны  қамтамасыз\u{a0}ету", "АҚ - ны  қамтамасыз\u{a0}ету");
        check(
            "3.Бағдарламалық идеялар.Жабдықты «Қара жәшік»:",
            "3.Бағдарламалық идеялар.Жабдықты «Қара жәшік»:",
        );
        check("62.09.9 т.б. DDoS, RESTFull.", "62.09.9 т.б. DDoS, RESTFull.");
    }

    #[test]
    fn a_run_of_blank_lines_is_a_page_break_and_a_single_one_is_not() {
        let words = split("а\n\nб\n\n\n\nв");
        let breaks: Vec<bool> = words.iter().map(|word| word.after_page_break).collect();
        assert_eq!(breaks, [false, false, true]);
        assert_eq!(words[2].line, 7);
    }
}
