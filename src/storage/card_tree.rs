//! The tree of a card: labour functions, their skills, the abilities and knowledge of those, and
//! the dash bullets under them.

use serde::Deserialize;
use sqlx::types::Json;
use sqlx_macros::FromRow;

use super::{
    StorageError, dialect,
    row::{Broken, SourceRow, inconsistent, position},
    transaction::Transaction,
};
use crate::standard::{Identity, Item, LabourFunction, Line, Skill, TextKey};

impl Transaction {
    /// Adds the labour functions of a card, with everything under them.
    pub(super) async fn insert_functions(
        &mut self,
        card_id: i64,
        functions: &[LabourFunction],
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into labour_function (
                profession_card_id, position, ref, number, kind, title, first_line, last_line)
            values ($1, $2, $3, $4, $5, $6, $7, $8)";
        for (index, function) in functions.iter().enumerate() {
            execute!(self, SQL; card_id, position(index), function.identity.reference.to_string(),
                i64::from(function.number), function.kind.name(), &function.title;
                function.source);
            self.insert_skills(card_id, position(index), &function.skills).await?;
        }
        Ok(())
    }

    async fn insert_skills(
        &mut self,
        card_id: i64,
        function: i64,
        skills: &[Skill],
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into skill (
                profession_card_id, function_position, position, ref, number, title, recognition,
                first_line, last_line)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        for (index, skill) in skills.iter().enumerate() {
            execute!(self, SQL; card_id, function, position(index),
                skill.identity.reference.to_string(), i64::from(skill.number), &skill.title,
                &skill.recognition; skill.source);
            let key = SkillKey { card_id, function, skill: position(index) };
            self.insert_items(key, ItemTable::Ability, &skill.abilities).await?;
            self.insert_items(key, ItemTable::Knowledge, &skill.knowledge).await?;
        }
        Ok(())
    }

    async fn insert_items(
        &mut self,
        skill: SkillKey,
        kind: ItemTable,
        items: &[Item],
    ) -> Result<(), StorageError> {
        macro_rules! insert_into {
            ($table:literal) => {
                concat!(
                    "
                    insert into ",
                    $table,
                    " (
                        profession_card_id, function_position, skill_position, position,
                        ref, number, number_inferred, text, first_line, last_line)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
                )
            };
        }
        let sql = match kind {
            ItemTable::Ability => insert_into!("ability"),
            ItemTable::Knowledge => insert_into!("knowledge"),
        };
        for (index, item) in items.iter().enumerate() {
            execute!(self, sql; skill.card_id, skill.function, skill.skill, position(index),
                item.identity.reference.to_string(), i64::from(item.number), item.number_inferred,
                &item.text; item.source);
            self.insert_parts(skill, kind, position(index), &item.parts).await?;
        }
        Ok(())
    }

    async fn insert_parts(
        &mut self,
        skill: SkillKey,
        kind: ItemTable,
        item: i64,
        parts: &[Line],
    ) -> Result<(), StorageError> {
        macro_rules! insert_into {
            ($table:literal) => {
                concat!(
                    "
                    insert into ",
                    $table,
                    " (
                        profession_card_id, function_position, skill_position, item_position,
                        position, text, first_line, last_line)
                    values ($1, $2, $3, $4, $5, $6, $7, $8)"
                )
            };
        }
        let sql = match kind {
            ItemTable::Ability => insert_into!("ability_part"),
            ItemTable::Knowledge => insert_into!("knowledge_part"),
        };
        for (index, part) in parts.iter().enumerate() {
            execute!(self, sql; skill.card_id, skill.function, skill.skill, item,
                position(index), &part.text; part.source);
        }
        Ok(())
    }
}

/// The key of a skill.
#[derive(Clone, Copy)]
struct SkillKey {
    card_id: i64,
    function: i64,
    skill: i64,
}

/// The two lists of a skill, which have equal tables.
#[derive(Clone, Copy)]
enum ItemTable {
    Ability,
    Knowledge,
}

/// The tree among the columns of a card: the rows of each of its tables, in the order of the text.
#[derive(FromRow)]
pub(super) struct TreeColumns {
    functions: Json<Vec<FunctionRow>>,
    skills: Json<Vec<SkillRow>>,
    abilities: Json<Vec<ItemRow>>,
    knowledge: Json<Vec<ItemRow>>,
    ability_parts: Json<Vec<PartRow>>,
    knowledge_parts: Json<Vec<PartRow>>,
}

impl TreeColumns {
    /// The columns, in a query over `profession_card as card`.
    pub(super) const SQL: &str = concat!(
        json_rows!(
            ref, number, kind, title;
            "labour_function where profession_card_id = card.id";
            order by "position"
        ),
        " as functions, ",
        json_rows!(
            function_position, ref, number, title, recognition;
            "skill where profession_card_id = card.id";
            order by "function_position, position"
        ),
        " as skills, ",
        json_rows!(
            function_position, skill_position, ref, number, number_inferred, text;
            "ability where profession_card_id = card.id";
            order by "function_position, skill_position, position"
        ),
        " as abilities, ",
        json_rows!(
            function_position, skill_position, ref, number, number_inferred, text;
            "knowledge where profession_card_id = card.id";
            order by "function_position, skill_position, position"
        ),
        " as knowledge, ",
        json_rows!(
            function_position, skill_position, item_position, text;
            "ability_part where profession_card_id = card.id";
            order by "function_position, skill_position, item_position, position"
        ),
        " as ability_parts, ",
        json_rows!(
            function_position, skill_position, item_position, text;
            "knowledge_part where profession_card_id = card.id";
            order by "function_position, skill_position, item_position, position"
        ),
        " as knowledge_parts",
    );

    /// The labour functions of the card `slug`, with everything under them.
    pub(super) fn functions(
        self,
        slug: &str,
        text: &TextKey,
    ) -> Result<Vec<LabourFunction>, StorageError> {
        let mut tree = FunctionTree { text, functions: Vec::new() };
        let add = |what, added: Result<(), Broken>| {
            added.map_err(|source| inconsistent(what, &slug, source))
        };
        for row in self.functions.0 {
            add("function", tree.add_function(row))?;
        }
        for row in self.skills.0 {
            add("skill", tree.add_skill(row))?;
        }
        for row in self.abilities.0 {
            add("ability", tree.add_item(row, ItemTable::Ability))?;
        }
        for row in self.knowledge.0 {
            add("knowledge", tree.add_item(row, ItemTable::Knowledge))?;
        }
        for row in self.ability_parts.0 {
            add("part", tree.add_part(row, ItemTable::Ability))?;
        }
        for row in self.knowledge_parts.0 {
            add("part", tree.add_part(row, ItemTable::Knowledge))?;
        }
        Ok(tree.functions)
    }
}

/// The functions of a card while the rows below them are added.
struct FunctionTree<'a> {
    text: &'a TextKey,
    functions: Vec<LabourFunction>,
}

impl FunctionTree<'_> {
    fn add_function(&mut self, row: FunctionRow) -> Result<(), Broken> {
        self.functions.push(LabourFunction {
            identity: Identity::new(self.text, row.reference.parse()?),
            number: row.number.try_into()?,
            kind: row.kind.parse()?,
            title: row.title,
            skills: Vec::new(),
            source: row.source.try_into()?,
        });
        Ok(())
    }

    fn add_skill(&mut self, row: SkillRow) -> Result<(), Broken> {
        let function = self.functions.get_mut(usize::try_from(row.function_position)?);
        function.ok_or("its function is missing")?.skills.push(Skill {
            identity: Identity::new(self.text, row.reference.parse()?),
            number: row.number.try_into()?,
            title: row.title,
            recognition: row.recognition,
            abilities: Vec::new(),
            knowledge: Vec::new(),
            source: row.source.try_into()?,
        });
        Ok(())
    }

    fn add_item(&mut self, row: ItemRow, kind: ItemTable) -> Result<(), Broken> {
        let item = Item {
            identity: Identity::new(self.text, row.reference.parse()?),
            number: row.number.try_into()?,
            number_inferred: row.number_inferred,
            text: row.text,
            parts: Vec::new(),
            source: row.source.try_into()?,
        };
        self.items(row.function_position, row.skill_position, kind)?.push(item);
        Ok(())
    }

    fn add_part(&mut self, row: PartRow, kind: ItemTable) -> Result<(), Broken> {
        let items = self.items(row.function_position, row.skill_position, kind)?;
        let item = items.get_mut(usize::try_from(row.item_position)?);
        let part = Line { text: row.text, source: row.source.try_into()? };
        item.ok_or("its item is missing")?.parts.push(part);
        Ok(())
    }

    fn items(
        &mut self,
        function: i64,
        skill: i64,
        kind: ItemTable,
    ) -> Result<&mut Vec<Item>, Broken> {
        let function = self.functions.get_mut(usize::try_from(function)?);
        let skills = &mut function.ok_or("its function is missing")?.skills;
        let skill = skills.get_mut(usize::try_from(skill)?).ok_or("its skill is missing")?;
        match kind {
            ItemTable::Ability => Ok(&mut skill.abilities),
            ItemTable::Knowledge => Ok(&mut skill.knowledge),
        }
    }
}

#[derive(Deserialize)]
struct FunctionRow {
    #[serde(rename = "ref")]
    reference: String,
    number: i64,
    kind: String,
    title: String,
    source: SourceRow,
}

#[derive(Deserialize)]
struct SkillRow {
    function_position: i64,
    #[serde(rename = "ref")]
    reference: String,
    number: i64,
    title: String,
    recognition: Option<String>,
    source: SourceRow,
}

#[derive(Deserialize)]
struct ItemRow {
    function_position: i64,
    skill_position: i64,
    #[serde(rename = "ref")]
    reference: String,
    number: i64,
    #[serde(deserialize_with = "dialect::boolean")]
    number_inferred: bool,
    text: String,
    source: SourceRow,
}

#[derive(Deserialize)]
struct PartRow {
    function_position: i64,
    skill_position: i64,
    item_position: i64,
    text: String,
    source: SourceRow,
}
