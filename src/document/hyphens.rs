//! The hyphens of the typesetter: where a line is known to go on with the line before, a word that was
//! broken is put together.

use std::collections::HashSet;

use super::line::{DocumentLine, LineStart};

/// The signs that a broken word may end with.
const HYPHENS: [char; 3] = ['-', '\u{2010}', SOFT_HYPHEN];

/// It is only ever the typesetter's.
const SOFT_HYPHEN: char = '\u{ad}';

/// Puts broken words together. The hyphen goes where the word is elsewhere in the text without one,
/// and stays where it is not known better. A word that was broken without a hyphen, as in a narrow
/// cell, is known by being elsewhere whole, while its parts are not.
pub(super) fn join(lines: &mut Vec<DocumentLine>) {
    let known = known_words(lines);
    for at in 1..lines.len() {
        let (before, behind) = lines.split_at_mut(at);
        let (before, line) = (&mut before[at - 1], &mut behind[0]);
        if line.begins != LineStart::Wrapped {
            continue;
        }
        let (last, rest) = line.text.split_once(char::is_whitespace).unwrap_or((&line.text, ""));
        let Some(kept) = kept(&before.text, last, &known) else { continue };
        before.text = format!("{kept}{last}");
        line.text = rest.trim_start().to_owned();
    }
    lines.retain(|line| !line.text.is_empty());
}

/// What stays of a line before the end of its last word, which begins the next line; none where the
/// line does not end within a word.
fn kept<'l>(line: &'l str, last: &str, known: &HashSet<String>) -> Option<&'l str> {
    let is_known = |word: &str| known.contains(&key(word));
    let stem = line.strip_suffix(HYPHENS).unwrap_or(line);
    let hyphen = line[stem.len()..].chars().next();
    let first = stem.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_word = first.ends_with(char::is_alphanumeric) && last.starts_with(char::is_alphabetic);
    let whole = format!("{first}{last}");
    match hyphen {
        Some(SOFT_HYPHEN) => Some(stem),
        _ if !is_word => None,
        Some(_) if is_known(&whole) && !is_known(&format!("{first}-{last}")) => Some(stem),
        Some(_) => Some(line),
        None if is_known(&whole) && !is_known(first) && !is_known(last) => Some(line),
        None => None,
    }
}

/// The words that are whole: not the last before and not the first behind a line end in a paragraph.
fn known_words(lines: &[DocumentLine]) -> HashSet<String> {
    let mut known = HashSet::new();
    for (at, line) in lines.iter().enumerate() {
        let is_wrapped = |line: Option<&DocumentLine>| {
            line.is_some_and(|line| line.begins == LineStart::Wrapped)
        };
        let words: Vec<&str> = line.text.split_whitespace().collect();
        let from = usize::from(is_wrapped(Some(line)));
        let to = words.len() - usize::from(is_wrapped(lines.get(at + 1))).min(words.len());
        known.extend(words.get(from..to).unwrap_or_default().iter().map(|word| key(word)));
    }
    known
}

/// A word without the signs around it, in small letters.
fn key(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Vec<String> {
        // A line that begins with `|` begins a paragraph.
        let line = |text: &str| DocumentLine {
            text: text.trim_start_matches('|').to_owned(),
            list_number: None,
            begins: if text.starts_with('|') { LineStart::Paragraph } else { LineStart::Wrapped },
            is_heading: false,
            page: None,
            cell: None,
        };
        let mut lines: Vec<DocumentLine> = text.lines().map(line).collect();
        join(&mut lines);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_hyphen_goes_where_the_word_is_known_without_it() {
        let joined = joined("жүйе қауіп-\nсіздігі мен\n|қауіпсіздігі");
        assert_eq!(joined, ["жүйе қауіпсіздігі", "мен", "қауіпсіздігі"]);
    }

    #[test]
    fn a_hyphen_of_the_word_stays() {
        assert_eq!(joined("|іс-\nәрекет; іс-әрекет әрекет")[0], "іс-әрекет;");
        assert_eq!(joined("|белгісіз-\nсөз"), ["белгісіз-сөз"]);
        assert_eq!(joined("|Заңының 5-\nбабы"), ["Заңының 5-бабы"]);
    }

    #[test]
    fn a_soft_hyphen_always_goes_and_a_dash_never() {
        assert_eq!(joined("|қауіп\u{ad}\nсіздік"), ["қауіпсіздік"]);
        assert_eq!(joined("|соңы -\nбасы"), ["соңы -", "басы"]);
        assert_eq!(joined("|2024-\n2025"), ["2024-", "2025"]);
    }

    #[test]
    fn a_word_broken_in_a_narrow_cell_is_put_together() {
        let broken = "|біліктілік сипаттамалар\nы:\n|сипаттамалары";
        assert_eq!(joined(broken), ["біліктілік сипаттамалары:", "сипаттамалары"]);
        // Both parts are words.
        let apart = "|іс бас\nқару\n|басқару\n|бас киім";
        assert_eq!(joined(apart)[0], "іс бас");
    }
}
