//! The small lists of a card: education, lines without a number, related professions, and the
//! lines of its plain fields.

use serde::Deserialize;
use sqlx::types::Json;
use sqlx_macros::FromRow;

use super::{
    StorageError,
    row::{
        Broken, FieldSourceRow, SourceRow, field_sources, inconsistent, model, models, position,
    },
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
            execute!(self, SQL; card_id, position(index), &entry.level, &entry.speciality,
                &entry.qualification; entry.source);
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
            execute!(self, SQL; card_id, list.name(), position(index), &line.text; line.source);
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
            execute!(self, SQL; card_id, position(index),
                profession.level.map(|level| i64::from(level.number())), &profession.title,
                profession.card.as_ref().map(CardIdentity::slug); profession.source);
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
            execute!(self, SQL; card_id, field; source);
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
pub(super) struct DetailsColumns {
    education: Json<Vec<EducationRow>>,
    lines: Json<Vec<LineRow>>,
    related: Json<Vec<RelatedProfessionRow>>,
    field_sources: Json<Vec<FieldSourceRow>>,
}

impl DetailsColumns {
    /// The columns, in a query over `profession_card as card`.
    pub(super) const SQL: &str = concat!(
        json_rows!(
            level, speciality, qualification;
            "education where profession_card_id = card.id";
            order by "position"
        ),
        " as education, ",
        json_rows!(
            list, text;
            "card_line where profession_card_id = card.id";
            order by "list, position"
        ),
        " as lines, ",
        json_rows!(
            qualification_level, title, card_slug;
            "related_profession where profession_card_id = card.id";
            order by "position"
        ),
        " as related, ",
        json_rows!(
            field;
            "profession_card_field_source where profession_card_id = card.id";
            order by "field"
        ),
        " as field_sources",
    );

    /// Fills in the lists of a card.
    pub(super) fn add_to(self, card: &mut ProfessionCard) -> Result<(), StorageError> {
        let slug = card.identity.slug().to_owned();
        card.education = models("education", &slug, self.education.0)?;
        for row in self.lines.0 {
            row.add_to(card).map_err(|source| inconsistent("line", &slug, source))?;
        }
        let text = card.identity.text().clone();
        for row in self.related.0 {
            card.related.push(model("related profession", &slug, (&text, row))?);
        }
        card.sources = field_sources(&slug, self.field_sources.0)?;
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
struct RelatedProfessionRow {
    qualification_level: Option<i64>,
    title: String,
    card_slug: Option<String>,
    source: SourceRow,
}

impl TryFrom<(&TextKey, RelatedProfessionRow)> for RelatedProfession {
    type Error = Broken;

    /// The related card is one of the same text.
    fn try_from((text, row): (&TextKey, RelatedProfessionRow)) -> Result<Self, Self::Error> {
        let card = row.card_slug.map(|slug| CardIdentity::new(text.clone(), slug)).transpose()?;
        Ok(Self {
            level: row.qualification_level.map(TryInto::try_into).transpose()?,
            title: row.title,
            card,
            source: row.source.try_into()?,
        })
    }
}
