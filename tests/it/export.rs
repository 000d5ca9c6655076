//! What the files of the catalogue are made of, on the real standard: the rows of its tables and
//! its nodes.

use std::collections::{BTreeMap, BTreeSet};

use kasip::{
    export::{
        ndjson::write_nodes,
        tables::{CODEBOOK, Cell, TableName, Words, codebook, rows},
    },
    parser,
    standard::WholeText,
};
use serde_json::Value;

use crate::site::J62090011;

fn real_text() -> WholeText {
    let (standard, findings) = parser::parse(J62090011);
    WholeText { standard, findings, source_text: J62090011.to_owned() }
}

#[test]
fn every_row_has_a_cell_of_the_right_kind_for_each_column() {
    let text = real_text();
    for row in rows(&text) {
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
    let rows = rows(&text);
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
    let rows = rows(&text);
    for (table, n) in [
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

#[test]
fn every_meaning_is_said_in_each_language() {
    let tables = TableName::ALL.into_iter().map(TableName::table).chain([&CODEBOOK]);
    for table in tables {
        let columns = table.columns.iter().map(|column| (column.name, column.meaning));
        for (name, Words { kk, ru, en }) in columns.chain([("", table.meaning)]) {
            assert!([kk, ru, en].iter().all(|words| !words.is_empty()), "{}.{name}", table.name);
            assert!(en.is_ascii(), "{}.{name}: {en}", table.name);
        }
    }
}

#[test]
fn every_node_stands_on_a_line_of_its_own_after_its_parent() {
    let text = real_text();
    let mut out = Vec::new();
    write_nodes(&text, &mut out).unwrap();
    let mut seen = BTreeSet::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in String::from_utf8(out).unwrap().lines() {
        let node: Value = serde_json::from_str(line).unwrap();
        let parent = node["parent_id"].as_str();
        assert!(parent.is_none_or(|parent| seen.contains(parent)), "{line}");
        assert!(seen.insert(node["id"].as_str().unwrap().to_owned()), "{line}");
        *counts.entry(node["type"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    let id = text.standard.passport.identity().id.to_string();
    assert!(seen.contains(&id), "a standard has the identifier that the API gives it");
    let counts: Vec<_> = counts.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    let expected = [
        ("ability", 368),
        ("function", 39),
        ("knowledge", 335),
        ("profession", 12),
        ("purpose", 12),
        ("skill", 111),
        ("standard", 1),
    ];
    assert_eq!(counts, expected);
}
