//! The JSON of a profession card: whole, and in a list.

use serde::Serialize;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{Object, RefOr, Schema, Type},
};

use crate::standard::{CardIdentity, CardSummary, Counts, Id, ProfessionCard, QualificationLevel};

/// A profession card, whole.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(transparent)]
pub struct Card<'a>(&'a ProfessionCard);

impl<'a> From<&'a ProfessionCard> for Card<'a> {
    fn from(card: &'a ProfessionCard) -> Self {
        Self(card)
    }
}

impl PartialSchema for Card<'_> {
    /// The names of a card and its other keys are one object.
    fn schema() -> RefOr<Schema> {
        let RefOr::T(Schema::AllOf(parts)) = ProfessionCard::schema() else {
            unreachable!("the names of a card are flattened")
        };
        let mut whole = Object::with_type(Type::Object);
        whole.description = parts.description;
        for part in std::iter::once(CardIdentity::schema()).chain(parts.items) {
            if let RefOr::T(Schema::Object(part)) = part {
                whole.properties.extend(part.properties);
                whole.required.extend(part.required);
            }
        }
        RefOr::T(whole.into())
    }
}

impl ToSchema for Card<'_> {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        ProfessionCard::schemas(schemas);
        schemas.retain(|(name, _)| *name != CardIdentity::name());
    }
}

/// A card in a list: its head and its counts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Summary<'a> {
    /// The permanent identifier of the card.
    pub id: Id,
    /// The place in the standard, which for a card is its slug.
    #[schema(examples("2524-0-003-5"))]
    pub r#ref: &'a str,
    /// The code of the standard that the card is part of.
    #[schema(examples("J62090011"))]
    pub standard: &'a str,
    /// The name of the card in addresses: the code of the occupation and the level; `point-` and
    /// the number of the point where the card has no code. A code alone does not name a card: the
    /// same one is on cards of several levels.
    #[schema(examples("2524-0-003-5"))]
    pub slug: &'a str,
    /// The number of the point of the standard that contains the card. It may change from one
    /// edition to the next.
    #[schema(examples(10))]
    pub point: u32,
    /// The title of the profession ("Кәсіптің атауы"), as printed.
    #[schema(examples("Ақпараттық қауіпсіздік әкімшісі"))]
    pub title: &'a str,
    /// The code of the group of occupations ("Топтың коды"); null where the card gives none.
    #[schema(examples("2524-0"))]
    pub group_code: Option<&'a str>,
    /// The code of the occupation ("Қызмет атауының коды"); null where the card gives none.
    #[schema(examples("2524-0-003"))]
    pub occupation_code: Option<&'a str>,
    /// The level of the sectoral qualifications framework ("СБШ бойынша біліктілік деңгейі"); null
    /// where the card gives none from 1 to 8.
    pub qualification_level: Option<QualificationLevel>,
    /// The main purpose of the activity ("Қызметтің негізгі мақсаты"); null where nothing is said.
    pub purpose: Option<&'a str>,
    /// How many nodes are on the card.
    pub counts: Counts,
}

impl<'a> From<&'a CardSummary> for Summary<'a> {
    fn from(card: &'a CardSummary) -> Self {
        Self {
            id: Id(card.identity.id()),
            r#ref: card.identity.slug(),
            standard: card.identity.standard(),
            slug: card.identity.slug(),
            point: card.point,
            title: &card.title,
            group_code: card.group_code.as_deref(),
            occupation_code: card.occupation_code.as_deref(),
            qualification_level: card.qualification_level,
            purpose: card.purpose.as_deref(),
            counts: card.counts,
        }
    }
}
