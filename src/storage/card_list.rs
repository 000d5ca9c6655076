//! Lists of cards, and their filter.

use std::collections::HashSet;

use sqlx::FromRow;

use super::{
    CardFilter, Page, Storage, StorageError, Stretch,
    row::{Broken, models},
};
use crate::standard::{CardIdentity, CardKey, CardSummary, Counts, QualificationLevel, TextKey};

/// A query over all cards, each with whether it passes each part of the filter.
///
/// SQL has no parameter for a list: `in` wants a text that grows with the list, and arrays and JSON
/// are different words in every database. So the values come as one text, each between unit
/// separators, and a value stands in the list when the list changes by taking it out. `replace`
/// minds the case of letters and knows no wildcards in any database, which `like` does not promise.
/// No index helps, and none is needed: the catalogue holds thousands of cards, not millions.
///
/// `cross join` tells `SQLite` to go through the standards in the order of their key, and through the
/// cards of each in the order of the list, so that a stretch is read without sorting the whole list.
macro_rules! of_cards_in_list {
    ($query:literal) => {
        concat!(
            "
            with card as (
                select code, language, slug, point, card.title, group_code,
                    occupation_code, qualification_level, purpose,
                    n_functions, n_skills, n_abilities, n_knowledge,
                    ($1 = '' or replace($1, '\u{1f}' || cast(qualification_level as text)
                        || '\u{1f}', '') <> $1) as level_passes,
                    ($2 = '' or replace($2, '\u{1f}' || group_code
                        || '\u{1f}', '') <> $2) as group_code_passes,
                    ($3 = '' or replace($3, '\u{1f}' || occupation_code
                        || '\u{1f}', '') <> $3) as occupation_code_passes,
                    ($4 = '' or replace($4, '\u{1f}' || code
                        || '\u{1f}', '') <> $4) as standard_passes
                from standard
                cross join profession_card as card
                where card.standard_id = standard.id
                    and ",
            takes_precedence!(),
            ")",
            $query
        )
    };
}

impl Storage {
    /// The cards of one text, in the order of the text.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn list_cards_of(&self, text: &TextKey) -> Result<Vec<CardSummary>, StorageError> {
        const SQL: &str = "
            select code, language, slug, point, card.title, group_code, occupation_code,
                qualification_level, purpose, n_functions, n_skills, n_abilities, n_knowledge
            from standard
            join profession_card as card on card.standard_id = standard.id
            where code = $1
                and language = $2
            order by position";
        let rows: Vec<SummaryRow> = on_pool!(self, pool => {
            sqlx::query_as(SQL)
                .bind(&text.code)
                .bind(text.language.tag())
                .fetch_all(pool)
                .await?
        });
        models("card", &text.code, rows)
    }

    /// The cards that pass the filter, by standard, point and slug; of a standard in several
    /// languages those of the text that takes precedence.
    ///
    /// # Errors
    ///
    /// When the cursor is not one of ours, the database fails or a row breaks the model.
    pub async fn list_cards(
        &self,
        filter: &CardFilter,
        stretch: Stretch<'_>,
    ) -> Result<Page<CardSummary>, StorageError> {
        const ALL: &str = concat!(
            "
            select count(*)
            from standard
            join profession_card as card on card.standard_id = standard.id
            where $1 = $2
                and $3 = $4
                and ",
            takes_precedence!()
        );
        const TOTAL: &str = of_cards_in_list!(
            "
            select count(*)
            from card
            where level_passes
                and group_code_passes
                and occupation_code_passes
                and standard_passes"
        );
        const SQL: &str = of_cards_in_list!(
            "
            select code, language, slug, point, title, group_code, occupation_code,
                qualification_level, purpose, n_functions, n_skills, n_abilities, n_knowledge
            from card
            where level_passes
                and group_code_passes
                and occupation_code_passes
                and standard_passes
                and code >= coalesce($5, '')
                and (cast($5 as text) is null
                    or (code, point, slug) > ($5, $6, $7))
            order by code, point, slug
            limit $8"
        );
        let (code, point, slug) = match stretch.after::<(String, i64, String)>()? {
            Some((code, point, slug)) => (Some(code), Some(point), Some(slug)),
            None => (None, None, None),
        };
        let chosen = Chosen::new(filter);
        let mut reading = self.begin_reading().await?;
        let total = on_connection!(&mut reading, connection => {
            // Without a filter there is nothing to ask of each card.
            sqlx::query_scalar(if chosen.is_empty() { ALL } else { TOTAL })
                .bind(&chosen.levels)
                .bind(&chosen.group_codes)
                .bind(&chosen.occupation_codes)
                .bind(&chosen.standards)
                .fetch_one(connection)
                .await?
        });
        let rows: Vec<SummaryRow> = on_connection!(&mut reading, connection => {
            sqlx::query_as(SQL)
                .bind(&chosen.levels)
                .bind(&chosen.group_codes)
                .bind(&chosen.occupation_codes)
                .bind(&chosen.standards)
                .bind(code)
                .bind(point)
                .bind(slug)
                .bind(stretch.n_rows())
                .fetch_all(connection)
                .await?
        });
        let items: Vec<CardSummary> = models("card", &"in the list of cards", rows)?;
        Ok(stretch.page(items, total, |last| {
            (last.identity.standard().to_owned(), last.point, last.identity.slug().to_owned())
        }))
    }

    /// Those of the cards that the catalogue has, in whatever language.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn find_known_cards(
        &self,
        keys: &[CardKey],
    ) -> Result<HashSet<CardKey>, StorageError> {
        // JSON lists, because a query has so many places only.
        const SQL: &str = "
            select distinct code, slug
            from standard
            join profession_card as card on card.standard_id = standard.id
            where code in (select value from json_each($1))
                and slug in (select value from json_each($2))";
        if keys.is_empty() {
            return Ok(HashSet::new());
        }
        let codes: Vec<&str> = keys.iter().map(|key| key.standard.as_str()).collect();
        let slugs: Vec<&str> = keys.iter().map(|key| key.slug.as_str()).collect();
        let rows: Vec<(String, String)> = on_pool!(self, pool => {
            sqlx::query_as(SQL)
                .bind(serde_json::json!(codes).to_string())
                .bind(serde_json::json!(slugs).to_string())
                .fetch_all(pool)
                .await?
        });
        // The lists hold the parts of the keys; a code of one may meet the slug of another.
        let found = rows.into_iter().map(|(standard, slug)| CardKey { standard, slug });
        Ok(found.filter(|key| keys.contains(key)).collect())
    }
}

/// The filter as the queries take it: each list in one text, the empty list as the empty text.
struct Chosen {
    levels: String,
    group_codes: String,
    occupation_codes: String,
    standards: String,
}

impl Chosen {
    fn is_empty(&self) -> bool {
        [&self.levels, &self.group_codes, &self.occupation_codes, &self.standards]
            .into_iter()
            .all(String::is_empty)
    }

    fn new(filter: &CardFilter) -> Self {
        let levels: Vec<String> = filter.levels.iter().map(ToString::to_string).collect();
        Self {
            levels: between_separators(&levels),
            group_codes: between_separators(&filter.group_codes),
            occupation_codes: between_separators(&filter.occupation_codes),
            standards: between_separators(&filter.standards),
        }
    }
}

/// The values in one text. One that holds a separator or a NUL byte is no code of any card and is
/// left out; the text of a list of only such values lets nothing pass.
pub(super) fn between_separators(values: &[String]) -> String {
    if values.is_empty() {
        return String::new();
    }
    let mut list = String::from('\u{1f}');
    for value in values.iter().filter(|value| !value.contains(['\u{1f}', '\0'])) {
        list.push_str(value);
        list.push('\u{1f}');
    }
    list
}

/// A card as it stands in a list.
#[derive(FromRow)]
pub(super) struct SummaryRow {
    code: String,
    language: String,
    slug: String,
    point: i64,
    title: String,
    group_code: Option<String>,
    occupation_code: Option<String>,
    qualification_level: Option<i64>,
    purpose: Option<String>,
    n_functions: i64,
    n_skills: i64,
    n_abilities: i64,
    n_knowledge: i64,
}

impl TryFrom<SummaryRow> for CardSummary {
    type Error = Broken;

    fn try_from(row: SummaryRow) -> Result<Self, Self::Error> {
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
            purpose: row.purpose,
            counts: Counts {
                functions: row.n_functions.try_into()?,
                skills: row.n_skills.try_into()?,
                abilities: row.n_abilities.try_into()?,
                knowledge: row.n_knowledge.try_into()?,
            },
        })
    }
}
