//! What is on a card in tables of its own: its lists, the lines of its plain fields, and its labour
//! functions with their skills, the abilities and knowledge of those, and the dash bullets under them.

use serde::de::DeserializeOwned;
use sqlx::sqlite::SqliteRow;

use super::{
    StorageError,
    row::{broken, from_json, to_json},
    transaction::Transaction,
};
use crate::standard::{Item, LabourFunction, Line, ProfessionCard, Skill};

/// The lines without numbers under one label of a card.
macro_rules! lines {
    ($list:literal) => {
        json_rows!(
            text; concat!("card_line where profession_card_id = card.id and list = '", $list, "'");
            order by "position"
        )
    };
}

/// The items of all skills in one of the two lists of skills, which have equal tables.
macro_rules! items {
    ($table:literal) => {
        json_rows!(
            inside "function_position, skill_position";
            ref, number, number_inferred = [json_boolean!("number_inferred")], text,
            parts = ["json_array()"];
            concat!($table, " where profession_card_id = card.id")
        )
    };
}

/// The parts of these items.
macro_rules! parts {
    ($table:literal) => {
        json_rows!(
            inside "function_position, skill_position, item_position";
            text; concat!($table, "_part where profession_card_id = card.id")
        )
    };
}

/// Adds the items of one of the two lists of skills to its table.
macro_rules! insert_items {
    ($table:literal, $list:literal) => {
        insert_entries!(
            $table in (
                profession_card_id = "$1", function_position = "function.key",
                skill_position = "skill.key"
            );
            ref, number, number_inferred, text;
            concat!("json_each($2) as function, json_each(function.value, '$.skills') as skill,
                json_each(skill.value, '$.", $list, "') as entry")
        )
    };
}

/// Adds the parts of these items to their table.
macro_rules! insert_parts {
    ($table:literal, $list:literal) => {
        insert_entries!(
            $table in (
                profession_card_id = "$1", function_position = "function.key",
                skill_position = "skill.key", item_position = "item.key"
            );
            text;
            concat!("json_each($2) as function, json_each(function.value, '$.skills') as skill,
                json_each(skill.value, '$.", $list, "') as item,
                json_each(item.value, '$.parts') as entry")
        )
    };
}

/// The columns of a card that hold rows of other tables, in a query over `profession_card as card`
/// and `standard`, the lists in the order of the text. Each level of the tree is a column of its own,
/// which [`tree`] orders and puts together: nested columns would be a query for each skill and item.
pub(super) const LISTS_AND_TREE: &str = concat!(
    json_rows!(
        level, speciality, qualification;
        "education where profession_card_id = card.id"; order by "position"
    ),
    " as education, ",
    lines!("other_title"),
    " as other_titles, ",
    lines!("personal_competence"),
    " as personal_competences, ",
    lines!("regulation"),
    " as regulations, ",
    json_rows!(
        level = ["qualification_level"], title,
        card = ["case when card_slug is not null
            then json_object('standard', standard.code, 'slug', card_slug) end"];
        "related_profession where profession_card_id = card.id"; order by "position"
    ),
    " as related, ",
    json_rows!(
        label, text; "other_field where profession_card_id = card.id"; order by "position"
    ),
    " as other_fields, ",
    json_sources!("profession_card_field_source where profession_card_id = card.id"),
    " as sources, ",
    json_rows!(
        ref, number, kind, title, skills = ["json_array()"];
        "labour_function where profession_card_id = card.id"; order by "position"
    ),
    " as functions, ",
    json_rows!(
        inside "function_position";
        ref, number, title, recognition,
        abilities = ["json_array()"], knowledge = ["json_array()"];
        "skill where profession_card_id = card.id"
    ),
    " as skills, ",
    items!("ability"),
    " as abilities, ",
    items!("knowledge"),
    " as knowledge, ",
    parts!("ability"),
    " as ability_parts, ",
    parts!("knowledge"),
    " as knowledge_parts",
);

/// Adds the functions of `$2` with everything under them, each table after the one above it.
const INTO_TREE: &[&str] = &[
    insert_entries!(
        "labour_function" in (profession_card_id = "$1");
        ref, number, kind, title; "json_each($2) as entry"
    ),
    insert_entries!(
        "skill" in (profession_card_id = "$1", function_position = "function.key");
        ref, number, title, recognition;
        "json_each($2) as function, json_each(function.value, '$.skills') as entry"
    ),
    insert_items!("ability", "abilities"),
    insert_items!("knowledge", "knowledge"),
    insert_parts!("ability_part", "abilities"),
    insert_parts!("knowledge_part", "knowledge"),
];

/// A list of items of a skill, and the columns of its items and of their parts.
type ItemsOf = (fn(&mut Skill) -> &mut Vec<Item>, &'static str, &'static str);

const ITEMS: [ItemsOf; 2] = [
    (|skill| &mut skill.abilities, "abilities", "ability_parts"),
    (|skill| &mut skill.knowledge, "knowledge", "knowledge_parts"),
];

/// The rows of a column of the tree, each after the positions of what it is inside and its own, in the
/// order of these.
fn in_order<Position: DeserializeOwned + Ord + Copy, Row: DeserializeOwned>(
    row: &SqliteRow,
    column: &str,
) -> Result<Vec<(Position, Row)>, sqlx::Error> {
    let mut rows: Vec<(Position, Row)> = from_json(row, column)?;
    rows.sort_by_key(|(position, _)| *position);
    Ok(rows)
}

fn skill_at(functions: &mut [LabourFunction], function: usize, skill: usize) -> Option<&mut Skill> {
    functions.get_mut(function)?.skills.get_mut(skill)
}

/// The functions of a card with everything under them, from the columns of its tree.
pub(super) fn tree(row: &SqliteRow) -> Result<Vec<LabourFunction>, sqlx::Error> {
    let misplaced = |column| move || broken(column, "a row is inside one that is not there");
    let mut functions: Vec<LabourFunction> = from_json(row, "functions")?;
    for ([function, _], skill) in in_order::<[usize; 2], Skill>(row, "skills")? {
        functions.get_mut(function).ok_or_else(misplaced("skills"))?.skills.push(skill);
    }
    for (items_of, items, parts) in ITEMS {
        for ([function, skill, _], item) in in_order::<[usize; 3], Item>(row, items)? {
            let skill = skill_at(&mut functions, function, skill).ok_or_else(misplaced(items))?;
            items_of(skill).push(item);
        }
        for ([function, skill, item, _], part) in in_order::<[usize; 4], Line>(row, parts)? {
            let item = skill_at(&mut functions, function, skill)
                .and_then(|skill| items_of(skill).get_mut(item));
            item.ok_or_else(misplaced(parts))?.parts.push(part);
        }
    }
    Ok(functions)
}

impl Transaction {
    /// Adds what is on a card.
    pub(super) async fn insert_lists_and_tree(
        &mut self,
        id: i64,
        card: &ProfessionCard,
    ) -> Result<(), StorageError> {
        const EDUCATION: &str = insert_entries!(
            "education" in (profession_card_id = "$1");
            level, speciality, qualification; "json_each($2) as entry"
        );
        const LINES: &str = insert_entries!(
            "card_line" in (profession_card_id = "$1", list = "$3"); text; "json_each($2) as entry"
        );
        const RELATED: &str = insert_entries!(
            "related_profession" in (profession_card_id = "$1");
            qualification_level = "entry.value ->> 'level'", title,
            card_slug = "entry.value ->> '$.card.slug'"; "json_each($2) as entry"
        );
        const OTHER_FIELDS: &str = insert_entries!(
            "other_field" in (
                standard_id = "(select standard_id from profession_card where id = $1)",
                profession_card_id = "$1"
            );
            label, text; "json_each($2) as entry"
        );
        const SOURCES: &str = "
            insert into profession_card_field_source (
                profession_card_id, field, first_line, last_line)
            select $1, key, value ->> 'first_line', value ->> 'last_line'
            from json_each($2)";
        execute!(self, EDUCATION, id, to_json(&card.education));
        for (list, lines) in [
            ("other_title", &card.other_titles),
            ("personal_competence", &card.personal_competences),
            ("regulation", &card.regulations),
        ] {
            execute!(self, LINES, id, to_json(lines), list);
        }
        execute!(self, RELATED, id, to_json(&card.related));
        execute!(self, OTHER_FIELDS, id, to_json(&card.other_fields));
        execute!(self, SOURCES, id, to_json(&card.sources));
        let functions = to_json(&card.functions);
        for sql in INTO_TREE {
            execute!(self, *sql, id, &functions);
        }
        Ok(())
    }
}
