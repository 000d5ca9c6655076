//! Words typed under the wrong keyboard layout.
//!
//! A layout is a row of keys; the same key gives a letter of one layout for a letter of another.
//! The Kazakh layout is the Russian one with the digit row given to the Kazakh letters, so
//! there are three mistakes: Cyrillic meant and QWERTY active, the reverse, and Kazakh meant with
//! the Russian layout active, which leaves the digits in the word ("0ала" for "қала").

/// What the keys of the letters give in QWERTY, and what they give in the Russian and the Kazakh
/// layout.
const QWERTY: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";

/// The keys of the digit row that give a letter in the Kazakh layout, and nothing but themselves
/// in the two others.
const DIGITS: &str = "2345890-=";
const KAZAKH: &str = "әіңғүұқөһ";

/// What the keys of a token give under the other layouts: words of letters, and of digits where
/// these may be meant. The token is as it was typed, in lower case, with its punctuation, which
/// may be letters. Nothing when no other layout makes a word of it.
pub(in crate::search) fn other_layouts(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    let is_latin = word.contains(|letter: char| letter.is_ascii_alphabetic());
    let is_cyrillic = word.contains(is_cyrillic_letter);
    match (is_latin, is_cyrillic) {
        (true, false) => {
            for token in [word, trimmed(word)] {
                push_word(&mut found, to_cyrillic(token, true));
                push_word(&mut found, to_cyrillic(token, false));
            }
        }
        (false, true) => {
            for token in [word, trimmed(word)] {
                push_word(&mut found, digits_to_letters(token, true));
                push_word(&mut found, digits_to_letters(token, false));
            }
            push_word(&mut found, to_qwerty(word));
            push_word(&mut found, to_qwerty(trimmed(word)));
        }
        // Both alphabets in one word are not a matter of the layout; digits alone are digits.
        _ => {}
    }
    found.retain(|other| other != word);
    found
}

/// The token without the punctuation around it, which may be letters or only punctuation.
fn trimmed(word: &str) -> &str {
    word.trim_matches(|character: char| !character.is_alphanumeric())
}

/// Cyrillic meant, QWERTY active. The digit row may be Kazakh letters or digits.
fn to_cyrillic(word: &str, kazakh: bool) -> String {
    let letter = |key| {
        let of_digit = || on_same_key(DIGITS, KAZAKH, key).filter(|_| kazakh);
        on_same_key(QWERTY, CYRILLIC, key).or_else(of_digit).unwrap_or(key)
    };
    word.chars().map(letter).collect()
}

/// QWERTY meant, Cyrillic active.
fn to_qwerty(word: &str) -> String {
    let key = |letter| {
        let digit = || on_same_key(KAZAKH, DIGITS, letter);
        on_same_key(CYRILLIC, QWERTY, letter).or_else(digit).unwrap_or(letter)
    };
    word.chars().map(key).collect()
}

/// Kazakh meant, Russian active. The hyphen may be ө or a hyphen.
fn digits_to_letters(word: &str, hyphen_too: bool) -> String {
    let letter = |key| on_same_key(DIGITS, KAZAKH, key).filter(|_| hyphen_too || key != '-');
    word.chars().map(|key| letter(key).unwrap_or(key)).collect()
}

/// What the key gives in one layout that gives this sign in another.
fn on_same_key(given: &str, other: &str, sign: char) -> Option<char> {
    given.chars().zip(other.chars()).find(|(given, _)| *given == sign).map(|(_, other)| other)
}

fn is_cyrillic_letter(letter: char) -> bool {
    ('а'..='я').contains(&letter) || "ёәғқңөұүһі".contains(letter)
}

/// Adds a word once, if it is one: letters and digits, with hyphens inside.
fn push_word(found: &mut Vec<String>, word: String) {
    let is_word = !word.is_empty()
        && word.chars().all(|character| character.is_alphanumeric() || character == '-')
        && word.chars().any(char::is_alphabetic)
        && !word.starts_with('-')
        && !word.ends_with('-');
    if is_word && !found.contains(&word) {
        found.push(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, meant: &str) {
        let found = other_layouts(typed);
        assert!(found.iter().any(|word| word == meant), "{typed} as {meant}: {found:?}");
    }

    #[test]
    fn cyrillic_typed_under_qwerty_is_read() {
        check("vfvfy", "маман");
        check("ryb;rf", "книжка");
        check("'rhfy", "экран");
        check("j,]trn", "объект");
        check("`krf", "ёлка");
    }

    #[test]
    fn kazakh_letters_of_the_digit_row_are_read() {
        check("0fkf", "қала");
        check("-v3h", "өмір");
        check("2l3k", "әділ");
        check("8q", "үй");
        check("9;sv", "ұжым");
        check("njq", "той");
        check("nf4", "таң");
        check("nf5s", "тағы");
    }

    #[test]
    fn latin_typed_under_cyrillic_is_read() {
        check("ызфкл", "spark");
        check("дштгч", "linux");
        check("реез", "http");
        check("ыі", "s3");
        check("шзм6", "ipv6");
    }

    #[test]
    fn digits_left_in_a_cyrillic_word_are_kazakh_letters() {
        check("0ала", "қала");
        check("к-шпел3", "көшпелі");
        check("б3р-екі", "бір-екі");
        check("=ап", "һап");
        check("2л3ппе", "әліппе");
    }

    #[test]
    fn punctuation_may_be_a_letter_or_not() {
        check("vfvfy,", "маманб");
        check("vfvfy,", "маман");
        check("(vfvfy)", "маман");
        check("[fnnfvf", "хаттама");
        check("0ала,", "қала");
    }

    #[test]
    fn digits_may_be_meant() {
        check("ujcn2", "гост2");
    }

    #[test]
    fn what_has_no_other_reading_gives_nothing() {
        for word in ["", "27001", "-", "жәрдем", "«»", "ақib", "ә"] {
            assert!(
                other_layouts(word).iter().all(|other| other != word),
                "{word}: {:?}",
                other_layouts(word)
            );
        }
        assert!(other_layouts("27001").is_empty());
        assert!(other_layouts("").is_empty());
        assert!(other_layouts("ақib").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn every_cyrillic_word_is_read_back(word in "[а-яёәіңғүұқөһ]{1,20}") {
            let typed = to_qwerty(&word);
            // Digits and punctuation alone are no word under any layout.
            if typed.contains(|letter: char| letter.is_ascii_alphabetic()) {
                proptest::prop_assert!(other_layouts(&typed).contains(&word), "{typed}");
            }
        }

        #[test]
        fn any_text_is_survived(word in ".{0,30}") {
            let _ = other_layouts(&word);
        }
    }
}
