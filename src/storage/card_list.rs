//! The cards of one text, in short.

use super::{Storage, StorageError, text::is_text};
use crate::standard::{CardSummary, TextKey};

impl Storage {
    /// The cards of one text, in the order of the text.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn list_cards_of(&self, text: &TextKey) -> Result<Vec<CardSummary>, StorageError> {
        const SQL: &str = concat!(
            "
            select code, edition, language, slug, point, card.title, group_code, occupation_code,
                qualification_level, purpose, n_functions as functions, n_skills as skills,
                n_abilities as abilities, n_knowledge as knowledge
            from standard
            join profession_card as card on card.standard_id = standard.id
            where ",
            is_text!(),
            "
            order by position"
        );
        Ok(fetch!(fetch_all, on_pool(self), SQL, &text.code, text.edition, text.language;
            "card", text.code))
    }
}
