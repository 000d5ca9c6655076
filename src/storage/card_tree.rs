//! The tree of a card: labour functions, their skills, the abilities and knowledge of those, and
//! the dash bullets under them. One query reads one level of the whole card.

use sqlx::FromRow;

use super::{
    StorageError,
    row::{Broken, SourceRow, inconsistent, model, position},
    transaction::Transaction,
};
use crate::standard::{Identity, Item, LabourFunction, Line, Skill, TextKey};

impl Transaction {
    /// The labour functions of the card `slug`, with all that stands under them.
    pub(super) async fn list_functions(
        &mut self,
        card_id: i64,
        slug: &str,
        text: &TextKey,
    ) -> Result<Vec<LabourFunction>, StorageError> {
        const FUNCTIONS: &str = "
            select ref, number, kind, title, first_line, last_line
            from labour_function
            where profession_card_id = $1
            order by position";
        const SKILLS: &str = "
            select function_position, ref, number, title, recognition, first_line, last_line
            from skill
            where profession_card_id = $1
            order by function_position, position";
        const ABILITIES: &str = "
            select function_position, skill_position, ref, number, number_inferred, text,
                first_line, last_line
            from ability
            where profession_card_id = $1
            order by function_position, skill_position, position";
        const KNOWLEDGE: &str = "
            select function_position, skill_position, ref, number, number_inferred, text,
                first_line, last_line
            from knowledge
            where profession_card_id = $1
            order by function_position, skill_position, position";
        // Parts are rare, so that sorting them costs less than a second question.
        const PARTS: &str = "
            select 'ability' as kind, function_position, skill_position, item_position, position,
                text, first_line, last_line
            from ability_part
            where profession_card_id = $1
            union all
            select 'knowledge', function_position, skill_position, item_position, position,
                text, first_line, last_line
            from knowledge_part
            where profession_card_id = $1
            order by kind, function_position, skill_position, item_position, position";
        let functions: Vec<FunctionRow> = on_connection!(&mut *self, connection =>
            sqlx::query_as(FUNCTIONS).bind(card_id).fetch_all(connection).await?);
        let skills: Vec<SkillRow> = on_connection!(&mut *self, connection =>
            sqlx::query_as(SKILLS).bind(card_id).fetch_all(connection).await?);
        let abilities: Vec<ItemRow> = on_connection!(&mut *self, connection =>
            sqlx::query_as(ABILITIES).bind(card_id).fetch_all(connection).await?);
        let knowledge: Vec<ItemRow> = on_connection!(&mut *self, connection =>
            sqlx::query_as(KNOWLEDGE).bind(card_id).fetch_all(connection).await?);
        let parts: Vec<PartRow> = on_connection!(self, connection =>
            sqlx::query_as(PARTS).bind(card_id).fetch_all(connection).await?);
        let broken = |what, source| inconsistent(what, &slug, source);
        let mut tree = Tree { text, functions: Vec::with_capacity(functions.len()) };
        for row in functions {
            tree.functions.push(model("function", &slug, (text, row))?);
        }
        for row in skills {
            tree.add_skill(row).map_err(|source| broken("skill", source))?;
        }
        for row in abilities {
            tree.add_item(row, ItemKind::Ability).map_err(|source| broken("ability", source))?;
        }
        for row in knowledge {
            tree.add_item(row, ItemKind::Knowledge)
                .map_err(|source| broken("knowledge", source))?;
        }
        for row in parts {
            tree.add_part(row).map_err(|source| broken("part", source))?;
        }
        Ok(tree.functions)
    }

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
                    .bind(&function.identity.reference)
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
                    .bind(&skill.identity.reference)
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
                    .bind(&item.identity.reference)
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

    fn add_part(&mut self, row: PartRow) -> Result<(), Broken> {
        let kind = match row.kind.as_str() {
            "ability" => ItemKind::Ability,
            _ => ItemKind::Knowledge,
        };
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

#[derive(FromRow)]
struct FunctionRow {
    #[sqlx(rename = "ref")]
    reference: String,
    number: i64,
    kind: String,
    title: String,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl TryFrom<(&TextKey, FunctionRow)> for LabourFunction {
    type Error = Broken;

    fn try_from((text, row): (&TextKey, FunctionRow)) -> Result<Self, Self::Error> {
        Ok(Self {
            identity: Identity::new(text, row.reference),
            number: row.number.try_into()?,
            kind: row.kind.parse()?,
            title: row.title,
            skills: Vec::new(),
            source: row.source.try_into()?,
        })
    }
}

#[derive(FromRow)]
struct SkillRow {
    function_position: i64,
    #[sqlx(rename = "ref")]
    reference: String,
    number: i64,
    title: String,
    recognition: Option<String>,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl TryFrom<(&TextKey, SkillRow)> for Skill {
    type Error = Broken;

    fn try_from((text, row): (&TextKey, SkillRow)) -> Result<Self, Self::Error> {
        Ok(Self {
            identity: Identity::new(text, row.reference),
            number: row.number.try_into()?,
            title: row.title,
            recognition: row.recognition,
            abilities: Vec::new(),
            knowledge: Vec::new(),
            source: row.source.try_into()?,
        })
    }
}

#[derive(FromRow)]
struct ItemRow {
    function_position: i64,
    skill_position: i64,
    #[sqlx(rename = "ref")]
    reference: String,
    number: i64,
    number_inferred: bool,
    text: String,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl TryFrom<(&TextKey, ItemRow)> for Item {
    type Error = Broken;

    fn try_from((text, row): (&TextKey, ItemRow)) -> Result<Self, Self::Error> {
        Ok(Self {
            identity: Identity::new(text, row.reference),
            number: row.number.try_into()?,
            number_inferred: row.number_inferred,
            text: row.text,
            parts: Vec::new(),
            source: row.source.try_into()?,
        })
    }
}

#[derive(FromRow)]
struct PartRow {
    kind: String,
    function_position: i64,
    skill_position: i64,
    item_position: i64,
    text: String,
    #[sqlx(flatten)]
    source: SourceRow,
}
