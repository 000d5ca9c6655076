//! The small lists of a card: education, lines without a number, related professions, and the
//! lines of its plain fields.

use serde::Deserialize;
use sqlx::FromRow;

use super::{
    StorageError,
    row::{Broken, FieldSourceRow, SourceRow, field_sources, inconsistent, models, position, rows},
    transaction::Transaction,
};
use crate::standard::{
    CardIdentity, Education, FieldSources, Line, ProfessionCard, RelatedProfession, TextKey,
};

impl Transaction {
    /// Adds the lists of a card.
    pub(super) async fn insert_details(
        &mut self,
        card_id: i64,
        card: &ProfessionCard,
    ) -> Result<(), StorageError> {
        self.insert_education(card_id, &card.education).await?;
        self.insert_lines(card_id, LineList::OtherTitle, &card.other_titles).await?;
        self.insert_lines(card_id, LineList::PersonalCompetence, &card.personal_competences)
            .await?;
        self.insert_lines(card_id, LineList::Regulation, &card.regulations).await?;
        self.insert_related(card_id, &card.related).await?;
        self.insert_card_field_sources(card_id, &card.sources).await
    }

    async fn insert_education(
        &mut self,
        card_id: i64,
        entries: &[Education],
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into education (
                profession_card_id, position, level, speciality, qualification,
                first_line, last_line)
            values ($1, $2, $3, $4, $5, $6, $7)";
        for (index, entry) in entries.iter().enumerate() {
            on_connection!(self, connection => {
                sqlx::query(SQL)
                    .bind(card_id)
                    .bind(position(index))
                    .bind(&entry.level)
                    .bind(&entry.speciality)
                    .bind(&entry.qualification)
                    .bind(i64::from(entry.source.first_line))
                    .bind(i64::from(entry.source.last_line))
                    .execute(connection)
                    .await?
            });
        }
        Ok(())
    }

    async fn insert_lines(
        &mut self,
        card_id: i64,
        list: LineList,
        lines: &[Line],
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into card_line (
                profession_card_id, list, position, text, first_line, last_line)
            values ($1, $2, $3, $4, $5, $6)";
        for (index, line) in lines.iter().enumerate() {
            on_connection!(self, connection => {
                sqlx::query(SQL)
                    .bind(card_id)
                    .bind(list.name())
                    .bind(position(index))
                    .bind(&line.text)
                    .bind(i64::from(line.source.first_line))
                    .bind(i64::from(line.source.last_line))
                    .execute(connection)
                    .await?
            });
        }
        Ok(())
    }

    async fn insert_related(
        &mut self,
        card_id: i64,
        related: &[RelatedProfession],
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into related_profession (
                profession_card_id, position, qualification_level, title, card_slug,
                first_line, last_line)
            values ($1, $2, $3, $4, $5, $6, $7)";
        for (index, profession) in related.iter().enumerate() {
            on_connection!(self, connection => {
                sqlx::query(SQL)
                    .bind(card_id)
                    .bind(position(index))
                    .bind(profession.level.map(|level| i64::from(level.number())))
                    .bind(&profession.title)
                    .bind(profession.card.as_ref().map(CardIdentity::slug))
                    .bind(i64::from(profession.source.first_line))
                    .bind(i64::from(profession.source.last_line))
                    .execute(connection)
                    .await?
            });
        }
        Ok(())
    }

    async fn insert_card_field_sources(
        &mut self,
        card_id: i64,
        sources: &FieldSources,
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into profession_card_field_source (
                profession_card_id, field, first_line, last_line)
            values ($1, $2, $3, $4)";
        for (field, source) in sources {
            on_connection!(self, connection => {
                sqlx::query(SQL)
                    .bind(card_id)
                    .bind(field)
                    .bind(i64::from(source.first_line))
                    .bind(i64::from(source.last_line))
                    .execute(connection)
                    .await?
            });
        }
        Ok(())
    }
}

/// The lists whose entries are a line without a number.
#[derive(Clone, Copy)]
enum LineList {
    OtherTitle,
    PersonalCompetence,
    Regulation,
}

impl LineList {
    /// The name in the table.
    fn name(self) -> &'static str {
        match self {
            Self::OtherTitle => "other_title",
            Self::PersonalCompetence => "personal_competence",
            Self::Regulation => "regulation",
        }
    }
}

/// The small lists among the columns of a card, each in the order of the text.
#[derive(FromRow)]
pub(super) struct DetailsRow {
    education: String,
    lines: String,
    related: String,
    field_sources: String,
}

impl DetailsRow {
    /// Fills in the lists of a card.
    pub(super) fn add_to(&self, card: &mut ProfessionCard) -> Result<(), StorageError> {
        let slug = card.identity.slug().to_owned();
        card.education = models::<EducationRow, _>(
            "education",
            &slug,
            rows("education", &slug, &self.education)?,
        )?;
        for row in rows::<LineRow>("line", &slug, &self.lines)? {
            row.add_to(card).map_err(|source| inconsistent("line", &slug, source))?;
        }
        let text = card.identity.text().clone();
        for row in rows::<RelatedRow>("related profession", &slug, &self.related)? {
            let related = row.related(&text);
            card.related
                .push(related.map_err(|source| inconsistent("related profession", &slug, source))?);
        }
        let sources: Vec<FieldSourceRow> = rows("field source", &slug, &self.field_sources)?;
        card.sources = field_sources(&slug, sources)?;
        Ok(())
    }
}

#[derive(Deserialize)]
struct EducationRow {
    level: Option<String>,
    speciality: Option<String>,
    qualification: Option<String>,
    source: SourceRow,
}

impl TryFrom<EducationRow> for Education {
    type Error = Broken;

    fn try_from(row: EducationRow) -> Result<Self, Self::Error> {
        let EducationRow { level, speciality, qualification, source } = row;
        Ok(Self { level, speciality, qualification, source: source.try_into()? })
    }
}

#[derive(Deserialize)]
struct LineRow {
    list: String,
    text: String,
    source: SourceRow,
}

impl LineRow {
    fn add_to(self, card: &mut ProfessionCard) -> Result<(), Broken> {
        let lines = match self.list.as_str() {
            "other_title" => &mut card.other_titles,
            "personal_competence" => &mut card.personal_competences,
            "regulation" => &mut card.regulations,
            list => return Err(format!("a card has no list {list:?}").into()),
        };
        lines.push(Line { text: self.text, source: self.source.try_into()? });
        Ok(())
    }
}

#[derive(Deserialize)]
struct RelatedRow {
    level: Option<i64>,
    title: String,
    card_slug: Option<String>,
    source: SourceRow,
}

impl RelatedRow {
    /// The profession; its card is one of the same text.
    fn related(self, text: &TextKey) -> Result<RelatedProfession, Broken> {
        let card = self.card_slug.map(|slug| CardIdentity::new(text.clone(), slug)).transpose()?;
        Ok(RelatedProfession {
            level: self.level.map(TryInto::try_into).transpose()?,
            title: self.title,
            card,
            source: self.source.try_into()?,
        })
    }
}
