//! The order that approved a standard, as it is printed before the standard.
//!
//! It has a title, what is ordered in numbered points, the name of the minister, and the head of the
//! annex, which names the order again: "Приложение к приказу Министра … от 5 декабря 2022 года № 500".
//! Collections of law print the same above the title. The points name other orders, so nothing is read
//! from them.

use std::ops::Range;

use super::{
    dates::find_date,
    reader::{JoinedWords, SourceReader},
    words::split_before,
};
use crate::{
    document::LineStart,
    standard::{Approval, Line},
};

/// The most words after the last one that names the order or its annex: the minister, or a number.
const MOST_WORDS_AFTER: usize = 40;

/// What an order is called by.
#[derive(Debug, Default, PartialEq, Eq)]
struct OrderName {
    authority: Option<String>,
    number: Option<String>,
    date: Option<String>,
    registration: Option<String>,
}

/// The most words between the parts of the name of an order.
const LONGEST_NAME: usize = 40;

/// Reads the order from the words before the first heading; none where they are none. What comes long
/// after the order is left: it may be a part of the standard whose heading was lost.
pub(super) fn read(reader: &mut SourceReader<'_>, end: usize) -> Option<Approval> {
    let words: Vec<String> =
        reader.words[..end].iter().map(|word| word.text.to_lowercase()).collect();
    if !has_order(&words) {
        return None;
    }
    let last = words.iter().rposition(|word| is_order(word) || is_annex(word))?;
    let end = end.min(last + 1 + MOST_WORDS_AFTER);
    let source = reader.source(0..end);
    let paragraphs = split_before(0..end, |at| begins_paragraph(reader, at));
    let OrderName { authority, number, date, registration } =
        read_name(&names(reader, &paragraphs));
    let text = paragraphs.into_iter().filter_map(|paragraph| reader.text(paragraph));
    let text = text.map(|JoinedWords { text, source }| Line { text, source }).collect();
    Some(Approval { authority, number, date, registration, text, source })
}

/// Whether words order something, or are the head of an annex to an order. Standards name orders in
/// other places too.
fn has_order(words: &[String]) -> bool {
    let orders = |word: &String| word.starts_with("приказываю") || word.starts_with("бұйырамын");
    let is_head = |at: usize| {
        let near = &words[at.saturating_sub(LONGEST_NAME)..words.len().min(at + LONGEST_NAME)];
        is_annex(&words[at]) && near.iter().any(|word| is_order(word))
    };
    words.iter().any(orders) || (0..words.len()).any(is_head)
}

fn is_order(word: &str) -> bool {
    word.starts_with("приказ") || word.contains("бұйр")
}

fn is_annex(word: &str) -> bool {
    word.starts_with("приложени") || word.contains("қосымша")
}

/// A number of a point of the order or of a part of one: "1.", "2)".
fn is_point(word: &str) -> bool {
    let number = word.strip_suffix(['.', ')']).unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a paragraph begins with this word. Where the document does not say so, a line begins one
/// after the end of a sentence, and the head of the annex does.
fn begins_paragraph(reader: &SourceReader<'_>, at: usize) -> bool {
    let word = &reader.words[at];
    let after_end = || at > 0 && reader.words[at - 1].text.ends_with(['.', ':', ';']);
    let is_known = word.begins != LineStart::Unknown;
    let begins = if is_known { word.begins == LineStart::Paragraph } else { after_end() };
    word.starts_line && (begins || is_point(word.text) || word.text.starts_with("Приложение"))
}

/// The paragraphs that may name the order, in words: those before what is ordered, and those after it.
fn names<'t>(reader: &SourceReader<'t>, paragraphs: &[Range<usize>]) -> [Vec<Vec<&'t str>>; 2] {
    let begins_with_point = |range: &&Range<usize>| is_point(reader.words[range.start].text);
    let first = paragraphs.iter().position(|range| begins_with_point(&range));
    let last = paragraphs.iter().rposition(|range| begins_with_point(&range));
    let words = |ranges: &[Range<usize>]| {
        let words = ranges.iter().map(|range| reader.words[range.clone()].iter());
        words.map(|words| words.map(|word| word.text).collect()).collect()
    };
    match (first, last) {
        (Some(first), Some(last)) => [words(&paragraphs[..first]), words(&paragraphs[last + 1..])],
        _ => [words(paragraphs), Vec::new()],
    }
}

/// Reads what names the order; of what is named twice the first.
fn read_name(names: &[Vec<Vec<&str>>]) -> OrderName {
    names.iter().fold(OrderName::default(), |name, paragraphs| {
        let mut words = Vec::new();
        let mut registration = None;
        for paragraph in paragraphs {
            let (registered, rest) = without_registration(paragraph);
            registration = registration.or(registered);
            words.extend(rest);
        }
        let found = in_russian(&words).or_else(|| in_kazakh(&words)).unwrap_or_default();
        OrderName {
            authority: name.authority.or(found.authority),
            number: name.number.or(found.number),
            date: name.date.or(found.date),
            registration: name.registration.or(registration),
        }
    })
}

/// The sentence about the registration, and the words without it.
fn without_registration<'t>(words: &[&'t str]) -> (Option<String>, Vec<&'t str>) {
    let is_it = |word: &&str| {
        let word = word.to_lowercase();
        word.starts_with("зарегистрирован") || word.starts_with("тіркел")
    };
    let Some(at) = words.iter().position(is_it) else { return (None, words.to_vec()) };
    let ends = |word: &&str| word.ends_with('.') && word.chars().count() > 3;
    let start = words[..at].iter().rposition(ends).map_or(0, |before| before + 1);
    let end = words[at..].iter().position(ends).map_or(words.len(), |length| at + length + 1);
    let sentence = words[start..end].join(" ").trim_end_matches('.').to_owned();
    (Some(sentence), [&words[..start], &words[end..]].concat())
}

/// "приказу Министра внутренних дел Республики Казахстан от 5 декабря 2022 года № 500-нқ".
fn in_russian(words: &[&str]) -> Option<OrderName> {
    let order = words.iter().position(|word| {
        let word = word.to_lowercase();
        word.starts_with("приказ") && !word.starts_with("приказыва")
    })?;
    let name = &words[order + 1..words.len().min(order + 1 + LONGEST_NAME)];
    let is_end = |word: &&str| *word == "от" || word.starts_with('№') || word.ends_with('.');
    let end = name.iter().position(is_end).unwrap_or(0);
    Some(OrderName {
        authority: (end > 0).then(|| name[..end].join(" ")),
        number: number_after(&name[end..]),
        date: find_date(&name[end..]).map(|(date, _)| date),
        ..OrderName::default()
    })
}

/// "Қазақстан Республикасы Ішкі істер министрінің 2022 жылғы 5 желтоқсандағы № 500 бұйрығына".
fn in_kazakh(words: &[&str]) -> Option<OrderName> {
    let order = words.iter().rposition(|word| word.to_lowercase().contains("бұйр"))?;
    let name = &words[order.saturating_sub(LONGEST_NAME)..=order];
    let year = name.iter().rposition(|word| word.parse().is_ok_and(|year: u32| year >= 1000));
    let before = year.unwrap_or(0);
    let start = name[..before].iter().rposition(|word| word.starts_with("Қазақстан"));
    Some(OrderName {
        authority: start.map(|start| name[start..before].join(" ")),
        number: number_after(&name[before..]),
        date: find_date(&name[before..]).map(|(date, _)| date),
        ..OrderName::default()
    })
}

/// The number after the sign "№"; none where it is left blank.
fn number_after(words: &[&str]) -> Option<String> {
    let at = words.iter().position(|word| word.starts_with('№'))?;
    let glued = words[at].trim_start_matches('№');
    let number = if glued.is_empty() { words.get(at + 1)? } else { glued };
    let number = number.trim_end_matches(['.', ',', ';', ')']);
    number.starts_with(|first: char| first.is_ascii_digit()).then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_from(name: &str) -> OrderName {
        read_name(&[vec![name.split_whitespace().collect()]])
    }

    #[test]
    fn an_order_is_named_above_the_title_or_in_the_head_of_the_annex() {
        for (name, authority, date, number) in [
            (
                "Приложение № 5 к приказу Заместителя Председателя Правления Национальной палаты \
                 предпринимателей Республики Казахстан «Атамекен» № 259 от 24.12.2019г.",
                "Заместителя Председателя Правления Национальной палаты предпринимателей Республики \
                 Казахстан «Атамекен»",
                "2019-12-24",
                "259",
            ),
            (
                "Приказ Министра внутренних дел Республики Казахстан от «16» мая 2025 года № 253-НҚ.",
                "Министра внутренних дел Республики Казахстан",
                "2025-05-16",
                "253-НҚ",
            ),
            (
                "Министр О. Образцов Қазақстан Республикасы Ішкі істер министрінің 2025 жылғы 16 \
                 мамырдағы №253 бұйрығына № 1 қосымша",
                "Қазақстан Республикасы Ішкі істер министрінің",
                "2025-05-16",
                "253",
            ),
        ] {
            let approval = read_from(name);
            assert_eq!(approval.authority.as_deref(), Some(authority));
            assert_eq!(approval.date.as_deref(), Some(date));
            assert_eq!(approval.number.as_deref(), Some(number));
        }
    }

    #[test]
    fn what_is_left_blank_is_null() {
        for name in [
            "Приложение № ___ к приказу Министра внутренних дел Республики Казахстан от «____» \
             ________ 2025 года №_____",
            "Қазақстан Республикасы Ішкі істер министрінің 2025 жылғы «____» ________ \
             №_____бұйрығына № ____ қосымша",
        ] {
            let approval = read_from(name);
            assert_eq!((approval.number, approval.date), (None, None), "{name}");
            assert!(approval.authority.is_some(), "{name}");
        }
        assert_eq!(read_from("Министр А. Үлгіев бұйрығына қосымша"), OrderName::default());
    }

    #[test]
    fn the_registration_is_a_sentence_of_its_own() {
        let approval = read_from(
            "Приказ Министра труда от 5 декабря 2022 года № 500. \
             Зарегистрирован в Министерстве юстиции Республики Казахстан 8 декабря 2022 года № 30999.",
        );
        let registration = "Зарегистрирован в Министерстве юстиции Республики Казахстан 8 декабря \
                            2022 года № 30999";
        assert_eq!(approval.registration.as_deref(), Some(registration));
        assert_eq!(approval.number.as_deref(), Some("500"));
        let approval = read_from(
            "Қазақстан Республикасы Еңбек министрінің 2022 жылғы 5 \
             желтоқсандағы № 500 бұйрығы. Қазақстан Республикасының Әділет министрлігінде 2022 жылғы \
             8 желтоқсанда № 30999 болып тіркелді",
        );
        let registration = "Қазақстан Республикасының Әділет министрлігінде 2022 жылғы 8 \
                            желтоқсанда № 30999 болып тіркелді";
        assert_eq!(approval.registration.as_deref(), Some(registration));
        assert_eq!(approval.number.as_deref(), Some("500"));
    }
}
