//! What databases say differently. All other SQL is written once and understood by each of them.
//!
//! These are the words of `SQLite`. `PostgreSQL` also wants text keys with `collate "C"`, which its
//! migrations declare, and transactions that read with `repeatable read`.

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};

/// Compiles the body once for each database, with its pool.
macro_rules! on_pool {
    ($storage:expr, $pool:ident => $body:expr) => {
        match $storage {
            $crate::storage::Storage::Sqlite($pool, _) => $body,
        }
    };
}

/// Compiles the body once for each database, with the connection of the transaction.
macro_rules! on_connection {
    ($transaction:expr, $connection:ident => $body:expr) => {
        match $transaction {
            $crate::storage::transaction::Transaction::Sqlite(transaction) => {
                let $connection = &mut **transaction;
                $body
            }
        }
    };
}

/// Runs a statement that gives no rows: the values of its parameters in their order, and the lines of
/// a source as the last two where there are any.
macro_rules! execute {
    ($transaction:expr, $sql:expr; $($value:expr),+) => {
        on_connection!($transaction, connection =>
            sqlx::query($sql)$(.bind($value))+.execute(connection).await?)
    };
    ($transaction:expr, $sql:expr; $($value:expr),+; $source:expr) => {
        execute!($transaction, $sql; $($value),+,
            i64::from($source.first_line), i64::from($source.last_line))
    };
}

/// A column that holds rows of another table: a JSON list of objects, each with these columns and
/// the lines of its source. It is read by `sqlx::types::Json`, by the names of the columns.
///
/// `PostgreSQL` calls the functions `json_agg`, which is null where there is no row, and
/// `json_build_object`.
macro_rules! json_rows {
    ($($column:ident),+; $from:literal; order by $order:literal) => {
        concat!(
            "(
            select json_group_array(json_object(",
            $("'", stringify!($column), "', ", stringify!($column), ", ",)+
            "'source', json_object('first_line', first_line, 'last_line', last_line))
                order by ",
            $order,
            ")
            from ",
            $from,
            ")"
        )
    };
}

/// The values of a parameter that is a JSON list of texts: no database takes a list of any length
/// otherwise. `PostgreSQL` calls the function `json_array_elements_text`.
macro_rules! listed_in {
    ($parameter:literal) => {
        concat!("(select value from json_each(", $parameter, "))")
    };
}

/// A join that goes through the left table first, in the order of its key, so that a page of a list
/// is read without sorting the whole list. `PostgreSQL` has no such hint and plans by its statistics.
macro_rules! left_first_join {
    () => {
        "cross join"
    };
}

/// How a transaction that writes begins. One that begins by reading cannot wait for the lock later:
/// `SQLite` fails it at once when another one has written in between.
pub(super) const BEGIN_WRITING: &str = "begin immediate";

/// Reads a boolean in JSON, where `SQLite` has 0 and 1 and `PostgreSQL` has true and false.
pub(super) fn boolean<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    struct Boolean;

    impl Visitor<'_> for Boolean {
        type Value = bool;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a boolean")
        }

        fn visit_bool<E: Error>(self, value: bool) -> Result<bool, E> {
            Ok(value)
        }

        fn visit_u64<E: Error>(self, value: u64) -> Result<bool, E> {
            Ok(value != 0)
        }
    }

    deserializer.deserialize_any(Boolean)
}
