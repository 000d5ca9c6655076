//! What a standard says of itself: everything in it but the cards.

use std::sync::LazyLock;

use sqlx_macros::FromRow;

use super::{
    Storage, StorageError,
    passport_lists::PassportLists,
    precedence::{order_of_edition, order_of_language},
    row::{Broken, SourceRow, inconsistent, model},
    text::bind_text,
    transaction::Transaction,
};
use crate::standard::{
    FieldSources, Language, Passport, TechnicalData, TextChoice, UnknownLanguage,
};

impl Storage {
    /// The passport of a standard, in the text that is chosen.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_passport(
        &self,
        code: &str,
        choice: TextChoice,
    ) -> Result<Option<Passport>, StorageError> {
        self.begin_reading().await?.find_passport(code, choice).await
    }
}

impl Transaction {
    /// The passport of a standard, in the text that is chosen.
    pub(super) async fn find_passport(
        &mut self,
        code: &str,
        choice: TextChoice,
    ) -> Result<Option<Passport>, StorageError> {
        static SQL: LazyLock<String> = LazyLock::new(|| {
            format!(
                "
                select code, language, title, scope, summary,
                    authority, executor, organisations, council, national_body, chamber,
                    version, year, review_date, technical_first_line, technical_last_line,
                    {lists}
                from standard
                where code = $1
                    and (cast($2 as text) is null or language = $2)
                    and (cast($3 as text) is null or edition = $3)
                order by edition_order, language_order
                limit 1",
                lists = PassportLists::SQL,
            )
        });
        let row: Option<PassportRow> = on_connection!(self, connection => {
            sqlx::query_as(SQL.as_str())
                .bind(code)
                .bind(choice.language.map(Language::tag))
                .bind(choice.edition.map(|edition| edition.to_string()))
                .fetch_optional(connection)
                .await?
        });
        row.map(PassportRow::passport).transpose()
    }

    /// Adds a text with its passport, and gives the number of its row.
    pub(super) async fn insert_passport(
        &mut self,
        passport: &Passport,
        revision: &str,
    ) -> Result<i64, StorageError> {
        const SQL: &str = "
            insert into standard (
                code, edition, language, edition_order, language_order, title, scope, summary,
                authority, executor, organisations, council, national_body, chamber,
                version, year, review_date, technical_first_line, technical_last_line,
                revision)
            values (
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                $19, $20)
            returning id";
        let technical = &passport.technical;
        let text = passport.text_key();
        let id = on_connection!(self, connection => {
            bind_text!(sqlx::query_scalar(SQL), text)
                .bind(order_of_edition(text.edition))
                .bind(order_of_language(text.language))
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
    code: String,
    language: String,
    title: String,
    scope: Option<String>,
    summary: Option<String>,
    #[sqlx(flatten)]
    technical: TechnicalRow,
    #[sqlx(flatten)]
    lists: PassportLists,
}

impl PassportRow {
    fn passport(self) -> Result<Passport, StorageError> {
        let mut passport = Passport {
            language: self
                .language
                .parse()
                .map_err(|source: UnknownLanguage| inconsistent("standard", &self.code, source))?,
            technical: model("standard", &self.code, self.technical)?,
            code: self.code,
            title: self.title,
            scope: self.scope,
            summary: self.summary,
            terms: Vec::new(),
            abbreviations: Vec::new(),
            activity: Vec::new(),
            listed_professions: Vec::new(),
            sources: FieldSources::new(),
        };
        self.lists.add_to(&mut passport)?;
        Ok(passport)
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
