//! What is on a card in tables of its own: its lists, the lines of its plain fields, and its labour
//! functions with their skills, the abilities and knowledge of those, and the dash bullets under them.

use super::{StorageError, row::to_json, transaction::Transaction};
use crate::standard::ProfessionCard;

/// The lines without numbers under one label of a card.
macro_rules! lines {
    ($list:literal) => {
        json_rows!(
            text; concat!("card_line where profession_card_id = card.id and list = '", $list, "'");
            order by "position"
        )
    };
}

/// The items of a skill in one of its two lists, which have equal tables.
macro_rules! items {
    ($table:literal) => {
        json_rows!(
            ref, number, number_inferred = [json_boolean!("number_inferred")], text,
            parts = [json_rows!(
                text; concat!($table, "_part as part
                where part.profession_card_id = card.id
                    and part.function_position = skill.function_position
                    and part.skill_position = skill.position
                    and part.item_position = item.position");
                order by "part.position"
            )];
            concat!($table, " as item
            where item.profession_card_id = card.id
                and item.function_position = skill.function_position
                and item.skill_position = skill.position");
            order by "item.position"
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
/// and `standard`, each in the order of the text.
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
        ref, number, kind, title, skills = [json_rows!(
            ref, number, title, recognition,
            abilities = [items!("ability")], knowledge = [items!("knowledge")];
            "skill
            where skill.profession_card_id = card.id
                and skill.function_position = labour_function.position";
            order by "skill.position"
        )];
        "labour_function where profession_card_id = card.id"; order by "labour_function.position"
    ),
    " as functions",
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
