//! The rows of the tables, on the real standard.

use std::collections::{BTreeMap, BTreeSet};

use kasip::{
    export::tables::{CODEBOOK, CatalogueRow, Cell, TableName, codebook, rows},
    i18n::Locale,
    parser,
    standard::WholeText,
};

use crate::fixtures::J62090011;

pub fn real_text() -> WholeText {
    let (standard, findings) = parser::parse(J62090011);
    WholeText { standard, findings, source_text: J62090011.to_owned(), source_places: Vec::new() }
}

#[test]
fn every_row_has_a_cell_of_the_right_kind_for_each_column() {
    let text = real_text();
    for row in rows(&text.into()) {
        let table = row.table.table();
        assert_eq!(row.cells.len(), table.columns.len(), "{}", table.name);
        for (cell, column) in row.cells.iter().zip(table.columns) {
            let name = format!("{}.{}: {cell:?}", table.name, column.name);
            assert!(cell.kind().is_none_or(|kind| kind == column.kind), "{name}");
            assert!(!column.required || cell.kind().is_some(), "{name}");
        }
    }
    for row in codebook() {
        assert_eq!(row.len(), CODEBOOK.columns.len());
    }
}

#[test]
fn the_key_tells_rows_apart_and_every_reference_leads_to_a_row() {
    let text = real_text();
    let rows = rows(&text.into());
    let column = |table: TableName, name: &str| {
        let column = table.table().columns.iter().position(|column| column.name == name);
        column.unwrap_or_else(|| panic!("{table:?} has no column {name}"))
    };
    for table in TableName::ALL {
        let of_table = || rows.iter().filter(|row| row.table == table);
        let key: Vec<usize> = table.table().key.iter().map(|name| column(table, name)).collect();
        let keys: BTreeSet<Vec<_>> =
            of_table().map(|row| key.iter().map(|at| row.cells[*at].field()).collect()).collect();
        assert_eq!(keys.len(), of_table().count(), "{table:?}");
        for (at, described) in table.table().columns.iter().enumerate() {
            let Some((other, name)) = described.refers_to else { continue };
            let other = TableName::ALL.into_iter().find(|table| table.name() == other).unwrap();
            assert!(other < table, "{table:?} comes after what it refers to");
            let at_other = column(other, name);
            let there: BTreeSet<_> = rows
                .iter()
                .filter(|row| row.table == other)
                .map(|row| row.cells[at_other].field())
                .collect();
            for row in of_table().filter(|row| row.cells[at] != Cell::Empty) {
                assert!(there.contains(&row.cells[at].field()), "{table:?}.{}", described.name);
            }
        }
    }
}

#[test]
fn the_rows_are_those_counted_by_hand() {
    let text = real_text();
    let rows = rows(&text.into());
    for (table, n) in [
        (TableName::Statement, 12 + 12 + 39 + 111 + 368 + 335),
        (TableName::Standard, 1),
        (TableName::Term, 12),
        (TableName::Abbreviation, 18),
        (TableName::Activity, 5),
        (TableName::ListedProfession, 12),
        (TableName::Card, 12),
        (TableName::Education, 15),
        (TableName::OtherTitle, 12),
        (TableName::PersonalCompetence, 109),
        (TableName::RelatedProfession, 23),
        (TableName::Function, 39),
        (TableName::Skill, 111),
        (TableName::Ability, 368),
        (TableName::Knowledge, 335),
        (TableName::ItemPart, 4),
        (TableName::Finding, 24),
    ] {
        assert_eq!(rows.iter().filter(|row| row.table == table).count(), n, "{table:?}");
    }
}

/// The row of a line in the flat table, by the names of its columns.
fn flat_row(rows: &[CatalogueRow], text: &str) -> BTreeMap<&'static str, String> {
    let columns = TableName::Statement.table().columns;
    let named = rows.iter().filter(|row| row.table == TableName::Statement).map(|row| {
        let cells = columns.iter().zip(&row.cells);
        cells.map(|(column, cell)| (column.name, cell.field().into_owned())).collect()
    });
    let mut found = named.filter(|row: &BTreeMap<_, _>| row["text"].starts_with(text));
    found.next().unwrap_or_else(|| panic!("no row of {text}"))
}

#[test]
fn a_row_of_the_flat_table_has_all_that_the_line_stands_under() {
    let text = real_text();
    let card = &text.standard.cards[0];
    let function = &card.functions[0];
    let skill = &function.skills[0];
    let ability = &skill.abilities[1];
    let rows = rows(&text.clone().into());
    let row = flat_row(&rows, &ability.text);
    for (column, expected) in [
        ("standard", "J62090011"),
        ("language", "kk"),
        ("profession", &card.title),
        ("level", "5"),
        ("function", &function.title),
        ("skill", &skill.title),
        ("kind", "Машық"),
        ("number", "2"),
        ("text", &ability.text),
        ("text_kk", ""),
        ("address", &format!("/id/{}", ability.id)),
    ] {
        assert_eq!(row[column], expected, "{column}");
    }
    let of_function = flat_row(&rows, &function.title);
    assert_eq!((&*of_function["function"], &*of_function["skill"]), (&*function.title, ""));
    assert_eq!(of_function["kind"], "Еңбек функциясы");

    let items = text.standard.cards.iter().flat_map(|card| &card.functions);
    let mut abilities = items.flat_map(|f| &f.skills).flat_map(|skill| &skill.abilities);
    let with_parts = abilities.find(|ability| !ability.parts.is_empty()).unwrap();
    let parts: Vec<&str> = with_parts.parts.iter().map(|part| part.text.as_str()).collect();
    let expected = format!("{} {}", with_parts.text, parts.join(" "));
    assert_eq!(flat_row(&rows, &with_parts.text)["text"], expected);
}

#[test]
fn every_meaning_is_said_in_each_language() {
    let tables = TableName::ALL.into_iter().map(TableName::table).chain([&CODEBOOK]);
    for table in tables {
        for locale in Locale::ALL {
            let columns = table.columns.iter();
            let columns = columns.map(|column| (column.name, table.meaning_of(column, locale)));
            for (name, meaning) in columns.chain([("", table.meaning(locale).into())]) {
                assert!(!meaning.is_empty(), "{}.{name} in {}", table.name, locale.tag());
                let is_english = locale == Locale::En;
                assert!(!is_english || meaning.is_ascii(), "{}.{name}: {meaning}", table.name);
            }
        }
    }
}
