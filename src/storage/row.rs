//! What the rows of all tables have in common: how they become the model.

use std::fmt::Display;

use serde::{Serialize, de::DeserializeOwned};
use sqlx::{
    Database, Decode, Encode, FromRow, Row, Type, encode::IsNull, error::BoxDynError,
    sqlite::SqliteRow,
};

use super::StorageError;
use crate::standard::{
    CardIdentity, CardSummary, Change, Counts, Edition, Finding, FindingKind, Language,
    QualificationLevel, Reference, Severity, Source, TextKey,
};

/// The error of a query whose rows are `what` of the text, card or identifier `of`.
pub(super) fn failed(what: &'static str, of: &dyn Display, error: sqlx::Error) -> StorageError {
    match error {
        sqlx::Error::ColumnDecode { .. } => {
            StorageError::Inconsistent { what, id: of.to_string(), source: error.into() }
        }
        error => error.into(),
    }
}

/// The error of a column that breaks the model.
pub(super) fn broken(column: &str, source: impl Into<BoxDynError>) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: format!("{column:?}"), source: source.into() }
}

/// The column of a position in a list.
pub(super) fn position(index: usize) -> i64 {
    i64::try_from(index).expect("no list is longer than memory allows")
}

/// A number of rows, which is never negative.
pub(super) fn count(n_rows: i64) -> u64 {
    u64::try_from(n_rows).expect("a database never counts less than no rows")
}

/// A part of the model as a parameter of JSON.
pub(super) fn to_json(part: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(part).expect("the model has text keys and whole numbers")
}

/// A part of the model from a column of JSON. An error names the path of what is wrong; keeping the
/// path takes as long as reading, so it is read again for it.
pub(super) fn from_json<T: DeserializeOwned>(
    row: &SqliteRow,
    column: &str,
) -> Result<T, sqlx::Error> {
    let json: &str = row.try_get(column)?;
    serde_json::from_str(json).or_else(|_| {
        let mut json = serde_json::Deserializer::from_str(json);
        serde_path_to_error::deserialize(&mut json).map_err(|error| broken(column, error))
    })
}

/// Reads a type of the model from a row: the columns of its plain fields, then the fields that take
/// several columns, then those that are a column of JSON.
macro_rules! from_row {
    (
        $model:ident {
            $($plain:ident),* $(; inside $($inside:ident),+)? $(; json $($json:ident),+)?
        }
    ) => {
        impl ::sqlx::FromRow<'_, ::sqlx::sqlite::SqliteRow> for $model {
            fn from_row(row: &::sqlx::sqlite::SqliteRow) -> Result<Self, ::sqlx::Error> {
                Ok(Self {
                    $($plain: ::sqlx::Row::try_get(row, stringify!($plain))?,)*
                    $($($inside: ::sqlx::FromRow::from_row(row)?,)+)?
                    $($($json: $crate::storage::row::from_json(row, stringify!($json))?,)+)?
                })
            }
        }
    };
}
pub(super) use from_row;

from_row!(TextKey { code, edition, language });
from_row!(Source { first_line, last_line });
from_row!(Counts { functions, skills, abilities, knowledge });
from_row!(CardSummary {
    point, title, group_code, occupation_code, qualification_level, purpose;
    inside identity, counts
});
from_row!(Finding { kind, severity, card, reference; inside source; json detail });

impl FromRow<'_, SqliteRow> for CardIdentity {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let slug: String = row.try_get("slug")?;
        Self::new(TextKey::from_row(row)?, slug).map_err(|error| broken("slug", error))
    }
}

/// A type of the model in a column of another type.
macro_rules! as_column {
    ($model:ty, $column:ty, $value:ident => $read:expr, $model_value:ident => $written:expr) => {
        impl<DB: Database> Type<DB> for $model
        where
            $column: Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <$column as Type<DB>>::type_info()
            }

            fn compatible(column: &DB::TypeInfo) -> bool {
                <$column as Type<DB>>::compatible(column)
            }
        }

        impl<'r, DB: Database> Decode<'r, DB> for $model
        where
            $column: Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
                let $value = <$column as Decode<'r, DB>>::decode(value)?;
                Ok($read?)
            }
        }

        impl<'q, DB: Database> Encode<'q, DB> for $model
        where
            $column: Encode<'q, DB>,
        {
            fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                let $model_value = self;
                <$column as Encode<'q, DB>>::encode($written, buffer)
            }
        }
    };
    ($($model:ty)+) => {$(
        as_column!($model, String, text => text.parse(), value => value.to_string());
    )+};
}
as_column!(Change Edition FindingKind Language Reference Severity);
as_column!(
    QualificationLevel, i64, level => Self::try_from(level), level => level.number().into()
);
