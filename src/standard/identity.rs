//! Names that never change: of standards, cards, and the nodes on them.

use std::{array, cmp::Reverse, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use sha1::{Digest, Sha1};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, Schema},
};
use uuid::{Builder, Uuid, uuid};

use super::{Edition, InvalidReference, Language, Reference};

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

/// Names one text: an edition of a standard in one language, which is what one document says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub struct TextKey {
    /// The code of the standard, `J62090011`.
    pub code: String,
    /// The edition of the text.
    pub edition: Edition,
    /// The language of the text.
    pub language: Language,
}

/// The position of a text among those of its standard: see [`TextKey::precedence`].
pub type Precedence = (Reverse<Edition>, bool, Language);

/// Which text of a standard is asked for. What is left open is chosen by [`TextKey::precedence`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TextChoice {
    /// The language.
    pub language: Option<Language>,
    /// The edition.
    pub edition: Option<Edition>,
    /// The language that is shown where none is asked for, and the edition has a text in it.
    pub preferred: Option<Language>,
}

impl From<&TextKey> for TextChoice {
    /// This text and no other.
    fn from(text: &TextKey) -> Self {
        Self { language: Some(text.language), edition: Some(text.edition), preferred: None }
    }
}

impl TextKey {
    /// The order among the texts of a standard. The least takes precedence: it is shown where none is
    /// asked for, and listed. It is of the greatest edition, in the preferred language where that
    /// edition has it, else in the first of its languages.
    #[must_use]
    pub fn precedence(&self, preferred: Option<Language>) -> Precedence {
        let is_other = preferred.is_some_and(|preferred| preferred != self.language);
        (Reverse(self.edition), is_other, self.language)
    }

    /// The permanent identifier of the node with this reference: a UUID v5 of
    /// `{code}/{language}/{ref}`.
    pub fn id_of(&self, reference: impl fmt::Display) -> Uuid {
        // `Uuid::new_v5` gives the same, but does not use the processor's instructions for the hash.
        let text = [self.code.as_str(), "/", self.language.tag(), "/"];
        let hash = text.iter().fold(Sha1::new_with_prefix(NAMESPACE), Sha1::chain_update);
        let hash = hash.chain_update(reference.to_string()).finalize();
        Builder::from_sha1_bytes(array::from_fn(|index| hash[index])).into_uuid()
    }

    /// The card with this slug, in whatever language.
    #[must_use]
    pub fn card(&self, slug: impl Into<String>) -> CardKey {
        CardKey { standard: self.code.clone(), slug: slug.into() }
    }
}

/// Names one profession card, whatever the language of its text: `J62090011/2524-0-003-5`.
///
/// An occupation code alone names no card: `2524-0-001` is on two cards of J62090011.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardKey {
    /// The code of the standard, `J62090011`.
    pub standard: String,
    /// The slug of the card, `2524-0-003-5`.
    pub slug: String,
}

impl fmt::Display for CardKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.standard, self.slug)
    }
}

/// A text that names no card.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("a card is given as code/slug, not {0:?}")]
pub struct InvalidCardKey(pub String);

impl FromStr for CardKey {
    type Err = InvalidCardKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('/') {
            Some((standard, slug)) if !standard.is_empty() && !slug.is_empty() => {
                Ok(Self { standard: standard.to_owned(), slug: slug.to_owned() })
            }
            _ => Err(InvalidCardKey(text.to_owned())),
        }
    }
}

/// The names of one card of one text. They all follow from the text and the slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardIdentity {
    text: TextKey,
    node: Identity,
}

impl CardIdentity {
    /// The names of the card of `text` with this slug.
    ///
    /// # Errors
    ///
    /// When the slug is none: see [`Reference::card`].
    pub fn new(text: TextKey, slug: impl Into<String>) -> Result<Self, InvalidReference> {
        let node = Identity::new(&text, Reference::card(slug)?);
        Ok(Self { text, node })
    }

    /// The text that the card is part of.
    #[must_use]
    pub fn text(&self) -> &TextKey {
        &self.text
    }

    /// Makes it the same card in a text of this edition. The identifier says nothing of the edition.
    pub fn set_edition(&mut self, edition: Edition) {
        self.text.edition = edition;
    }

    /// The code of the standard that the card is part of.
    #[must_use]
    pub fn standard(&self) -> &str {
        &self.text.code
    }

    /// The language of the card's text.
    #[must_use]
    pub fn language(&self) -> Language {
        self.text.language
    }

    /// The permanent name of the card as a node of its standard.
    #[must_use]
    pub fn node(&self) -> &Identity {
        &self.node
    }

    /// The permanent identifier.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.node.id
    }

    /// The reference, which is the slug.
    #[must_use]
    pub fn reference(&self) -> &Reference {
        &self.node.reference
    }

    /// The name of the card in addresses: `{occupation_code}-{level}`, or `point-{n}`.
    #[must_use]
    pub fn slug(&self) -> &str {
        self.node.reference.slug()
    }

    /// The card in whatever language.
    #[must_use]
    pub fn key(&self) -> CardKey {
        self.text.card(self.slug())
    }
}

/// The names of a card in JSON.
#[derive(Serialize, ToSchema)]
struct CardNames<'a> {
    /// The permanent identifier of the card.
    id: Id,
    /// The place in the standard, which for a card is its slug.
    #[schema(examples("2524-0-003-5"))]
    r#ref: &'a str,
    /// The code of the standard that the card is part of.
    #[schema(examples("J62090011"))]
    standard: &'a str,
    /// The language of the card's text.
    language: Language,
    /// The name of the card in addresses: the code of the occupation and the level; `point-` and
    /// the number of the point where the card has no code. A code alone does not name a card: the
    /// same one is on cards of several levels.
    #[schema(examples("2524-0-003-5"))]
    slug: &'a str,
}

impl Serialize for CardIdentity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (id, slug) = (Id(self.id()), self.slug());
        let TextKey { code: standard, language, .. } = &self.text;
        CardNames { id, r#ref: slug, standard, language: *language, slug }.serialize(serializer)
    }
}

impl PartialSchema for CardIdentity {
    fn schema() -> RefOr<Schema> {
        CardNames::schema()
    }
}

impl ToSchema for CardIdentity {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        CardNames::schemas(schemas);
    }
}

/// A permanent identifier: a UUID (version 5) made from the code of the standard, the language and
/// the `ref`, so it is the same on every import and every machine. `/id/{id}` is its permanent
/// address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(examples("4aa1f138-680c-5aad-bc5c-8cb28a9a9f5f"))]
pub struct Id(pub Uuid);

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    /// It is text, and one with its hyphens: another spelling would not come back.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let id = Uuid::try_parse(&text).ok().filter(|id| id.to_string() == text);
        id.map(Self).ok_or_else(|| D::Error::custom(format!("{text:?} is no identifier")))
    }
}

/// An [`Id`] in JSON, in the model the UUID itself.
pub(super) mod id_text {
    use super::{Deserialize, Deserializer, Id, Serialize, Serializer, Uuid};

    pub fn serialize<S: Serializer>(id: &Uuid, serializer: S) -> Result<S::Ok, S::Error> {
        Id(*id).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Uuid, D::Error> {
        Id::deserialize(deserializer).map(|id| id.0)
    }
}

/// The permanent name of a node of a standard.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// Where the node is inside its standard. Called `ref` in JSON and in the tables.
    pub reference: Reference,
    /// UUID v5 of `{code}/{language}/{ref}`: the same in every edition, on every import and every
    /// machine.
    pub id: Uuid,
}

impl Identity {
    /// The identity of the node of `text` with this reference.
    #[must_use]
    pub fn new(text: &TextKey, reference: Reference) -> Self {
        Self { id: text.id_of(&reference), reference }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
        let text = TextKey {
            code: "J62090011".to_owned(),
            edition: Edition::default(),
            language: Language::Kazakh,
        };
        let card = Identity::new(&text, "2524-0-003-5".parse().unwrap());
        assert_eq!(card.id.to_string(), "4aa1f138-680c-5aad-bc5c-8cb28a9a9f5f");
    }

    proptest! {
        #[test]
        fn a_card_key_comes_back_from_its_text(standard in "[^/]{1,13}", slug in ".{1,20}") {
            let key = CardKey { standard, slug };
            prop_assert_eq!(key.to_string().parse(), Ok(key));
        }
    }

    #[test]
    fn a_card_is_named_by_its_standard_and_its_slug() {
        for wrong in ["", "J1", "/25-5", "J1/"] {
            assert_eq!(wrong.parse::<CardKey>(), Err(InvalidCardKey(wrong.to_owned())));
        }
    }
}
