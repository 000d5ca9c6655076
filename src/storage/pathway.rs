//! The links between the cards of one text, all at once.

use sqlx_macros::FromRow;

use super::{Storage, StorageError, text::is_text};
use crate::standard::TextKey;

/// A card that names a profession as related.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct RelatedLink {
    /// The slug of the card.
    pub from: String,
    /// The slug of the card that it names; none where the text has no card of that name and level.
    pub to: Option<String>,
}

impl Storage {
    /// The professions that the cards of a text name as related, in the order of the text.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn list_related(&self, text: &TextKey) -> Result<Vec<RelatedLink>, StorageError> {
        const SQL: &str = concat!(
            r#"
            select card.slug as "from", card_slug as "to"
            from related_profession
            join profession_card as card on card.id = related_profession.profession_card_id
            join standard on standard.id = card.standard_id
            where "#,
            is_text!(),
            "
            order by card.position, related_profession.position"
        );
        Ok(fetch!(fetch_all, on_pool(self), SQL, &text.code, text.edition, text.language;
            "related profession", text.code))
    }
}
