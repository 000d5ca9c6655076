//! The lists of a passport: terms, abbreviations, the activity path, the list of professions.

use serde::Deserialize;
use sqlx::types::Json;
use sqlx_macros::FromRow;

use super::{
    StorageError,
    row::{Broken, FieldSourceRow, SourceRow, field_sources, models, position},
    transaction::Transaction,
};
use crate::standard::{
    Abbreviation, ActivityCode, FieldSources, ListedProfession, Passport, QualificationLevel, Term,
};

impl Transaction {
    pub(super) async fn insert_terms(
        &mut self,
        standard_id: i64,
        terms: &[Term],
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into term (
                standard_id, position, number, term, definition, first_line, last_line)
            values ($1, $2, $3, $4, $5, $6, $7)";
        for (index, term) in terms.iter().enumerate() {
            execute!(self, SQL; standard_id, position(index), i64::from(term.number), &term.term,
                &term.definition; term.source);
        }
        Ok(())
    }

    pub(super) async fn insert_abbreviations(
        &mut self,
        standard_id: i64,
        abbreviations: &[Abbreviation],
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into abbreviation (
                standard_id, position, number, abbreviation, meaning, first_line, last_line)
            values ($1, $2, $3, $4, $5, $6, $7)";
        for (index, abbreviation) in abbreviations.iter().enumerate() {
            execute!(self, SQL; standard_id, position(index), i64::from(abbreviation.number),
                &abbreviation.abbreviation, &abbreviation.meaning; abbreviation.source);
        }
        Ok(())
    }

    pub(super) async fn insert_activity_codes(
        &mut self,
        standard_id: i64,
        activity: &[ActivityCode],
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into activity_code (standard_id, position, code, title, first_line, last_line)
            values ($1, $2, $3, $4, $5, $6)";
        for (index, step) in activity.iter().enumerate() {
            execute!(self, SQL; standard_id, position(index), &step.code, &step.title;
                step.source);
        }
        Ok(())
    }

    pub(super) async fn insert_listed_professions(
        &mut self,
        standard_id: i64,
        professions: &[ListedProfession],
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into listed_profession (
                standard_id, position, number, title, qualification_level, first_line, last_line)
            values ($1, $2, $3, $4, $5, $6, $7)";
        for (index, profession) in professions.iter().enumerate() {
            execute!(self, SQL; standard_id, position(index), i64::from(profession.number),
                &profession.title, profession.level.map(|level| i64::from(level.number()));
                profession.source);
        }
        Ok(())
    }

    pub(super) async fn insert_standard_field_sources(
        &mut self,
        standard_id: i64,
        sources: &FieldSources,
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into standard_field_source (standard_id, field, first_line, last_line)
            values ($1, $2, $3, $4)";
        for (field, source) in sources {
            execute!(self, SQL; standard_id, field; source);
        }
        Ok(())
    }
}

/// The lists of a passport among the columns of a standard, each in the order of the text.
#[derive(FromRow)]
pub(super) struct PassportLists {
    terms: Json<Vec<TermRow>>,
    abbreviations: Json<Vec<AbbreviationRow>>,
    activity: Json<Vec<ActivityCodeRow>>,
    listed_professions: Json<Vec<ListedProfessionRow>>,
    field_sources: Json<Vec<FieldSourceRow>>,
}

impl PassportLists {
    /// The columns, in a query over `standard`.
    pub(super) const SQL: &str = concat!(
        json_rows!(
            number, term, definition;
            "term where standard_id = standard.id";
            order by "position"
        ),
        " as terms, ",
        json_rows!(
            number, abbreviation, meaning;
            "abbreviation where standard_id = standard.id";
            order by "position"
        ),
        " as abbreviations, ",
        json_rows!(
            code, title;
            "activity_code where standard_id = standard.id";
            order by "position"
        ),
        " as activity, ",
        json_rows!(
            number, title, qualification_level;
            "listed_profession where standard_id = standard.id";
            order by "position"
        ),
        " as listed_professions, ",
        json_rows!(
            field;
            "standard_field_source where standard_id = standard.id";
            order by "field"
        ),
        " as field_sources",
    );

    /// Fills in the lists of a passport.
    pub(super) fn add_to(self, passport: &mut Passport) -> Result<(), StorageError> {
        let code = passport.code.clone();
        passport.terms = models("term", &code, self.terms.0)?;
        passport.abbreviations = models("abbreviation", &code, self.abbreviations.0)?;
        passport.activity = models("activity code", &code, self.activity.0)?;
        passport.listed_professions =
            models("listed profession", &code, self.listed_professions.0)?;
        passport.sources = field_sources(&code, self.field_sources.0)?;
        Ok(())
    }
}

#[derive(FromRow, Deserialize)]
pub(super) struct TermRow {
    number: i64,
    term: String,
    definition: String,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl TryFrom<TermRow> for Term {
    type Error = Broken;

    fn try_from(row: TermRow) -> Result<Self, Self::Error> {
        Ok(Self {
            number: row.number.try_into()?,
            term: row.term,
            definition: row.definition,
            source: row.source.try_into()?,
        })
    }
}

#[derive(FromRow, Deserialize)]
pub(super) struct AbbreviationRow {
    number: i64,
    abbreviation: String,
    meaning: String,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl TryFrom<AbbreviationRow> for Abbreviation {
    type Error = Broken;

    fn try_from(row: AbbreviationRow) -> Result<Self, Self::Error> {
        Ok(Self {
            number: row.number.try_into()?,
            abbreviation: row.abbreviation,
            meaning: row.meaning,
            source: row.source.try_into()?,
        })
    }
}

#[derive(Deserialize)]
struct ActivityCodeRow {
    code: String,
    title: String,
    source: SourceRow,
}

impl TryFrom<ActivityCodeRow> for ActivityCode {
    type Error = Broken;

    fn try_from(row: ActivityCodeRow) -> Result<Self, Self::Error> {
        Ok(Self { code: row.code, title: row.title, source: row.source.try_into()? })
    }
}

#[derive(Deserialize)]
struct ListedProfessionRow {
    number: i64,
    title: String,
    qualification_level: Option<i64>,
    source: SourceRow,
}

impl TryFrom<ListedProfessionRow> for ListedProfession {
    type Error = Broken;

    fn try_from(row: ListedProfessionRow) -> Result<Self, Self::Error> {
        Ok(Self {
            number: row.number.try_into()?,
            title: row.title,
            level: row.qualification_level.map(QualificationLevel::try_from).transpose()?,
            source: row.source.try_into()?,
        })
    }
}
