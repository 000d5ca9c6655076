//! A text as the lines that are compared.

/// The longest text, in bytes.
pub const LONGEST_TEXT: usize = 1024 * 1024;

/// The most lines of a text.
pub const MAX_LINES: usize = 2_000;

/// A line of more letters is parted where its sentences end.
const LONG: usize = 240;

/// The most letters of a line that are compared.
const COMPARED: usize = 600;

/// The lines of a text that have words: without the numbers and marks of lists, and long ones parted
/// where a sentence or a part of it ends.
#[must_use]
pub fn lines_of_text(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.lines() {
        let line = without_mark(line);
        if line.chars().nth(LONG).is_none() {
            push(&mut lines, line);
            continue;
        }
        let mut rest = line;
        while let Some(end) = end_of_sentence(rest) {
            let (sentence, behind) = rest.split_at(end);
            push(&mut lines, sentence);
            rest = behind;
        }
        push(&mut lines, rest);
    }
    lines
}

fn push(lines: &mut Vec<String>, line: &str) {
    let line = line.trim();
    if line.chars().any(char::is_alphabetic) {
        lines.push(line.chars().take(COMPARED).collect());
    }
}

/// The place behind the first end of a sentence that a blank follows.
fn end_of_sentence(text: &str) -> Option<usize> {
    let ends = text.match_indices(['.', ';', '!', '?']);
    let mut ends = ends.map(|(at, mark)| at + mark.len());
    ends.find(|end| text[*end..].starts_with(char::is_whitespace))
}

/// A line without the number or mark that it has as an item of a list: "2.1) ", "– ", "• ".
fn without_mark(line: &str) -> &str {
    let line = line.trim();
    let rest = line.trim_start_matches(|c: char| c.is_numeric() || c == '.');
    let rest = rest.strip_prefix([')', ':']).unwrap_or(rest);
    let is_number = rest.len() < line.len()
        && rest.starts_with(char::is_whitespace)
        && line.starts_with(|c: char| c.is_numeric());
    let line = if is_number { rest.trim_start() } else { line };
    line.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '«' | '"' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lists_are_no_words_and_long_lines_are_parted() {
        let text =
            "Требования:\n 1. Знать TCP/IP\n\n2.1) уметь; – писать\n• C++ дамыту\n---\n1С\n5 G";
        let lines = lines_of_text(text);
        let expected = ["Требования:", "Знать TCP/IP", "уметь; – писать", "C++ дамыту", "1С", "G"];
        assert_eq!(lines, expected);
        let sentence = "Ақпараттық қауіпсіздік тәуекелдерін талдау және бағалау. ".repeat(6);
        assert_eq!(lines_of_text(&sentence).len(), 6);
        assert_eq!(lines_of_text(&"ә".repeat(5_000))[0].chars().count(), COMPARED);
    }
}
