//! Names that never change: the reference of a piece inside its standard, and its UUID.

use uuid::{Uuid, uuid};

use super::Language;

/// The namespace of every identifier of the catalogue (design, section 3).
const NAMESPACE: Uuid = uuid!("8d1c3c0e-5b0a-4c57-9c0b-6a1f0e7c2b54");

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
    fn an_id_is_that_of_the_design() {
        let text = TextKey { code: "J62090011".to_owned(), language: Language::Kazakh };
        let card = Identity::new(&text, "2524-0-003-5".to_owned());
        assert_eq!(card.id.to_string(), "4aa1f138-680c-5aad-bc5c-8cb28a9a9f5f");
        assert_eq!(card.anchor(), "");
        let item = Identity::new(&text, "2524-0-003-5/f1/s2/k1".to_owned());
        assert_eq!(item.anchor(), "f1-s2-k1");
    }
}
