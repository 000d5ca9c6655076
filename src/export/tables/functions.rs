//! The tables of the labour functions of a card, with all that stands under them.

use uuid::Uuid;

use super::{
    Column, Table, TableName, TextRows,
    column::{CARD_ID, FIRST_LINE, ID, LAST_LINE, NUMBER, POSITION, REFERENCE, lines, position},
};
use crate::standard::{Item, LabourFunction, ProfessionCard, Skill};

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
        Column::text("title").label("Еңбек функциясы #:"),
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
        Column::text("title").label("Дағды #:"),
        Column::text("recognition").optional().label("Дағдыны тану мүмкіндігі:"),
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
        Column::text("text").label(label),
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
        Column::text("text"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

/// Adds the rows of the functions of a card.
pub(super) fn add<'a>(card: &'a ProfessionCard, rows: &mut TextRows<'a>) {
    for (index, function) in card.functions.iter().enumerate() {
        add_function(card.identity.id(), index, function, rows);
        for (index, skill) in function.skills.iter().enumerate() {
            add_skill(function.identity.id, index, skill, rows);
            for (index, item) in skill.abilities.iter().enumerate() {
                add_item(TableName::Ability, skill.identity.id, index, item, rows);
            }
            for (index, item) in skill.knowledge.iter().enumerate() {
                add_item(TableName::Knowledge, skill.identity.id, index, item, rows);
            }
        }
    }
}

fn add_function<'a>(
    card: Uuid,
    index: usize,
    function: &'a LabourFunction,
    rows: &mut TextRows<'a>,
) {
    let mut cells = vec![
        function.identity.id.into(),
        card.into(),
        position(index),
        (&function.identity.reference).into(),
        function.number.into(),
        function.kind.name().into(),
        (&function.title).into(),
    ];
    cells.extend(lines(function.source));
    rows.add(TableName::Function, cells);
}

fn add_skill<'a>(function: Uuid, index: usize, skill: &'a Skill, rows: &mut TextRows<'a>) {
    let mut cells = vec![
        skill.identity.id.into(),
        function.into(),
        position(index),
        (&skill.identity.reference).into(),
        skill.number.into(),
        (&skill.title).into(),
        skill.recognition.as_ref().into(),
    ];
    cells.extend(lines(skill.source));
    rows.add(TableName::Skill, cells);
}

fn add_item<'a>(
    table: TableName,
    skill: Uuid,
    index: usize,
    item: &'a Item,
    rows: &mut TextRows<'a>,
) {
    let id = item.identity.id;
    let mut cells = vec![
        id.into(),
        skill.into(),
        position(index),
        (&item.identity.reference).into(),
        item.number.into(),
        item.number_inferred.into(),
        (&item.text).into(),
    ];
    cells.extend(lines(item.source));
    rows.add(table, cells);
    for (index, part) in item.parts.iter().enumerate() {
        let of = |wanted| (table == wanted).then_some(id).into();
        let mut cells = vec![
            of(TableName::Ability),
            of(TableName::Knowledge),
            position(index),
            (&part.text).into(),
        ];
        cells.extend(lines(part.source));
        rows.add(TableName::ItemPart, cells);
    }
}
