//! Abbreviations, explained where they occur by the standard's own list.
//! A text is taken apart into segments; the template writes them and escapes each.

use std::{cell::Cell, cmp::Reverse, iter};

use crate::{i18n::kazakh_order, standard::Abbreviation};

/// The abbreviations of a standard with their meanings.
#[derive(Debug, Default)]
pub(crate) struct Abbreviations<'a> {
    /// By the character that they begin with, of these the longest first.
    forms: Vec<PrintedForm<'a>>,
    /// A bit for each character that a form begins with: a quick no for nearly every character of a
    /// text.
    initials: u128,
    /// Whether all begin as words with a capital do: most lines have no other than their first.
    are_capital: bool,
}

/// A printed form of an abbreviation.
#[derive(Debug)]
struct PrintedForm<'a> {
    printed: &'a str,
    /// What it begins with.
    initial: char,
    meaning: &'a str,
    /// The number of its abbreviation in the list.
    number: usize,
    /// Whether it occurred in a text that was read first.
    has_occurred: Cell<bool>,
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Segment<'t> {
    /// The words.
    pub text: &'t str,
    /// What they mean, where they are an abbreviation.
    pub meaning: Option<&'t str>,
}

impl<'a> Abbreviations<'a> {
    /// The abbreviations of a list.
    pub(crate) fn new(list: &'a [Abbreviation]) -> Self {
        Self::of(list.iter().map(|entry| (&*entry.abbreviation, &*entry.meaning)))
    }

    /// Abbreviations with their meanings.
    pub(crate) fn of(list: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let forms = list.enumerate().flat_map(|(number, (abbreviation, meaning))| {
            forms_of(abbreviation).filter_map(move |printed| {
                let initial = printed.chars().next()?;
                let has_occurred = Cell::new(false);
                Some(PrintedForm { printed, initial, meaning, number, has_occurred })
            })
        });
        let mut forms: Vec<PrintedForm<'_>> = forms.collect();
        forms.sort_by_key(|form| (form.initial, Reverse(form.printed.len())));
        let initials = forms.iter().map(|form| form.initial);
        let are_capital = forms.iter().all(|form| {
            matches!(form.printed.as_bytes(), [first, second, ..] if is_capital(*first, *second))
        });
        Self { initials: initials.map(bit).fold(0, |bits, bit| bits | bit), are_capital, forms }
    }

    /// The text in segments: the abbreviations that are whole words, and what is between. A form
    /// that occurs in a text that is `read_first` is one of [`Self::occurred`] from then on.
    pub(crate) fn segments<'t>(
        &'t self,
        text: &'t str,
        read_first: bool,
    ) -> impl Iterator<Item = Segment<'t>> {
        let mut plain_from = 0;
        let forms = self.occurrences(text).map(|(start, index)| (start, Some(&self.forms[index])));
        let segments = forms.chain([(text.len(), None)]).flat_map(move |(start, form)| {
            let end = start + form.map_or(0, |form| form.printed.len());
            let plain = Segment { text: &text[plain_from..start], meaning: None };
            let explained =
                Segment { text: &text[start..end], meaning: form.map(|form| form.meaning) };
            plain_from = end;
            if let Some(form) = form
                && read_first
            {
                form.has_occurred.set(true);
            }
            [plain, explained]
        });
        segments.filter(|segment| !segment.text.is_empty())
    }

    /// The forms that occurred in the texts that were read first, each with its meaning and the
    /// number of its abbreviation in the list, in the order of the Kazakh alphabet.
    pub(crate) fn occurred(&self) -> Vec<(&'a str, &'a str, usize)> {
        let forms = self.forms.iter().filter(|form| form.has_occurred.get());
        let mut forms: Vec<_> =
            forms.map(|form| (form.printed, form.meaning, form.number)).collect();
        let order = kazakh_order();
        forms.sort_by(|one, other| order.compare(one.0, other.0));
        forms
    }

    /// Where forms occur as whole words, each with its position in the list of forms. A suffix after
    /// a hyphen («АЖ-ға») is a word of its own here.
    fn occurrences(&self, text: &str) -> impl Iterator<Item = (usize, usize)> {
        let mut end = 0;
        let only_first = self.are_capital && !has_capital_inside(text);
        let starts = word_starts(text).take(if only_first { 1 } else { usize::MAX });
        starts.filter_map(move |start| {
            let from_here = &text[start..];
            let initial = from_here.chars().next()?;
            let may_begin = start >= end && self.initials & bit(initial) != 0;
            if !may_begin {
                return None;
            }
            let first = self.forms.partition_point(|form| form.initial < initial);
            let mut alike = self.forms[first..].iter().take_while(|form| form.initial == initial);
            let index = first
                + alike.position(|form| {
                    let rest = from_here.strip_prefix(form.printed);
                    rest.is_some_and(|rest| !rest.starts_with(is_of_word))
                })?;
            end = start + self.forms[index].printed.len();
            Some((start, index))
        })
    }
}

/// The positions where a word may begin: the beginning of the text, and after each character that is
/// of no word. Most bytes of a text are of Cyrillic letters, and tell it without being decoded.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let after_others = text.bytes().enumerate().filter_map(|(index, byte)| match byte {
        0..0x80 => (!is_of_word(char::from(byte))).then_some(index + 1),
        // Inside a character, or a Greek or Cyrillic letter.
        0x80..0xc0 | 0xce..0xd4 => None,
        _ => {
            let character = text[index..].chars().next()?;
            (!is_of_word(character)).then(|| index + character.len_utf8())
        }
    });
    iter::once(0).chain(after_others)
}

/// Whether a character after the first is a capital or a digit. It is written so that many bytes are
/// looked at in one step.
fn has_capital_inside(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1)).skip(1);
    pairs.fold(false, |found, (first, second)| found | is_capital(*first, *second))
}

/// Whether a character with these first bytes may be a capital or a digit, of the Latin, Cyrillic or
/// Kazakh alphabet: in Unicode the capitals of Kazakh are even and the small letters odd.
fn is_capital(first: u8, second: u8) -> bool {
    first.is_ascii_uppercase()
        || first.is_ascii_digit()
        || (first == 0xd0 && second < 0xb0)
        || (first & 0xfe == 0xd2 && second & 1 == 0)
}

/// One of 128 bits. Small Cyrillic letters do not share theirs with capitals, Latin or Cyrillic.
fn bit(character: char) -> u128 {
    let number = u32::from(character);
    1 << ((number ^ (number >> 5)) % 128)
}

fn is_of_word(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

/// The forms under which an abbreviation occurs: «АТ (IT)» is both «АТ» and «IT»,
/// «БТБА немесе БА» for «БТБА» and «БА».
fn forms_of(printed: &str) -> impl Iterator<Item = &str> {
    let by_word = printed.split(" немесе ").flat_map(|part| part.split(" или "));
    by_word
        .flat_map(|part| part.split(" or "))
        .flat_map(|part| part.split([',', '(', ')']))
        .map(str::trim)
        .filter(|form| form.chars().nth(1).is_some() && form.starts_with(is_of_word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Source;

    fn list() -> Vec<Abbreviation> {
        [("АТ (IT)", "ақпараттық технологиялар"), ("БТБА немесе БА", "анықтамалық")]
            .into_iter()
            .chain([("АЖ", "ақпараттық жүйелер"), ("TCP/IP", "хаттама"), ("IP", "мекенжай")])
            .map(|(abbreviation, meaning)| Abbreviation {
                number: 1,
                abbreviation: abbreviation.to_owned(),
                meaning: meaning.to_owned(),
                source: Source::new(1, 1),
            })
            .collect()
    }

    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let list = list();
        let abbreviations = Abbreviations::new(&list);
        let segments = abbreviations.segments(text, true);
        let found: Vec<_> = segments.map(|segment| (segment.text, segment.meaning)).collect();
        assert_eq!(found, expected);
        let joined: String = found.iter().map(|(text, _)| *text).collect();
        assert_eq!(joined, text, "no character is lost");
    }

    #[test]
    fn a_suffix_after_a_hyphen_stays_outside() {
        check(
            "АЖ-ға және АТ.",
            &[
                ("АЖ", Some("ақпараттық жүйелер")),
                ("-ға және ", None),
                ("АТ", Some("ақпараттық технологиялар")),
                (".", None),
            ],
        );
    }

    #[test]
    fn only_whole_words_match() {
        check("САЖ БАҚ АЖДА аж", &[("САЖ БАҚ АЖДА аж", None)]);
        let system = Some("ақпараттық жүйелер");
        for (before, after) in [("«", "»"), ("№", "…"), ("(", ")"), ("IT–", "—1"), ("1, ", ".")]
        {
            let text = format!("{before}АЖ{after}");
            let found = Abbreviations::new(&list()[2..3]).segments(&text, true).count();
            assert_eq!(found, 3, "{text}");
        }
        for (before, after) in [("é", ""), ("", "1"), ("_", ""), ("қ", ""), ("x", "")] {
            let text = format!("{before}АЖ{after}");
            check(&text, &[(&text, None)]);
        }
        check("АЖ", &[("АЖ", system)]);
    }

    #[test]
    fn forms_are_found_anywhere_in_a_line_however_they_begin() {
        for form in ["Ә1", "ҚР", "Ғб", "Өз", "ЕҚ", "Іс", "Ёж", "ДЖ", "9а", "IT", "т.б", "ғт", "Éa"]
        {
            let entry = [(form, "мағына")];
            let forms = Abbreviations::of(entry.into_iter());
            for text in [form.to_owned(), format!("жүйе {form}"), format!("Жүйе ({form}) бар")]
            {
                let found: Vec<_> = forms.segments(&text, true).collect();
                assert!(found.iter().any(|segment| segment.text == form), "{text}: {found:?}");
            }
        }
    }

    #[test]
    fn the_longest_form_wins() {
        check("TCP/IP стегі", &[("TCP/IP", Some("хаттама")), (" стегі", None)]);
    }

    #[test]
    fn alternatives_in_the_list_are_forms_of_their_own() {
        let it = Some("ақпараттық технологиялар");
        check("БА, IT", &[("БА", Some("анықтамалық")), (", ", None), ("IT", it)]);
    }

    #[test]
    fn what_occurred_in_the_texts_is_told_in_the_order_of_the_alphabet() {
        let list = list();
        let words = Abbreviations::new(&list);
        let occurred =
            || -> Vec<&str> { words.occurred().into_iter().map(|(printed, ..)| printed).collect() };
        assert!(occurred().is_empty());
        for (text, read_first) in [("БА, АЖ", true), ("IT және АЖ", true), ("TCP/IP стегі", false)]
        {
            assert!(words.segments(text, read_first).count() > 1);
        }
        assert_eq!(occurred(), ["АЖ", "БА", "IT"]);
    }

    #[test]
    fn what_looks_like_markup_is_only_text() {
        check("<АЖ>", &[("<", None), ("АЖ", Some("ақпараттық жүйелер")), (">", None)]);
        check("", &[]);
    }
}
