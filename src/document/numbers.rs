//! The numbers of automatic lists, as browsers and Word print them.

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    Decimal,
    /// `01`, `02`, … `10`.
    DecimalZero,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    /// а, б, в without ё, з, й, ъ, ы, ь, as Word counts in Russian.
    LowerRussian,
    UpperRussian,
    /// The same sign before every entry.
    Bullet,
    /// Nothing.
    None,
}

/// The letters that Word counts with in Russian.
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщэюя";

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// The largest number written with Roman digits.
const LARGEST_ROMAN: i64 = 3999;

const ROMAN: [(i64, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// The sign before an entry that is not counted.
pub(super) const BULLET: &str = "•";

impl Counting {
    /// A number, without the signs around it.
    pub(super) fn format(self, number: i64) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::DecimalZero => format!("{number:02}"),
            Self::LowerLetter => letters(number, LATIN),
            Self::UpperLetter => letters(number, LATIN).to_uppercase(),
            Self::LowerRussian => letters(number, RUSSIAN),
            Self::UpperRussian => letters(number, RUSSIAN).to_uppercase(),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_uppercase(),
            Self::Bullet => BULLET.to_owned(),
            Self::None => String::new(),
        }
    }
}

/// a, b, … z, aa, ab, …; a number below one has no letter.
fn letters(number: i64, alphabet: &str) -> String {
    let alphabet: Vec<char> = alphabet.chars().collect();
    let Ok(mut rest) = usize::try_from(number) else { return number.to_string() };
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(alphabet[rest % alphabet.len()]);
        rest /= alphabet.len();
    }
    if letters.is_empty() { number.to_string() } else { letters.into_iter().rev().collect() }
}

fn roman(number: i64) -> String {
    if !(1..=LARGEST_ROMAN).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut digits = String::new();
    for (value, digit) in ROMAN {
        while rest >= value {
            digits.push_str(digit);
            rest -= value;
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_and_browsers_do() {
        for (counting, number, written) in [
            (Counting::Decimal, 12, "12"),
            (Counting::DecimalZero, 3, "03"),
            (Counting::LowerLetter, 28, "ab"),
            (Counting::UpperLetter, 26, "Z"),
            (Counting::LowerRussian, 9, "и"),
            (Counting::LowerRussian, 10, "к"),
            (Counting::UpperRoman, 1994, "MCMXCIV"),
            (Counting::LowerRoman, 4000, "4000"),
            (Counting::LowerLetter, 0, "0"),
            (Counting::LowerLetter, -1, "-1"),
            (Counting::Bullet, 7, "•"),
        ] {
            assert_eq!(counting.format(number), written, "{counting:?} {number}");
        }
    }
}
