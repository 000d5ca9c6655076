//! Saving standards: one transaction, so that the catalogue is whole at any moment.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    CatalogueVersion, Refusal, Storage, StorageError, finding::by_line, refusal::refuse_unkeepable,
    text::revision, transaction::Transaction,
};
use crate::standard::{
    Change, Edition, Finding, ProfessionCard, Standard, TextChoice, TextKey, WholeText,
};

/// Standards that are saved together. Until they are committed nobody sees any of them, and where
/// this is dropped nothing was saved.
#[derive(Debug)]
pub struct Saving(Transaction);

/// What saving a standard did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// The same text, read in the same way, was there already; nothing changed.
    Unchanged {
        /// The version of the catalogue, as before.
        version: CatalogueVersion,
    },
    /// The text is new.
    Added {
        /// The version that the catalogue has now.
        version: CatalogueVersion,
    },
    /// An earlier text of the same code, edition and language was replaced.
    Replaced {
        /// The version that the catalogue has now.
        version: CatalogueVersion,
        /// So many identifiers of the earlier text were removed.
        n_removed: u64,
    },
}

/// How many identifiers of the text before a new one may remove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// At most a tenth: more is the mark of a text that was badly extracted.
    ATenth,
    /// Any number of them.
    Any,
}

/// How many identifiers an import removes, of how many.
struct Losses {
    n_removed: u64,
    n_held: u64,
}

impl Losses {
    fn between(earlier: Option<&Standard>, changes: &BTreeMap<Uuid, Change>) -> Self {
        let n_of = |standard: &Standard| {
            1 + standard.cards.iter().map(|card| card.statements().count()).sum::<usize>()
        };
        let n_removed = changes.values().filter(|change| **change == Change::Removed).count();
        Self { n_removed: n_removed as u64, n_held: earlier.map_or(0, n_of) as u64 }
    }
}

impl Loss {
    fn allows(self, n_removed: u64, n_held: u64) -> bool {
        self == Self::Any || n_removed.saturating_mul(10) <= n_held
    }
}

impl Storage {
    /// Saves a standard with its findings and its source text in one transaction, replacing whole
    /// what the catalogue had under the same code, edition and language.
    ///
    /// # Errors
    ///
    /// As [`Saving::save`]; the catalogue is then as it was.
    pub async fn save_standard(
        &self,
        standard: &Standard,
        findings: &[Finding],
        source_text: &str,
    ) -> Result<Saved, StorageError> {
        let mut saving = self.begin_saving().await?;
        let text = WholeText {
            standard: standard.clone(),
            findings: findings.to_vec(),
            source_text: source_text.to_owned(),
            source_places: Vec::new(),
        };
        let saved = saving.save(&text, Loss::Any).await?;
        saving.commit().await?;
        Ok(saved)
    }

    /// Begins to save standards together, and waits here until no other process saves.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn begin_saving(&self) -> Result<Saving, StorageError> {
        Ok(Saving(self.begin_writing().await?))
    }
}

impl Saving {
    /// Saves a standard with its findings and its source text, replacing whole what the catalogue
    /// had under the same code, edition and language. Other editions stay as they are; identifiers that
    /// the latest has no longer lead into the latest that has them.
    ///
    /// Nothing changes when the same text, read in the same way, is there already.
    ///
    /// # Errors
    ///
    /// [`StorageError::Refused`] when the catalogue cannot store the standard or would lose more than
    /// it may, and when the database fails. What was saved before must not be committed then.
    pub async fn save(&mut self, text: &WholeText, loss: Loss) -> Result<Saved, StorageError> {
        refuse_unkeepable(text)?;
        let WholeText { standard, findings, source_text, source_places } = text;
        let findings = by_line(findings);
        let text = standard.passport.text_key();
        let Self(writing) = self;
        let is_same = writing.find_source_text(&text).await?.as_ref() == Some(source_text)
            && writing.find_source_places(&text).await? == *source_places;
        if is_same && writing.holds(standard, &findings).await? {
            return Ok(Saved::Unchanged { version: writing.version().await? });
        }
        if loss == Loss::ATenth {
            writing.refuse_other_standard(standard).await?;
        }
        let version = writing.raise_version().await?;
        let mut editions = writing.list_editions(&text).await?;
        let latest = editions.last().copied();
        let is_current = latest.is_none_or(|latest| latest <= text.edition);
        let replaces = editions.contains(&text.edition);
        editions.retain(|edition| *edition != text.edition);
        if let Some(latest) = latest.filter(|_| loss == Loss::ATenth && !replaces)
            && text.edition == Edition::default()
        {
            return Err(Refusal::Undated { text: text.code, latest }.into());
        }
        // What is current is compared with what was, whatever the edition.
        let compared = if is_current { latest } else { replaces.then_some(text.edition) };
        let earlier = match compared {
            Some(edition) => writing.find_readable(&TextKey { edition, ..text.clone() }).await?,
            None => None,
        };
        let changes = standard.changes_since(earlier.as_ref());
        let mut losses = Losses::between(earlier.as_ref(), &changes);
        drop(earlier);
        if replaces {
            writing.delete_standard(&text).await?;
        }
        let revision = revision(version, source_text);
        let id = writing.insert_standard(standard, &revision, &findings).await?;
        writing.insert_source_text(id, source_text, source_places).await?;
        if is_current {
            let n_held = writing.remove_identifiers(&text, version).await?;
            writing.register(standard, &changes, version).await?;
            losses = Losses { n_removed: writing.finish_removal(&text, version).await?, n_held };
        } else {
            // The current edition is the last, and those before it now have this one among them.
            editions.pop();
            editions.push(text.edition);
            editions.sort_unstable();
        }
        let Losses { n_removed, n_held } = losses;
        if !loss.allows(n_removed, n_held) {
            let edition = compared.unwrap_or(text.edition);
            return Err(Refusal::Loss { text: text.code, edition, n_removed, n_held }.into());
        }
        if !editions.is_empty() {
            writing.lead_into_earlier(&text, &editions, version).await?;
        }
        writing.insert_import(&text, version, replaces, &changes, n_removed).await?;
        Ok(if replaces { Saved::Replaced { version, n_removed } } else { Saved::Added { version } })
    }

    /// The texts of the same edition in other languages.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn in_other_languages(
        &mut self,
        text: &TextKey,
    ) -> Result<Vec<WholeText>, StorageError> {
        let mut found = Vec::new();
        for (other, _) in self.0.list_texts().await? {
            let is_same_edition = other.code == text.code && other.edition == text.edition;
            if is_same_edition && other.language != text.language {
                found.extend(self.0.find_whole(&other).await?);
            }
        }
        Ok(found)
    }

    /// Makes everything that was saved stay.
    ///
    /// # Errors
    ///
    /// When the database fails; the catalogue is then as it was.
    pub async fn commit(self) -> Result<(), StorageError> {
        self.0.commit().await
    }
}

impl Transaction {
    /// Whether the catalogue has exactly this standard with these findings. A newer parser may
    /// read the same text in another way.
    async fn holds(
        &mut self,
        standard: &Standard,
        findings: &[&Finding],
    ) -> Result<bool, StorageError> {
        match self.differs_nowhere(standard, findings).await {
            // Rows that we can no longer read are best replaced.
            Err(StorageError::Inconsistent { .. }) => Ok(false),
            answer => answer,
        }
    }

    async fn differs_nowhere(
        &mut self,
        standard: &Standard,
        findings: &[&Finding],
    ) -> Result<bool, StorageError> {
        let text = standard.passport.text_key();
        let choice = TextChoice::from(&text);
        let passport = self.find_passport(&text.code, choice).await?;
        if passport.as_ref() != Some(&standard.passport) {
            return Ok(false);
        }
        let slugs = self.list_slugs(&text).await?;
        if !slugs.iter().eq(standard.cards.iter().map(|card| card.identity.slug())) {
            return Ok(false);
        }
        for card in &standard.cards {
            let held = self.find_card(&card.identity.key(), choice).await?;
            if held.as_ref() != Some(card) {
                return Ok(false);
            }
        }
        let held = self.list_all_findings(&text).await?;
        Ok(held.iter().eq(findings.iter().copied()))
    }

    /// Refuses a standard whose code another one has: some ministries give one code to many standards.
    /// Texts of one standard have a card in common, or their title.
    async fn refuse_other_standard(&mut self, standard: &Standard) -> Result<(), StorageError> {
        const SQL: &str = "
            select distinct standard.title, profession_card.slug
            from standard
            join profession_card on profession_card.standard_id = standard.id
            where code = $1";
        let code = &standard.passport.code;
        let held: Vec<(String, String)> =
            fetch!(fetch_all, on_connection(self), SQL, code; "text", code);
        let is_ours = |(title, slug): &(String, String)| {
            *title == standard.passport.title
                || standard.cards.iter().any(|card| card.identity.slug() == slug)
        };
        match held.first() {
            Some((title, _)) if !held.iter().any(is_ours) => {
                let (code, title) = (code.clone(), title.clone());
                Err(Refusal::CodeTaken { code, title }.into())
            }
            _ => Ok(()),
        }
    }

    /// A text of the catalogue. One with rows that we can no longer read is as good as none.
    pub(super) async fn find_readable(
        &mut self,
        text: &TextKey,
    ) -> Result<Option<Standard>, StorageError> {
        match self.find_standard(text).await {
            Err(StorageError::Inconsistent { .. }) => Ok(None),
            answer => answer,
        }
    }

    async fn insert_standard(
        &mut self,
        standard: &Standard,
        revision: &str,
        findings: &[&Finding],
    ) -> Result<i64, StorageError> {
        let id = self.insert_passport(&standard.passport, revision).await?;
        self.insert_findings(id, findings).await?;
        for (index, card) in standard.cards.iter().enumerate() {
            self.insert_card(id, index, card).await.map_err(|error| named(error, card))?;
        }
        Ok(id)
    }
}

/// Names the slug that two cards have; `SQLite` does not say which value appears twice.
fn named(error: StorageError, card: &ProfessionCard) -> StorageError {
    match error {
        StorageError::Database(sqlx::Error::Database(source)) if source.is_unique_violation() => {
            Refusal::Duplicate(card.identity.slug().to_owned()).into()
        }
        error => error,
    }
}
