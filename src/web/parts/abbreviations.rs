//! Abbreviations, explained where they stand by the standard's own list.
//! A text is taken apart into segments; the template writes them and escapes each.

use std::{cell::Cell, mem};

use crate::{i18n::kazakh_order, standard::Abbreviation};

/// The abbreviations of a standard with their meanings.
#[derive(Debug)]
pub(crate) struct Abbreviations<'a> {
    /// The printed forms, longest first.
    forms: Vec<Form<'a>>,
}

/// A printed form of an abbreviation.
#[derive(Debug)]
struct Form<'a> {
    /// Its first character: compared first, as hardly a word begins with any.
    initial: char,
    printed: &'a str,
    meaning: &'a str,
    /// Whether a text that was taken apart had it.
    is_met: Cell<bool>,
}

/// A stretch of a text.
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
        let mut forms: Vec<Form<'_>> = list
            .iter()
            .flat_map(|entry| {
                forms_of(&entry.abbreviation).filter_map(|printed| {
                    let initial = printed.chars().next()?;
                    let (meaning, is_met) = (entry.meaning.as_str(), Cell::new(false));
                    Some(Form { initial, printed, meaning, is_met })
                })
            })
            .collect();
        forms.sort_by_key(|form| std::cmp::Reverse(form.printed.len()));
        Self { forms }
    }

    /// The text in segments: the abbreviations that stand as whole words, and what is between.
    pub(crate) fn segments<'t>(&self, text: &'t str) -> Vec<Segment<'t>>
    where
        'a: 't,
    {
        let mut segments = Vec::new();
        let (mut plain_from, mut in_word) = (0, false);
        for (position, character) in text.char_indices() {
            let after_word = mem::replace(&mut in_word, is_of_word(character));
            if after_word || !in_word || position < plain_from {
                continue;
            }
            if let Some(form) = self.at_start(&text[position..], character) {
                form.is_met.set(true);
                segments.push(Segment { text: &text[plain_from..position], meaning: None });
                let end = position + form.printed.len();
                segments.push(Segment { text: &text[position..end], meaning: Some(form.meaning) });
                plain_from = end;
            }
        }
        segments.push(Segment { text: &text[plain_from..], meaning: None });
        segments.retain(|segment| !segment.text.is_empty());
        segments
    }

    /// The forms that stood in the texts so far, each with its meaning, in the order of the Kazakh
    /// alphabet. A page asks at its end, so that no text is looked through twice.
    pub(crate) fn met(&self) -> Vec<(&'a str, &'a str)> {
        let met = self.forms.iter().filter(|form| form.is_met.get());
        let mut met: Vec<_> = met.map(|form| (form.printed, form.meaning)).collect();
        let order = kazakh_order();
        met.sort_by(|one, other| order.compare(one.0, other.0));
        met
    }

    /// The longest form that the text, whose first character is `initial`, begins with as a whole
    /// word. A suffix after a hyphen («АЖ-ға») is a word of its own here.
    fn at_start(&self, text: &str, initial: char) -> Option<&Form<'a>> {
        self.forms.iter().filter(|form| form.initial == initial).find(|form| {
            text.strip_prefix(form.printed).is_some_and(|rest| !rest.starts_with(is_of_word))
        })
    }
}

/// Every character of a page comes by here. The letters of the Cyrillic blocks are named because
/// looking them up in the tables of Unicode took a third of the time of a whole card.
fn is_of_word(character: char) -> bool {
    matches!(character, 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | '_') || character.is_alphanumeric()
}

/// The forms under which an abbreviation occurs: «АТ (IT)» stands for both «АТ» and «IT»,
/// «БТБА немесе БА» for «БТБА» and «БА».
fn forms_of(printed: &str) -> impl Iterator<Item = &str> {
    let by_word = printed.split(" немесе ").flat_map(|part| part.split(" или "));
    by_word
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
    fn the_letters_that_are_named_are_those_of_unicode() {
        for character in '\0'..=char::MAX {
            let expected = character == '_' || character.is_alphanumeric();
            assert_eq!(is_of_word(character), expected, "{character:?}");
        }
    }

    #[test]
    fn what_stood_in_the_texts_is_told_in_the_order_of_the_alphabet() {
        let list = list();
        let words = Abbreviations::new(&list);
        assert!(words.met().is_empty());
        for text in ["БА, АЖ", "IT және АЖ"] {
            words.segments(text);
        }
        let met: Vec<&str> = words.met().into_iter().map(|(short, _)| short).collect();
        assert_eq!(met, ["АЖ", "БА", "IT"]);
    }

    #[test]
    fn what_looks_like_markup_is_only_text() {
        check("<АЖ>", &[("<", None), ("АЖ", Some("ақпараттық жүйелер")), (">", None)]);
        check("", &[]);
    }
}
