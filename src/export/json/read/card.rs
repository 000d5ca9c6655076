//! A card and what is on it.

use std::collections::BTreeSet;

use serde::Deserialize;
use uuid::Uuid;

use super::{
    LineShape, Wrong, all, card_identity, each, identity, level, parsed, source, sources, wrong,
};
use crate::standard::{
    Education, FieldSources, FunctionKind, Identity, Item, LabourFunction, Language, PlainField,
    ProfessionCard, QualificationLevel, Reference, RelatedProfession, Skill, Source, StatementKind,
    TextKey, plain_fields,
};

/// An identifier. It is text, and one with its hyphens: another spelling would not come back.
fn id<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Uuid, D::Error> {
    let text = String::deserialize(deserializer)?;
    let id = Uuid::try_parse(&text).ok().filter(|id| id.to_string() == text);
    id.ok_or_else(|| serde::de::Error::custom(format!("{text:?} is no identifier")))
}

macro_rules! card_shape {
    ($($group:ident {$($(#[$doc:meta])+ $variant:ident $field:ident $(($example:literal))?,)+})+) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct CardShape {
            #[serde(deserialize_with = "id")]
            id: Uuid,
            r#ref: String,
            standard: String,
            #[serde(deserialize_with = "parsed")]
            language: Language,
            slug: String,
            point: u32,
            title: String,
            $($($field: Option<String>,)+)+
            #[serde(deserialize_with = "level")]
            qualification_level: Option<QualificationLevel>,
            education: Vec<EducationShape>,
            other_titles: Vec<LineShape>,
            functions: Vec<FunctionShape>,
            personal_competences: Vec<LineShape>,
            regulations: Vec<LineShape>,
            related: Vec<RelatedShape>,
            #[serde(deserialize_with = "sources")]
            sources: FieldSources,
            #[serde(deserialize_with = "source")]
            source: Source,
        }

        impl CardShape {
            fn take_plain(&mut self, field: PlainField) -> Option<String> {
                match field {
                    $($(PlainField::$variant => self.$field.take(),)+)+
                }
            }
        }
    };
}
plain_fields!(card_shape);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EducationShape {
    level: Option<String>,
    speciality: Option<String>,
    qualification: Option<String>,
    #[serde(deserialize_with = "source")]
    source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FunctionShape {
    #[serde(deserialize_with = "id")]
    id: Uuid,
    r#ref: String,
    number: u32,
    #[serde(deserialize_with = "parsed")]
    kind: FunctionKind,
    title: String,
    #[serde(deserialize_with = "source")]
    source: Source,
    skills: Vec<SkillShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SkillShape {
    #[serde(deserialize_with = "id")]
    id: Uuid,
    r#ref: String,
    number: u32,
    title: String,
    recognition: Option<String>,
    #[serde(deserialize_with = "source")]
    source: Source,
    abilities: Vec<ItemShape>,
    knowledge: Vec<ItemShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemShape {
    #[serde(deserialize_with = "id")]
    id: Uuid,
    r#ref: String,
    number: u32,
    number_inferred: bool,
    text: String,
    parts: Vec<LineShape>,
    #[serde(deserialize_with = "source")]
    source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelatedShape {
    #[serde(deserialize_with = "level")]
    level: Option<QualificationLevel>,
    title: String,
    card: Option<RelatedCardShape>,
    #[serde(deserialize_with = "source")]
    source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelatedCardShape {
    standard: String,
    slug: String,
    #[serde(deserialize_with = "id")]
    id: Uuid,
}

impl CardShape {
    /// The card of this text at the path `at`.
    pub(super) fn into_model(mut self, at: &str, text: &TextKey) -> Result<ProfessionCard, Wrong> {
        if self.standard != text.code || self.language != text.language {
            return Err(wrong(at, format!("the card is of another text than {}", text.code)));
        }
        if self.slug.is_empty() || self.r#ref != self.slug {
            return Err(wrong(format!("{at}.ref"), "the reference of a card is its slug"));
        }
        let own = card_identity(at, text, self.id, self.slug.clone())?;
        let mut card = ProfessionCard::empty(own, self.point, self.source);
        for &field in PlainField::ALL {
            *field.of_mut(&mut card) = self.take_plain(field);
        }
        card.title = self.title;
        card.qualification_level = self.qualification_level;
        card.education = all(self.education);
        card.other_titles = all(self.other_titles);
        card.functions = each(&format!("{at}.functions"), self.functions, |at, function| {
            function.into_model(at, text, card.identity.reference())
        })?;
        card.personal_competences = all(self.personal_competences);
        card.regulations = all(self.regulations);
        card.related = each(&format!("{at}.related"), self.related, |at, related| {
            related.into_model(at, text)
        })?;
        card.sources = self.sources;
        every_name_is_its_own(at, &card)?;
        Ok(card)
    }
}

fn every_name_is_its_own(at: &str, card: &ProfessionCard) -> Result<(), Wrong> {
    let mut seen = BTreeSet::new();
    for statement in card.statements() {
        let Identity { id, reference } = statement.identity();
        if !seen.insert(id) {
            return Err(wrong(at, format!("two pieces are called \"{reference}\"")));
        }
    }
    Ok(())
}

impl FunctionShape {
    fn into_model(
        self,
        at: &str,
        text: &TextKey,
        card: &Reference,
    ) -> Result<LabourFunction, Wrong> {
        let own = identity(at, text, (card, StatementKind::Function), self.id, &self.r#ref)?;
        let skills = each(&format!("{at}.skills"), self.skills, |at, skill| {
            skill.into_model(at, text, &own.reference)
        })?;
        Ok(LabourFunction {
            identity: own,
            number: self.number,
            kind: self.kind,
            title: self.title,
            skills,
            source: self.source,
        })
    }
}

impl SkillShape {
    fn into_model(self, at: &str, text: &TextKey, function: &Reference) -> Result<Skill, Wrong> {
        let own = identity(at, text, (function, StatementKind::Skill), self.id, &self.r#ref)?;
        let items = |name, shapes, kind| {
            each(&format!("{at}.{name}"), shapes, |at, item: ItemShape| {
                item.into_model(at, text, (&own.reference, kind))
            })
        };
        let abilities = items("abilities", self.abilities, StatementKind::Ability)?;
        let knowledge = items("knowledge", self.knowledge, StatementKind::Knowledge)?;
        Ok(Skill {
            identity: own,
            number: self.number,
            title: self.title,
            recognition: self.recognition,
            abilities,
            knowledge,
            source: self.source,
        })
    }
}

impl ItemShape {
    fn into_model(
        self,
        at: &str,
        text: &TextKey,
        inside: (&Reference, StatementKind),
    ) -> Result<Item, Wrong> {
        Ok(Item {
            identity: identity(at, text, inside, self.id, &self.r#ref)?,
            number: self.number,
            number_inferred: self.number_inferred,
            text: self.text,
            parts: all(self.parts),
            source: self.source,
        })
    }
}

impl RelatedShape {
    fn into_model(self, at: &str, text: &TextKey) -> Result<RelatedProfession, Wrong> {
        let card = match self.card {
            Some(RelatedCardShape { standard, slug, id }) => {
                let at = format!("{at}.card");
                if standard != text.code {
                    let problem = "a related profession is on a card of the same standard";
                    return Err(wrong(format!("{at}.standard"), problem));
                }
                Some(card_identity(&at, text, id, slug)?)
            }
            None => None,
        };
        Ok(RelatedProfession { level: self.level, title: self.title, card, source: self.source })
    }
}

impl From<EducationShape> for Education {
    fn from(shape: EducationShape) -> Self {
        let EducationShape { level, speciality, qualification, source } = shape;
        Self { level, speciality, qualification, source }
    }
}
