//! Abbreviations, explained where they occur by the standard's own list.
//! A text is taken apart into segments; the template writes them and escapes each.

use std::{cmp::Reverse, collections::BTreeSet};

use crate::{i18n::kazakh_order, standard::Abbreviation};

/// The abbreviations of a standard with their meanings.
#[derive(Debug, Default)]
pub(crate) struct Abbreviations<'a> {
    /// Longest first.
    forms: Vec<PrintedForm<'a>>,
    /// A bit for each character that a form begins with, by its number modulo 128: a quick no for
    /// nearly every character of a text.
    initials: u128,
}

/// A printed form of an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct PrintedForm<'a> {
    printed: &'a str,
    meaning: &'a str,
    /// The number of its abbreviation in the list.
    number: usize,
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
            forms_of(abbreviation).map(move |printed| PrintedForm { printed, meaning, number })
        });
        let mut forms: Vec<PrintedForm<'_>> = forms.collect();
        forms.sort_by_key(|form| Reverse(form.printed.len()));
        let initials = forms.iter().filter_map(|form| form.printed.chars().next());
        Self { initials: initials.map(bit).fold(0, |bits, bit| bits | bit), forms }
    }

    /// The text in segments: the abbreviations that are whole words, and what is between.
    pub(crate) fn segments<'t>(&self, text: &'t str) -> Vec<Segment<'t>>
    where
        'a: 't,
    {
        let mut segments = Vec::new();
        let mut plain_from = 0;
        for (start, form) in self.occurrences(text) {
            let end = start + form.printed.len();
            segments.push(Segment { text: &text[plain_from..start], meaning: None });
            segments.push(Segment { text: &text[start..end], meaning: Some(form.meaning) });
            plain_from = end;
        }
        segments.push(Segment { text: &text[plain_from..], meaning: None });
        segments.retain(|segment| !segment.text.is_empty());
        segments
    }

    /// The forms that occur in these texts, each with its meaning and the number of its abbreviation
    /// in the list, in the order of the Kazakh alphabet.
    pub(crate) fn in_texts<'t>(
        &self,
        texts: impl IntoIterator<Item = &'t str>,
    ) -> Vec<(&'a str, &'a str, usize)> {
        let occurrences = texts.into_iter().flat_map(|text| self.occurrences(text));
        let forms: BTreeSet<PrintedForm<'_>> = occurrences.map(|(_, form)| form).collect();
        let mut forms: Vec<_> =
            forms.into_iter().map(|form| (form.printed, form.meaning, form.number)).collect();
        let order = kazakh_order();
        forms.sort_by(|one, other| order.compare(one.0, other.0));
        forms
    }

    /// Where each form occurs as a whole word. A suffix after a hyphen («АЖ-ға») is a word of its
    /// own here.
    fn occurrences(&self, text: &str) -> impl Iterator<Item = (usize, PrintedForm<'a>)> {
        let mut end = 0;
        text.char_indices().filter_map(move |(start, character)| {
            let may_begin = start >= end && self.initials & bit(character) != 0;
            if !may_begin || text[..start].ends_with(is_of_word) {
                return None;
            }
            let form = self.forms.iter().find(|form| {
                let rest = text[start..].strip_prefix(form.printed);
                rest.is_some_and(|rest| !rest.starts_with(is_of_word))
            })?;
            end = start + form.printed.len();
            Some((start, *form))
        })
    }
}

fn bit(character: char) -> u128 {
    1 << (u32::from(character) % 128)
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
        let segments = Abbreviations::new(&list).segments(text);
        let found: Vec<_> =
            segments.iter().map(|segment| (segment.text, segment.meaning)).collect();
        assert_eq!(found, expected);
        let joined: String = segments.iter().map(|segment| segment.text).collect();
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
    fn what_occurs_in_the_texts_is_told_in_the_order_of_the_alphabet() {
        let list = list();
        let words = Abbreviations::new(&list);
        assert!(words.in_texts([]).is_empty());
        let found = words.in_texts(["БА, АЖ", "IT және АЖ"]);
        let found: Vec<&str> = found.into_iter().map(|(short, ..)| short).collect();
        assert_eq!(found, ["АЖ", "БА", "IT"]);
    }

    #[test]
    fn what_looks_like_markup_is_only_text() {
        check("<АЖ>", &[("<", None), ("АЖ", Some("ақпараттық жүйелер")), (">", None)]);
        check("", &[]);
    }
}
