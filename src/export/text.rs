//! A text on its way out, with what is known of its words in other languages.

use crate::{
    standard::{Language, Standard, WholeText},
    translation::{TranslationFile, Translations},
};

/// A text with its translations.
#[derive(Debug, Clone)]
pub struct ExportedText {
    /// The text.
    pub whole: WholeText,
    /// The official texts of the same edition in other languages.
    pub official: Vec<Standard>,
    /// The translations of all standards.
    pub translations: Translations,
    /// Whether it is of the latest edition in its language.
    pub is_latest: bool,
}

impl From<WholeText> for ExportedText {
    /// A text of which nothing is known in other languages.
    fn from(whole: WholeText) -> Self {
        Self { whole, official: Vec::new(), translations: Translations::default(), is_latest: true }
    }
}

impl ExportedText {
    /// The languages that the text is not in.
    pub fn other_languages(&self) -> impl Iterator<Item = Language> + use<> {
        let own = self.whole.standard.passport.language;
        Language::ALL.into_iter().filter(move |&language| language != own)
    }

    /// Our translations into a language.
    #[must_use]
    pub fn ours(&self, into: Language) -> Option<&TranslationFile> {
        let passport = &self.whole.standard.passport;
        self.translations.of(&passport.code, passport.language, into)
    }

    /// The official text of the same edition in a language.
    #[must_use]
    pub fn official(&self, language: Language) -> Option<&Standard> {
        self.official.iter().find(|official| official.passport.language == language)
    }
}
