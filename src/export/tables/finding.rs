//! The table of what was noticed, and that of the lines of plain fields.

use super::column::{CARD_ID, Column, FIRST_LINE, LANGUAGE, LAST_LINE, POSITION, STANDARD, Table};

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
