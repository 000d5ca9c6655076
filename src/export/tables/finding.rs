//! The table of what was noticed, and that of the lines of plain fields.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    Column, Table, TableName, TextRows,
    column::{CARD_ID, FIRST_LINE, LANGUAGE, LAST_LINE, POSITION, STANDARD, lines, position},
};
use crate::{
    export::json,
    standard::{FieldSources, WholeText},
};

pub(super) static FINDING: Table = Table {
    name: "finding",
    key: &["standard", "language", "position"],
    columns: &[
        STANDARD,
        LANGUAGE,
        POSITION,
        Column::text("kind").shape("lost_number, glued_items, …").ours(),
        Column::text("severity").shape("error, warning, note").ours(),
        CARD_ID.optional(),
        Column::text("ref").optional().shape("2524-0-003-5/f1/s2/a3").ours(),
        Column::text("message").ours(),
        Column::text("detail").shape("JSON object").ours(),
        FIRST_LINE,
        LAST_LINE,
    ],
};

pub(super) static FIELD_SOURCE: Table = Table {
    name: "field_source",
    key: &["standard", "language", "card_id", "field"],
    columns: &[
        STANDARD,
        LANGUAGE,
        CARD_ID.optional(),
        Column::text("field").ours(),
        FIRST_LINE,
        LAST_LINE,
    ],
};

/// Adds the rows of the findings and of the plain fields of a text.
pub(super) fn add<'a>(text: &'a WholeText, rows: &mut TextRows<'a>) {
    let cards = &text.standard.cards;
    let by_slug: BTreeMap<&str, Uuid> =
        cards.iter().map(|card| (card.identity.slug(), card.identity.id())).collect();
    for (index, finding) in text.findings.iter().enumerate() {
        let shape = json::Finding::from(finding);
        let detail = serde_json::to_string(&shape.detail).expect("names, texts and numbers");
        let mut cells = vec![
            position(index),
            finding.kind.name().into(),
            finding.severity.name().into(),
            finding.card.as_deref().and_then(|slug| by_slug.get(slug)).copied().into(),
            finding.reference.as_ref().into(),
            shape.message.into(),
            detail.into(),
        ];
        cells.extend(lines(finding.source));
        rows.add_of_text(TableName::Finding, cells);
    }
    add_sources(None, &text.standard.passport.sources, rows);
    for card in cards {
        add_sources(Some(card.identity.id()), &card.sources, rows);
    }
}

fn add_sources<'a>(card: Option<Uuid>, sources: &'a FieldSources, rows: &mut TextRows<'a>) {
    for (field, source) in sources {
        let mut cells = vec![card.into(), field.into()];
        cells.extend(lines(*source));
        rows.add_of_text(TableName::FieldSource, cells);
    }
}
