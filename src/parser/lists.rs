//! Numbered lists. They lose numbers, run entries together and continue over pages; each entry says
//! what was guessed.

use std::ops::Range;

use crate::document::LineStart;

use super::{
    proper_names::ProperNames,
    sections::small_number,
    words::{self, SourceWord},
};

/// An entry of a numbered list.
#[derive(Debug, Clone)]
pub(super) struct ListEntry {
    /// The number, as printed or as expected in the sequence.
    pub number: u32,
    /// The number is missing in the source.
    pub number_inferred: bool,
    /// The printed number; empty where it is missing.
    pub marker: Range<usize>,
    /// The words, up to the first bullet.
    pub body: Range<usize>,
    /// The dash bullets: the dash and its words.
    pub bullets: Vec<(Range<usize>, Range<usize>)>,
    /// No entry of its list has a number.
    pub unnumbered: bool,
    /// The entry begins on the line on which the one before it ends.
    pub glued: bool,
    /// Lines inside the entry that begin as an entry does, though no number is missing.
    pub odd_lines: Vec<usize>,
    /// Other lines inside the entry that the lines around them do not fit.
    pub loose_lines: Vec<usize>,
    /// Lines inside the entry that are those of another cell.
    pub mixed_lines: Vec<usize>,
}

impl ListEntry {
    /// Behind the last of its words.
    pub fn end(&self) -> usize {
        self.bullets.last().map_or(self.body.end, |(_, words)| words.end)
    }

    fn set_end(&mut self, end: usize) {
        match self.bullets.last_mut() {
            Some((_, words)) => words.end = end,
            None => self.body.end = end,
        }
    }
}

/// How the entries of a list are marked.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListStyle<'a> {
    /// What follows the number: `.` or `)`.
    pub marker: char,
    /// The words that have a capital inside a sentence ("Интернет"). With them, entries that have
    /// lost their number are found. None: only printed numbers begin an entry.
    pub proper_names: Option<&'a ProperNames>,
}

/// Takes a list apart. Every word of the range belongs to one entry.
pub(super) fn entries(
    words: &[SourceWord<'_>],
    range: Range<usize>,
    style: ListStyle<'_>,
) -> Vec<ListEntry> {
    let markers = Markers::find(words, &range, style.marker);
    if markers.0.is_empty() {
        let entries = unnumbered_entries(words, &range);
        if !entries.is_empty() {
            return entries;
        }
    }
    let mut entries: Vec<ListEntry> = Vec::new();
    for at in range.clone() {
        let word = &words[at];
        let expected = entries.last().map_or(1, |last| last.number + 1);
        let start = match start_at(words, at, &range, expected, entries.last(), style) {
            EntryStart::Marker(number) if !markers.begins_entry(at, number, expected) => {
                EntryStart::Nothing
            }
            // The next number shows that none is missing here: the line goes on with the entry.
            EntryStart::LostMarker if markers.after(at).is_some_and(|next| next <= expected) => {
                if let Some(last) = entries.last_mut() {
                    last.odd_lines.push(at);
                }
                EntryStart::Nothing
            }
            start => start,
        };
        match start {
            EntryStart::Nothing => match entries.last_mut() {
                Some(last) => last.set_end(at + 1),
                // The list begins without a number.
                None => entries.push(entry(1, true, at..at, at..at + 1, false)),
            },
            EntryStart::Marker(number) => {
                if let Some(last) = entries.last().filter(|last| number > last.number + 1) {
                    let mut lost = split_printed(words, last, number - 1, style.marker);
                    if lost.is_empty() {
                        lost = split_lost(words, last, number);
                    }
                    if !lost.is_empty() {
                        entries.pop();
                        entries.extend(lost);
                    }
                }
                entries.push(entry(number, false, at..at + 1, at + 1..at + 1, !word.starts_line));
            }
            EntryStart::LostMarker => {
                entries.push(entry(expected, true, at..at, at..at + 1, false));
            }
            EntryStart::Bullet => {
                let last = entries.last_mut().expect("a bullet starts only under an entry");
                last.bullets.push((at..at + 1, at + 1..at + 1));
            }
        }
    }
    if style.proper_names.is_some() {
        note_odd_widths(words, &range, &mut entries);
    }
    // The last entry may have the one after it on its line.
    if let Some(last) = entries.last() {
        let split = split_printed(words, last, last.number + 1, style.marker);
        if split.get(1).is_some_and(|next| words::begins_sentence(words[next.body.start].text)) {
            entries.pop();
            entries.extend(split);
        }
    }
    entries
}

fn entry(
    number: u32,
    number_inferred: bool,
    marker: Range<usize>,
    body: Range<usize>,
    glued: bool,
) -> ListEntry {
    let (bullets, odd_lines, loose_lines, mixed_lines) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let unnumbered = false;
    ListEntry {
        number,
        number_inferred,
        marker,
        body,
        bullets,
        unnumbered,
        glued,
        odd_lines,
        loose_lines,
        mixed_lines,
    }
}

/// Notes the lines inside entries whose width does not fit the lines around them, in a text of which
/// only the lines are known.
fn note_odd_widths(words: &[SourceWord<'_>], range: &Range<usize>, entries: &mut [ListEntry]) {
    let lines = ListLine::of(words, range);
    let widest = lines.iter().map(|line| line.width).max().unwrap_or_default();
    for entry in entries.iter_mut().filter(|entry| entry.bullets.is_empty()) {
        let first = lines.partition_point(|line| line.words.start < entry.marker.start);
        let last = lines.partition_point(|line| line.words.start < entry.body.end);
        note_loose_lines(words, &lines[first..last], widest, entry);
        note_narrow_lines(&lines[first..last], widest, entry);
    }
}

/// A line with a capital that ends before the next word would not fit, or comes after a line that
/// does, was put there by a page: a running head, a footer.
fn note_loose_lines(
    words: &[SourceWord<'_>],
    lines: &[ListLine],
    widest: usize,
    entry: &mut ListEntry,
) {
    const PERCENT: usize = 70;
    let ends_early = |line: &ListLine, next: &ListLine| {
        (line.width + 1 + next.first_word) * 100 < PERCENT * widest
    };
    for (at, pair) in lines.windows(2).enumerate() {
        let [before, line] = pair else { continue };
        let start = line.words.start;
        let is_capital = words[start].text.starts_with(char::is_uppercase);
        let next = lines.get(at + 2);
        let is_odd = ends_early(before, line) || next.is_some_and(|next| ends_early(line, next));
        if is_capital && is_odd && !entry.odd_lines.contains(&start) {
            entry.loose_lines.push(start);
        }
    }
}

/// Several narrow lines one after another, before the last, are those of a narrower cell beside it.
fn note_narrow_lines(lines: &[ListLine], widest: usize, entry: &mut ListEntry) {
    const PERCENT: usize = 75;
    const LINES: usize = 3;
    const WIDTH: usize = 25;
    let Some((_, before_last)) = lines.split_last() else { return };
    let is_narrow = |line: &ListLine| line.width * 100 <= PERCENT * widest;
    let runs = before_last.chunk_by(|one, other| is_narrow(one) == is_narrow(other));
    let narrow = runs.filter(|run| run.len() >= LINES && is_narrow(&run[0]) && widest >= WIDTH);
    entry.mixed_lines.extend(narrow.map(|run| run[0].words.start));
}

/// A line of a list.
struct ListLine {
    words: Range<usize>,
    /// How many letters it has, with the white space between them.
    width: usize,
    /// How many of them its first word has.
    first_word: usize,
}

impl ListLine {
    /// The lines of a list; none where paragraphs are known.
    fn of(words: &[SourceWord<'_>], range: &Range<usize>) -> Vec<Self> {
        let starts: Vec<usize> = range.clone().filter(|&at| words[at].starts_line).collect();
        if starts.iter().any(|&at| words[at].begins != LineStart::Unknown) {
            return Vec::new();
        }
        let letters = |word: &SourceWord<'_>| word.text.chars().count();
        let ends = starts.iter().skip(1).copied().chain([range.end]);
        let lines = starts.iter().copied().zip(ends).map(|(from, to)| {
            let of_word = |word: &SourceWord<'_>| letters(word) + word.gap.chars().count();
            let width = words[from..to].iter().map(of_word).sum();
            Self { words: from..to, width, first_word: letters(&words[from]) }
        });
        lines.collect()
    }
}

/// The entries of a list in which none has a number: each begins with a bullet, or is a paragraph of a
/// cell. Empty where it is not so.
fn unnumbered_entries(words: &[SourceWord<'_>], range: &Range<usize>) -> Vec<ListEntry> {
    let begins_line = |at: &usize| words[*at].starts_line || *at == range.start;
    let bullets: Vec<usize> =
        range.clone().filter(begins_line).filter(|at| words[*at].is_bullet()).collect();
    let has_bullets = bullets.first() == Some(&range.start);
    let paragraphs = || {
        let begins = |at: &usize| {
            words[*at].cell.is_some()
                && (*at == range.start || words[*at].begins == LineStart::Paragraph)
        };
        range.clone().filter(begins).collect()
    };
    let starts: Vec<usize> = if has_bullets { bullets } else { paragraphs() };
    if starts.len() < 2 || starts.first() != Some(&range.start) {
        return Vec::new();
    }
    let ends = starts[1..].iter().copied().chain([range.end]);
    let found = (1..).zip(starts.iter().zip(ends)).map(|(number, (&start, end))| {
        let body = start + usize::from(has_bullets);
        let entry = entry(number, true, start..body, body..end, false);
        ListEntry { unnumbered: true, ..entry }
    });
    found.collect()
}

enum EntryStart {
    Nothing,
    Marker(u32),
    LostMarker,
    Bullet,
}

fn start_at(
    words: &[SourceWord<'_>],
    at: usize,
    range: &Range<usize>,
    expected: u32,
    last: Option<&ListEntry>,
    style: ListStyle<'_>,
) -> EntryStart {
    let word = &words[at];
    let number = marker_number(words, range, word, style.marker);
    let before = (at > range.start).then(|| &words[at - 1]);
    if !word.starts_line && at != range.start {
        // Two entries on one line: the next number of the sequence, between two sentences.
        let next = words.get(at + 1).filter(|_| at + 1 < range.end);
        let after_semicolon = before.is_some_and(|before| before.text.ends_with(';'));
        let between_sentences = before.is_some_and(ends_sentence)
            && next
                .is_some_and(|next| after_semicolon || next.text.starts_with(char::is_uppercase));
        return match number {
            Some(number) if number == expected && between_sentences => EntryStart::Marker(number),
            _ => EntryStart::Nothing,
        };
    }
    if let Some(number) = number {
        return EntryStart::Marker(number);
    }
    let (Some(last), Some(before)) = (last, before) else { return EntryStart::Nothing };
    if word.is_dash() && (!last.bullets.is_empty() || before.text.ends_with(':')) {
        return EntryStart::Bullet;
    }
    match style.proper_names {
        Some(names) if names.starts_entry(word, before) => EntryStart::LostMarker,
        _ => EntryStart::Nothing,
    }
}

/// The number of a marker: "3." or "3)", as the list begins.
fn marker_number(
    words: &[SourceWord<'_>],
    range: &Range<usize>,
    word: &SourceWord<'_>,
    usual: char,
) -> Option<u32> {
    let first = words[range.start].text;
    let sign = ['.', ')'].into_iter().find(|&sign| first.strip_suffix(sign) == Some("1"));
    word.text.strip_suffix(sign.unwrap_or(usual)).and_then(small_number)
}

/// The numbers at the beginnings of the lines of a list.
struct Markers(Vec<(usize, u32)>);

impl Markers {
    fn find(words: &[SourceWord<'_>], range: &Range<usize>, usual: char) -> Self {
        let at_line = range.clone().filter(|&at| words[at].starts_line || at == range.start);
        let number = |at: usize| marker_number(words, range, &words[at], usual);
        Self(at_line.filter_map(|at| Some((at, number(at)?))).collect())
    }

    /// The next number behind a word.
    fn after(&self, at: usize) -> Option<u32> {
        let next = self.0.partition_point(|(marker, _)| *marker <= at);
        self.0.get(next).map(|(_, number)| *number)
    }

    /// Whether a number begins an entry. One that jumps ahead and does not go on is text that a line
    /// happens to begin with.
    fn begins_entry(&self, at: usize, number: u32, expected: u32) -> bool {
        const FEW: u32 = 3;
        number <= expected + FEW || self.after(at).is_some_and(|next| next == number + 1)
    }
}

fn ends_sentence(word: &SourceWord<'_>) -> bool {
    word.text.ends_with(['.', ';'])
}

/// The entries up to the number `to` whose printed numbers are inside the words of `last`, each behind
/// the one before. Empty where one of them is not there.
fn split_printed(
    words: &[SourceWord<'_>],
    last: &ListEntry,
    to: u32,
    sign: char,
) -> Vec<ListEntry> {
    const MOST: u32 = 20;
    if !last.bullets.is_empty() || to - last.number > MOST {
        return Vec::new();
    }
    let mut split = vec![last.clone()];
    let mut at = last.body.start + 1;
    for number in last.number + 1..=to {
        let is_marker =
            |at: &usize| words[*at].text.strip_suffix(sign).and_then(small_number) == Some(number);
        let Some(marker) = (at..last.body.end.saturating_sub(1)).find(is_marker) else {
            return Vec::new();
        };
        split.last_mut().expect("it begins with one").set_end(marker);
        split.push(entry(number, false, marker..marker + 1, marker + 1..last.body.end, true));
        at = marker + 2;
    }
    split
}

/// The next printed `number` shows that the entries between it and `last` have lost theirs: they
/// begin where a sentence begins inside the words of `last`. Empty where too few sentences begin.
fn split_lost(words: &[SourceWord<'_>], last: &ListEntry, number: u32) -> Vec<ListEntry> {
    let n_lost = (number - last.number - 1) as usize;
    if !last.bullets.is_empty() || n_lost > 20 {
        return Vec::new();
    }
    let starts: Vec<usize> = (last.body.start + 1..last.body.end)
        // An entry may have several sentences. A new entry is more likely where a line begins, or
        // where the typesetter left no space before it.
        .filter(|&at| words[at].starts_line || words[at].is_glued())
        .filter(|&at| ends_sentence(&words[at - 1]))
        .take(n_lost)
        .collect();
    if starts.len() < n_lost {
        return Vec::new();
    }
    let ends = starts[1..].iter().copied().chain([last.end()]);
    let mut first = last.clone();
    first.set_end(starts[0]);
    let found = (last.number + 1..).zip(starts.iter().zip(ends)).map(|(number, (&start, end))| {
        entry(number, true, start..start, start..end, !words[start].starts_line)
    });
    std::iter::once(first).chain(found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers (with `?` where inferred) and texts of the entries of a list.
    fn check(text: &str, expected: &[(&str, &str)]) {
        let words = words::split(text);
        let mut proper_names = ProperNames::default();
        proper_names.learn(&words);
        let style = ListStyle { marker: '.', proper_names: Some(&proper_names) };
        let found: Vec<(String, String)> = entries(&words, 0..words.len(), style)
            .iter()
            .map(|entry| {
                let inferred = if entry.number_inferred { "?" } else { "" };
                (format!("{}{inferred}", entry.number), words::join(&words[entry.body.clone()]))
            })
            .collect();
        let found: Vec<_> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_entry_goes_on_until_the_next() {
        check(
            "1. Ережелер\n\n\n\nмен әдістер.\n2. БАҚ нақты\nБАҚ сипаттамалары\n3.Жүйе",
            &[("1", "Ережелер мен әдістер."), ("2", "БАҚ нақты БАҚ сипаттамалары"), ("3", "Жүйе")],
        );
    }

    #[test]
    fn a_line_with_a_capital_begins_an_entry_that_lost_its_number() {
        check(
            "1. Нормативтік актілер\n2. Бақылау әдістері\nҰйымдастырушылық құжаттама",
            &[
                ("1", "Нормативтік актілер"),
                ("2", "Бақылау әдістері"),
                ("3?", "Ұйымдастырушылық құжаттама"),
            ],
        );
    }

    #[test]
    fn a_name_keeps_its_capital_inside_an_entry() {
        check(
            "1. Қолдану ережелері\nИнтернеттегі материалдар\n2. Пошта және Интернетпен жұмыс",
            &[
                ("1", "Қолдану ережелері Интернеттегі материалдар"),
                ("2", "Пошта және Интернетпен жұмыс"),
            ],
        );
    }

    #[test]
    fn a_gap_in_the_numbers_takes_glued_entries_apart() {
        check(
            "3. Жалпы идеялар.Жабдықты ұстау\n5. Техника",
            &[("3", "Жалпы идеялар."), ("4?", "Жабдықты ұстау"), ("5", "Техника")],
        );
        check("1. Бір. Екі\n4. Үш", &[("1", "Бір. Екі"), ("4", "Үш")]);
    }

    #[test]
    fn two_numbered_entries_on_one_line_are_two() {
        check(
            "1. Желіні құру. 2. Кілттерді басқару",
            &[("1", "Желіні құру."), ("2", "Кілттерді басқару")],
        );
        check("1. TLS 2. нұсқасы", &[("1", "TLS 2. нұсқасы")]);
    }

    #[test]
    fn a_list_without_numbers_is_one_entry() {
        check("желіні құру", &[("1?", "желіні құру")]);
    }

    #[test]
    fn dash_bullets_belong_to_their_entry() {
        let words = words::split("1. Орнату:\n- бір\nекі;\n- үш.\n2. АҚ\n- ны");
        let style = ListStyle { marker: '.', proper_names: None };
        let entries = entries(&words, 0..words.len(), style);
        let bullets: Vec<String> = entries[0]
            .bullets
            .iter()
            .map(|(_, words_of)| words::join(&words[words_of.clone()]))
            .collect();
        assert_eq!(bullets, ["бір екі;", "үш."]);
        assert_eq!(words::join(&words[entries[1].body.clone()]), "АҚ - ны");
    }
}
