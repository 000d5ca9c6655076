//! Names that never change: the reference of a piece inside its standard, and its UUID.

use uuid::{Uuid, uuid};

use super::Language;

/// The namespace of every identifier of the catalogue (design, section 3).
const NAMESPACE: Uuid = uuid!("8d1c3c0e-5b0a-4c57-9c0b-6a1f0e7c2b54");

/// Signs that look like those of a code, and what they are read as: Cyrillic capitals and dashes.
const LOOK_ALIKES: &[(char, char)] = &[
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('Ѕ', 'S'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Ү', 'Y'),
    ('Х', 'X'),
    ('‐', '-'),
    ('‑', '-'),
    ('–', '-'),
    ('—', '-'),
    ('−', '-'),
];

/// Whether this is a code of a standard: a capital Latin letter and up to 12 digits (`J62090011`,
/// `N029`), and a further number where several standards share them (`O84230-003`).
#[must_use]
pub fn is_standard_code(text: &str) -> bool {
    let is_number = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let Some(numbers) = text.strip_prefix(|first: char| first.is_ascii_uppercase()) else {
        return false;
    };
    match numbers.split_once('-') {
        Some((digits, further)) => is_number(digits, 12) && is_number(further, 3),
        None => is_number(numbers, 12),
    }
}

/// The code of a standard that is printed like this; none where it is no code. Signs that only look
/// like those of a code are read as what they look like: "Ј62090011" with a Cyrillic Ј.
#[must_use]
pub fn read_standard_code(printed: &str) -> Option<String> {
    let read =
        |sign| LOOK_ALIKES.iter().find(|(like, _)| *like == sign).map_or(sign, |(_, as_)| *as_);
    let code: String = printed.chars().take(32).map(read).collect();
    is_standard_code(&code).then_some(code)
}

/// Names one text: a standard in one language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextKey {
    /// The code of the standard, `J62090011`.
    pub code: String,
    /// The language of the text.
    pub language: Language,
}

/// Names one profession card, whatever the language of its text.
///
/// An occupation code alone names no card: `2524-0-001` stands on two cards of J62090011.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardKey {
    /// The code of the standard, `J62090011`.
    pub standard: String,
    /// The slug of the card, `2524-0-003-5`.
    pub slug: String,
}

/// The permanent name of a piece of a standard.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// Where the piece stands inside its standard: `2524-0-003-5/f1/s2/k1`.
    /// Called `ref` in JSON and in the tables.
    pub reference: String,
    /// UUID v5 of `{code}/{language}/{ref}`: the same on every import and every machine.
    pub id: Uuid,
}

impl Identity {
    /// The identity of the piece of `text` that stands at `reference`.
    #[must_use]
    pub fn new(text: &TextKey, reference: String) -> Self {
        let name = format!("{}/{}/{reference}", text.code, text.language);
        let id = Uuid::new_v5(&NAMESPACE, name.as_bytes());
        Self { reference, id }
    }

    /// The anchor of the piece on the page of its card: `f1-s2-k1`; empty for the card itself.
    #[must_use]
    pub fn anchor(&self) -> String {
        match self.reference.split_once('/') {
            Some((_card, place)) => place.replace('/', "-"),
            None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_letter_and_digits() {
        for code in ["J62090011", "M69109", "N029", "O84230-003", "X1"] {
            assert_eq!(read_standard_code(code).as_deref(), Some(code));
        }
        for (printed, code) in [("Ј62090011", "J62090011"), ("О84230–003", "O84230-003")] {
            assert!(!is_standard_code(printed));
            assert_eq!(read_standard_code(printed).as_deref(), Some(code));
        }
        for wrong in [
            "",
            "J",
            "62090011",
            "j62090011",
            "Ж62090011",
            "J62090011 (2-нұсқа)",
            "J62 090011",
            "J6209001O",
            "J62090011-",
            "J62090011\u{1b}[31m",
            "J62090011\u{200b}",
            "../../\"><script>",
            "//evil.example/\\x?y#z",
            "J1234567890123",
        ] {
            assert_eq!(read_standard_code(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn an_id_is_that_of_the_design() {
        let text = TextKey { code: "J62090011".to_owned(), language: Language::Kazakh };
        let card = Identity::new(&text, "2524-0-003-5".to_owned());
        assert_eq!(card.id.to_string(), "4aa1f138-680c-5aad-bc5c-8cb28a9a9f5f");
        assert_eq!(card.anchor(), "");
        let item = Identity::new(&text, "2524-0-003-5/f1/s2/k1".to_owned());
        assert_eq!(item.anchor(), "f1-s2-k1");
    }
}
