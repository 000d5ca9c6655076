//! What a standard says of itself: everything in it but the cards.

use sqlx::FromRow;

use super::{
    Storage, StorageError,
    row::{Broken, SourceRow, model},
    standard::order_of,
    transaction::Transaction,
};
use crate::standard::{FieldSources, Language, Passport, TechnicalData};

impl Storage {
    /// The passport of a standard; without a language that of the text that takes precedence.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_passport(
        &self,
        code: &str,
        language: Option<Language>,
    ) -> Result<Option<Passport>, StorageError> {
        self.begin_reading().await?.find_passport(code, language).await
    }
}

impl Transaction {
    /// The passport of a standard; without a language that of the text that takes precedence.
    pub(super) async fn find_passport(
        &mut self,
        code: &str,
        language: Option<Language>,
    ) -> Result<Option<Passport>, StorageError> {
        const SQL: &str = "
            select id, code, language, title, scope, summary,
                authority, executor, organisations, council, national_body, chamber,
                version, year, review_date, technical_first_line, technical_last_line
            from standard
            where code = $1
                and (cast($2 as text) is null or language = $2)
            order by language_order
            limit 1";
        let row: Option<PassportRow> = on_connection!(self, connection => {
            sqlx::query_as(SQL)
                .bind(code)
                .bind(language.map(Language::tag))
                .fetch_optional(connection)
                .await?
        });
        let Some(row) = row else { return Ok(None) };
        let id = row.id;
        let passport: Passport = model("standard", &code, row)?;
        Ok(Some(Passport {
            terms: self.list_terms(id, code).await?,
            abbreviations: self.list_abbreviations(id, code).await?,
            activity: self.list_activity_codes(id, code).await?,
            listed_professions: self.list_listed_professions(id, code).await?,
            sources: self.standard_field_sources(id, code).await?,
            ..passport
        }))
    }

    /// Adds a text with its passport, and gives the number of its row.
    pub(super) async fn insert_passport(
        &mut self,
        passport: &Passport,
        revision: &str,
    ) -> Result<i64, StorageError> {
        const SQL: &str = "
            insert into standard (
                code, language, language_order, title, scope, summary,
                authority, executor, organisations, council, national_body, chamber,
                version, year, review_date, technical_first_line, technical_last_line,
                revision)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            returning id";
        let technical = &passport.technical;
        let id = on_connection!(self, connection => {
            sqlx::query_scalar(SQL)
                .bind(&passport.code)
                .bind(passport.language.tag())
                .bind(order_of(passport.language))
                .bind(&passport.title)
                .bind(&passport.scope)
                .bind(&passport.summary)
                .bind(&technical.authority)
                .bind(&technical.executor)
                .bind(&technical.organisations)
                .bind(&technical.council)
                .bind(&technical.national_body)
                .bind(&technical.chamber)
                .bind(technical.version.map(i64::from))
                .bind(technical.year.map(i64::from))
                .bind(&technical.review_date)
                .bind(technical.source.map(|source| i64::from(source.first_line)))
                .bind(technical.source.map(|source| i64::from(source.last_line)))
                .bind(revision)
                .fetch_one(connection)
                .await?
        });
        self.insert_terms(id, &passport.terms).await?;
        self.insert_abbreviations(id, &passport.abbreviations).await?;
        self.insert_activity_codes(id, &passport.activity).await?;
        self.insert_listed_professions(id, &passport.listed_professions).await?;
        self.insert_standard_field_sources(id, &passport.sources).await?;
        Ok(id)
    }
}

#[derive(FromRow)]
struct PassportRow {
    id: i64,
    code: String,
    language: String,
    title: String,
    scope: Option<String>,
    summary: Option<String>,
    #[sqlx(flatten)]
    technical: TechnicalRow,
}

impl TryFrom<PassportRow> for Passport {
    type Error = Broken;

    /// The lists stand in tables of their own.
    fn try_from(row: PassportRow) -> Result<Self, Self::Error> {
        Ok(Self {
            code: row.code,
            language: row.language.parse()?,
            title: row.title,
            scope: row.scope,
            summary: row.summary,
            terms: Vec::new(),
            abbreviations: Vec::new(),
            activity: Vec::new(),
            listed_professions: Vec::new(),
            technical: row.technical.try_into()?,
            sources: FieldSources::new(),
        })
    }
}

/// The technical data among the columns of a standard.
#[derive(FromRow)]
pub(super) struct TechnicalRow {
    authority: Option<String>,
    executor: Option<String>,
    organisations: Option<String>,
    council: Option<String>,
    national_body: Option<String>,
    chamber: Option<String>,
    version: Option<i64>,
    year: Option<i64>,
    review_date: Option<String>,
    technical_first_line: Option<i64>,
    technical_last_line: Option<i64>,
}

impl TryFrom<TechnicalRow> for TechnicalData {
    type Error = Broken;

    fn try_from(row: TechnicalRow) -> Result<Self, Self::Error> {
        let source = match (row.technical_first_line, row.technical_last_line) {
            (Some(first_line), Some(last_line)) => {
                Some(SourceRow { first_line, last_line }.try_into()?)
            }
            (None, None) => None,
            _ => return Err("the chapter of technical data has half a source".into()),
        };
        Ok(Self {
            authority: row.authority,
            executor: row.executor,
            organisations: row.organisations,
            council: row.council,
            national_body: row.national_body,
            chamber: row.chamber,
            version: row.version.map(u32::try_from).transpose()?,
            year: row.year.map(u32::try_from).transpose()?,
            review_date: row.review_date,
            source,
        })
    }
}
