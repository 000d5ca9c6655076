//! The names of the tables.

use std::sync::LazyLock;

use super::{card, column::Table, finding, functions, passport, statement};

macro_rules! tables {
    ($($(#[$doc:meta])+ $name:ident = $module:ident::$table:ident,)+) => {
        /// The names of the tables, each after those that it refers to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TableName {
            $($(#[$doc])+ $name,)+
        }

        impl TableName {
            /// Every table.
            pub const ALL: [Self; [$(stringify!($name)),+].len()] = [$(Self::$name),+];

            /// The description of the table.
            #[must_use]
            pub fn table(self) -> &'static Table {
                static TABLES: LazyLock<[Table; TableName::ALL.len()]> =
                    LazyLock::new(|| [$($module::$table.with_translations()),+]);
                &TABLES[self.index()]
            }
        }
    };
}

tables! {
    /// Every line of the cards, with what it stands under.
    Statement = statement::STATEMENT,
    /// Texts of standards, with their passports.
    Standard = passport::STANDARD,
    /// Terms.
    Term = passport::TERM,
    /// Abbreviations.
    Abbreviation = passport::ABBREVIATION,
    /// Steps in the classifier of economic activities.
    Activity = passport::ACTIVITY,
    /// Professions of the list in the passport.
    ListedProfession = passport::LISTED_PROFESSION,
    /// Profession cards.
    Card = card::CARD,
    /// The education that opens a profession.
    Education = card::EDUCATION,
    /// Other titles of a profession.
    OtherTitle = card::OTHER_TITLE,
    /// What is demanded of the person.
    PersonalCompetence = card::PERSONAL_COMPETENCE,
    /// Technical regulations and national standards.
    Regulation = card::REGULATION,
    /// Professions that a card names as related.
    RelatedProfession = card::RELATED_PROFESSION,
    /// Labour functions.
    Function = functions::FUNCTION,
    /// Skills.
    Skill = functions::SKILL,
    /// Abilities.
    Ability = functions::ABILITY,
    /// Knowledge.
    Knowledge = functions::KNOWLEDGE,
    /// The dash bullets under abilities and knowledge.
    ItemPart = functions::ITEM_PART,
    /// What was noticed in a text.
    Finding = finding::FINDING,
    /// The fields of standards and cards that no form has.
    OtherField = passport::OTHER_FIELD,
    /// The words of the orders that approved standards.
    ApprovalLine = passport::APPROVAL_LINE,
    /// The lines of the plain fields of standards and cards.
    FieldSource = finding::FIELD_SOURCE,
}

impl TableName {
    /// The name in files, sheets and databases.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.table().name
    }

    /// Its position among [`TableName::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}
