//! What databases say differently. All other SQL is written once and understood by each of them.
//!
//! These are the words of `SQLite`. `PostgreSQL` also wants text keys with `collate "C"`, which its
//! migrations declare, and transactions that read with `repeatable read`.

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

/// Asks for rows, `fetch_all`, `fetch_one` or `fetch_optional`, on a pool or a connection: the query,
/// then the values of its parameters in their order. The rows are of the kind that is named at the
/// end, and belong to what is named after it; an error says so.
macro_rules! fetch {
    ($how:ident, $on:ident($database:expr), $sql:expr $(, $value:expr)*; $what:literal, $of:expr) => {
        $on!($database, connection => {
            let rows = sqlx::query_as($sql)$(.bind($value))*.$how(connection).await;
            rows.map_err(|error| $crate::storage::row::failed($what, &$of, error))?
        })
    };
}

/// Runs a statement that gives no rows: the values of its parameters in their order.
macro_rules! execute {
    ($transaction:expr, $sql:expr $(, $value:expr)+) => {
        on_connection!($transaction, connection =>
            sqlx::query($sql)$(.bind($value))+.execute(connection).await?)
    };
}

/// An object of JSON with these keys: each has the column of the same name, or what is in brackets.
///
/// `PostgreSQL` calls the function `json_build_object`.
macro_rules! json_object {
    ($($key:ident $(= [$($value:tt)+])?),+) => {
        concat!("json_object(", json_pairs!($($key $(= [$($value)+])?),+), ")")
    };
}

macro_rules! json_pairs {
    ($key:ident) => {
        concat!("'", stringify!($key), "', ", stringify!($key))
    };
    ($key:ident = [$($value:tt)+]) => {
        concat!("'", stringify!($key), "', ", $($value)+)
    };
    ($key:ident $(= [$($value:tt)+])?, $($rest:tt)+) => {
        concat!(json_pairs!($key $(= [$($value)+])?), ", ", json_pairs!($($rest)+))
    };
}

/// A column that holds rows of another table: a JSON list of objects, each with these keys and the
/// lines of its source.
///
/// Rows that are `inside` others are each a list: the positions of those and its own, then the object.
/// They have no order, which would take as long as the rest.
///
/// `PostgreSQL` calls the functions `json_agg`, which is null where there is no row, and
/// `json_build_array`.
macro_rules! json_rows {
    ($($key:ident $(= [$($value:tt)+])?),+; $from:expr; order by $order:literal) => {
        concat!(
            "(
            select json_group_array(",
            json_row!($($key $(= [$($value)+])?),+),
            " order by ", $order, ")
            from ", $from, ")"
        )
    };
    (inside $above:literal; $($key:ident $(= [$($value:tt)+])?),+; $from:expr) => {
        concat!(
            "(
            select json_group_array(json_array(json_array(", $above, ", position), ",
            json_row!($($key $(= [$($value)+])?),+),
            "))
            from ", $from, ")"
        )
    };
}

macro_rules! json_row {
    ($($key:ident $(= [$($value:tt)+])?),+) => {
        json_object!(
            $($key $(= [$($value)+])?,)+
            source = ["json_object('first_line', first_line, 'last_line', last_line)"]
        )
    };
}

/// A column that holds the lines of plain fields: a JSON object with the name of each.
///
/// `PostgreSQL` calls the function `json_object_agg`, which is null where there is no row.
macro_rules! json_sources {
    ($from:literal) => {
        concat!(
            "(
            select json_group_object(
                field, json_object('first_line', first_line, 'last_line', last_line))
            from ",
            $from,
            ")"
        )
    };
}

/// Adds the entries of a JSON list to a table: the columns that say what the list is in, each with its
/// value, then the columns of an entry, each with the key of the same name or the value that follows.
/// `entry` is the list; the lines of its source are added to it.
///
/// `PostgreSQL` has `json_array_elements … with ordinality`.
macro_rules! insert_entries {
    (
        $table:literal in ($($above:ident = $place:literal),+);
        $($column:ident $(= $value:literal)?),+; $from:expr
    ) => {
        concat!(
            "insert into ", $table, " (",
            $(stringify!($above), ", ",)+ "position, ", $(stringify!($column), ", ",)+
            "first_line, last_line)
            select ",
            $($place, ", ",)+ "entry.key, ", $(entry_value!($column $($value)?), ", ",)+
            "entry.value ->> '$.source.first_line', entry.value ->> '$.source.last_line'
            from ", $from
        )
    };
}

macro_rules! entry_value {
    ($column:ident) => {
        concat!("entry.value ->> '", stringify!($column), "'")
    };
    ($column:ident $value:literal) => {
        $value
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

/// A boolean of a column in JSON. `PostgreSQL` has booleans of its own.
macro_rules! json_boolean {
    ($column:literal) => {
        concat!("json(iif(", $column, ", 'true', 'false'))")
    };
}
