//! The terms and abbreviations of all standards.

use super::{
    StorageError,
    passport::{abbreviations, terms},
    precedence::is_latest,
    row::from_row,
    transaction::Transaction,
};
use crate::standard::{Abbreviation, Term, TextKey};

/// Terms and abbreviations of every standard, each with the text that explains it; those of the
/// latest edition in each language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The terms, by text, in the order of the text.
    pub terms: Vec<(TextKey, Term)>,
    /// The abbreviations, by text, in the order of the text.
    pub abbreviations: Vec<(TextKey, Abbreviation)>,
}

impl Transaction {
    /// The terms and abbreviations of every standard.
    pub(super) async fn find_glossary(&mut self) -> Result<Glossary, StorageError> {
        const SQL: &str = concat!(
            "
            select code, edition, language, ",
            terms!(),
            " as terms, ",
            abbreviations!(),
            " as abbreviations
            from standard
            where ",
            is_latest!(),
            "
            order by code, language_order"
        );
        let texts: Vec<GlossaryRow> =
            fetch!(fetch_all, on_connection(self), SQL; "standard", "in the glossary");
        let mut glossary = Glossary::default();
        for GlossaryRow { text, terms, abbreviations } in texts {
            let of_text = |entry| (text.clone(), entry);
            glossary.terms.extend(terms.into_iter().map(of_text));
            let of_text = |entry| (text.clone(), entry);
            glossary.abbreviations.extend(abbreviations.into_iter().map(of_text));
        }
        Ok(glossary)
    }
}

/// The entries of one text.
struct GlossaryRow {
    text: TextKey,
    terms: Vec<Term>,
    abbreviations: Vec<Abbreviation>,
}

from_row!(GlossaryRow { ; inside text; json terms, abbreviations });
