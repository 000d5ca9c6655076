//! A whole card: its own columns, and the question that reads it; its lists and its tree have
//! files of their own.

use std::sync::LazyLock;

use sqlx::{ColumnIndex, Decode, FromRow, Row, Type, types::Json};
use sqlx_macros::FromRow;

use super::{
    Storage, StorageError,
    card_details::DetailsColumns,
    card_tree::TreeColumns,
    passport::TechnicalRow,
    passport_lists::AbbreviationRow,
    row::{Broken, SourceRow, model, models, position},
    text::{TextRow, bind_text, is_text},
    transaction::Transaction,
};
use crate::standard::{
    Abbreviation, CardIdentity, CardKey, Language, PlainField, ProfessionCard, TechnicalData,
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
            authority, executor, organisations, council, national_body, chamber,
            version, year, review_date, technical_first_line, technical_last_line,
            {abbreviations} as abbreviations,
            {tree},
            {details}
        from profession_card as card
        join standard on standard.id = card.standard_id
        where code = $1
            and slug = $2
            and (cast($3 as text) is null or language = $3)
            and (cast($4 as text) is null or edition = $4)
        order by edition_order, language_order
        limit 1",
        plain = plain_columns(),
        abbreviations = json_rows!(
            number, abbreviation, meaning;
            "abbreviation where abbreviation.standard_id = card.standard_id";
            order by "position"
        ),
        tree = TreeColumns::SQL,
        details = DetailsColumns::SQL,
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
        let found = self.find_card_in_standard(key, choice).await?;
        Ok(found.map(|found| found.card))
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
        let row: Option<WholeCardRow> = on_pool!(self, pool => {
            sqlx::query_as(WHOLE_CARD.as_str())
                .bind(&key.standard)
                .bind(&key.slug)
                .bind(choice.language.map(Language::tag))
                .bind(choice.edition.map(|edition| edition.to_string()))
                .fetch_optional(pool)
                .await?
        });
        row.map(WholeCardRow::whole).transpose()
    }
}

impl Transaction {
    /// A whole card, in the text that is chosen.
    pub(super) async fn find_card(
        &mut self,
        key: &CardKey,
        choice: TextChoice,
    ) -> Result<Option<ProfessionCard>, StorageError> {
        let row: Option<WholeCardRow> = on_connection!(self, connection => {
            sqlx::query_as(WHOLE_CARD.as_str())
                .bind(&key.standard)
                .bind(&key.slug)
                .bind(choice.language.map(Language::tag))
                .bind(choice.edition.map(|edition| edition.to_string()))
                .fetch_optional(connection)
                .await?
        });
        let found = row.map(WholeCardRow::whole).transpose()?;
        Ok(found.map(|found| found.card))
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
                .bind(i64::from(card.point))
                .bind(&card.title)
                .bind(card.qualification_level.map(|level| i64::from(level.number())))
                .bind(i64::from(counts.functions))
                .bind(i64::from(counts.skills))
                .bind(i64::from(counts.abilities))
                .bind(i64::from(counts.knowledge))
                .bind(i64::from(card.source.first_line))
                .bind(i64::from(card.source.last_line));
            for field in PlainField::ALL {
                query = query.bind(field.of(card));
            }
            query.fetch_one(connection).await?
        });
        self.insert_details(id, card).await?;
        self.insert_functions(id, &card.functions).await
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
        Ok(on_connection!(self, connection => {
            bind_text!(sqlx::query_scalar(SQL), text)
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
    tree: TreeColumns,
    #[sqlx(flatten)]
    details: DetailsColumns,
    abbreviations: Json<Vec<AbbreviationRow>>,
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
        Ok(CardInStandard {
            abbreviations: models("abbreviation", &standard, self.abbreviations.0)?,
            technical: model("standard", &standard, self.technical)?,
            card,
        })
    }
}

#[derive(FromRow)]
struct CardRow {
    #[sqlx(flatten)]
    text: TextRow,
    slug: String,
    point: i64,
    title: String,
    qualification_level: Option<i64>,
    #[sqlx(flatten)]
    plain: PlainColumns,
    #[sqlx(flatten)]
    source: SourceRow,
}

/// The plain fields among the columns of a card.
struct PlainColumns(Vec<(PlainField, Option<String>)>);

impl<'r, R: Row> FromRow<'r, R> for PlainColumns
where
    &'static str: ColumnIndex<R>,
    Option<String>: Decode<'r, R::Database> + Type<R::Database>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        let fields = PlainField::ALL.iter();
        fields
            .map(|&field| Ok((field, row.try_get(field.name())?)))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl TryFrom<CardRow> for ProfessionCard {
    type Error = Broken;

    /// The lists and the tree are in tables of their own.
    fn try_from(row: CardRow) -> Result<Self, Self::Error> {
        let identity = CardIdentity::new(row.text.try_into()?, row.slug)?;
        let mut card = Self::empty(identity, row.point.try_into()?, row.source.try_into()?);
        card.title = row.title;
        card.qualification_level = row.qualification_level.map(TryInto::try_into).transpose()?;
        for (field, value) in row.plain.0 {
            *field.of_mut(&mut card) = value;
        }
        Ok(card)
    }
}
