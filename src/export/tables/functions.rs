//! The tables of the labour functions of a card, with all that stands under them.

use super::column::{
    CARD_ID, Column, FIRST_LINE, ID, LAST_LINE, NUMBER, POSITION, REFERENCE, Table,
};

pub(super) static FUNCTION: Table = Table {
    name: "function",
    key: &["id"],
    columns: &[
        ID,
        CARD_ID,
        POSITION,
        REFERENCE,
        NUMBER.label("Еңбек функциясы #:"),
        Column::text("kind").shape("mandatory, additional").label("Міндетті еңбек функциялары:"),
        Column::words("title").label("Еңбек функциясы #:"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

pub(super) static SKILL: Table = Table {
    name: "skill",
    key: &["id"],
    columns: &[
        ID,
        Column::text("function_id").shape("UUID").refers_to("function", "id").of_place(),
        POSITION,
        REFERENCE,
        NUMBER.label("Дағды #:"),
        Column::words("title").label("Дағды #:"),
        Column::words("recognition").optional().label("Дағдыны тану мүмкіндігі:"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

/// The columns of a numbered list of a skill.
const fn item_columns(label: &'static str) -> [Column; 9] {
    [
        ID,
        Column::text("skill_id").shape("UUID").refers_to("skill", "id").of_place(),
        POSITION,
        REFERENCE,
        NUMBER,
        Column::boolean("number_inferred").ours(),
        Column::words("text").label(label),
        FIRST_LINE,
        LAST_LINE,
    ]
}

pub(super) static ABILITY: Table =
    Table { name: "ability", key: &["id"], columns: &item_columns("Машықтар:") };

pub(super) static KNOWLEDGE: Table =
    Table { name: "knowledge", key: &["id"], columns: &item_columns("Білімдер:") };

pub(super) static ITEM_PART: Table = Table {
    name: "item_part",
    key: &["ability_id", "knowledge_id", "position"],
    columns: &[
        Column::text("ability_id").optional().shape("UUID").refers_to("ability", "id").of_place(),
        Column::text("knowledge_id")
            .optional()
            .shape("UUID")
            .refers_to("knowledge", "id")
            .of_place(),
        POSITION,
        Column::words("text"),
        FIRST_LINE,
        LAST_LINE,
    ],
};
