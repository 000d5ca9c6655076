//! The catalogue as tables: which there are, what each column means, and the rows of a text.
//!
//! This is the one description: the CSV files, the workbook, the database and the codebook are
//! written from it, and the page of downloads shows it. Every relation of the model is a table or a
//! column, so nothing is lost but the source text itself, which the JSON export has.

mod card;
mod codebook;
mod column;
mod count;
mod finding;
mod functions;
mod passport;

pub use codebook::{CODEBOOK, codebook};
pub use column::{Cell, Column, ColumnKind, ColumnOrigin, Table};
pub use count::RowCounts;

use crate::standard::{TextKey, WholeText};

/// The names of the tables, each after those that it refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableName {
    /// Texts of standards, with their passports.
    Standard,
    /// Terms.
    Term,
    /// Abbreviations.
    Abbreviation,
    /// Steps in the classifier of economic activities.
    Activity,
    /// Professions of the list in the passport.
    ListedProfession,
    /// Profession cards.
    Card,
    /// The education that opens a profession.
    Education,
    /// Other titles of a profession.
    OtherTitle,
    /// What is demanded of the person.
    PersonalCompetence,
    /// Technical regulations and national standards.
    Regulation,
    /// Professions that a card names as related.
    RelatedProfession,
    /// Labour functions.
    Function,
    /// Skills.
    Skill,
    /// Abilities.
    Ability,
    /// Knowledge.
    Knowledge,
    /// The dash bullets under abilities and knowledge.
    ItemPart,
    /// What was noticed in a text.
    Finding,
    /// The lines of the plain fields of standards and cards.
    FieldSource,
}

impl TableName {
    /// Every table.
    pub const ALL: [Self; 18] = [
        Self::Standard,
        Self::Term,
        Self::Abbreviation,
        Self::Activity,
        Self::ListedProfession,
        Self::Card,
        Self::Education,
        Self::OtherTitle,
        Self::PersonalCompetence,
        Self::Regulation,
        Self::RelatedProfession,
        Self::Function,
        Self::Skill,
        Self::Ability,
        Self::Knowledge,
        Self::ItemPart,
        Self::Finding,
        Self::FieldSource,
    ];

    /// The description of the table.
    #[must_use]
    pub fn table(self) -> &'static Table {
        match self {
            Self::Standard => &passport::STANDARD,
            Self::Term => &passport::TERM,
            Self::Abbreviation => &passport::ABBREVIATION,
            Self::Activity => &passport::ACTIVITY,
            Self::ListedProfession => &passport::LISTED_PROFESSION,
            Self::Card => &card::CARD,
            Self::Education => &card::EDUCATION,
            Self::OtherTitle => &card::OTHER_TITLE,
            Self::PersonalCompetence => &card::PERSONAL_COMPETENCE,
            Self::Regulation => &card::REGULATION,
            Self::RelatedProfession => &card::RELATED_PROFESSION,
            Self::Function => &functions::FUNCTION,
            Self::Skill => &functions::SKILL,
            Self::Ability => &functions::ABILITY,
            Self::Knowledge => &functions::KNOWLEDGE,
            Self::ItemPart => &functions::ITEM_PART,
            Self::Finding => &finding::FINDING,
            Self::FieldSource => &finding::FIELD_SOURCE,
        }
    }

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

/// A row of a table: a cell for each of its columns, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueRow<'a> {
    /// The table.
    pub table: TableName,
    /// The cells.
    pub cells: Vec<Cell<'a>>,
}

/// The rows of a text in all tables. Those of one table are in the order of the text.
#[must_use]
pub fn rows(text: &WholeText) -> Vec<CatalogueRow<'_>> {
    let mut rows = TextRows { key: text.standard.passport.text_key(), rows: Vec::new() };
    passport::add(&text.standard.passport, &mut rows);
    for (index, card) in text.standard.cards.iter().enumerate() {
        card::add(index, card, &mut rows);
        functions::add(card, &mut rows);
    }
    finding::add(text, &mut rows);
    rows.rows
}

/// The rows of a text while they are gathered.
struct TextRows<'a> {
    key: TextKey,
    rows: Vec<CatalogueRow<'a>>,
}

impl<'a> TextRows<'a> {
    fn add(&mut self, table: TableName, cells: Vec<Cell<'a>>) {
        self.rows.push(CatalogueRow { table, cells });
    }

    /// A row that begins with the code and the language of the text.
    fn add_of_text(&mut self, table: TableName, cells: impl IntoIterator<Item = Cell<'a>>) {
        let key = [self.key.code.clone().into(), self.key.language.tag().into()];
        self.add(table, key.into_iter().chain(cells).collect());
    }
}
