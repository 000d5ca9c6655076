//! Dates as these documents print them.

use std::ops::Range;

/// The date that words name, as ISO 8601, and the words that it was read from: "05.12.2025",
/// "2027 жылғы 31 желтоқсан", "«15» декабря 2027 года".
pub(super) fn find_date<'w>(words: &[&'w str]) -> Option<(String, Vec<&'w str>)> {
    if let Some(found) = words.iter().find_map(|word| Some((iso_date(word)?, vec![*word]))) {
        return Some(found);
    }
    let month = words.iter().find_map(|word| Some((*word, month_number(word)?)))?;
    let find = |range: Range<u32>| {
        words.iter().find_map(|word| {
            let number: u32 = word.trim_matches(['«', '»', '"', '“', '”']).parse().ok()?;
            range.contains(&number).then_some((*word, number))
        })
    };
    let (day, year) = (find(1..32)?, find(1000..10_000)?);
    let date = iso_date(&format!("{}.{}.{}", day.1, month.1, year.1))?;
    Some((date, vec![day.0, month.0, year.0]))
}

/// The number of a month by its name, as dates have it. In Kazakh a case may follow the name: "5
/// желтоқсандағы".
fn month_number(word: &str) -> Option<usize> {
    const MONTHS: [[&str; 2]; 12] = [
        ["қаңтар", "января"],
        ["ақпан", "февраля"],
        ["наурыз", "марта"],
        ["сәуір", "апреля"],
        ["мамыр", "мая"],
        ["маусым", "июня"],
        ["шілде", "июля"],
        ["тамыз", "августа"],
        ["қыркүйек", "сентября"],
        ["қазан", "октября"],
        ["қараша", "ноября"],
        ["желтоқсан", "декабря"],
    ];
    let bare = word.trim_end_matches(['.', ',', ';']);
    let is_it = |[kazakh, russian]: &[&str; 2]| bare.starts_with(kazakh) || bare == *russian;
    MONTHS.iter().position(is_it).map(|at| at + 1)
}

/// `dd.mm.yyyy` as ISO 8601; a short word of the year may follow with no space: "24.12.2019г.".
fn iso_date(text: &str) -> Option<String> {
    let text = text.trim_end_matches(['г', 'ж', '.', ',', ';']);
    let mut parts = text.split('.').map(|part| part.parse::<u32>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    let in_calendar = (1..=31).contains(&day) && (1..=12).contains(&month);
    let complete = parts.next().is_none() && (1000..10_000).contains(&year);
    (in_calendar && complete).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_these_documents_print_it() {
        for (printed, expected) in [
            ("05.12.2025 г.", "2025-12-05"),
            ("24.12.2019г.", "2019-12-24"),
            ("2027 жылғы 31 желтоқсан", "2027-12-31"),
            ("2022 жылғы 5 желтоқсандағы", "2022-12-05"),
            ("от «16» мая 2019 года", "2019-05-16"),
        ] {
            let words: Vec<&str> = printed.split(' ').collect();
            assert_eq!(find_date(&words).map(|(date, _)| date).as_deref(), Some(expected));
        }
        for printed in ["«____» ________ 2025 года", "31.13.2025", "мая 2019", "2025 жылғы"]
        {
            let words: Vec<&str> = printed.split(' ').collect();
            assert_eq!(find_date(&words), None, "{printed}");
        }
    }
}
