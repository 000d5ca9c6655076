//! The small lists of a card: education, lines without a number, related professions, and the
//! lines of its plain fields.

use std::str::FromStr;

use sqlx::FromRow;

use super::{
    StorageError,
    row::{Broken, FieldSourceRow, SourceRow, field_sources, model, models, position},
    transaction::Transaction,
};
use crate::standard::{
    Education, FieldSources, Identity, Line, ProfessionCard, QualificationLevel, RelatedCard,
    RelatedProfession, TextKey,
};

impl Transaction {
    /// Fills in the lists of a card.
    pub(super) async fn read_details(
        &mut self,
        card_id: i64,
        card: &mut ProfessionCard,
    ) -> Result<(), StorageError> {
        card.education = self.list_education(card_id, &card.slug).await?;
        for (list, line) in self.list_lines(card_id, &card.slug).await? {
            match list {
                LineList::OtherTitle => card.other_titles.push(line),
                LineList::PersonalCompetence => card.personal_competences.push(line),
                LineList::Regulation => card.regulations.push(line),
            }
        }
        card.related = self.list_related(card_id, &card.text_key(), &card.slug).await?;
        card.sources = self.card_field_sources(card_id, &card.slug).await?;
        Ok(())
    }

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

    async fn list_education(
        &mut self,
        card_id: i64,
        slug: &str,
    ) -> Result<Vec<Education>, StorageError> {
        const SQL: &str = "
            select level, speciality, qualification, first_line, last_line
            from education
            where profession_card_id = $1
            order by position";
        let rows: Vec<EducationRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).bind(card_id).fetch_all(connection).await?);
        models("education", &slug, rows)
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

    /// The lines of all lists, each list in its order.
    async fn list_lines(
        &mut self,
        card_id: i64,
        slug: &str,
    ) -> Result<Vec<(LineList, Line)>, StorageError> {
        const SQL: &str = "
            select list, text, first_line, last_line
            from card_line
            where profession_card_id = $1
            order by list, position";
        let rows: Vec<LineRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).bind(card_id).fetch_all(connection).await?);
        models("line", &slug, rows)
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

    async fn list_related(
        &mut self,
        card_id: i64,
        text: &TextKey,
        slug: &str,
    ) -> Result<Vec<RelatedProfession>, StorageError> {
        const SQL: &str = "
            select qualification_level, title, card_slug, first_line, last_line
            from related_profession
            where profession_card_id = $1
            order by position";
        let rows: Vec<RelatedRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).bind(card_id).fetch_all(connection).await?);
        rows.into_iter().map(|row| model("related profession", &slug, (text, row))).collect()
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
                    .bind(profession.card.as_ref().map(|card| &card.identity.reference))
                    .bind(i64::from(profession.source.first_line))
                    .bind(i64::from(profession.source.last_line))
                    .execute(connection)
                    .await?
            });
        }
        Ok(())
    }

    async fn card_field_sources(
        &mut self,
        card_id: i64,
        slug: &str,
    ) -> Result<FieldSources, StorageError> {
        const SQL: &str = "
            select field, first_line, last_line
            from profession_card_field_source
            where profession_card_id = $1";
        let rows: Vec<FieldSourceRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).bind(card_id).fetch_all(connection).await?);
        field_sources(&slug, rows)
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
    const ALL: [Self; 3] = [Self::OtherTitle, Self::PersonalCompetence, Self::Regulation];

    /// The name in the table.
    fn name(self) -> &'static str {
        match self {
            Self::OtherTitle => "other_title",
            Self::PersonalCompetence => "personal_competence",
            Self::Regulation => "regulation",
        }
    }
}

impl FromStr for LineList {
    type Err = Broken;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|list| list.name() == name);
        found.ok_or_else(|| format!("a card has no list {name:?}").into())
    }
}

#[derive(FromRow)]
struct EducationRow {
    level: Option<String>,
    speciality: Option<String>,
    qualification: Option<String>,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl TryFrom<EducationRow> for Education {
    type Error = Broken;

    fn try_from(row: EducationRow) -> Result<Self, Self::Error> {
        Ok(Self {
            level: row.level,
            speciality: row.speciality,
            qualification: row.qualification,
            source: row.source.try_into()?,
        })
    }
}

#[derive(FromRow)]
struct LineRow {
    list: String,
    text: String,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl TryFrom<LineRow> for (LineList, Line) {
    type Error = Broken;

    fn try_from(row: LineRow) -> Result<Self, Self::Error> {
        Ok((row.list.parse()?, Line { text: row.text, source: row.source.try_into()? }))
    }
}

#[derive(FromRow)]
struct RelatedRow {
    qualification_level: Option<i64>,
    title: String,
    card_slug: Option<String>,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl TryFrom<(&TextKey, RelatedRow)> for RelatedProfession {
    type Error = Broken;

    fn try_from((text, row): (&TextKey, RelatedRow)) -> Result<Self, Self::Error> {
        Ok(Self {
            level: row.qualification_level.map(QualificationLevel::try_from).transpose()?,
            title: row.title,
            card: row.card_slug.map(|slug| RelatedCard {
                standard: text.code.clone(),
                identity: Identity::new(text, slug),
            }),
            source: row.source.try_into()?,
        })
    }
}
