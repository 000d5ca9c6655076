//! A whole card: its own columns, and the question that reads it; its lists and its tree have
//! a file of their own.

use std::sync::LazyLock;

use sqlx::{FromRow, Row, sqlite::SqliteRow};

use super::{
    OccupationStep, Storage, StorageError,
    card_tree::{LISTS_AND_TREE, tree},
    occupation::occupation,
    passport::{abbreviations, technical},
    precedence::by_precedence,
    row::{from_json, from_row, position},
    text::{is_text, text_keys},
    transaction::Transaction,
};
use crate::standard::{
    Abbreviation, CardIdentity, CardKey, PlainField, ProfessionCard, Source, TechnicalData,
    TextChoice, TextKey,
};

/// A card with what its standard says once for all its cards: all that a page of the card or of a
/// line on it shows, from one snapshot of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardInStandard {
    /// The card.
    pub card: ProfessionCard,
    /// The abbreviations of the standard, in the order of the text.
    pub abbreviations: Vec<Abbreviation>,
    /// The technical data of the standard.
    pub technical: TechnicalData,
    /// The cards of its occupation, lowest level first and no level before it; none for a card without
    /// an occupation code.
    pub occupation: Vec<OccupationStep>,
    /// The texts of the standard, the one that takes precedence first.
    pub texts: Vec<TextKey>,
}

/// A whole card is one row: its lists are columns of JSON, one for each table.
///
/// The largest card has 160 rows, and each costs more on its way from the thread of `SQLite` than its
/// words do; so do several queries in a transaction. One query sees one snapshot of the catalogue
/// without a transaction.
static WHOLE_CARD: LazyLock<String> = LazyLock::new(|| {
    format!(
        "
        select code, edition, language, slug, point, card.title, qualification_level, {plain},
            first_line, last_line,
            {LISTS_AND_TREE},
            {technical} as technical,
            {abbreviations} as abbreviations,
            {occupation} as occupation,
            {texts} as texts
        from profession_card as card
        join standard on standard.id = card.standard_id
        where code = $1
            and slug = $2
            and (cast($3 as text) is null or language = $3)
            and (cast($4 as text) is null or edition = $4)
        order by {by_precedence}
        limit 1",
        by_precedence = by_precedence!("$5"),
        plain = plain_columns(),
        technical = technical!(),
        abbreviations = abbreviations!(),
        occupation = occupation!(),
        texts = text_keys!(),
    )
});

static INSERT_CARD: LazyLock<String> = LazyLock::new(|| {
    let parameters = (13..).zip(PlainField::ALL).map(|(number, _)| format!("${number}"));
    format!(
        "
        insert into profession_card (
            standard_id, position, slug, point, title, qualification_level,
            n_functions, n_skills, n_abilities, n_knowledge, first_line, last_line, {plain})
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, {parameters})
        returning id",
        plain = plain_columns(),
        parameters = parameters.collect::<Vec<_>>().join(", "),
    )
});

/// The columns of the plain fields, in the order of their table.
fn plain_columns() -> String {
    PlainField::ALL.iter().map(|field| field.name()).collect::<Vec<_>>().join(", ")
}

impl Storage {
    /// A whole card, in the text that is chosen.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_card(
        &self,
        key: &CardKey,
        choice: TextChoice,
    ) -> Result<Option<ProfessionCard>, StorageError> {
        Ok(self.find_card_in_standard(key, choice).await?.map(|found| found.card))
    }

    /// A whole card with what its standard says for all its cards, in the text that is chosen.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_card_in_standard(
        &self,
        key: &CardKey,
        choice: TextChoice,
    ) -> Result<Option<CardInStandard>, StorageError> {
        Ok(fetch!(fetch_optional, on_pool(self), WHOLE_CARD.as_str(), &key.standard, &key.slug,
            choice.language, choice.edition, choice.preferred; "card", key))
    }
}

impl Transaction {
    /// A whole card, in the text that is chosen.
    pub(super) async fn find_card(
        &mut self,
        key: &CardKey,
        choice: TextChoice,
    ) -> Result<Option<ProfessionCard>, StorageError> {
        Ok(fetch!(fetch_optional, on_connection(self), WHOLE_CARD.as_str(), &key.standard,
            &key.slug, choice.language, choice.edition, choice.preferred; "card", key))
    }

    /// Adds a card with everything on it.
    pub(super) async fn insert_card(
        &mut self,
        standard_id: i64,
        index: usize,
        card: &ProfessionCard,
    ) -> Result<(), StorageError> {
        let counts = card.counts();
        let id: i64 = on_connection!(self, connection => {
            let mut query = sqlx::query_scalar(INSERT_CARD.as_str())
                .bind(standard_id)
                .bind(position(index))
                .bind(card.identity.slug())
                .bind(card.point)
                .bind(&card.title)
                .bind(card.qualification_level)
                .bind(counts.functions)
                .bind(counts.skills)
                .bind(counts.abilities)
                .bind(counts.knowledge)
                .bind(card.source.first_line)
                .bind(card.source.last_line);
            for field in PlainField::ALL {
                query = query.bind(field.of(card));
            }
            query.fetch_one(connection).await?
        });
        self.insert_lists_and_tree(id, card).await
    }

    /// The slugs of the cards of a text, in the order of the text.
    pub(super) async fn list_slugs(&mut self, text: &TextKey) -> Result<Vec<String>, StorageError> {
        const SQL: &str = concat!(
            "
            select slug
            from profession_card as card
            join standard on standard.id = card.standard_id
            where ",
            is_text!(),
            "
            order by position"
        );
        let slugs: Vec<(String,)> = fetch!(fetch_all, on_connection(self), SQL, &text.code,
            text.edition, text.language; "card", text.code);
        Ok(slugs.into_iter().map(|(slug,)| slug).collect())
    }
}

impl FromRow<'_, SqliteRow> for ProfessionCard {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let identity = CardIdentity::from_row(row)?;
        let mut card = Self::empty(identity, row.try_get("point")?, Source::from_row(row)?);
        card.title = row.try_get("title")?;
        card.qualification_level = row.try_get("qualification_level")?;
        for &field in PlainField::ALL {
            *field.of_mut(&mut card) = row.try_get(field.name())?;
        }
        card.education = from_json(row, "education")?;
        card.other_titles = from_json(row, "other_titles")?;
        card.functions = tree(row)?;
        card.personal_competences = from_json(row, "personal_competences")?;
        card.regulations = from_json(row, "regulations")?;
        card.related = from_json(row, "related")?;
        card.other_fields = from_json(row, "other_fields")?;
        card.sources = from_json(row, "sources")?;
        card.identify_nodes();
        Ok(card)
    }
}

from_row!(CardInStandard { ; inside card; json abbreviations, technical, occupation, texts });
