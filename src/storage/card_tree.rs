//! The tree of a card: labour functions, their skills, the abilities and knowledge of those, and
//! the dash bullets under them. It is read in `card_pieces`.

use super::{StorageError, row::position, transaction::Transaction};
use crate::standard::{Item, LabourFunction, Line, Skill};

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
