//! The terms and abbreviations of all standards.

use sqlx_macros::FromRow;

use super::{
    Storage, StorageError,
    passport_lists::{AbbreviationRow, TermRow},
    row::{Broken, model},
    text::TextRow,
};
use crate::standard::{Abbreviation, Term, TextKey};

/// Terms and abbreviations of every standard, each with the text that explains it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The terms, by text, in the order of the text.
    pub terms: Vec<(TextKey, Term)>,
    /// The abbreviations, by text, in the order of the text.
    pub abbreviations: Vec<(TextKey, Abbreviation)>,
}

impl Storage {
    /// The terms and abbreviations of every standard.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_glossary(&self) -> Result<Glossary, StorageError> {
        const TERMS: &str = "
            select code, edition, language, number, term, definition, first_line, last_line
            from term
            join standard on standard.id = term.standard_id
            order by code, language_order, position";
        const ABBREVIATIONS: &str = "
            select code, edition, language, number, abbreviation, meaning, first_line, last_line
            from abbreviation
            join standard on standard.id = abbreviation.standard_id
            order by code, language_order, position";
        let mut reading = self.begin_reading().await?;
        let terms: Vec<OfText<TermRow>> = on_connection!(&mut reading, connection =>
            sqlx::query_as(TERMS).fetch_all(connection).await?);
        let abbreviations: Vec<OfText<AbbreviationRow>> = on_connection!(&mut reading, connection =>
            sqlx::query_as(ABBREVIATIONS).fetch_all(connection).await?);
        Ok(Glossary {
            terms: terms.into_iter().map(|row| row.model("term")).collect::<Result<_, _>>()?,
            abbreviations: abbreviations
                .into_iter()
                .map(|row| row.model("abbreviation"))
                .collect::<Result<_, _>>()?,
        })
    }
}

/// An entry of a list of one text among those of other texts.
#[derive(FromRow)]
struct OfText<E> {
    #[sqlx(flatten)]
    text: TextRow,
    #[sqlx(flatten)]
    entry: E,
}

impl<E> OfText<E> {
    fn model<M: TryFrom<E, Error = Broken>>(
        self,
        what: &'static str,
    ) -> Result<(TextKey, M), StorageError> {
        let text: TextKey = model("standard", &"of an entry", self.text)?;
        let entry = model(what, &text.code, self.entry)?;
        Ok((text, entry))
    }
}
