//! The codebook: a table that explains every column of every other, made from their description.

use super::{
    column::{Cell, Column, Table},
    name::TableName,
};
use crate::i18n::Locale;

/// The table that explains the others.
pub static CODEBOOK: Table = Table {
    name: "codebook",
    key: &["table", "position"],
    columns: &[
        Column::text("table").ours(),
        Column::integer("position").ours(),
        Column::text("column").optional().ours(),
        Column::text("type").optional().shape("text, integer, boolean").ours(),
        Column::boolean("required").optional().ours(),
        Column::boolean("key").optional().ours(),
        Column::text("refers_to").optional().shape("table.column").ours(),
        Column::text("shape").optional().ours(),
        Column::text("origin").optional().shape("text, place, ours, translation").ours(),
        Column::text("label").optional(),
        Column::text("meaning_kk").ours(),
        Column::text("meaning_ru").ours(),
        Column::text("meaning_en").ours(),
    ],
};

/// The rows of the codebook.
pub fn codebook() -> impl Iterator<Item = Vec<Cell>> {
    TableName::ALL.into_iter().map(TableName::table).flat_map(|table| {
        let columns = table.columns.iter().enumerate();
        std::iter::once(of_table(table))
            .chain(columns.map(move |(index, column)| of_column(table, index, column)))
    })
}

fn of_table(table: &'static Table) -> Vec<Cell> {
    let mut cells = vec![table.name.into(), Cell::Integer(0)];
    cells.resize(CODEBOOK.columns.len() - 3, Cell::Empty);
    cells.extend(Locale::ALL.map(|locale| table.meaning(locale).into()));
    cells
}

fn of_column(table: &'static Table, index: usize, column: &'static Column) -> Vec<Cell> {
    let refers_to = column.refers_to.map(|(table, column)| format!("{table}.{column}"));
    let mut cells = vec![
        table.name.into(),
        (index + 1).into(),
        column.name.into(),
        column.kind.name().into(),
        column.required.into(),
        table.key.contains(&column.name).into(),
        refers_to.into(),
        Some(column.shape).filter(|shape| !shape.is_empty()).into(),
        column.origin.name().into(),
        column.origin.label().map(|label| label.text).into(),
    ];
    cells.extend(Locale::ALL.map(|locale| table.meaning_of(column, locale).into()));
    cells
}
