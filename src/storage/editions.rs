//! Two editions of a text, to be compared.

use super::{Storage, StorageError, transaction::Transaction};
use crate::standard::{Edition, Language, Standard, TextKey};

/// Which editions of a standard are compared. What is left open is chosen: the latest edition, the one
/// before it, and a language in which there are both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EditionsAsked {
    /// The edition before; without it the one before the later one.
    pub from: Option<Edition>,
    /// The edition after; without it the latest.
    pub to: Option<Edition>,
    /// The language of both.
    pub language: Option<Language>,
    /// The language that is taken where none is asked for and both editions have it.
    pub preferred: Option<Language>,
}

/// Two editions of a text in one language.
#[derive(Debug)]
pub struct TwoEditions {
    /// The edition before.
    pub before: Standard,
    /// The edition after.
    pub after: Standard,
}

impl Storage {
    /// Two editions of a standard, whole; none where no language has both.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_two_editions(
        &self,
        code: &str,
        asked: EditionsAsked,
    ) -> Result<Option<TwoEditions>, StorageError> {
        let mut reading = self.begin_reading().await?;
        let preferred = asked.preferred.into_iter().chain(Language::ALL);
        let languages = preferred.filter(|one| asked.language.is_none_or(|asked| asked == *one));
        for language in languages {
            let text = TextKey { code: code.to_owned(), edition: Edition::default(), language };
            let editions = reading.list_editions(&text).await?;
            let Some(to) = asked.to.or(editions.last().copied()) else { continue };
            let before = editions.iter().copied().rfind(|edition| *edition < to);
            let Some(from) = asked.from.or(before) else { continue };
            let before = reading.find_edition(&text, from).await?;
            let after = reading.find_edition(&text, to).await?;
            if let (Some(before), Some(after)) = (before, after) {
                return Ok(Some(TwoEditions { before, after }));
            }
        }
        Ok(None)
    }
}

impl Transaction {
    async fn find_edition(
        &mut self,
        text: &TextKey,
        edition: Edition,
    ) -> Result<Option<Standard>, StorageError> {
        self.find_standard(&TextKey { edition, ..text.clone() }).await
    }

    /// The editions of a text that the catalogue has, the earliest first.
    pub(super) async fn list_editions(
        &mut self,
        text: &TextKey,
    ) -> Result<Vec<Edition>, StorageError> {
        const SQL: &str = "
            select edition
            from standard
            where code = $1
                and language = $2
            order by edition_order desc";
        let editions: Vec<(Edition,)> = fetch!(fetch_all, on_connection(self), SQL, &text.code,
            text.language; "text", text.code);
        Ok(editions.into_iter().map(|(edition,)| edition).collect())
    }
}
