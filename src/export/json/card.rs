//! The JSON of a profession card and of what is on it.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Id, Level, Line, Source, Sources, all, level, sources, vocabulary};
use crate::standard::{self as model, plain_fields};

/// An ability (машық) or a piece of knowledge (білім): one entry of a numbered list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Item<'a> {
    /// The permanent identifier of the item.
    pub id: Id,
    /// The place in the standard: card, function, skill, then `a` for an ability or `k` for
    /// knowledge, each with its number.
    #[schema(examples("2524-0-003-5/f1/s1/a1"))]
    pub r#ref: String,
    /// The number, as printed; where the source has lost it, the one that the sequence wants.
    #[schema(examples(1))]
    pub number: u32,
    /// True where the source has lost the number, and `number` is inferred.
    pub number_inferred: bool,
    /// The words of the item as printed, without its parts.
    pub text: &'a str,
    /// The lines under the item that begin with a dash.
    pub parts: Vec<Line<'a>>,
    /// Where the words of the item are.
    pub source: Source,
}

impl<'a> From<&'a model::Item> for Item<'a> {
    fn from(item: &'a model::Item) -> Self {
        Self {
            id: Id(item.identity.id),
            r#ref: item.identity.reference.to_string(),
            number: item.number,
            number_inferred: item.number_inferred,
            text: &item.text,
            parts: all(&item.parts),
            source: item.source.into(),
        }
    }
}

/// A skill (дағды): what a person does to perform a part of a labour function.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Skill<'a> {
    /// The permanent identifier of the skill.
    pub id: Id,
    /// The place in the standard: card, function, then `s` and the number of the skill.
    #[schema(examples("2524-0-003-5/f1/s1"))]
    pub r#ref: String,
    /// The number, as printed.
    #[schema(examples(1))]
    pub number: u32,
    /// The title, as printed after "Дағды #:".
    pub title: &'a str,
    /// Whether the skill can be recognised by itself ("Дағдыны тану мүмкіндігі"), as printed; `"-"`
    /// where the text prints a dash, null where it says nothing.
    #[schema(examples("-"))]
    pub recognition: Option<&'a str>,
    /// The heading and the title, without the lists.
    pub source: Source,
    /// What the person is able to do ("Машықтар").
    pub abilities: Vec<Item<'a>>,
    /// What the person knows ("Білімдер").
    pub knowledge: Vec<Item<'a>>,
}

impl<'a> From<&'a model::Skill> for Skill<'a> {
    fn from(skill: &'a model::Skill) -> Self {
        Self {
            id: Id(skill.identity.id),
            r#ref: skill.identity.reference.to_string(),
            number: skill.number,
            title: &skill.title,
            recognition: skill.recognition.as_deref(),
            source: skill.source.into(),
            abilities: all(&skill.abilities),
            knowledge: all(&skill.knowledge),
        }
    }
}

/// A labour function (еңбек функциясы): a part of the work that has a result of its own.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Function<'a> {
    /// The permanent identifier of the function.
    pub id: Id,
    /// The place in the standard: card, then `f` and the number of the function.
    #[schema(examples("2524-0-003-5/f1"))]
    pub r#ref: String,
    /// The number, as printed.
    #[schema(examples(1))]
    pub number: u32,
    /// Mandatory or additional.
    #[schema(value_type = vocabulary::FunctionKind)]
    pub kind: &'static str,
    /// The title, as printed at the heading "Еңбек функциясы #:".
    pub title: &'a str,
    /// The heading and the title, without the skills.
    pub source: Source,
    /// The skills that the function is made of, in the order of the text.
    pub skills: Vec<Skill<'a>>,
}

impl<'a> From<&'a model::LabourFunction> for Function<'a> {
    fn from(function: &'a model::LabourFunction) -> Self {
        Self {
            id: Id(function.identity.id),
            r#ref: function.identity.reference.to_string(),
            number: function.number,
            kind: function.kind.name(),
            title: &function.title,
            source: function.source.into(),
            skills: all(&function.skills),
        }
    }
}

/// One education that opens the profession ("Кәсіптік білім деңгейі").
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Education<'a> {
    /// The level of education ("Білім деңгейі"); null where the text gives none.
    pub level: Option<&'a str>,
    /// The speciality ("Мамандық"); null where the text gives none.
    pub speciality: Option<&'a str>,
    /// The qualification ("Біліктілік"); null where the text gives none.
    pub qualification: Option<&'a str>,
    /// Where the entry is, with its headings.
    pub source: Source,
}

impl<'a> From<&'a model::Education> for Education<'a> {
    fn from(education: &'a model::Education) -> Self {
        Self {
            level: education.level.as_deref(),
            speciality: education.speciality.as_deref(),
            qualification: education.qualification.as_deref(),
            source: education.source.into(),
        }
    }
}

/// A profession that a card names as related ("СБШ-нің ішіндегі басқа кәсіптермен байланыс").
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Related<'a> {
    /// The level that is printed beside the title; null where none is.
    #[schema(value_type = Option<Level>)]
    pub level: Option<u8>,
    /// The title, as printed.
    pub title: &'a str,
    /// The card of the same standard that has that title and level, which is our inference; null
    /// where no card has them.
    pub card: Option<RelatedCard<'a>>,
    /// Where the entry is.
    pub source: Source,
}

/// The card that a related profession was resolved to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RelatedCard<'a> {
    /// The code of its standard.
    #[schema(examples("J62090011"))]
    pub standard: &'a str,
    /// The name of the card in addresses.
    #[schema(examples("2524-0-003-6"))]
    pub slug: &'a str,
    /// The permanent identifier of the card.
    pub id: Id,
}

impl<'a> From<&'a model::RelatedProfession> for Related<'a> {
    fn from(related: &'a model::RelatedProfession) -> Self {
        let card = related.card.as_ref().map(|card| RelatedCard {
            standard: card.standard(),
            slug: card.slug(),
            id: Id(card.id()),
        });
        Self {
            level: level(related.level),
            title: &related.title,
            card,
            source: related.source.into(),
        }
    }
}

macro_rules! card {
    (
        Codes {$($(#[$code_doc:meta])+ $code_variant:ident $code:ident $(($code_example:literal))?,)+}
        Qualification {$($(#[$qualification_doc:meta])+ $qualification_variant:ident $qualification:ident $(($qualification_example:literal))?,)+}
        Requirements {$($(#[$requirement_doc:meta])+ $requirement_variant:ident $requirement:ident $(($requirement_example:literal))?,)+}
        Purpose {$($(#[$purpose_doc:meta])+ $purpose_variant:ident $purpose:ident $(($purpose_example:literal))?,)+}
    ) => {
        /// A profession card (кәсіптің карточкасы), whole: what one profession demands at one level.
        #[derive(Debug, Clone, Serialize, ToSchema)]
        pub struct Card<'a> {
            /// The permanent identifier of the card.
            pub id: Id,
            /// The place in the standard, which for a card is its slug.
            #[schema(examples("2524-0-003-5"))]
            pub r#ref: &'a str,
            /// The code of the standard that the card is part of.
            #[schema(examples("J62090011"))]
            pub standard: &'a str,
            /// The language of the card's text.
            #[schema(value_type = vocabulary::Language)]
            pub language: &'static str,
            /// The name of the card in addresses: the code of the occupation and the level; `point-` and
            /// the number of the point where the card has no code. A code alone does not name a card: the
            /// same one is on cards of several levels.
            #[schema(examples("2524-0-003-5"))]
            pub slug: &'a str,
            /// The number of the point of the standard under which the card is. It may change from one
            /// edition to the next.
            #[schema(examples(10))]
            pub point: u32,
            /// The name of the profession ("Кәсіптің атауы"), as printed.
            #[schema(examples("Ақпараттық қауіпсіздік әкімшісі"))]
            pub title: &'a str,
            $(
                $(#[$code_doc])+
                $(#[schema(examples($code_example))])?
                pub $code: Option<&'a str>,
            )+
            /// The level of the sectoral qualifications framework ("СБШ бойынша біліктілік деңгейі"); null
            /// where the card gives none from 1 to 8.
            #[schema(value_type = Option<Level>)]
            pub qualification_level: Option<u8>,
            $(
                $(#[$qualification_doc])+
                $(#[schema(examples($qualification_example))])?
                pub $qualification: Option<&'a str>,
            )+
            /// The education that the profession demands: any one of the entries.
            pub education: Vec<Education<'a>>,
            $(
                $(#[$requirement_doc])+
                $(#[schema(examples($requirement_example))])?
                pub $requirement: Option<&'a str>,
            )+
            /// Other titles that the profession may go by ("Кәсіптің басқа ықтимал атаулары").
            pub other_titles: Vec<Line<'a>>,
            $(
                $(#[$purpose_doc])+
                $(#[schema(examples($purpose_example))])?
                pub $purpose: Option<&'a str>,
            )+
            /// The labour functions ("Еңбек функциялары"), in the order of the text.
            pub functions: Vec<Function<'a>>,
            /// What is demanded of the person ("Жеке құзыреттерге қойылатын талаптар").
            pub personal_competences: Vec<Line<'a>>,
            /// Technical regulations and national standards ("Техникалық регламенттер мен ұлттық
            /// стандарттардың тізімі").
            pub regulations: Vec<Line<'a>>,
            /// The professions that the card says it is related to.
            pub related: Vec<Related<'a>>,
            /// Where the plain fields are, by the name of the field; a field that is null has none.
            #[schema(value_type = BTreeMap<String, Source>)]
            pub sources: Sources<'a>,
            /// The whole block of the card.
            pub source: Source,
        }

        impl<'a> From<&'a model::ProfessionCard> for Card<'a> {
            fn from(card: &'a model::ProfessionCard) -> Self {
                Self {
                    id: Id(card.identity.id()),
                    r#ref: card.identity.slug(),
                    standard: card.identity.standard(),
                    language: card.identity.language().tag(),
                    slug: card.identity.slug(),
                    point: card.point,
                    title: &card.title,
                    $($code: card.$code.as_deref(),)+
                    qualification_level: level(card.qualification_level),
                    $($qualification: card.$qualification.as_deref(),)+
                    education: all(&card.education),
                    $($requirement: card.$requirement.as_deref(),)+
                    other_titles: all(&card.other_titles),
                    $($purpose: card.$purpose.as_deref(),)+
                    functions: all(&card.functions),
                    personal_competences: all(&card.personal_competences),
                    regulations: all(&card.regulations),
                    related: all(&card.related),
                    sources: sources(&card.sources),
                    source: card.source.into(),
                }
            }
        }
    };
}
plain_fields!(card);

/// How many nodes are on a card.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Counts {
    /// Labour functions.
    #[schema(examples(4))]
    pub functions: u32,
    /// Skills of all functions.
    #[schema(examples(14))]
    pub skills: u32,
    /// Abilities of all skills.
    #[schema(examples(79))]
    pub abilities: u32,
    /// Knowledge items of all skills.
    #[schema(examples(43))]
    pub knowledge: u32,
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
    /// The number of the point of the standard under which the card is. It may change from one
    /// edition to the next.
    #[schema(examples(10))]
    pub point: u32,
    /// The name of the profession ("Кәсіптің атауы"), as printed.
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
    #[schema(value_type = Option<Level>)]
    pub qualification_level: Option<u8>,
    /// The main purpose of the activity ("Қызметтің негізгі мақсаты"); null where nothing is said.
    pub purpose: Option<&'a str>,
    /// How many nodes are on the card.
    pub counts: Counts,
}

impl<'a> From<&'a model::CardSummary> for Summary<'a> {
    fn from(card: &'a model::CardSummary) -> Self {
        let model::Counts { functions, skills, abilities, knowledge } = card.counts;
        Self {
            id: Id(card.identity.id()),
            r#ref: card.identity.slug(),
            standard: card.identity.standard(),
            slug: card.identity.slug(),
            point: card.point,
            title: &card.title,
            group_code: card.group_code.as_deref(),
            occupation_code: card.occupation_code.as_deref(),
            qualification_level: level(card.qualification_level),
            purpose: card.purpose.as_deref(),
            counts: Counts { functions, skills, abilities, knowledge },
        }
    }
}
