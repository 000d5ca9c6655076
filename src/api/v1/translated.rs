//! `lang=`: the words of an answer in another language, beside the words of the text. They are put into
//! the JSON of the answer, so a shape does not know of them; without `lang` an answer is as it was.

use axum::extract::FromRef;
use serde::Serialize;
use serde_json::Value;
use utoipa::{
    PartialSchema,
    openapi::{RefOr, Schema},
};

use super::{list::as_value, parameters::LanguageChoice};
use crate::{
    api::document::with_translation,
    app::AppState,
    i18n::Locale,
    standard::{Language, TextChoice, TextKey},
    translation::{OtherWords, Translations},
};

/// An answer, as it is sent.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum TranslatableBody<Body> {
    /// In the words of its text.
    AsItIs(Body),
    /// The same with translations.
    Translated(Value),
}

/// What gives an answer its translations.
#[derive(Clone)]
pub(super) struct Translator(Translations);

impl FromRef<AppState> for Translator {
    fn from_ref(state: &AppState) -> Self {
        Self(state.translations.clone())
    }
}

/// An entry of a list: whose words it has, and the same entry in the words of an official text in the
/// language that is asked for.
pub(super) struct EntryWords<'a> {
    /// The code of the standard.
    pub(super) code: &'a str,
    /// The language of the words.
    pub(super) language: Language,
    /// The same entry in the official text, as JSON.
    pub(super) official: Option<Value>,
    /// Whether an item is followed by its parts.
    pub(super) runs_on: bool,
}

/// The text that may be official in the language that is asked for: the same edition in that language.
/// None where nothing is asked for, or the text is that itself.
pub(super) fn official_text(lang: &LanguageChoice, text: &TextKey) -> Option<TextChoice> {
    let language = lang.0.filter(|&language| language != text.language)?;
    Some(TextChoice { language: Some(language), edition: Some(text.edition), preferred: None })
}

/// The description of an answer that may have translations.
pub(super) fn schema<Body: PartialSchema>() -> RefOr<Schema> {
    with_translation(Body::schema())
}

impl Translator {
    /// Our translation of words of a standard for a reader; none where there is none.
    pub(super) fn words(
        &self,
        code: &str,
        from: Language,
        locale: Locale,
        words: &str,
    ) -> Option<&str> {
        let translations = self.0.of(code, from, locale.language())?;
        translations.of(words).map(|translation| translation.text.as_str())
    }

    /// An answer that has the words of this text; `official` is the same in the words of the official
    /// text in the language that is asked for.
    pub(super) fn whole<Body: Serialize>(
        &self,
        lang: &LanguageChoice,
        text: &TextKey,
        body: Body,
        official: Option<Body>,
    ) -> TranslatableBody<Body> {
        let Some(into) = lang.0 else { return TranslatableBody::AsItIs(body) };
        let mut value = as_value(&body);
        let official = official.map(|official| as_value(&official));
        self.add(into, &mut value, &EntryWords::of(text, official));
        TranslatableBody::Translated(value)
    }

    /// A list; `entries` tells of each of its items in the language that is asked for.
    pub(super) fn list<'a, List: Serialize, Entries>(
        &self,
        lang: &LanguageChoice,
        list: List,
        entries: impl FnOnce(Language) -> Entries,
    ) -> TranslatableBody<List>
    where
        Entries: IntoIterator<Item = EntryWords<'a>>,
    {
        let Some(into) = lang.0 else { return TranslatableBody::AsItIs(list) };
        let mut value = as_value(&list);
        if let Some(Value::Array(items)) = value.get_mut("items") {
            for (item, entry) in items.iter_mut().zip(entries(into)) {
                self.add(into, item, &entry);
            }
        }
        TranslatableBody::Translated(value)
    }

    fn add(&self, into: Language, value: &mut Value, entry: &EntryWords<'_>) {
        let other = OtherWords {
            official: entry.official.as_ref().filter(|_| entry.language != into),
            ours: self.0.of(entry.code, entry.language, into),
            runs_on: entry.runs_on,
        };
        other.add(value, into);
    }
}

impl<'a> EntryWords<'a> {
    /// An entry that has the words of this text.
    pub(super) fn of(text: &'a TextKey, official: Option<Value>) -> Self {
        Self { code: &text.code, language: text.language, official, runs_on: false }
    }
}
