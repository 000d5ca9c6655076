//! The key of a label: what of its letters counts when labels are compared.
//!
//! Case, white space, punctuation, hyphens and invisible signs do not count; letters that look alike
//! are one letter, so that a Latin "a" or a decomposed "й" makes no other label.

/// A title as it is compared: its letters and digits, in small letters.
#[must_use]
pub fn title_key(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A sign of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sign {
    /// A letter or a digit, in the form in which letters are compared.
    Letter(char),
    /// A number.
    Number,
    /// A title in quotes.
    Title,
}

impl Sign {
    /// The letter that it is; none for a number or a title.
    pub fn as_letter(self) -> Option<char> {
        match self {
            Self::Letter(letter) => Some(letter),
            _ => None,
        }
    }
}

/// The keys of a spelling of a table. Where it begins with a number, that may have an ending.
pub(super) fn of_spelling(text: &str) -> Vec<Vec<Sign>> {
    let endings: &[&str] = if text.starts_with('#') { &["#", "#ші", "#шы"] } else { &[""] };
    let text = text.trim_start_matches('#');
    let key = |ending: &&str| {
        ending
            .chars()
            .chain(text.chars())
            .filter_map(|character| match character {
                '#' => Some(Sign::Number),
                '*' => Some(Sign::Title),
                _ => letter(character).map(Sign::Letter),
            })
            .collect()
    };
    endings.iter().map(key).collect()
}

/// The letter as it is compared; none for what does not count.
pub(super) fn letter(character: char) -> Option<char> {
    let lower = match character {
        // Capitals that look alike, where the small letters do not.
        'B' => 'в',
        'H' => 'н',
        'K' | '\u{39a}' => 'к',
        'M' => 'м',
        'T' => 'т',
        _ => character.to_lowercase().next()?,
    };
    if !lower.is_alphanumeric() {
        return None;
    }
    Some(match lower {
        'a' | '\u{3b1}' => 'а',
        'c' => 'с',
        'e' | 'ё' => 'е',
        'h' => 'һ',
        'i' | '\u{3b9}' => 'і',
        'й' => 'и',
        'k' | '\u{3ba}' => 'к',
        'o' | '\u{3bf}' => 'о',
        'p' | '\u{3c1}' => 'р',
        'x' | '\u{3c7}' => 'х',
        'y' => 'у',
        '\u{259}' => 'ә',
        '\u{275}' => 'ө',
        '\u{4a5}' => 'ң',
        '\u{49d}' => 'қ',
        other => other,
    })
}

/// The Roman figures of 1 to 12.
const ROMAN: [&str; 12] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// The number that a word is, in digits or in capital Roman figures, Latin or Cyrillic.
pub(super) fn number(word: &str) -> Option<u32> {
    let bare = word.trim_matches(|character: char| !character.is_alphanumeric());
    if (1..=4).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return bare.parse().ok();
    }
    let latin: String = bare
        .chars()
        .map(|character| match character {
            'І' => 'I',
            'Х' => 'X',
            other => other,
        })
        .collect();
    (1..).zip(ROMAN).find(|(_, roman)| *roman == latin).map(|(number, _)| number)
}

/// Whether two keys differ in at most so many letters, each replaced, added or left out.
pub(super) fn is_near(one: &[char], other: &[char], most: usize) -> bool {
    if one.len().abs_diff(other.len()) > most {
        return false;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, left) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(left != right);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return false;
        }
    }
    row[other.len()] <= most
}
