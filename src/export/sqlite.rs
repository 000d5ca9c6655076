//! The catalogue as a database for others: a file of `SQLite` with the tables that `tables` describes,
//! their foreign keys, indexes and views. It is a format like the others, and has nothing to do with the
//! database in which the catalogue is stored.

use std::{collections::BTreeMap, fmt::Write, io, path::Path};

use sqlx::{
    AssertSqlSafe, Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use tokio::runtime::Handle;

use super::{
    ExportedText, Format, FormatOutput, FormatWriter,
    notice::NOTICE,
    tables::{CODEBOOK, Cell, Column, ColumnKind, Table, TableName, codebook, rows},
};
use crate::i18n::Locale;

/// The catalogue as a database.
pub const FORMAT: Format = Format {
    name: "sqlite",
    arguments: "sqlite",
    about: "An `SQLite` database: tables with foreign keys, and views",
    file: "kasip-catalogue.sqlite",
    media_type: "application/vnd.sqlite3",
    output: FormatOutput::File(|path| {
        let database = blocking(DatabaseForOthers::begin(path))?;
        Ok(Box::new(DatabaseWriter(database)))
    }),
};

/// The database on the thread that writes the formats.
struct DatabaseWriter(DatabaseForOthers);

impl FormatWriter for DatabaseWriter {
    fn write(&mut self, text: &ExportedText) -> io::Result<()> {
        blocking(self.0.write(text))
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        blocking(self.0.end())
    }
}

/// Waits for a question to the database. Formats are written on a thread that may be blocked.
fn blocking<T>(question: impl Future<Output = Result<T, sqlx::Error>>) -> io::Result<T> {
    Handle::current().block_on(question).map_err(io::Error::other)
}

/// The tables of the database. What the flat one has, a view of its name puts together.
fn stored() -> impl Iterator<Item = TableName> {
    TableName::ALL.into_iter().filter(|table| *table != TableName::Statement)
}

/// The views, each with what it is for.
fn views() -> String {
    let (abilities, knowledge) = (statements_of("ability"), statements_of("knowledge"));
    format!(
        r#"
create view statement as
-- Every line of the catalogue that has an address of its own, with its card, function and skill.
-- The text of an ability or of knowledge is followed by its parts.
with line as (
    select id, 'profession' as kind, slug as ref, id as card_id, null as function_id,
        null as skill_id, null as number, title as text, first_line, last_line
    from card
    union all
    select purpose_id, 'purpose', slug || '/purpose', card.id, null, null, null, purpose,
        coalesce(field_source.first_line, card.first_line),
        coalesce(field_source.last_line, card.last_line)
    from card
    left join field_source on field_source.card_id = card.id and field_source.field = 'purpose'
    where purpose_id is not null
    union all
    select id, 'function', ref, card_id, id, null, number, title, first_line, last_line
    from "function"
    union all
    select skill.id, 'skill', skill.ref, "function".card_id, "function".id, skill.id, skill.number,
        skill.title, skill.first_line, skill.last_line
    from skill
    join "function" on "function".id = skill.function_id
    union all
{abilities}
    union all
{knowledge}
)
select line.id, line.kind, line.ref, line.number, line.text,
    card.standard, card.language, card.id as card_id, card.title as card_title,
    card.qualification_level, card.occupation_code,
    "function".id as function_id, "function".number as function_number,
    "function".kind as function_kind, "function".title as function_title,
    skill.id as skill_id, skill.number as skill_number, skill.title as skill_title,
    line.first_line, line.last_line
from line
join card on card.id = line.card_id
left join "function" on "function".id = line.function_id
left join skill on skill.id = line.skill_id;

create view card_summary as
-- Every card with the title of its standard and how much stands on it.
select card.id, card.standard, card.language, standard.title as standard_title, card.slug,
    card.point, card.title, card.group_code, card.occupation_code, card.qualification_level,
    (select count(*) from "function" where card_id = card.id) as functions,
    (
        select count(*)
        from skill
        join "function" on "function".id = function_id
        where card_id = card.id
    ) as skills,
    (
        select count(*)
        from ability
        join skill on skill.id = skill_id
        join "function" on "function".id = function_id
        where card_id = card.id
    ) as abilities,
    (
        select count(*)
        from knowledge
        join skill on skill.id = skill_id
        join "function" on "function".id = function_id
        where card_id = card.id
    ) as knowledge
from card
join standard on standard.code = card.standard and standard.language = card.language;

create view career_link as
-- Which card names which other card as related: the links between professions that lead somewhere.
select related_profession.card_id, card.title, card.qualification_level,
    related_card_id, other.title as related_title,
    other.qualification_level as related_qualification_level
from related_profession
join card on card.id = related_profession.card_id
join card as other on other.id = related_card_id;
"#
    )
}

/// The items of one table as rows of the view `statement`.
fn statements_of(table: &str) -> String {
    format!(
        r#"    select {table}.id, '{table}', {table}.ref, "function".card_id, "function".id, skill.id,
        {table}.number,
        {table}.text || coalesce((
            select ' ' || group_concat(text, ' ')
            from (select text from item_part where {table}_id = {table}.id order by position)), ''),
        {table}.first_line, {table}.last_line
    from {table}
    join skill on skill.id = {table}.skill_id
    join "function" on "function".id = skill.function_id"#
    )
}

/// A database for others while it is written.
#[derive(Debug)]
struct DatabaseForOthers(SqliteConnection);

impl DatabaseForOthers {
    /// Begins the file at `path`, where there is none yet, or an empty one.
    async fn begin(path: &Path) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            // The file is of use only when it is whole, so nothing need survive a break; and rows
            // refer to later ones until the end, when every reference is checked.
            .journal_mode(SqliteJournalMode::Off)
            .synchronous(SqliteSynchronous::Off)
            .locking_mode(sqlx::sqlite::SqliteLockingMode::Exclusive)
            .foreign_keys(false);
        let mut file = Self(SqliteConnection::connect_with(&options).await?);
        file.run("begin".to_owned()).await?;
        for table in stored().map(TableName::table).chain([&CODEBOOK]) {
            file.run(definition(table)).await?;
        }
        let described: Vec<_> =
            codebook().filter(|cells| cells[0] != TableName::Statement.name().into()).collect();
        file.insert(&CODEBOOK, &described).await?;
        file.run(format!("create table notice (text text not null) strict; {}", views())).await?;
        for text in NOTICE {
            let sql = "insert into notice (text) values ($1)";
            sqlx::query(sql).bind(text).execute(&mut file.0).await?;
        }
        Ok(file)
    }

    /// Writes the rows of a text.
    async fn write(&mut self, text: &ExportedText) -> Result<(), sqlx::Error> {
        let mut by_table: BTreeMap<TableName, Vec<Vec<Cell>>> = BTreeMap::new();
        for row in rows(text).into_iter().filter(|row| row.table != TableName::Statement) {
            by_table.entry(row.table).or_default().push(row.cells);
        }
        for (name, rows) in by_table {
            self.insert(name.table(), &rows).await?;
        }
        Ok(())
    }

    /// Ends the file: indexes, and a look at every reference.
    async fn end(mut self) -> Result<(), sqlx::Error> {
        for table in stored().map(TableName::table) {
            self.run(indexes(table)).await?;
        }
        let astray: Option<AstrayRow> =
            sqlx::query_as("pragma foreign_key_check").fetch_optional(&mut self.0).await?;
        if let Some(AstrayRow { table, rowid, parent }) = astray {
            let row = rowid.unwrap_or_default();
            let problem =
                format!("the reference of row {row} of {table} leads to no row of {parent}");
            return Err(sqlx::Error::Protocol(problem));
        }
        self.run("commit".to_owned()).await?;
        self.run("analyze".to_owned()).await?;
        self.0.close().await
    }

    /// All rows in one question: asking for each would take most of the time.
    async fn insert(&mut self, table: &Table, rows: &[Vec<Cell>]) -> Result<(), sqlx::Error> {
        let names: Vec<String> = table.columns.iter().map(|column| quoted(column.name)).collect();
        let values: Vec<String> =
            (0..names.len()).map(|position| format!("value ->> {position}")).collect();
        let sql = format!(
            "insert into {} ({}) select {} from json_each($1)",
            quoted(table.name),
            names.join(", "),
            values.join(", "),
        );
        let json = serde_json::to_string(rows).expect("cells are texts and numbers");
        sqlx::query(AssertSqlSafe(sql)).bind(json).execute(&mut self.0).await?;
        Ok(())
    }

    /// Runs statements that are made of the names in the description only.
    async fn run(&mut self, sql: String) -> Result<(), sqlx::Error> {
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut self.0).await?;
        Ok(())
    }
}

/// A row whose foreign key leads nowhere.
#[derive(sqlx_macros::FromRow)]
struct AstrayRow {
    table: String,
    rowid: Option<i64>,
    parent: String,
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

fn quoted_all<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// The statement that makes a table. `SQLite` keeps its comments in the file.
fn definition(table: &Table) -> String {
    let mut sql =
        format!("create table {} (\n    -- {}\n", quoted(table.name), table.meaning(Locale::En));
    for column in table.columns {
        let ty = match column.kind {
            ColumnKind::Text => "text",
            ColumnKind::Integer | ColumnKind::Boolean => "integer",
        };
        let name = quoted(column.name);
        let not_null = if column.required { " not null" } else { "" };
        let check = match column.kind {
            ColumnKind::Boolean => format!(" check ({name} in (0, 1))"),
            ColumnKind::Text | ColumnKind::Integer => String::new(),
        };
        let shape = if column.shape.is_empty() { "" } else { " Shape: " };
        let (meaning, form) = (table.meaning_of(column, Locale::En), column.shape);
        writeln!(sql, "    {name} {ty}{not_null}{check}, -- {meaning}.{shape}{form}")
            .expect("writing to a string does not fail");
    }
    for (other, columns) in references(table) {
        let (own, others): (Vec<&str>, Vec<&str>) = columns.into_iter().unzip();
        writeln!(
            sql,
            "    foreign key ({}) references {} ({}),",
            quoted_all(own),
            quoted(other),
            quoted_all(others)
        )
        .expect("writing to a string does not fail");
    }
    // Columns of a primary key are never null in a strict table.
    let optional = |name: &&str| table.columns.iter().any(|c| c.name == *name && !c.required);
    let kind = if table.key.iter().any(optional) { "unique" } else { "primary key" };
    writeln!(sql, "    {kind} ({})\n) strict", quoted_all(table.key.iter().copied()))
        .expect("writing to a string does not fail");
    sql
}

/// The foreign keys: the table referred to, and its columns after ours. Columns that are beside
/// each other and refer to one table are one key, unless they refer to the same column.
fn references(table: &Table) -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let mut keys: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
    for Column { name, refers_to, .. } in table.columns {
        let Some((other, column)) = refers_to else { continue };
        match keys.last_mut() {
            Some((last, columns))
                if last == other && columns.iter().all(|(_, theirs)| theirs != column) =>
            {
                columns.push((name, column));
            }
            _ => keys.push((other, vec![(name, column)])),
        }
    }
    keys
}

/// An index for each foreign key that the primary key does not begin with.
fn indexes(table: &Table) -> String {
    let mut sql = String::new();
    for (other, columns) in references(table) {
        let own: Vec<&str> = columns.into_iter().map(|(own, _)| own).collect();
        if !table.key.starts_with(&own) {
            let name = quoted(&format!("{}_by_{}", table.name, own.first().unwrap_or(&other)));
            writeln!(sql, "create index {name} on {} ({});", quoted(table.name), quoted_all(own))
                .expect("writing to a string does not fail");
        }
    }
    sql
}
