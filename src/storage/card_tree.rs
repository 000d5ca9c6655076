//! The tree of a card: labour functions, their skills, the abilities and knowledge of those, and
//! the dash bullets under them.

use serde::Deserialize;
use sqlx::FromRow;

use super::{
    StorageError,
    row::{Broken, SourceRow, inconsistent, model, position, rows},
    transaction::Transaction,
};
use crate::standard::{Identity, Item, LabourFunction, Line, Skill, TextKey};

impl Transaction {
    /// Adds the labour functions of a card, with all that stands under them.
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
            on_connection!(&mut *self, connection => {
                sqlx::query(SQL)
                    .bind(card_id)
                    .bind(position(index))
                    .bind(function.identity.reference.to_string())
                    .bind(i64::from(function.number))
                    .bind(function.kind.name())
                    .bind(&function.title)
                    .bind(i64::from(function.source.first_line))
                    .bind(i64::from(function.source.last_line))
                    .execute(connection)
                    .await?
            });
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
            on_connection!(&mut *self, connection => {
                sqlx::query(SQL)
                    .bind(card_id)
                    .bind(function)
                    .bind(position(index))
                    .bind(skill.identity.reference.to_string())
                    .bind(i64::from(skill.number))
                    .bind(&skill.title)
                    .bind(&skill.recognition)
                    .bind(i64::from(skill.source.first_line))
                    .bind(i64::from(skill.source.last_line))
                    .execute(connection)
                    .await?
            });
            let place = SkillPlace { card_id, function, skill: position(index) };
            self.insert_items(place, ItemKind::Ability, &skill.abilities).await?;
            self.insert_items(place, ItemKind::Knowledge, &skill.knowledge).await?;
        }
        Ok(())
    }

    async fn insert_items(
        &mut self,
        place: SkillPlace,
        kind: ItemKind,
        items: &[Item],
    ) -> Result<(), StorageError> {
        const ABILITY: &str = "
            insert into ability (
                profession_card_id, function_position, skill_position, position, ref, number,
                number_inferred, text, first_line, last_line)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        const KNOWLEDGE: &str = "
            insert into knowledge (
                profession_card_id, function_position, skill_position, position, ref, number,
                number_inferred, text, first_line, last_line)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let sql = match kind {
            ItemKind::Ability => ABILITY,
            ItemKind::Knowledge => KNOWLEDGE,
        };
        for (index, item) in items.iter().enumerate() {
            on_connection!(&mut *self, connection => {
                sqlx::query(sql)
                    .bind(place.card_id)
                    .bind(place.function)
                    .bind(place.skill)
                    .bind(position(index))
                    .bind(item.identity.reference.to_string())
                    .bind(i64::from(item.number))
                    .bind(item.number_inferred)
                    .bind(&item.text)
                    .bind(i64::from(item.source.first_line))
                    .bind(i64::from(item.source.last_line))
                    .execute(connection)
                    .await?
            });
            self.insert_parts(place, kind, position(index), &item.parts).await?;
        }
        Ok(())
    }

    async fn insert_parts(
        &mut self,
        place: SkillPlace,
        kind: ItemKind,
        item: i64,
        parts: &[Line],
    ) -> Result<(), StorageError> {
        const ABILITY: &str = "
            insert into ability_part (
                profession_card_id, function_position, skill_position, item_position, position,
                text, first_line, last_line)
            values ($1, $2, $3, $4, $5, $6, $7, $8)";
        const KNOWLEDGE: &str = "
            insert into knowledge_part (
                profession_card_id, function_position, skill_position, item_position, position,
                text, first_line, last_line)
            values ($1, $2, $3, $4, $5, $6, $7, $8)";
        let sql = match kind {
            ItemKind::Ability => ABILITY,
            ItemKind::Knowledge => KNOWLEDGE,
        };
        for (index, part) in parts.iter().enumerate() {
            on_connection!(&mut *self, connection => {
                sqlx::query(sql)
                    .bind(place.card_id)
                    .bind(place.function)
                    .bind(place.skill)
                    .bind(item)
                    .bind(position(index))
                    .bind(&part.text)
                    .bind(i64::from(part.source.first_line))
                    .bind(i64::from(part.source.last_line))
                    .execute(connection)
                    .await?
            });
        }
        Ok(())
    }
}

/// The key of a skill.
#[derive(Clone, Copy)]
struct SkillPlace {
    card_id: i64,
    function: i64,
    skill: i64,
}

/// The two lists of a skill, which have equal tables.
#[derive(Clone, Copy)]
enum ItemKind {
    Ability,
    Knowledge,
}

/// The tree among the columns of a card: a list for each of its tables, in the order of the text.
#[derive(FromRow)]
pub(super) struct TreeRow {
    functions: String,
    skills: String,
    abilities: String,
    knowledge: String,
    ability_parts: String,
    knowledge_parts: String,
}

impl TreeRow {
    /// The labour functions of the card `slug`, with all that stands under them.
    pub(super) fn functions(
        &self,
        slug: &str,
        text: &TextKey,
    ) -> Result<Vec<LabourFunction>, StorageError> {
        let mut tree = Tree { text, functions: Vec::new() };
        for row in rows::<FunctionRow>("function", &slug, &self.functions)? {
            tree.functions.push(model("function", &slug, (text, row))?);
        }
        for row in rows("skill", &slug, &self.skills)? {
            tree.add_skill(row).map_err(|source| inconsistent("skill", &slug, source))?;
        }
        for (what, list, kind) in [
            ("ability", &self.abilities, ItemKind::Ability),
            ("knowledge", &self.knowledge, ItemKind::Knowledge),
        ] {
            for row in rows(what, &slug, list)? {
                tree.add_item(row, kind).map_err(|source| inconsistent(what, &slug, source))?;
            }
        }
        for (list, kind) in
            [(&self.ability_parts, ItemKind::Ability), (&self.knowledge_parts, ItemKind::Knowledge)]
        {
            for row in rows("part", &slug, list)? {
                tree.add_part(row, kind).map_err(|source| inconsistent("part", &slug, source))?;
            }
        }
        Ok(tree.functions)
    }
}

/// The functions of a card while what stands under them is put in its place.
struct Tree<'a> {
    text: &'a TextKey,
    functions: Vec<LabourFunction>,
}

impl Tree<'_> {
    fn add_skill(&mut self, row: SkillRow) -> Result<(), Broken> {
        let function = self.functions.get_mut(usize::try_from(row.function_position)?);
        let skill = (self.text, row).try_into()?;
        function.ok_or("its function is missing")?.skills.push(skill);
        Ok(())
    }

    fn add_item(&mut self, row: ItemRow, kind: ItemKind) -> Result<(), Broken> {
        let text = self.text;
        let items = self.items(row.function_position, row.skill_position, kind)?;
        items.push((text, row).try_into()?);
        Ok(())
    }

    fn add_part(&mut self, row: PartRow, kind: ItemKind) -> Result<(), Broken> {
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
        kind: ItemKind,
    ) -> Result<&mut Vec<Item>, Broken> {
        let function = self.functions.get_mut(usize::try_from(function)?);
        let skills = &mut function.ok_or("its function is missing")?.skills;
        let skill = skills.get_mut(usize::try_from(skill)?).ok_or("its skill is missing")?;
        match kind {
            ItemKind::Ability => Ok(&mut skill.abilities),
            ItemKind::Knowledge => Ok(&mut skill.knowledge),
        }
    }
}

#[derive(Deserialize)]
struct FunctionRow {
    reference: String,
    number: i64,
    kind: String,
    title: String,
    source: SourceRow,
}

impl TryFrom<(&TextKey, FunctionRow)> for LabourFunction {
    type Error = Broken;

    fn try_from((text, row): (&TextKey, FunctionRow)) -> Result<Self, Self::Error> {
        Ok(Self {
            identity: Identity::new(text, row.reference.parse()?),
            number: row.number.try_into()?,
            kind: row.kind.parse()?,
            title: row.title,
            skills: Vec::new(),
            source: row.source.try_into()?,
        })
    }
}

#[derive(Deserialize)]
struct SkillRow {
    function_position: i64,
    reference: String,
    number: i64,
    title: String,
    recognition: Option<String>,
    source: SourceRow,
}

impl TryFrom<(&TextKey, SkillRow)> for Skill {
    type Error = Broken;

    fn try_from((text, row): (&TextKey, SkillRow)) -> Result<Self, Self::Error> {
        Ok(Self {
            identity: Identity::new(text, row.reference.parse()?),
            number: row.number.try_into()?,
            title: row.title,
            recognition: row.recognition,
            abilities: Vec::new(),
            knowledge: Vec::new(),
            source: row.source.try_into()?,
        })
    }
}

#[derive(Deserialize)]
struct ItemRow {
    function_position: i64,
    skill_position: i64,
    reference: String,
    number: i64,
    /// 0 or 1.
    number_inferred: u8,
    text: String,
    source: SourceRow,
}

impl TryFrom<(&TextKey, ItemRow)> for Item {
    type Error = Broken;

    fn try_from((text, row): (&TextKey, ItemRow)) -> Result<Self, Self::Error> {
        Ok(Self {
            identity: Identity::new(text, row.reference.parse()?),
            number: row.number.try_into()?,
            number_inferred: row.number_inferred != 0,
            text: row.text,
            parts: Vec::new(),
            source: row.source.try_into()?,
        })
    }
}

#[derive(Deserialize)]
struct PartRow {
    function_position: i64,
    skill_position: i64,
    item_position: i64,
    text: String,
    source: SourceRow,
}
