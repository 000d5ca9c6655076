//! The plain fields of a card: each is one run of words under one label of the form, or nothing.
//!
//! This is their one table. Storage, exports, pages and the parser walk over it, so that a new field is
//! an entry here, a field of [`ProfessionCard`], a label in the form, and its words.

use super::ProfessionCard;

/// Hands the table to a macro, which makes what cannot be made by walking: fields of a type.
///
/// An entry is what the field says, for the description of the API; its variant and its name, which is
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
