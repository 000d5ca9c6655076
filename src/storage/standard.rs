//! The texts of the catalogue: their list, their source, and what they hold all together.

use sqlx::FromRow;

use super::{
    CatalogueCounts, CatalogueVersion, Glossary, Page, StandardSummary, Storage, StorageError,
    Stretch,
    passport::TechnicalRow,
    passport_lists::{AbbreviationRow, TermRow},
    row::{Broken, count, model, models},
    transaction::Transaction,
};
use crate::standard::{Language, TextKey};

impl Storage {
    /// The version of the catalogue.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn version(&self) -> Result<CatalogueVersion, StorageError> {
        const SQL: &str = "
            select version
            from catalogue
            where id = 1";
        let version = on_pool!(self, pool => sqlx::query_scalar(SQL).fetch_one(pool).await?);
        Ok(CatalogueVersion(version))
    }

    /// Every text, by code and by precedence of its language.
    ///
    /// # Errors
    ///
    /// When the cursor is not one of ours or the database fails.
    pub async fn list_standards(
        &self,
        stretch: Stretch<'_>,
    ) -> Result<Page<StandardSummary>, StorageError> {
        const TOTAL: &str = "
            select count(*)
            from standard";
        const SQL: &str = "
            select code, language, title, scope, summary,
                authority, executor, organisations, council, national_body, chamber,
                version, year, review_date, technical_first_line, technical_last_line,
                (select count(*) from profession_card where standard_id = standard.id) as n_cards
            from standard
            where cast($1 as text) is null or (code, language_order) > ($1, $2)
            order by code, language_order
            limit $3";
        let (code, order) = stretch.after::<(String, i64)>()?.unzip();
        let mut reading = self.begin_reading().await?;
        let total = on_connection!(&mut reading, connection =>
            sqlx::query_scalar(TOTAL).fetch_one(connection).await?);
        let rows: Vec<StandardRow> = on_connection!(&mut reading, connection => {
            sqlx::query_as(SQL)
                .bind(code)
                .bind(order)
                .bind(stretch.n_rows())
                .fetch_all(connection)
                .await?
        });
        let items: Vec<StandardSummary> = models("standard", &"in the list of standards", rows)?;
        Ok(stretch.page(items, total, |last| (last.code.clone(), order_of(last.language))))
    }

    /// The source text, as it was imported.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn find_source_text(&self, text: &TextKey) -> Result<Option<String>, StorageError> {
        let mut reading = self.begin_reading().await?;
        reading.find_source_text(text).await
    }

    /// The terms and abbreviations of every standard.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_glossary(&self) -> Result<Glossary, StorageError> {
        const TERMS: &str = "
            select code, language, number, term, definition, first_line, last_line
            from term
            join standard on standard.id = term.standard_id
            order by code, language_order, position";
        const ABBREVIATIONS: &str = "
            select code, language, number, abbreviation, meaning, first_line, last_line
            from abbreviation
            join standard on standard.id = abbreviation.standard_id
            order by code, language_order, position";
        let mut reading = self.begin_reading().await?;
        let terms: Vec<OfText<TermRow>> = on_connection!(&mut reading, connection =>
            sqlx::query_as(TERMS).fetch_all(connection).await?);
        let abbreviations: Vec<OfText<AbbreviationRow>> = on_connection!(&mut reading, connection =>
            sqlx::query_as(ABBREVIATIONS).fetch_all(connection).await?);
        Ok(Glossary {
            terms: terms.into_iter().map(|row| row.model("term")).collect::<Result<_, _>>()?,
            abbreviations: abbreviations
                .into_iter()
                .map(|row| row.model("abbreviation"))
                .collect::<Result<_, _>>()?,
        })
    }

    /// How much the catalogue holds.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn count(&self) -> Result<CatalogueCounts, StorageError> {
        const SQL: &str = concat!(
            "
            select count(distinct standard.id) as standards,
                count(card.id) as cards,
                cast(coalesce(sum(card.n_functions), 0) as bigint) as functions,
                cast(coalesce(sum(card.n_skills), 0) as bigint) as skills,
                cast(coalesce(sum(card.n_abilities), 0) as bigint) as abilities,
                cast(coalesce(sum(card.n_knowledge), 0) as bigint) as knowledge
            from standard
            left join profession_card as card on card.standard_id = standard.id
            where ",
            takes_precedence!()
        );
        let row: CountsRow = on_pool!(self, pool => sqlx::query_as(SQL).fetch_one(pool).await?);
        Ok(CatalogueCounts {
            standards: count(row.standards),
            cards: count(row.cards),
            functions: count(row.functions),
            skills: count(row.skills),
            abilities: count(row.abilities),
            knowledge: count(row.knowledge),
        })
    }
}

impl Transaction {
    /// The source text, as it was imported.
    pub(super) async fn find_source_text(
        &mut self,
        text: &TextKey,
    ) -> Result<Option<String>, StorageError> {
        const SQL: &str = "
            select text
            from source_text
            join standard on standard.id = source_text.standard_id
            where code = $1
                and language = $2";
        Ok(on_connection!(self, connection => {
            sqlx::query_scalar(SQL)
                .bind(&text.code)
                .bind(text.language.tag())
                .fetch_optional(connection)
                .await?
        }))
    }

    /// Keeps the source text.
    pub(super) async fn insert_source_text(
        &mut self,
        standard_id: i64,
        text: &str,
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into source_text (standard_id, text)
            values ($1, $2)";
        on_connection!(self, connection =>
            sqlx::query(SQL).bind(standard_id).bind(text).execute(connection).await?);
        Ok(())
    }

    /// Removes a text with all that stands in it; the tables cascade. Its identifiers stay.
    pub(super) async fn delete_standard(&mut self, text: &TextKey) -> Result<(), StorageError> {
        const SQL: &str = "
            delete from standard
            where code = $1
                and language = $2";
        on_connection!(self, connection => {
            sqlx::query(SQL)
                .bind(&text.code)
                .bind(text.language.tag())
                .execute(connection)
                .await?
        });
        Ok(())
    }

    /// The version of the catalogue.
    pub(super) async fn version(&mut self) -> Result<CatalogueVersion, StorageError> {
        const SQL: &str = "
            select version
            from catalogue
            where id = 1";
        let version = on_connection!(self, connection => sqlx::query_scalar(SQL).fetch_one(connection).await?);
        Ok(CatalogueVersion(version))
    }

    /// Raises the version of the catalogue by one.
    pub(super) async fn raise_version(&mut self) -> Result<CatalogueVersion, StorageError> {
        const SQL: &str = "
            update catalogue
            set version = version + 1
            where id = 1
            returning version";
        let version = on_connection!(self, connection => sqlx::query_scalar(SQL).fetch_one(connection).await?);
        Ok(CatalogueVersion(version))
    }
}

/// The place of a language in the order of precedence.
pub(super) fn order_of(language: Language) -> i64 {
    match language {
        Language::Kazakh => 0,
        Language::Russian => 1,
        Language::English => 2,
    }
}

#[derive(FromRow)]
struct StandardRow {
    code: String,
    language: String,
    title: String,
    scope: Option<String>,
    summary: Option<String>,
    #[sqlx(flatten)]
    technical: TechnicalRow,
    n_cards: i64,
}

impl TryFrom<StandardRow> for StandardSummary {
    type Error = Broken;

    fn try_from(row: StandardRow) -> Result<Self, Self::Error> {
        Ok(Self {
            code: row.code,
            language: row.language.parse()?,
            title: row.title,
            scope: row.scope,
            summary: row.summary,
            technical: row.technical.try_into()?,
            n_cards: count(row.n_cards),
        })
    }
}

/// An entry of a list of one text among those of other texts.
#[derive(FromRow)]
struct OfText<E> {
    code: String,
    language: String,
    #[sqlx(flatten)]
    entry: E,
}

impl<E> OfText<E> {
    fn model<M: TryFrom<E, Error = Broken>>(
        self,
        what: &'static str,
    ) -> Result<(TextKey, M), StorageError> {
        let language = model("standard", &self.code, LanguageRow(self.language))?;
        let entry = model(what, &self.code, self.entry)?;
        Ok((TextKey { code: self.code, language }, entry))
    }
}

/// The tag of a language, as the tables have it.
pub(super) struct LanguageRow(pub(super) String);

impl TryFrom<LanguageRow> for Language {
    type Error = Broken;

    fn try_from(row: LanguageRow) -> Result<Self, Self::Error> {
        Ok(row.0.parse()?)
    }
}

#[derive(FromRow)]
struct CountsRow {
    standards: i64,
    cards: i64,
    functions: i64,
    skills: i64,
    abilities: i64,
    knowledge: i64,
}
