//! Second pass: the headings of the form, and the words under each.

use std::ops::Range;

use super::{
    form::{DocumentForm, Label, LabelPosition},
    words::SourceWord,
};

/// A heading of the form with the words under it, up to the next heading.
#[derive(Debug, Clone)]
pub(super) struct FormSection {
    /// What the heading announces.
    pub label: Label,
    /// The number in the heading, of a point, a function or a skill; none where it is lost.
    pub number: Option<u32>,
    /// The words of the heading.
    pub heading: Range<usize>,
    /// The words under the heading.
    pub body: Range<usize>,
    /// On its line, the heading comes after words that are not a heading.
    pub inside_line: bool,
}

impl FormSection {
    /// The heading and the words under it.
    pub fn all(&self) -> Range<usize> {
        self.heading.start..self.body.end
    }
}

/// Finds the headings. The words before the first one belong to none.
pub(super) fn find(words: &[SourceWord<'_>], form: &DocumentForm) -> Vec<FormSection> {
    let mut sections: Vec<FormSection> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(found) = heading_at(words, at, form) else {
            at += 1;
            continue;
        };
        // A heading directly after another is not inside other text:
        // "Кәсіптік білім деңгейі: Білім деңгейі:".
        let after_heading = sections.last().is_some_and(|last| last.heading.end == at);
        let inside_line = !words[at].starts_line && !after_heading;
        if inside_line && found.position != LabelPosition::Anywhere {
            at += 1;
            continue;
        }
        if let Some(last) = sections.last_mut() {
            last.body.end = at;
        }
        sections.push(FormSection {
            label: found.label,
            number: found.number,
            heading: at..found.end,
            body: found.end..words.len(),
            inside_line,
        });
        at = found.end;
    }
    sections
}

struct FoundHeading {
    label: Label,
    position: LabelPosition,
    number: Option<u32>,
    end: usize,
}

/// The longest label that begins with this word.
fn heading_at(words: &[SourceWord<'_>], at: usize, form: &DocumentForm) -> Option<FoundHeading> {
    let point = point_number(words[at].text);
    let mut longest: Option<FoundHeading> = None;
    for &(label, position, pattern) in form.labels {
        let (number, start) = match (position, point) {
            (LabelPosition::Point, Some(point)) => (Some(point), at + 1),
            _ => (None, at),
        };
        let Some((end, inside)) = match_label(&words[start..], pattern) else { continue };
        let end = start + end;
        if longest.as_ref().is_none_or(|longest| longest.end < end) {
            longest = Some(FoundHeading { label, position, number: number.or(inside), end });
        }
    }
    longest
}

/// The number of a point: "24.".
fn point_number(word: &str) -> Option<u32> {
    word.strip_suffix('.').and_then(small_number)
}

/// A number of at most four digits and nothing else.
pub(super) fn small_number(text: &str) -> Option<u32> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// Compares the letters of a label with those of the words, without white space. Returns the number
/// of words, and the number found where the label has `#`. The label must end where a word ends.
fn match_label(words: &[SourceWord<'_>], pattern: &str) -> Option<(usize, Option<u32>)> {
    let mut number = String::new();
    let mut expected = pattern.chars().filter(|character| !character.is_whitespace()).peekable();
    for (index, word) in words.iter().enumerate() {
        let mut letters = word.text.chars().peekable();
        while let Some(&letter) = letters.peek() {
            match expected.peek() {
                Some('#') if letter.is_ascii_digit() && number.len() < 4 => {
                    number.push(letter);
                    letters.next();
                }
                Some('#') => {
                    expected.next();
                }
                Some(&next) if next == letter => {
                    letters.next();
                    expected.next();
                }
                _ => return None,
            }
        }
        if expected.peek().is_none() {
            return Some((index + 1, number.parse().ok()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{
        super::{form::KAZAKH_2022, words},
        *,
    };

    fn check(text: &str, expected: &[(Label, Option<u32>, bool)]) {
        let words = words::split(text);
        let found: Vec<_> = find(&words, &KAZAKH_2022)
            .iter()
            .map(|section| (section.label, section.number, section.inside_line))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn a_label_is_found_however_it_is_wrapped() {
        check(
            "СБШ бойынша біліктілік\n\n\n\nдеңгейі:\n\n5",
            &[(Label::QualificationLevel, None, false)],
        );
        check("СБШ -нің ішіндегі басқа\nкәсіптермен байланыс:", &[(Label::Related, None, false)]);
    }

    #[test]
    fn a_heading_at_the_end_of_a_line_is_seen() {
        check(
            "Еңбек функциясы 2:\nретінде әрекет ету Дағды 1:\nБұқаралық",
            &[(Label::Function, Some(2), false), (Label::Skill, Some(1), true)],
        );
    }

    #[test]
    fn headings_of_points_are_only_at_the_beginning_of_a_line() {
        check("5. Кәсіптік стандарттың коды: J1", &[(Label::Code, Some(5), false)]);
        check("бұл Кәсіптік стандарттың коды: J1", &[]);
    }

    #[test]
    fn two_labels_on_one_line_are_two_headings() {
        check(
            "Кәсіптік білім деңгейі: Білім деңгейі:\nорта",
            &[(Label::Education, None, false), (Label::EducationLevel, None, false)],
        );
        check("СБШ-нің деңгейі: Кәсіптің атауы:\n4 Маман", &[(Label::RelatedColumns, None, false)]);
    }
}
