//! Second pass: the headings of the form, and the words under each.

use std::ops::Range;

use super::{
    cells::{begins_in_cell, ends_in_cell, may_share_label},
    forms::{Form, LETTERS_OF_A_LONG_LABEL, Label, LabelPosition, Spelling, Spellings},
    key::{self, Sign},
    words::SourceWord,
};
use crate::standard::{Language, PlainField};

/// A heading of the form with the words under it, up to the next heading.
#[derive(Debug, Clone)]
pub(super) struct FormSection {
    /// What the heading announces.
    pub label: Label,
    /// The language of the table in which the label was found.
    pub language: Language,
    /// The form of the table.
    pub form: Form,
    /// The number in the heading, of a point, a function or a skill; none where it is lost.
    pub number: Option<u32>,
    /// The words of the heading.
    pub heading: Range<usize>,
    /// The words under the heading.
    pub body: Range<usize>,
    /// On its line, the heading comes after words that are not a heading.
    pub inside_line: bool,
    /// The label that the heading was read as, where it is printed with other letters.
    pub read_as: Option<&'static str>,
    /// The words of the label after a title that the heading has inside: "… кәсібінің карточкасы".
    pub heading_end: Range<usize>,
}

impl FormSection {
    /// The heading and the words under it.
    pub fn all(&self) -> Range<usize> {
        self.heading.start..self.body.end.max(self.heading_end.end)
    }
}

/// Finds the headings. The words before the first one belong to none.
pub(super) fn find(words: &[SourceWord<'_>]) -> Vec<FormSection> {
    let mut sections: Vec<FormSection> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // A heading directly after another is not inside other text:
        // "Кәсіптік білім деңгейі: Білім деңгейі:".
        let after_heading = sections.last().is_some_and(|last| last.heading.end == at);
        let inside_line = !words[at].starts_line && !after_heading;
        let last = sections.last().map(|section: &FormSection| section.label);
        let found = heading_at(words, at, inside_line, last);
        let Some(found) = found.or_else(|| unknown_label(words, at)) else {
            at += 1;
            continue;
        };
        if let Some(last) = sections.last_mut() {
            last.body.end = last.body.end.min(at);
        }
        let (body, heading_end) = match found.title {
            Some(title) => (title.clone(), title.end..found.end),
            None => (found.end..words.len(), found.end..found.end),
        };
        sections.push(FormSection {
            label: found.label,
            language: found.language,
            form: found.form,
            number: found.number,
            heading: at..body.start,
            body,
            inside_line,
            read_as: found.read_as,
            heading_end,
        });
        at = found.end;
    }
    sections
}

struct FoundHeading {
    label: Label,
    language: Language,
    form: Form,
    read_as: Option<&'static str>,
    number: Option<u32>,
    title: Option<Range<usize>>,
    end: usize,
}

/// The longest label that begins with this word.
fn heading_at(
    words: &[SourceWord<'_>],
    at: usize,
    inside_line: bool,
    last: Option<Label>,
) -> Option<FoundHeading> {
    let first = words[at].text;
    // Inside a line only a capital begins a label.
    if inside_line && !first.starts_with(char::is_uppercase) {
        return None;
    }
    let point = point_number(first).filter(|_| words[at].starts_line);
    let mut longest: Option<FoundHeading> = None;
    for (start, point) in [(at, None), (at + 1, point)] {
        if start > at && point.is_none() || start >= words.len() {
            continue;
        }
        let mut letters = words[start..].iter().take(2).flat_map(|word| word.text.chars());
        let sign = letters.find_map(key::letter).map(Sign::Letter);
        let beginning = sign.into_iter().flat_map(|sign| Spellings::all().beginning_with(sign));
        let numbered = Spellings::all()
            .beginning_with(Sign::Number)
            .filter(|_| words[start].text.starts_with(|c: char| c.is_ascii_digit()));
        let titled = Spellings::all()
            .beginning_with(Sign::Title)
            .filter(|_| words[start].text.starts_with('«'));
        for spelling in beginning.chain(numbered).chain(titled) {
            if point.is_some() && spelling.position != LabelPosition::Point {
                continue;
            }
            let Some(matched) = match_spelling(words, start, spelling) else { continue };
            let is_heading = may_be_heading(words, start, &matched, spelling, point, inside_line)
                || fills_line(words, start, &matched) && follows(last, spelling.label);
            // A spelling with all of the words is better than one that they interrupt.
            let rank = (matched.end, matched.title.is_none());
            let is_longest = |longest: &FoundHeading| (longest.end, longest.title.is_none()) < rank;
            if is_heading && longest.as_ref().is_none_or(is_longest) {
                longest = Some(FoundHeading {
                    label: spelling.label,
                    language: spelling.language,
                    form: spelling.form,
                    read_as: None,
                    number: point.or(matched.number),
                    title: matched.title,
                    end: matched.end,
                });
            }
        }
    }
    longest.or_else(|| misspelled(words, at, point, inside_line))
}

/// The number of a point: "24.", "24)", or "24" where the sign was left out.
fn point_number(word: &str) -> Option<u32> {
    small_number(word.strip_suffix(['.', ')']).unwrap_or(word))
}

/// A number of at most four digits and nothing else.
pub(super) fn small_number(text: &str) -> Option<u32> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// The words that a spelling takes.
struct MatchedWords {
    /// Behind the last of them.
    end: usize,
    number: Option<u32>,
    title: Option<Range<usize>>,
    /// A colon is at the end.
    has_colon: bool,
}

/// A value that interrupts its label has no more words.
const MOST_WORDS_OF_A_VALUE: usize = 4;

/// A title in quotes has no more words.
const MOST_WORDS_OF_A_TITLE: usize = 40;

/// Compares the key of a spelling with the words. It must end where a word ends.
fn match_spelling(
    words: &[SourceWord<'_>],
    start: usize,
    spelling: &Spelling,
) -> Option<MatchedWords> {
    let mut rest = UnmatchedKey { signs: &spelling.key, number: None };
    let (mut at, mut title, mut n_matched) = (start, None, 0);
    if let [Sign::Title, signs @ ..] = rest.signs {
        let end = end_of_title(words, start, *signs.first()?)?;
        rest.signs = signs;
        title = Some(start..end);
        at = end;
    }
    while !rest.signs.is_empty() {
        let is_near = |word: &&SourceWord<'_>| may_share_label(words[start].cell, word.cell);
        let Some(word) = words.get(at).filter(is_near) else { break };
        if !word.text.contains(char::is_alphanumeric) {
            // Only punctuation: a colon or a number sign apart from its word.
            let is_part = matches!(word.text, ":" | "№" | "-" | "–" | "«" | "»" | "." | "/");
            if !is_part || at == start && word.text != "«" {
                return None;
            }
            at += 1;
            continue;
        }
        let before_word = rest;
        if rest.take(word.text) {
            n_matched += 1;
            at += 1;
            if word.text.ends_with(':') && rest.may_end() {
                break;
            }
            continue;
        }
        rest = before_word;
        if rest.may_end() {
            break;
        }
        // The value is beside the label, which goes on in the next line: "Код наименования
        // 2413-6-001\nзанятия:".
        let mut line = words[at + 1..].iter().take(MOST_WORDS_OF_A_VALUE);
        let n_words = line.position(|word| word.starts_line)? + 1;
        if n_matched == 0 || title.is_some() {
            return None;
        }
        title = Some(at..at + n_words);
        at += n_words;
    }
    if !rest.may_end() || at == start {
        return None;
    }
    // The number before "Трудовая функция 1:" is the level above it.
    let is_other_number = spelling.key[0] == Sign::Number
        && spelling.label != Label::Chapter
        && spelling.label != Label::TechnicalChapter
        && words.get(at).is_some_and(|next| key::number(next.text.trim_end_matches(':')).is_some());
    if is_other_number {
        return None;
    }
    let mut has_colon = words[at - 1].text.ends_with(':');
    // The signs behind the last word: a quote that closes, a colon apart.
    while let Some(sign) = words.get(at).filter(|word| !word.starts_line && !has_colon) {
        if !matches!(sign.text, "»" | ":" | "»:") {
            break;
        }
        has_colon = sign.text.ends_with(':');
        at += 1;
    }
    let is_interrupted = title.is_some() && spelling.key[0] != Sign::Title;
    if is_interrupted && !has_colon {
        return None;
    }
    Some(MatchedWords { end: at, number: rest.number, title, has_colon })
}

/// Behind the title in quotes that begins a heading: the last quote before the letter `next`.
fn end_of_title(words: &[SourceWord<'_>], start: usize, next: Sign) -> Option<usize> {
    let limit = (start + MOST_WORDS_OF_A_TITLE).min(words.len());
    let begins_label = |word: &SourceWord<'_>| {
        word.text.chars().find_map(key::letter).map(Sign::Letter) == Some(next)
    };
    let ends =
        |at: &usize| words[*at].text.contains('»') && words.get(at + 1).is_some_and(begins_label);
    (start..limit).rev().find(ends).map(|last| last + 1)
}

/// What of a key is still to be found, and the number that was.
#[derive(Clone, Copy)]
struct UnmatchedKey<'k> {
    signs: &'k [Sign],
    number: Option<u32>,
}

impl UnmatchedKey<'_> {
    /// Takes a word off; false where its letters are not the next ones.
    fn take(&mut self, word: &str) -> bool {
        if let ([Sign::Number, rest @ ..], Some(number)) = (self.signs, key::number(word)) {
            (self.signs, self.number) = (rest, Some(number));
            return true;
        }
        for letter in word.chars().filter_map(key::letter) {
            if let [Sign::Number, rest @ ..] = self.signs {
                if let Some(digit) = letter.to_digit(10) {
                    let so_far = self.number.unwrap_or(0).checked_mul(10);
                    self.number = so_far.and_then(|number| number.checked_add(digit));
                    if self.number.is_none() {
                        return false;
                    }
                    continue;
                }
                self.signs = rest;
            }
            match self.signs {
                [Sign::Letter(next), rest @ ..] if *next == letter => self.signs = rest,
                _ => return false,
            }
        }
        // A number ends with its word.
        if let ([Sign::Number, rest @ ..], Some(_)) = (self.signs, self.number) {
            self.signs = rest;
        }
        true
    }

    /// Whether nothing is missing but a number.
    fn may_end(self) -> bool {
        matches!(self.signs, [] | [Sign::Number])
    }
}

/// Whether a label is alone on its line, with a capital: it may have lost its colon.
fn fills_line(words: &[SourceWord<'_>], start: usize, matched: &MatchedWords) -> bool {
    let ends_line = words.get(matched.end).is_none_or(|next| next.starts_line);
    let is_capital = words[start].text.starts_with(char::is_uppercase);
    words[start].starts_line && ends_line && is_capital && matched.title.is_none()
}

/// Whether a short label is expected behind another.
fn follows(last: Option<Label>, label: Label) -> bool {
    use Label::{CardTitle, Education, EducationLevel, Plain, Qualification, Speciality};
    const EDUCATION: [Label; 4] = [Education, EducationLevel, Speciality, Qualification];
    const HEAD: [Label; 4] =
        [Label::Card, Plain(PlainField::GroupCode), Plain(PlainField::OccupationCode), CardTitle];
    let expected = |labels: &[Label]| {
        last.is_some_and(|last| labels.contains(&last)) && labels[1..].contains(&label)
    };
    expected(&EDUCATION) || expected(&HEAD)
}

/// Fewer letters may also be words of a sentence.
const LETTERS_THAT_ARE_NO_SENTENCE: usize = 14;

/// Whether words that are spelled like a label are one: running text has such words, too.
fn may_be_heading(
    words: &[SourceWord<'_>],
    start: usize,
    matched: &MatchedWords,
    spelling: &Spelling,
    point: Option<u32>,
    inside_line: bool,
) -> bool {
    let first = words[start].text;
    let next = words.get(matched.end);
    let ends_line = next.is_none_or(|next| next.starts_line);
    let is_capital = first.starts_with(|letter: char| letter.is_uppercase());
    let is_numbered = matched.number.is_some();
    if begins_in_cell(words, start) && matched.title.is_none() && point.is_none() {
        // A paragraph that is a label and nothing else; or a label, and then a title.
        let has_title =
            matches!(spelling.label, Label::Function | Label::AdditionalFunction | Label::Skill);
        let before_title =
            next.is_some_and(|next| next.text.starts_with(|c: char| c.is_uppercase() || c == '«'));
        let is_card = matches!(spelling.label, Label::Card);
        if !is_card
            && (ends_in_cell(words, matched.end) || has_title && (is_numbered || before_title))
        {
            return true;
        }
    }
    match spelling.position {
        _ if spelling.key[0] == Sign::Title => point.is_some(),
        _ if matched.title.is_some() => !inside_line && (is_capital || is_numbered),
        LabelPosition::Point if inside_line => false,
        LabelPosition::Point if spelling.label == Label::Card => {
            let is_titled = next.is_some_and(|next| next.text.starts_with('«'));
            point.is_some() || is_titled || matched.has_colon && is_capital && !ends_line
        }
        LabelPosition::Point => point.is_some() || matched.has_colon || ends_line && is_capital,
        LabelPosition::Line => {
            !inside_line && (is_numbered || matched.has_colon || ends_line && is_capital)
        }
        LabelPosition::Anywhere if inside_line => {
            let is_long = spelling.letters.len() >= LETTERS_THAT_ARE_NO_SENTENCE;
            let before_title = next.is_some_and(|next| next.text.starts_with(char::is_uppercase));
            let is_title = is_numbered && before_title;
            matched.has_colon && is_capital && (ends_line || is_long || is_title)
        }
        LabelPosition::Anywhere if matched.has_colon => {
            is_capital || is_numbered || spelling.letters.len() >= LETTERS_THAT_ARE_NO_SENTENCE
        }
        LabelPosition::Anywhere if spelling.letters.len() >= LETTERS_THAT_ARE_NO_SENTENCE => {
            is_capital && (ends_line || is_numbered)
        }
        // "Машықтар" on a line of its own, before the first number of the list.
        LabelPosition::Anywhere => {
            let before_list = next.is_some_and(|next| point_number(next.text) == Some(1));
            ends_line && (is_capital || is_numbered) && (is_numbered || before_list)
        }
    }
}

/// A long label with a slip or two, at the beginning of a line: its letters and those of one label
/// differ in one place, or in two where it is very long.
fn misspelled(
    words: &[SourceWord<'_>],
    at: usize,
    point: Option<u32>,
    inside_line: bool,
) -> Option<FoundHeading> {
    const MOST_WORDS: usize = 14;
    const LETTERS_FOR_TWO_SLIPS: usize = 16;
    const DIGITS_OF_A_NUMBER: usize = 2;
    if inside_line {
        return None;
    }
    let start = at + usize::from(point.is_some());
    let first = words.get(start)?.text;
    if !first.starts_with(char::is_alphanumeric) {
        return None;
    }
    let window = &words[start..words.len().min(start + MOST_WORDS)];
    let colon = window.iter().position(|word| word.text.ends_with(':'))?;
    let mut letters: Vec<char> = Vec::new();
    let mut number = None;
    for word in &window[..=colon] {
        let digits: String = word.text.chars().filter(char::is_ascii_digit).collect();
        let printed = key::number(word.text).or(digits.parse().ok());
        if printed.is_some() {
            if digits.len() > DIGITS_OF_A_NUMBER || number.is_some() {
                return None;
            }
            number = printed;
        }
        letters.extend(word.text.chars().filter_map(key::letter).filter(|c| !c.is_ascii_digit()));
    }
    if letters.len() < LETTERS_OF_A_LONG_LABEL - 1 {
        return None;
    }
    let is_near = |spelling: &&Spelling| {
        let most = if spelling.letters.len() < LETTERS_FOR_TWO_SLIPS { 1 } else { 2 };
        // Two of these may differ in a letter: they are spelled right, or they are running text.
        let is_exact =
            matches!(spelling.label, Label::Card | Label::RunningTitle | Label::Executor);
        !is_exact
            && spelling.key[0] != Sign::Title
            && (point.is_none() || spelling.position == LabelPosition::Point)
            && (number.is_none() || spelling.key.contains(&Sign::Number))
            && begin_alike(&letters, &spelling.letters)
            && key::is_near(&letters, &spelling.letters, most)
    };
    let lengths = letters.len() - 2..=letters.len() + 2;
    let mut long = lengths.flat_map(|n_letters| Spellings::all().with_letters(n_letters));
    let spelling = long.find(is_near)?;
    Some(FoundHeading {
        label: spelling.label,
        language: spelling.language,
        form: spelling.form,
        read_as: Some(spelling.text),
        number: point.or(number),
        title: None,
        end: start + colon + 1,
    })
}

/// A label that no form has: in the first cell of a row, with a colon at its end, beside another cell.
fn unknown_label(words: &[SourceWord<'_>], at: usize) -> Option<FoundHeading> {
    const MOST_WORDS: usize = 12;
    let cell = words[at].cell.filter(|cell| cell.column == 1)?;
    if at > 0 && words[at - 1].cell == Some(cell) || !words[at].text.starts_with(char::is_uppercase)
    {
        return None;
    }
    let n_words =
        words[at..].iter().take(MOST_WORDS + 1).take_while(|w| w.cell == Some(cell)).count();
    let end = at + n_words;
    let is_beside = |next: &SourceWord<'_>| {
        next.cell.is_some_and(|next| next.table == cell.table && next.row == cell.row)
    };
    let is_label = words[end - 1].text.ends_with(':') && words.get(end).is_some_and(is_beside);
    is_label.then_some(FoundHeading {
        label: Label::Unknown,
        language: Language::Kazakh,
        form: Form::Of2022,
        read_as: None,
        number: None,
        title: None,
        end,
    })
}

/// Whether two labels have a letter in common at their beginning: a slip spoils one of them only.
fn begin_alike(one: &[char], other: &[char]) -> bool {
    let alike = one.iter().zip(other).take(3).filter(|(one, other)| one == other).count();
    alike > 0
}
