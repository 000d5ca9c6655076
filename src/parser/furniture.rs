//! Lines that pages have and texts have not: page numbers, addresses, the time of printing.

/// Whether a line is one that a page has around its text.
pub(super) fn is_of_page(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let words: Vec<&str> = line.split_whitespace().collect();
    is_page_of_pages(&words) || names_a_page(&words) || is_address(&words) || tells_a_time(&words)
}

/// "12/96", "- 12 -", "12 из 96".
fn is_page_of_pages(words: &[&str]) -> bool {
    match words {
        [one] => one
            .split_once('/')
            .is_some_and(|(page, pages)| is_page_number(page) && is_page_number(pages)),
        [before, page, after] => {
            let has_dashes = ["-", "–", "—"].contains(before) && before == after;
            let says_of = ["из", "/", "of"].contains(page);
            has_dashes && is_page_number(page)
                || says_of && is_page_number(before) && is_page_number(after)
        }
        _ => false,
    }
}

/// "Страница 12", "стр. 12 из 96", "12-бет", "page 12".
fn names_a_page(words: &[&str]) -> bool {
    let is_word = |word: &str| ["страница", "стр.", "стр", "бет", "page"].contains(&word);
    let beside = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        before.into_iter().chain(words.get(at + 1)).any(|word| is_page_number(word))
    };
    words.iter().enumerate().any(|(at, word)| {
        is_word(word) && beside(at) || word.strip_suffix("-бет").is_some_and(is_page_number)
    })
}

fn is_address(words: &[&str]) -> bool {
    let begins = |word: &str| ["http://", "https://", "www."].iter().any(|s| word.starts_with(s));
    matches!(words, [word] if begins(word))
}

/// "Дата: 14.07.2025", "14.07.2025, 12:30".
fn tells_a_time(words: &[&str]) -> bool {
    let is_date = |word: &&str| has_shape(word.trim_end_matches([',', '.']), "dd.dd.dddd");
    let is_time = |word: &&str| has_shape(word, "dd:dd") || has_shape(word, "dd:dd:dd");
    let is_dated = words.first().is_some_and(|word| ["дата", "дата:"].contains(word));
    words.iter().any(is_date) && (is_dated || words.iter().any(is_time))
}

/// Whether a text is as long as a shape, in which a `d` is a digit.
fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(byte, sign)| match sign {
            b'd' => byte.is_ascii_digit(),
            sign => byte == sign,
        })
}

/// A number of at most four digits.
pub(super) fn is_page_number(text: &str) -> bool {
    const DIGITS: usize = 4;
    (1..=DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_of_page;

    #[test]
    fn what_pages_have_is_told_from_what_texts_have() {
        for line in [
            "12/96",
            "- 12 -",
            "12 из 96",
            "Страница 12 из 96",
            "Дата 14.07.2025 г. Страница 12 из 96",
            "12-бет",
            "Page 3 of 4",
            "https://adilet.zan.kz/kaz/docs/V2400034567",
            "14.07.2025, 12:30",
            "Дата: 14.07.2025",
        ] {
            assert!(is_of_page(line), "{line}");
        }
        for line in [
            "6",
            "TCP/IP",
            "и/или",
            "05.12.2025 г.",
            "СТ РК 12.1",
            "бет қаптау жұмыстары",
            "1. Работать с сайтом https://enbek.kz.",
            "№ 553",
            "62.09",
        ] {
            assert!(!is_of_page(line), "{line}");
        }
    }
}
