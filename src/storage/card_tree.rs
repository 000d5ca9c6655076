//! The tree of a card: labour functions, their skills, the abilities and knowledge of those, and
//! the dash bullets under them. One query reads one level of the whole card.

use sqlx::FromRow;

use super::{
    StorageError,
    row::{Broken, SourceRow, inconsistent, position},
    transaction::Transaction,
};
use crate::standard::{Identity, Item, LabourFunction, Line, Skill, TextKey};

impl Transaction {
    /// The labour functions of a card, with all that stands under them.
    pub(super) async fn list_functions(
        &mut self,
        card_id: i64,
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
        // An item comes in one row for each of its parts, or in one row when it has none.
        const ITEMS: &str = "
            select 'ability' as kind, item.function_position as function_position,
                item.skill_position as skill_position, item.position as position,
                item.ref, item.number, item.number_inferred, item.text,
                item.first_line, item.last_line, part.position as part_position,
                part.text as part_text, part.first_line as part_first_line,
                part.last_line as part_last_line
            from ability as item
            left join ability_part as part
                on part.profession_card_id = item.profession_card_id
                and part.function_position = item.function_position
                and part.skill_position = item.skill_position
                and part.item_position = item.position
            where item.profession_card_id = $1
            union all
            select 'knowledge', item.function_position, item.skill_position, item.position,
                item.ref, item.number, item.number_inferred, item.text,
                item.first_line, item.last_line, part.position,
                part.text, part.first_line,
                part.last_line
            from knowledge as item
            left join knowledge_part as part
                on part.profession_card_id = item.profession_card_id
                and part.function_position = item.function_position
                and part.skill_position = item.skill_position
                and part.item_position = item.position
            where item.profession_card_id = $1
            order by kind, function_position, skill_position, position, part_position";
        let functions: Vec<FunctionRow> = on_connection!(&mut *self, connection =>
            sqlx::query_as(FUNCTIONS).bind(card_id).fetch_all(connection).await?);
        let skills: Vec<SkillRow> = on_connection!(&mut *self, connection =>
            sqlx::query_as(SKILLS).bind(card_id).fetch_all(connection).await?);
        let items: Vec<ItemRow> = on_connection!(self, connection =>
            sqlx::query_as(ITEMS).bind(card_id).fetch_all(connection).await?);
        Tree { text, functions: Vec::with_capacity(functions.len()) }
            .with_functions(functions)?
            .with_skills(skills)?
            .with_items(items)
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
    fn with_functions(mut self, rows: Vec<FunctionRow>) -> Result<Self, StorageError> {
        for row in rows {
            let reference = row.reference.clone();
            let function = row.function(self.text);
            self.functions
                .push(function.map_err(|source| inconsistent("function", &reference, source))?);
        }
        Ok(self)
    }

    fn with_skills(mut self, rows: Vec<SkillRow>) -> Result<Self, StorageError> {
        for row in rows {
            let reference = row.reference.clone();
            self.add_skill(row).map_err(|source| inconsistent("skill", &reference, source))?;
        }
        Ok(self)
    }

    fn with_items(mut self, rows: Vec<ItemRow>) -> Result<Vec<LabourFunction>, StorageError> {
        for row in rows {
            let reference = row.reference.clone();
            self.add_item(row).map_err(|source| inconsistent("item", &reference, source))?;
        }
        Ok(self.functions)
    }

    fn add_skill(&mut self, row: SkillRow) -> Result<(), Broken> {
        let function = self.functions.get_mut(usize::try_from(row.function_position)?);
        let function = function.ok_or("its function is missing")?;
        function.skills.push(row.skill(self.text)?);
        Ok(())
    }

    /// Adds an item, or to an item that is there already the next of its parts.
    fn add_item(&mut self, mut row: ItemRow) -> Result<(), Broken> {
        let function = self.functions.get_mut(usize::try_from(row.function_position)?);
        let function = function.ok_or("its function is missing")?;
        let skill = function.skills.get_mut(usize::try_from(row.skill_position)?);
        let skill = skill.ok_or("its skill is missing")?;
        let items = match row.kind.as_str() {
            "ability" => &mut skill.abilities,
            _ => &mut skill.knowledge,
        };
        let part = row.part.take_line()?;
        let index = usize::try_from(row.position)?;
        if index == items.len() {
            items.push(row.item(self.text)?);
        }
        let item = items.get_mut(index).ok_or("an item before it is missing")?;
        item.parts.extend(part);
        Ok(())
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

impl FunctionRow {
    fn function(self, text: &TextKey) -> Result<LabourFunction, Broken> {
        Ok(LabourFunction {
            identity: Identity::new(text, self.reference),
            number: self.number.try_into()?,
            kind: self.kind.parse()?,
            title: self.title,
            skills: Vec::new(),
            source: self.source.try_into()?,
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

impl SkillRow {
    fn skill(self, text: &TextKey) -> Result<Skill, Broken> {
        Ok(Skill {
            identity: Identity::new(text, self.reference),
            number: self.number.try_into()?,
            title: self.title,
            recognition: self.recognition,
            abilities: Vec::new(),
            knowledge: Vec::new(),
            source: self.source.try_into()?,
        })
    }
}

#[derive(FromRow)]
struct ItemRow {
    kind: String,
    function_position: i64,
    skill_position: i64,
    position: i64,
    #[sqlx(rename = "ref")]
    reference: String,
    number: i64,
    number_inferred: bool,
    text: String,
    #[sqlx(flatten)]
    source: SourceRow,
    #[sqlx(flatten)]
    part: PartColumns,
}

impl ItemRow {
    fn item(self, text: &TextKey) -> Result<Item, Broken> {
        Ok(Item {
            identity: Identity::new(text, self.reference),
            number: self.number.try_into()?,
            number_inferred: self.number_inferred,
            text: self.text,
            parts: Vec::new(),
            source: self.source.try_into()?,
        })
    }
}

/// The part that stands in the row of an item; all null when there is none.
#[derive(FromRow)]
struct PartColumns {
    #[sqlx(rename = "part_text")]
    text: Option<String>,
    #[sqlx(rename = "part_first_line")]
    first_line: Option<i64>,
    #[sqlx(rename = "part_last_line")]
    last_line: Option<i64>,
}

impl PartColumns {
    fn take_line(&mut self) -> Result<Option<Line>, Broken> {
        match (self.text.take(), self.first_line, self.last_line) {
            (Some(text), Some(first_line), Some(last_line)) => {
                let source = SourceRow { first_line, last_line }.try_into()?;
                Ok(Some(Line { text, source }))
            }
            _ => Ok(None),
        }
    }
}
