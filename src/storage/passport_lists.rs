//! The lists of a passport: terms, abbreviations, the activity path, the list of professions.

use serde::Deserialize;
use sqlx::FromRow;

use super::{
    StorageError,
    row::{Broken, FieldSourceRow, SourceRow, field_sources, models, position},
    transaction::Transaction,
};
use crate::standard::{
    Abbreviation, ActivityCode, FieldSources, ListedProfession, QualificationLevel, Term,
};

impl Transaction {
    pub(super) async fn list_terms(
        &mut self,
        standard_id: i64,
        code: &str,
    ) -> Result<Vec<Term>, StorageError> {
        const SQL: &str = "
            select number, term, definition, first_line, last_line
            from term
            where standard_id = $1
            order by position";
        let rows: Vec<TermRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).bind(standard_id).fetch_all(connection).await?);
        models("term", &code, rows)
    }

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
            on_connection!(self, connection => {
                sqlx::query(SQL)
                    .bind(standard_id)
                    .bind(position(index))
                    .bind(i64::from(term.number))
                    .bind(&term.term)
                    .bind(&term.definition)
                    .bind(i64::from(term.source.first_line))
                    .bind(i64::from(term.source.last_line))
                    .execute(connection)
                    .await?
            });
        }
        Ok(())
    }

    pub(super) async fn list_abbreviations(
        &mut self,
        standard_id: i64,
        code: &str,
    ) -> Result<Vec<Abbreviation>, StorageError> {
        const SQL: &str = "
            select number, abbreviation, meaning, first_line, last_line
            from abbreviation
            where standard_id = $1
            order by position";
        let rows: Vec<AbbreviationRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).bind(standard_id).fetch_all(connection).await?);
        models("abbreviation", &code, rows)
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
            on_connection!(self, connection => {
                sqlx::query(SQL)
                    .bind(standard_id)
                    .bind(position(index))
                    .bind(i64::from(abbreviation.number))
                    .bind(&abbreviation.abbreviation)
                    .bind(&abbreviation.meaning)
                    .bind(i64::from(abbreviation.source.first_line))
                    .bind(i64::from(abbreviation.source.last_line))
                    .execute(connection)
                    .await?
            });
        }
        Ok(())
    }

    pub(super) async fn list_activity_codes(
        &mut self,
        standard_id: i64,
        code: &str,
    ) -> Result<Vec<ActivityCode>, StorageError> {
        const SQL: &str = "
            select code, title, first_line, last_line
            from activity_code
            where standard_id = $1
            order by position";
        let rows: Vec<ActivityCodeRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).bind(standard_id).fetch_all(connection).await?);
        models("activity code", &code, rows)
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
            on_connection!(self, connection => {
                sqlx::query(SQL)
                    .bind(standard_id)
                    .bind(position(index))
                    .bind(&step.code)
                    .bind(&step.title)
                    .bind(i64::from(step.source.first_line))
                    .bind(i64::from(step.source.last_line))
                    .execute(connection)
                    .await?
            });
        }
        Ok(())
    }

    pub(super) async fn list_listed_professions(
        &mut self,
        standard_id: i64,
        code: &str,
    ) -> Result<Vec<ListedProfession>, StorageError> {
        const SQL: &str = "
            select number, title, qualification_level, first_line, last_line
            from listed_profession
            where standard_id = $1
            order by position";
        let rows: Vec<ListedProfessionRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).bind(standard_id).fetch_all(connection).await?);
        models("listed profession", &code, rows)
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
            on_connection!(self, connection => {
                sqlx::query(SQL)
                    .bind(standard_id)
                    .bind(position(index))
                    .bind(i64::from(profession.number))
                    .bind(&profession.title)
                    .bind(profession.level.map(|level| i64::from(level.number())))
                    .bind(i64::from(profession.source.first_line))
                    .bind(i64::from(profession.source.last_line))
                    .execute(connection)
                    .await?
            });
        }
        Ok(())
    }

    pub(super) async fn standard_field_sources(
        &mut self,
        standard_id: i64,
        code: &str,
    ) -> Result<FieldSources, StorageError> {
        const SQL: &str = "
            select field, first_line, last_line
            from standard_field_source
            where standard_id = $1";
        let rows: Vec<FieldSourceRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).bind(standard_id).fetch_all(connection).await?);
        field_sources(&code, rows)
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
            on_connection!(self, connection => {
                sqlx::query(SQL)
                    .bind(standard_id)
                    .bind(field)
                    .bind(i64::from(source.first_line))
                    .bind(i64::from(source.last_line))
                    .execute(connection)
                    .await?
            });
        }
        Ok(())
    }
}

#[derive(FromRow)]
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

#[derive(FromRow)]
struct ActivityCodeRow {
    code: String,
    title: String,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl TryFrom<ActivityCodeRow> for ActivityCode {
    type Error = Broken;

    fn try_from(row: ActivityCodeRow) -> Result<Self, Self::Error> {
        Ok(Self { code: row.code, title: row.title, source: row.source.try_into()? })
    }
}

#[derive(FromRow)]
struct ListedProfessionRow {
    number: i64,
    title: String,
    qualification_level: Option<i64>,
    #[sqlx(flatten)]
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
