//! The profession card and what is on it.

use std::{fmt, str::FromStr};

use super::{CardIdentity, FieldSources, Identity, QualificationLevel, Source};

/// A profession card (кәсіптің карточкасы): what one profession demands at one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfessionCard {
    /// The names of the card.
    pub identity: CardIdentity,
    /// The number of the point of the standard that the card is under.
    pub point: u32,
    /// The name of the profession.
    pub title: String,
    /// The code of the group of occupations (топтың коды), `2524-0`.
    pub group_code: Option<String>,
    /// The code of the occupation (қызмет атауының коды), `2524-0-003`.
    pub occupation_code: Option<String>,
    /// The level of the sectoral qualifications framework.
    pub qualification_level: Option<QualificationLevel>,
    /// The sublevel, as printed.
    pub qualification_sublevel: Option<String>,
    /// The place of the profession in the reference books of qualifications (БТБА, БА).
    pub qualification_reference: Option<String>,
    /// The education that the profession demands: any one of the entries.
    pub education: Vec<Education>,
    /// What is demanded of the work experience.
    pub work_experience: Option<String>,
    /// The link with non-formal and informal education.
    pub nonformal_education: Option<String>,
    /// Other titles that the profession may go by.
    pub other_titles: Vec<Line>,
    /// The main purpose of the activity.
    pub purpose: Option<String>,
    /// The labour functions, in the order of the text.
    pub functions: Vec<LabourFunction>,
    /// What is demanded of the person.
    pub personal_competences: Vec<Line>,
    /// Technical regulations and national standards.
    pub regulations: Vec<Line>,
    /// The professions that the card says it is related to.
    pub related: Vec<RelatedProfession>,
    /// The lines of the plain fields.
    pub sources: FieldSources,
    /// The whole block of the card.
    pub source: Source,
}

/// A line of a list that has no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The words of the line.
    pub text: String,
    /// Where they stand.
    pub source: Source,
}

/// One education that opens the profession.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Education {
    /// The level of education (білім деңгейі).
    pub level: Option<String>,
    /// The speciality (мамандық).
    pub speciality: Option<String>,
    /// The qualification (біліктілік).
    pub qualification: Option<String>,
    /// Where the entry stands, with its headings.
    pub source: Source,
}

/// Whether a labour function must be performed by all who follow the profession.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FunctionKind {
    /// Міндетті еңбек функциясы.
    Mandatory,
    /// Қосымша еңбек функциясы.
    Additional,
}

/// A labour function (еңбек функциясы): a part of the work that has a result of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabourFunction {
    /// The permanent name of the function.
    pub identity: Identity,
    /// The number, as printed.
    pub number: u32,
    /// Mandatory or additional.
    pub kind: FunctionKind,
    /// The title, as it stands at the heading.
    pub title: String,
    /// The skills that the function is made of.
    pub skills: Vec<Skill>,
    /// The heading and the title, without the skills.
    pub source: Source,
}

/// A skill (дағды): what a person does to perform a part of a labour function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    /// The permanent name of the skill.
    pub identity: Identity,
    /// The number, as printed.
    pub number: u32,
    /// The title.
    pub title: String,
    /// Whether the skill can be recognised by itself; `"-"` where the text prints a dash.
    pub recognition: Option<String>,
    /// What the person is able to do (машықтар).
    pub abilities: Vec<Item>,
    /// What the person knows (білімдер).
    pub knowledge: Vec<Item>,
    /// The heading and the title, without the lists.
    pub source: Source,
}

/// An ability (машық) or a piece of knowledge (білім): one entry of a numbered list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The permanent name of the item.
    pub identity: Identity,
    /// The number, as printed, or the one that the sequence wants.
    pub number: u32,
    /// The source has lost the number, and `number` is our inference.
    pub number_inferred: bool,
    /// The words of the item, without its parts.
    pub text: String,
    /// The dash bullets under the item.
    pub parts: Vec<Line>,
    /// Where the words of the item stand.
    pub source: Source,
}

/// A profession that a card names as related.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedProfession {
    /// The level that is printed beside the title.
    pub level: Option<QualificationLevel>,
    /// The title, as printed.
    pub title: String,
    /// The card of the same text with that title and level: our inference.
    pub card: Option<CardIdentity>,
    /// Where the entry stands.
    pub source: Source,
}

/// How many nodes are on a card.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Labour functions.
    pub functions: u32,
    /// Skills of all functions.
    pub skills: u32,
    /// Abilities of all skills.
    pub abilities: u32,
    /// Knowledge items of all skills.
    pub knowledge: u32,
}

/// A card in a list: its head and its counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardSummary {
    /// The names of the card.
    pub identity: CardIdentity,
    /// The number of the point of the standard.
    pub point: u32,
    /// The name of the profession.
    pub title: String,
    /// The code of the group of occupations.
    pub group_code: Option<String>,
    /// The code of the occupation.
    pub occupation_code: Option<String>,
    /// The level of the sectoral qualifications framework.
    pub qualification_level: Option<QualificationLevel>,
    /// The main purpose of the activity.
    pub purpose: Option<String>,
    /// How much is on the card.
    pub counts: Counts,
}

impl ProfessionCard {
    /// A card that says nothing.
    #[must_use]
    pub fn empty(identity: CardIdentity, point: u32, source: Source) -> Self {
        Self {
            identity,
            point,
            title: String::new(),
            group_code: None,
            occupation_code: None,
            qualification_level: None,
            qualification_sublevel: None,
            qualification_reference: None,
            education: Vec::new(),
            work_experience: None,
            nonformal_education: None,
            other_titles: Vec::new(),
            purpose: None,
            functions: Vec::new(),
            personal_competences: Vec::new(),
            regulations: Vec::new(),
            related: Vec::new(),
            sources: FieldSources::new(),
            source,
        }
    }

    /// The permanent name of the main purpose, `{slug}/purpose`.
    #[must_use]
    pub fn purpose_identity(&self) -> Identity {
        Identity::new(self.identity.text(), self.identity.reference().purpose())
    }

    /// How many functions, skills, abilities and knowledge items the card has.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for function in &self.functions {
            counts.functions += 1;
            for skill in &function.skills {
                counts.skills += 1;
                counts.abilities += count(&skill.abilities);
                counts.knowledge += count(&skill.knowledge);
            }
        }
        counts
    }

    /// The card as it stands in a list.
    #[must_use]
    pub fn summary(&self) -> CardSummary {
        CardSummary {
            identity: self.identity.clone(),
            point: self.point,
            title: self.title.clone(),
            group_code: self.group_code.clone(),
            occupation_code: self.occupation_code.clone(),
            qualification_level: self.qualification_level,
            purpose: self.purpose.clone(),
            counts: self.counts(),
        }
    }
}

fn count(items: &[Item]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

impl FunctionKind {
    /// Every kind, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Mandatory, Self::Additional];

    /// The name in JSON, tables and addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mandatory => "mandatory",
            Self::Additional => "additional",
        }
    }
}

/// A name that is neither `mandatory` nor `additional`.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("function kind must be mandatory or additional, not {0:?}")]
pub struct UnknownFunctionKind(pub String);

impl FromStr for FunctionKind {
    type Err = UnknownFunctionKind;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "mandatory" => Ok(Self::Mandatory),
            "additional" => Ok(Self::Additional),
            _ => Err(UnknownFunctionKind(name.to_owned())),
        }
    }
}

impl fmt::Display for FunctionKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// The one table of the plain fields of a card: each is one run of words under one label of the form,
/// or nothing. Storage, exports, pages and the parser walk over it by [`PlainField`].
///
/// This hands the table to a macro, which makes what cannot be made by walking: fields of a type. An
/// entry is what the field says, for the description of the API; its variant and its name, which is
/// that of the column and of the JSON key; and an example. The groups are the runs of plain fields in
/// the JSON of a card, in its order.
macro_rules! plain_fields {
    ($then:ident) => {
        $then! {
            Codes {
                /// The code of the group of occupations ("Топтың коды"); null where the card gives none.
                GroupCode group_code ("2524-0"),
                /// The code of the occupation ("Қызмет атауының коды"); null where the card gives none.
                OccupationCode occupation_code ("2524-0-003"),
            }
            Qualification {
                /// The sublevel ("подуровень квалификации по ОРК"), as printed; null where none is.
                QualificationSublevel qualification_sublevel,
                /// The level in the reference books of qualifications ("БТБА, БА, үлгілік біліктілік
                /// сипаттамалары бойынша біліктілік деңгейі"), as printed; null where none is.
                QualificationReference qualification_reference,
            }
            Requirements {
                /// What is demanded of the work experience ("Жұмыс тәжірибесіне қойылатын талаптар"); null
                /// where nothing is said.
                WorkExperience work_experience,
                /// The link with non-formal and informal education ("Формалды емес және информалы біліммен
                /// байланыс"); null where nothing is said.
                NonformalEducation nonformal_education,
            }
            Purpose {
                /// The main purpose of the activity ("Қызметтің негізгі мақсаты"); null where nothing is said.
                Purpose purpose,
            }
        }
    };
}
pub(crate) use plain_fields;

macro_rules! define {
    ($($group:ident {$($(#[$doc:meta])+ $variant:ident $field:ident $(($example:literal))?,)+})+) => {
        /// A plain field of a card.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum PlainField {
            $($($(#[$doc])+ $variant,)+)+
        }

        /// The plain fields that are beside each other on a card.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum PlainFieldGroup {
            $(
                #[doc = concat!("The group ", stringify!($group), ".")]
                $group,
            )+
        }

        impl PlainField {
            /// Every plain field, in the order of the JSON of a card.
            pub const ALL: &[Self] = &[$($(Self::$variant,)+)+];

            /// The name in JSON, tables and words.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $($(Self::$variant => stringify!($field),)+)+
                }
            }

            /// Which fields it is beside.
            #[must_use]
            pub fn group(self) -> PlainFieldGroup {
                match self {
                    $($(Self::$variant)|+ => PlainFieldGroup::$group,)+
                }
            }

            /// What the field says on a card.
            #[must_use]
            pub fn of(self, card: &ProfessionCard) -> Option<&str> {
                match self {
                    $($(Self::$variant => card.$field.as_deref(),)+)+
                }
            }

            /// The field of a card, to be filled in.
            pub fn of_mut(self, card: &mut ProfessionCard) -> &mut Option<String> {
                match self {
                    $($(Self::$variant => &mut card.$field,)+)+
                }
            }
        }
    };
}
plain_fields!(define);

impl PlainField {
    /// The field of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }

    /// The fields of a group.
    pub fn in_group(group: PlainFieldGroup) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |field| field.group() == group)
    }
}
