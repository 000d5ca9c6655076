//! The small lists of a card: education, lines without a number, related professions, and the
//! lines of its plain fields.

use sqlx::FromRow;

use super::{
    StorageError,
    row::{Broken, SourceRow, inconsistent, position},
    transaction::Transaction,
};
use crate::standard::{
    Education, FieldSources, Identity, Line, ProfessionCard, RelatedCard, RelatedProfession,
};

impl Transaction {
    /// Fills in the lists of a card.
    ///
    /// One question asks for all of them: each costs more than its few rows do, and sorting those
    /// here costs less than a question that sorts them.
    pub(super) async fn read_details(
        &mut self,
        card_id: i64,
        card: &mut ProfessionCard,
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            select 'education' as list, position, level as text, speciality, qualification,
                cast(null as text) as card_slug, cast(null as bigint) as qualification_level,
                first_line, last_line
            from education
            where profession_card_id = $1
            union all
            select list, position, text, null, null, null, null, first_line, last_line
            from card_line
            where profession_card_id = $1
            union all
            select 'related_profession', position, title, null, null, card_slug,
                qualification_level, first_line, last_line
            from related_profession
            where profession_card_id = $1
            union all
            select 'field_source', 0, field, null, null, null, null, first_line, last_line
            from profession_card_field_source
            where profession_card_id = $1";
        let mut rows: Vec<DetailRow> = on_connection!(self, connection =>
            sqlx::query_as(SQL).bind(card_id).fetch_all(connection).await?);
        rows.sort_by_key(|row| row.position);
        for row in rows {
            row.add_to(card).map_err(|source| inconsistent("detail", &card.slug, source))?;
        }
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
                    .bind(profession.card.as_ref().map(|card| &card.identity.reference))
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

/// An entry of any of the lists: `text` is its only text or its first, and what the list has no
/// use for is null.
#[derive(FromRow)]
struct DetailRow {
    list: String,
    position: i64,
    text: Option<String>,
    speciality: Option<String>,
    qualification: Option<String>,
    card_slug: Option<String>,
    qualification_level: Option<i64>,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl DetailRow {
    fn add_to(self, card: &mut ProfessionCard) -> Result<(), Broken> {
        let source = self.source.try_into()?;
        if self.list == "education" {
            let Self { text: level, speciality, qualification, .. } = self;
            card.education.push(Education { level, speciality, qualification, source });
            return Ok(());
        }
        let text = self.text.ok_or("it has no text")?;
        match self.list.as_str() {
            "other_title" => card.other_titles.push(Line { text, source }),
            "personal_competence" => card.personal_competences.push(Line { text, source }),
            "regulation" => card.regulations.push(Line { text, source }),
            "field_source" => {
                card.sources.insert(text, source);
            }
            "related_profession" => {
                let related = self.card_slug.map(|slug| RelatedCard {
                    standard: card.standard.clone(),
                    identity: Identity::new(&card.text_key(), slug),
                });
                card.related.push(RelatedProfession {
                    level: self.qualification_level.map(TryInto::try_into).transpose()?,
                    title: text,
                    card: related,
                    source,
                });
            }
            list => return Err(format!("a card has no list {list:?}").into()),
        }
        Ok(())
    }
}
