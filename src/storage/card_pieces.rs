//! What stands on a card, read at once: its tree and its small lists, and the abbreviations of its
//! standard, without which its words cannot be shown.
//!
//! One question asks for all of it: a question costs as much as a hundred rows, and sorting those
//! here costs less than a question that sorts them.

use sqlx::FromRow;

use super::{
    StorageError,
    row::{Broken, SourceRow, inconsistent},
    transaction::Transaction,
};
use crate::standard::{
    Abbreviation, Education, Identity, Item, LabourFunction, Line, ProfessionCard, RelatedCard,
    RelatedProfession, Skill, TextKey,
};

impl Transaction {
    /// Fills in all that stands on a card, and gives the abbreviations of its standard.
    pub(super) async fn read_pieces(
        &mut self,
        card_id: i64,
        standard_id: i64,
        card: &mut ProfessionCard,
    ) -> Result<Vec<Abbreviation>, StorageError> {
        const SQL: &str = "
            select 'ability' as list, function_position, skill_position,
                cast(null as bigint) as item_position, position, ref, number, number_inferred,
                text, cast(null as text) as second_text, cast(null as text) as third_text,
                first_line, last_line
            from ability
            where profession_card_id = $1
            union all
            select 'knowledge', function_position, skill_position, null, position, ref, number,
                number_inferred, text, null, null, first_line, last_line
            from knowledge
            where profession_card_id = $1
            union all
            select 'ability_part', function_position, skill_position, item_position, position,
                null, null, null, text, null, null, first_line, last_line
            from ability_part
            where profession_card_id = $1
            union all
            select 'knowledge_part', function_position, skill_position, item_position, position,
                null, null, null, text, null, null, first_line, last_line
            from knowledge_part
            where profession_card_id = $1
            union all
            select 'skill', function_position, null, null, position, ref, number, null, title,
                recognition, null, first_line, last_line
            from skill
            where profession_card_id = $1
            union all
            select 'function', null, null, null, position, ref, number, null, title, kind, null,
                first_line, last_line
            from labour_function
            where profession_card_id = $1
            union all
            select 'education', null, null, null, position, null, null, null, level, speciality,
                qualification, first_line, last_line
            from education
            where profession_card_id = $1
            union all
            select list, null, null, null, position, null, null, null, text, null, null,
                first_line, last_line
            from card_line
            where profession_card_id = $1
            union all
            select 'related_profession', null, null, null, position, null, qualification_level,
                null, title, card_slug, null, first_line, last_line
            from related_profession
            where profession_card_id = $1
            union all
            select 'field_source', null, null, null, 0, null, null, null, field, null, null,
                first_line, last_line
            from profession_card_field_source
            where profession_card_id = $1
            union all
            select 'abbreviation', null, null, null, position, null, number, null, abbreviation,
                meaning, null, first_line, last_line
            from abbreviation
            where standard_id = $2";
        let rows: Vec<PieceRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).bind(card_id).bind(standard_id).fetch_all(connection).await?);
        let mut pieces = Vec::with_capacity(rows.len());
        for row in rows {
            let list = List::named(&row.list)
                .map_err(|source| inconsistent("list", &card.slug, source))?;
            pieces.push((list, row));
        }
        // What stands under a piece comes after it, for the lists are in that order.
        pieces.sort_by_key(|(list, row)| {
            (*list, row.function_position, row.skill_position, row.item_position, row.position)
        });
        let mut abbreviations = Vec::new();
        let text = card.text_key();
        for (list, row) in pieces {
            row.add_to(card, &text, list, &mut abbreviations)
                .map_err(|source| inconsistent(list.name(), &card.slug, source))?;
        }
        Ok(abbreviations)
    }
}

/// The lists whose entries are pieces of a card, a list after those under whose entries it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum List {
    Function,
    Skill,
    Ability,
    Knowledge,
    AbilityPart,
    KnowledgePart,
    Education,
    OtherTitle,
    PersonalCompetence,
    Regulation,
    RelatedProfession,
    FieldSource,
    Abbreviation,
}

impl List {
    const ALL: [Self; 13] = [
        Self::Ability,
        Self::Knowledge,
        Self::PersonalCompetence,
        Self::Abbreviation,
        Self::Skill,
        Self::Function,
        Self::AbilityPart,
        Self::KnowledgePart,
        Self::Education,
        Self::OtherTitle,
        Self::Regulation,
        Self::RelatedProfession,
        Self::FieldSource,
    ];

    /// The name in the question.
    fn name(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::Skill => "skill",
            Self::Ability => "ability",
            Self::Knowledge => "knowledge",
            Self::AbilityPart => "ability_part",
            Self::KnowledgePart => "knowledge_part",
            Self::Education => "education",
            Self::OtherTitle => "other_title",
            Self::PersonalCompetence => "personal_competence",
            Self::Regulation => "regulation",
            Self::RelatedProfession => "related_profession",
            Self::FieldSource => "field_source",
            Self::Abbreviation => "abbreviation",
        }
    }

    fn named(name: &str) -> Result<Self, Broken> {
        let found = Self::ALL.into_iter().find(|list| list.name() == name);
        found.ok_or_else(|| format!("a card has no list {name:?}").into())
    }
}

/// An entry of any of the lists. What its list has no use for is null, and `text` is its only text
/// or its first.
#[derive(FromRow)]
struct PieceRow {
    list: String,
    function_position: Option<i64>,
    skill_position: Option<i64>,
    item_position: Option<i64>,
    position: i64,
    #[sqlx(rename = "ref")]
    reference: Option<String>,
    number: Option<i64>,
    number_inferred: Option<bool>,
    text: Option<String>,
    second_text: Option<String>,
    third_text: Option<String>,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl PieceRow {
    /// Puts the piece in its place on the card.
    fn add_to(
        self,
        card: &mut ProfessionCard,
        text: &TextKey,
        list: List,
        abbreviations: &mut Vec<Abbreviation>,
    ) -> Result<(), Broken> {
        match list {
            List::Function => card.functions.push(self.into_function(text)?),
            List::Skill => self.function(card)?.skills.push(self.into_skill(text)?),
            List::Ability => self.skill(card)?.abilities.push(self.into_item(text)?),
            List::Knowledge => self.skill(card)?.knowledge.push(self.into_item(text)?),
            List::AbilityPart => {
                let item = entry(&mut self.skill(card)?.abilities, self.item_position)?;
                item.parts.push(self.into_line()?);
            }
            List::KnowledgePart => {
                let item = entry(&mut self.skill(card)?.knowledge, self.item_position)?;
                item.parts.push(self.into_line()?);
            }
            List::Education => card.education.push(Education {
                level: self.text,
                speciality: self.second_text,
                qualification: self.third_text,
                source: self.source.try_into()?,
            }),
            List::OtherTitle => card.other_titles.push(self.into_line()?),
            List::PersonalCompetence => card.personal_competences.push(self.into_line()?),
            List::Regulation => card.regulations.push(self.into_line()?),
            List::RelatedProfession => card.related.push(self.into_related(text)?),
            List::FieldSource => {
                let Line { text: field, source } = self.into_line()?;
                card.sources.insert(field, source);
            }
            List::Abbreviation => abbreviations.push(Abbreviation {
                number: there(self.number)?.try_into()?,
                abbreviation: there(self.text)?,
                meaning: there(self.second_text)?,
                source: self.source.try_into()?,
            }),
        }
        Ok(())
    }

    /// The function under which the piece stands.
    fn function<'a>(&self, card: &'a mut ProfessionCard) -> Result<&'a mut LabourFunction, Broken> {
        entry(&mut card.functions, self.function_position)
    }

    /// The skill under which the piece stands.
    fn skill<'a>(&self, card: &'a mut ProfessionCard) -> Result<&'a mut Skill, Broken> {
        entry(&mut self.function(card)?.skills, self.skill_position)
    }

    fn into_function(self, text: &TextKey) -> Result<LabourFunction, Broken> {
        Ok(LabourFunction {
            identity: Identity::new(text, there(self.reference)?),
            number: there(self.number)?.try_into()?,
            kind: there(self.second_text)?.parse()?,
            title: there(self.text)?,
            skills: Vec::new(),
            source: self.source.try_into()?,
        })
    }

    fn into_skill(self, text: &TextKey) -> Result<Skill, Broken> {
        Ok(Skill {
            identity: Identity::new(text, there(self.reference)?),
            number: there(self.number)?.try_into()?,
            title: there(self.text)?,
            recognition: self.second_text,
            abilities: Vec::new(),
            knowledge: Vec::new(),
            source: self.source.try_into()?,
        })
    }

    fn into_item(self, text: &TextKey) -> Result<Item, Broken> {
        Ok(Item {
            identity: Identity::new(text, there(self.reference)?),
            number: there(self.number)?.try_into()?,
            number_inferred: there(self.number_inferred)?,
            text: there(self.text)?,
            parts: Vec::new(),
            source: self.source.try_into()?,
        })
    }

    fn into_line(self) -> Result<Line, Broken> {
        Ok(Line { text: there(self.text)?, source: self.source.try_into()? })
    }

    fn into_related(self, text: &TextKey) -> Result<RelatedProfession, Broken> {
        let card = self.second_text.map(|slug| RelatedCard {
            standard: text.code.clone(),
            identity: Identity::new(text, slug),
        });
        Ok(RelatedProfession {
            level: self.number.map(TryInto::try_into).transpose()?,
            title: there(self.text)?,
            card,
            source: self.source.try_into()?,
        })
    }
}

/// The value of a column that is never null in this list.
fn there<T>(value: Option<T>) -> Result<T, Broken> {
    value.ok_or_else(|| "a column is null".into())
}

/// The entry of a list at a position.
fn entry<T>(list: &mut [T], position: Option<i64>) -> Result<&mut T, Broken> {
    let entry = list.get_mut(usize::try_from(there(position)?)?);
    entry.ok_or_else(|| "the piece above it is missing".into())
}
