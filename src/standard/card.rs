//! The profession card and what is on it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    CardIdentity, CardKey, FieldSources, Id, Identity, QualificationLevel, Reference, Source,
    identity::id_text, named::named,
};

/// A profession card (кәсіптің карточкасы), whole: what one profession requires at one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProfessionCard {
    /// The names of the card.
    #[serde(flatten)]
    pub identity: CardIdentity,
    /// The number of the point of the standard that contains the card. It may change from one
    /// edition to the next.
    #[schema(examples(10))]
    pub point: u32,
    /// The title of the profession ("Кәсіптің атауы"), as printed.
    #[schema(examples("Ақпараттық қауіпсіздік әкімшісі"))]
    pub title: String,
    /// The code of the group of occupations ("Топтың коды"); null where the card gives none.
    #[schema(examples("2524-0"))]
    pub group_code: Option<String>,
    /// The code of the occupation ("Қызмет атауының коды"); null where the card gives none.
    #[schema(examples("2524-0-003"))]
    pub occupation_code: Option<String>,
    /// The level of the sectoral qualifications framework ("СБШ бойынша біліктілік деңгейі"); null
    /// where the card gives none from 1 to 8.
    pub qualification_level: Option<QualificationLevel>,
    /// The sublevel ("подуровень квалификации по ОРК"), as printed; null where there is none.
    pub qualification_sublevel: Option<String>,
    /// The level in the qualification reference books ("БТБА, БА, үлгілік біліктілік сипаттамалары
    /// бойынша біліктілік деңгейі"), as printed; null where there is none.
    pub qualification_reference: Option<String>,
    /// The education that the profession requires: any one of the entries.
    pub education: Vec<Education>,
    /// What work experience is required ("Жұмыс тәжірибесіне қойылатын талаптар"); null where
    /// nothing is said.
    pub work_experience: Option<String>,
    /// The link with non-formal and informal education ("Формалды емес және информалы біліммен
    /// байланыс"); null where nothing is said.
    pub nonformal_education: Option<String>,
    /// Other titles that the profession may go by ("Кәсіптің басқа ықтимал атаулары").
    pub other_titles: Vec<Line>,
    /// The main purpose of the activity ("Қызметтің негізгі мақсаты"); null where nothing is said.
    pub purpose: Option<String>,
    /// The labour functions ("Еңбек функциялары"), in the order of the text.
    pub functions: Vec<LabourFunction>,
    /// What is required of the person ("Жеке құзыреттерге қойылатын талаптар").
    pub personal_competences: Vec<Line>,
    /// Technical regulations and national standards ("Техникалық регламенттер мен ұлттық
    /// стандарттардың тізімі").
    pub regulations: Vec<Line>,
    /// The professions that the card names as related.
    pub related: Vec<RelatedProfession>,
    /// The fields that are not in any of the official forms, in the order of the text.
    pub other_fields: Vec<OtherField>,
    /// Where the plain fields are, by the name of the field; a field that is null has none.
    #[schema(value_type = BTreeMap<String, Source>)]
    pub sources: FieldSources,
    /// The whole block of the card.
    pub source: Source,
}

/// A line in an unnumbered list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The words of the line, as printed.
    pub text: String,
    /// Where they are.
    pub source: Source,
}

/// A field that the forms of standards do not have, with the label that the text gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OtherField {
    /// The label, as printed, without its colon.
    #[schema(examples("Еңбек жағдайлары"))]
    pub label: String,
    /// What is said under it, as printed.
    pub text: String,
    /// The label with its text.
    pub source: Source,
}

/// One kind of education that qualifies a person for the profession ("Кәсіптік білім деңгейі").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Education {
    /// The level of education ("Білім деңгейі"); null where the text gives none.
    pub level: Option<String>,
    /// The speciality ("Мамандық"); null where the text gives none.
    pub speciality: Option<String>,
    /// The qualification ("Біліктілік"); null where the text gives none.
    pub qualification: Option<String>,
    /// Where the entry is, with its headings.
    pub source: Source,
}

named! {
    /// Whether everyone in the profession must perform a labour function.
    pub enum FunctionKind, name, "function kind must be mandatory or additional, not {:?}" {
        /// Міндетті еңбек функциясы.
        Mandatory = "mandatory",
        /// Қосымша еңбек функциясы.
        Additional = "additional",
    }
}

/// A labour function (еңбек функциясы): a part of the work that has a result of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Function)]
pub struct LabourFunction {
    /// The permanent identifier of the function.
    #[serde(with = "id_text", default)]
    #[schema(value_type = Id, required)]
    pub id: Uuid,
    /// The place in the standard: card, then `f` and the number of the function.
    #[serde(rename = "ref")]
    #[schema(value_type = String, examples("2524-0-003-5/f1"))]
    pub reference: Reference,
    /// The number, as printed.
    #[schema(examples(1))]
    pub number: u32,
    /// Mandatory or additional.
    pub kind: FunctionKind,
    /// The title, as printed after the heading "Еңбек функциясы #:".
    pub title: String,
    /// The heading and the title, without the skills.
    pub source: Source,
    /// The skills that the function is made of, in the order of the text.
    pub skills: Vec<Skill>,
}

/// A skill (дағды): what a person does to perform a part of a labour function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// The permanent identifier of the skill.
    #[serde(with = "id_text", default)]
    #[schema(value_type = Id, required)]
    pub id: Uuid,
    /// The place in the standard: card, function, then `s` and the number of the skill.
    #[serde(rename = "ref")]
    #[schema(value_type = String, examples("2524-0-003-5/f1/s1"))]
    pub reference: Reference,
    /// The number, as printed.
    #[schema(examples(1))]
    pub number: u32,
    /// The title, as printed after "Дағды #:".
    pub title: String,
    /// Whether the skill can be recognised by itself ("Дағдыны тану мүмкіндігі"), as printed; `"-"`
    /// where the text prints a dash, null where it says nothing.
    #[schema(examples("-"))]
    pub recognition: Option<String>,
    /// The heading and the title, without the lists.
    pub source: Source,
    /// What the person is able to do ("Машықтар").
    pub abilities: Vec<Item>,
    /// What the person knows ("Білімдер").
    pub knowledge: Vec<Item>,
}

/// An ability (машық) or a knowledge item (білім): one entry of a numbered list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The permanent identifier of the item.
    #[serde(with = "id_text", default)]
    #[schema(value_type = Id, required)]
    pub id: Uuid,
    /// The place in the standard: card, function, skill, then `a` for an ability or `k` for
    /// knowledge, each with its number.
    #[serde(rename = "ref")]
    #[schema(value_type = String, examples("2524-0-003-5/f1/s1/a1"))]
    pub reference: Reference,
    /// The number, as printed; where the source has lost it, the one that the sequence requires.
    #[schema(examples(1))]
    pub number: u32,
    /// True where the source has lost the number, and `number` is inferred.
    pub number_inferred: bool,
    /// The words of the item as printed, without its parts.
    pub text: String,
    /// The lines under the item that begin with a dash.
    pub parts: Vec<Line>,
    /// Where the words of the item are.
    pub source: Source,
}

/// A profession that a card names as related ("СБШ-нің ішіндегі басқа кәсіптермен байланыс").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Related)]
pub struct RelatedProfession {
    /// The level that is printed beside the title; null where none is.
    pub level: Option<QualificationLevel>,
    /// The title, as printed.
    pub title: String,
    /// The card of the same standard that has that title and level, which is our inference; null
    /// where no card has them.
    pub card: Option<RelatedCard>,
    /// Where the entry is.
    pub source: Source,
}

/// The card that a related profession was resolved to: one of the same text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RelatedCard {
    /// The code of its standard.
    #[schema(examples("J62090011"))]
    pub standard: String,
    /// The name of the card in addresses.
    #[schema(examples("2524-0-003-6"))]
    pub slug: String,
    /// The permanent identifier of the card.
    #[serde(with = "id_text", default)]
    #[schema(value_type = Id, required)]
    pub id: Uuid,
}

/// How many nodes are on a card.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
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

/// What a node of a card is called.
macro_rules! identities {
    ($($node:ident)+) => {$(
        impl $node {
            /// The permanent name.
            #[must_use]
            pub fn identity(&self) -> Identity {
                Identity { id: self.id, reference: self.reference.clone() }
            }
        }
    )+};
}
identities!(LabourFunction Skill Item);

impl From<&CardIdentity> for RelatedCard {
    fn from(card: &CardIdentity) -> Self {
        let (standard, slug) = (card.standard().to_owned(), card.slug().to_owned());
        Self { standard, slug, id: card.id() }
    }
}

impl RelatedCard {
    /// The card in whatever language.
    #[must_use]
    pub fn key(&self) -> CardKey {
        CardKey { standard: self.standard.clone(), slug: self.slug.clone() }
    }
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
            other_fields: Vec::new(),
            sources: FieldSources::new(),
            source,
        }
    }

    /// The permanent name of the main purpose, `{slug}/purpose`.
    #[must_use]
    pub fn purpose_identity(&self) -> Identity {
        Identity::new(self.identity.text(), self.identity.reference().purpose())
    }

    /// Gives what is on the card, and each related card, the identifier that it has in the text.
    pub fn identify_nodes(&mut self) {
        let text = self.identity.text();
        for card in self.related.iter_mut().filter_map(|related| related.card.as_mut()) {
            card.id = text.id_of(&card.slug);
        }
        for function in &mut self.functions {
            function.id = text.id_of(&function.reference);
            for skill in &mut function.skills {
                skill.id = text.id_of(&skill.reference);
                for item in skill.abilities.iter_mut().chain(&mut skill.knowledge) {
                    item.id = text.id_of(&item.reference);
                }
            }
        }
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

/// The one table of the plain fields of a card: each is one run of words under one label of the form,
/// or nothing. Storage, exports, pages and the parser walk over it by [`PlainField`].
///
/// This hands the table to a macro, which makes what cannot be made by walking: fields of a type. An
/// entry is a variant and its name, which is that of the column and of the JSON key. The groups are
/// the runs of plain fields in the JSON of a card, in its order.
macro_rules! plain_fields {
    ($then:ident) => {
        $then! {
            Codes { GroupCode group_code, OccupationCode occupation_code, }
            Qualification {
                QualificationSublevel qualification_sublevel,
                QualificationReference qualification_reference,
            }
            Requirements {
                WorkExperience work_experience,
                NonformalEducation nonformal_education,
            }
            Purpose { Purpose purpose, }
        }
    };
}
pub(crate) use plain_fields;

macro_rules! define {
    ($($group:ident {$($variant:ident $field:ident,)+})+) => {
        /// A plain field of a card.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum PlainField {
            $($(
                #[doc = concat!("[`ProfessionCard::", stringify!($field), "`].")]
                $variant,
            )+)+
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
