//! A whole card: its own columns, and the question that reads it; its lists and its tree have
//! files of their own.

use sqlx::FromRow;

use super::{
    CardInStandard, Storage, StorageError,
    card_details::DetailsRow,
    card_tree::TreeRow,
    passport::TechnicalRow,
    passport_lists::AbbreviationRow,
    row::{Broken, SourceRow, model, models, position, rows},
    transaction::Transaction,
};
use crate::standard::{
    CardIdentity, CardKey, FieldSources, Language, ProfessionCard, QualificationLevel, TextKey,
};

/// A whole card is one row: what stands on it comes in columns of JSON, a list for each table.
///
/// The largest card stands in 160 rows, and each costs more on its way from the thread of `SQLite`
/// than what it says; so do questions, one after another, in a transaction. One question sees one
/// moment of the catalogue without any.
///
/// The functions that make JSON are those of `SQLite`. `PostgreSQL` calls them `json_agg`, which is
/// null where there is no row, and `json_build_array`.
const WHOLE_CARD: &str = "
    select code, language, slug, point, card.title, group_code, occupation_code,
        qualification_level, qualification_sublevel, qualification_reference,
        work_experience, nonformal_education, purpose, first_line, last_line,
        authority, executor, organisations, council, national_body, chamber,
        version, year, review_date, technical_first_line, technical_last_line,
        (
            select json_group_array(json_array(
                    number, abbreviation, meaning, json_array(first_line, last_line))
                order by position)
            from abbreviation
            where abbreviation.standard_id = card.standard_id
        ) as abbreviations,
        (
            select json_group_array(json_array(
                    ref, number, kind, title, json_array(first_line, last_line))
                order by position)
            from labour_function
            where profession_card_id = card.id
        ) as functions,
        (
            select json_group_array(json_array(
                    function_position, ref, number, title, recognition,
                    json_array(first_line, last_line))
                order by function_position, position)
            from skill
            where profession_card_id = card.id
        ) as skills,
        (
            select json_group_array(json_array(
                    function_position, skill_position, ref, number, number_inferred, text,
                    json_array(first_line, last_line))
                order by function_position, skill_position, position)
            from ability
            where profession_card_id = card.id
        ) as abilities,
        (
            select json_group_array(json_array(
                    function_position, skill_position, ref, number, number_inferred, text,
                    json_array(first_line, last_line))
                order by function_position, skill_position, position)
            from knowledge
            where profession_card_id = card.id
        ) as knowledge,
        (
            select json_group_array(json_array(
                    function_position, skill_position, item_position, text,
                    json_array(first_line, last_line))
                order by function_position, skill_position, item_position, position)
            from ability_part
            where profession_card_id = card.id
        ) as ability_parts,
        (
            select json_group_array(json_array(
                    function_position, skill_position, item_position, text,
                    json_array(first_line, last_line))
                order by function_position, skill_position, item_position, position)
            from knowledge_part
            where profession_card_id = card.id
        ) as knowledge_parts,
        (
            select json_group_array(json_array(
                    level, speciality, qualification, json_array(first_line, last_line))
                order by position)
            from education
            where profession_card_id = card.id
        ) as education,
        (
            select json_group_array(json_array(list, text, json_array(first_line, last_line))
                order by list, position)
            from card_line
            where profession_card_id = card.id
        ) as lines,
        (
            select json_group_array(json_array(
                    qualification_level, title, card_slug, json_array(first_line, last_line))
                order by position)
            from related_profession
            where profession_card_id = card.id
        ) as related,
        (
            select json_group_array(json_array(field, json_array(first_line, last_line)))
            from profession_card_field_source
            where profession_card_id = card.id
        ) as field_sources
    from profession_card as card
    join standard on standard.id = card.standard_id
    where code = $1
        and slug = $2
        and (cast($3 as text) is null or language = $3)
    order by language_order
    limit 1";

impl Storage {
    /// A whole card; without a language that of the text that takes precedence.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_card(
        &self,
        key: &CardKey,
        language: Option<Language>,
    ) -> Result<Option<ProfessionCard>, StorageError> {
        let found = self.find_card_in_standard(key, language).await?;
        Ok(found.map(|found| found.card))
    }

    /// A whole card with what its standard says for all its cards; without a language that of the
    /// text that takes precedence.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_card_in_standard(
        &self,
        key: &CardKey,
        language: Option<Language>,
    ) -> Result<Option<CardInStandard>, StorageError> {
        let row: Option<WholeCardRow> = on_pool!(self, pool => {
            sqlx::query_as(WHOLE_CARD)
                .bind(&key.standard)
                .bind(&key.slug)
                .bind(language.map(Language::tag))
                .fetch_optional(pool)
                .await?
        });
        row.map(WholeCardRow::whole).transpose()
    }
}

impl Transaction {
    /// A whole card; without a language that of the text that takes precedence.
    pub(super) async fn find_card(
        &mut self,
        key: &CardKey,
        language: Option<Language>,
    ) -> Result<Option<ProfessionCard>, StorageError> {
        let row: Option<WholeCardRow> = on_connection!(self, connection => {
            sqlx::query_as(WHOLE_CARD)
                .bind(&key.standard)
                .bind(&key.slug)
                .bind(language.map(Language::tag))
                .fetch_optional(connection)
                .await?
        });
        let found = row.map(WholeCardRow::whole).transpose()?;
        Ok(found.map(|found| found.card))
    }

    /// Adds a card with all that stands on it.
    pub(super) async fn insert_card(
        &mut self,
        standard_id: i64,
        index: usize,
        card: &ProfessionCard,
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into profession_card (
                standard_id, position, slug, point, title, group_code, occupation_code,
                qualification_level, qualification_sublevel, qualification_reference,
                work_experience, nonformal_education, purpose,
                n_functions, n_skills, n_abilities, n_knowledge, first_line, last_line)
            values (
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                $19)
            returning id";
        let counts = card.counts();
        let id: i64 = on_connection!(self, connection => {
            sqlx::query_scalar(SQL)
                .bind(standard_id)
                .bind(position(index))
                .bind(card.identity.slug())
                .bind(i64::from(card.point))
                .bind(&card.title)
                .bind(&card.group_code)
                .bind(&card.occupation_code)
                .bind(card.qualification_level.map(|level| i64::from(level.number())))
                .bind(&card.qualification_sublevel)
                .bind(&card.qualification_reference)
                .bind(&card.work_experience)
                .bind(&card.nonformal_education)
                .bind(&card.purpose)
                .bind(i64::from(counts.functions))
                .bind(i64::from(counts.skills))
                .bind(i64::from(counts.abilities))
                .bind(i64::from(counts.knowledge))
                .bind(i64::from(card.source.first_line))
                .bind(i64::from(card.source.last_line))
                .fetch_one(connection)
                .await?
        });
        self.insert_details(id, card).await?;
        self.insert_functions(id, &card.functions).await
    }

    /// The slugs of the cards of a text, in the order of the text.
    pub(super) async fn list_slugs(&mut self, text: &TextKey) -> Result<Vec<String>, StorageError> {
        const SQL: &str = "
            select slug
            from profession_card as card
            join standard on standard.id = card.standard_id
            where code = $1
                and language = $2
            order by position";
        Ok(on_connection!(self, connection => {
            sqlx::query_scalar(SQL)
                .bind(&text.code)
                .bind(text.language.tag())
                .fetch_all(connection)
                .await?
        }))
    }
}

#[derive(FromRow)]
struct WholeCardRow {
    #[sqlx(flatten)]
    card: CardRow,
    #[sqlx(flatten)]
    tree: TreeRow,
    #[sqlx(flatten)]
    details: DetailsRow,
    abbreviations: String,
    #[sqlx(flatten)]
    technical: TechnicalRow,
}

impl WholeCardRow {
    fn whole(self) -> Result<CardInStandard, StorageError> {
        let slug = self.card.slug.clone();
        let mut card: ProfessionCard = model("card", &slug, self.card)?;
        card.functions = self.tree.functions(&slug, card.identity.text())?;
        self.details.add_to(&mut card)?;
        let standard = card.identity.standard();
        let abbreviations: Vec<AbbreviationRow> =
            rows("abbreviation", &standard, &self.abbreviations)?;
        Ok(CardInStandard {
            abbreviations: models("abbreviation", &standard, abbreviations)?,
            technical: model("standard", &standard, self.technical)?,
            card,
        })
    }
}

#[derive(FromRow)]
struct CardRow {
    code: String,
    language: String,
    slug: String,
    point: i64,
    title: String,
    group_code: Option<String>,
    occupation_code: Option<String>,
    qualification_level: Option<i64>,
    qualification_sublevel: Option<String>,
    qualification_reference: Option<String>,
    work_experience: Option<String>,
    nonformal_education: Option<String>,
    purpose: Option<String>,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl TryFrom<CardRow> for ProfessionCard {
    type Error = Broken;

    /// The lists and the tree stand in tables of their own.
    fn try_from(row: CardRow) -> Result<Self, Self::Error> {
        let text = TextKey { code: row.code, language: row.language.parse()? };
        Ok(Self {
            identity: CardIdentity::new(text, row.slug)?,
            point: row.point.try_into()?,
            title: row.title,
            group_code: row.group_code,
            occupation_code: row.occupation_code,
            qualification_level: row
                .qualification_level
                .map(QualificationLevel::try_from)
                .transpose()?,
            qualification_sublevel: row.qualification_sublevel,
            qualification_reference: row.qualification_reference,
            education: Vec::new(),
            work_experience: row.work_experience,
            nonformal_education: row.nonformal_education,
            other_titles: Vec::new(),
            purpose: row.purpose,
            functions: Vec::new(),
            personal_competences: Vec::new(),
            regulations: Vec::new(),
            related: Vec::new(),
            sources: FieldSources::new(),
            source: row.source.try_into()?,
        })
    }
}
