//! The words of a text as a reader sees them: where the text is in another language and we have
//! translated it, the translation first and the words of the text below it. A page asks line by line
//! and says the origin once; only a line that is an exception says it itself.

use super::abbreviations::{Abbreviations, Segment};
use crate::{
    app::{Reader, WordsShown},
    i18n::Messages,
    standard::{Abbreviation, Language, Origin, Wording, is_standard_code},
    translation::{TranslationFile, TranslationState},
};

/// How the words of a text are shown.
#[derive(Debug)]
pub(crate) struct Words<'a> {
    reader: Reader,
    /// The language of the text.
    original: Language,
    /// The translations into the language of the reader.
    translations: Option<&'a TranslationFile>,
    explained: Explained<'a>,
}

/// The abbreviations of a text, for its own words and for those of the translation.
#[derive(Debug, Default)]
struct Explained<'a> {
    list: &'a [Abbreviation],
    original: Abbreviations<'a>,
    translated: Abbreviations<'a>,
}

/// A line as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ShownLine<'t> {
    /// The words that are read first.
    pub first: Wording<&'t str>,
    /// The words of the text, where they are shown below a translation.
    pub original: Option<Wording<&'t str>>,
    /// What is to be said of this line alone.
    pub note: Option<&'static str>,
}

/// An abbreviation as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShownAbbreviation<'a> {
    /// The printed form.
    pub short: Wording<&'a str>,
    /// What it means.
    pub long: &'a str,
    /// Both in the words of the text, where these are shown below a translation.
    pub original: Option<Wording<String>>,
}

/// Whether a text can be read in the language of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Availability {
    /// It is in the reader's language.
    Own,
    /// It is in another language, and we have no translation.
    Foreign,
    /// It is in another language, and we have translated it.
    Translated,
}

impl<'a> Words<'a> {
    /// The words of a text in this language, with our translations for the reader.
    pub(crate) fn new(
        reader: Reader,
        original: Language,
        translations: Option<&'a TranslationFile>,
    ) -> Self {
        Self { reader, original, translations, explained: Explained::default() }
    }

    /// The same with the abbreviations of the text, which are explained where they occur.
    pub(crate) fn explaining(mut self, list: &'a [Abbreviation]) -> Self {
        let translated = self.shown_translations().map(|file| {
            let words = |words: &'a str| file.of(words).map_or(words, |found| &*found.text);
            let pairs = list.iter().map(|one| (words(&one.abbreviation), words(&one.meaning)));
            Abbreviations::of(pairs)
        });
        let original = Abbreviations::new(list);
        self.explained = Explained { list, original, translated: translated.unwrap_or_default() };
        self
    }

    /// Whether the text can be read in the language of the reader.
    pub(crate) fn availability(&self) -> Availability {
        match self.translations {
            _ if self.original == self.reader.language() => Availability::Own,
            Some(_) => Availability::Translated,
            None => Availability::Foreign,
        }
    }

    /// What a page says of the origin of its words, once; nothing where they are the reader's own.
    pub(crate) fn note(&self, t: &Messages) -> Option<String> {
        let language = t.translation.in_language.of(self.original);
        match (self.availability(), self.reader.words) {
            (Availability::Own, _) => None,
            (Availability::Foreign, _) => Some(t.translation.none(language)),
            (Availability::Translated, WordsShown::Original) => {
                Some(t.translation.hidden(language))
            }
            (Availability::Translated, _) => Some(t.translation.ours(language)),
        }
    }

    /// The translations, where their words are shown.
    fn shown_translations(&self) -> Option<&'a TranslationFile> {
        self.translations.filter(|_| self.reader.words != WordsShown::Original)
    }

    /// Whether translations are shown.
    pub(crate) fn shows_translations(&self) -> bool {
        self.shown_translations().is_some()
    }

    /// Whether the words of the text are shown below them.
    pub(crate) fn shows_both(&self) -> bool {
        self.shows_translations() && self.reader.words == WordsShown::Both
    }

    /// The language of what is read first on most lines: that of the elements around them.
    pub(crate) fn language(&self) -> Language {
        match self.shown_translations() {
            Some(_) => self.reader.language(),
            None => self.original,
        }
    }

    /// The same as the attribute `lang`.
    pub(crate) fn lang(&self) -> &'static str {
        self.language().tag()
    }

    /// A line of the text as it is shown.
    pub(crate) fn line<'t>(&self, text: &'t str) -> ShownLine<'t>
    where
        'a: 't,
    {
        let original = Wording::official(text, self.original);
        let as_it_is = ShownLine { first: original, original: None, note: None };
        let Some(file) = self.shown_translations() else { return as_it_is };
        let words = &self.reader.locale.messages().translation;
        let Some(found) = file.of(text) else {
            if text.contains(char::is_alphabetic) && !is_standard_code(text) {
                return ShownLine { note: Some(words.missing), ..as_it_is };
            }
            // A code or a dash is in every language.
            return ShownLine { first: Wording::official(text, self.language()), ..as_it_is };
        };
        let is_below = self.reader.words == WordsShown::Both && found.text != text;
        ShownLine {
            first: Wording::unofficial(&*found.text, self.language()),
            original: is_below.then_some(original),
            note: (found.state == TranslationState::Draft).then_some(words.draft),
        }
    }

    /// Words of the text as they are.
    pub(crate) fn printed<'t>(&self, text: &'t str) -> Wording<&'t str> {
        Wording::official(text, self.original)
    }

    /// The lines of a text that runs on from line to line, as the search has an item with its parts:
    /// each of them is translated for itself.
    pub(crate) fn lines_in<'t>(&self, text: &'t str) -> Vec<ShownLine<'t>>
    where
        'a: 't,
    {
        let lines = self.shown_translations().and_then(|file| file.lines_in(text));
        lines.unwrap_or_else(|| vec![text]).into_iter().map(|line| self.line(line)).collect()
    }

    /// The words of a line that are read first.
    pub(crate) fn first<'t>(&self, text: &'t str) -> Wording<&'t str>
    where
        'a: 't,
    {
        self.line(text).first
    }

    /// Words in segments, the abbreviations of their language explained. [`Self::abbreviations`]
    /// lists those of the words that are `read_first`.
    pub(crate) fn segments<'t>(
        &'t self,
        words: &Wording<&'t str>,
        read_first: bool,
    ) -> impl Iterator<Item = Segment<'t>> {
        self.abbreviations_of(words.origin).segments(words.text, read_first)
    }

    fn abbreviations_of(&self, origin: Origin) -> &Abbreviations<'a> {
        match origin {
            Origin::Official => &self.explained.original,
            Origin::Unofficial => &self.explained.translated,
        }
    }

    /// The abbreviations that occurred in the words that are read first and were put in segments
    /// until now: a page lists them below its lines.
    pub(crate) fn abbreviations(&self) -> Vec<ShownAbbreviation<'a>> {
        let of = |origin| {
            let occurred = self.abbreviations_of(origin).occurred();
            occurred.into_iter().map(move |(printed, long, number)| (printed, long, number, origin))
        };
        let found = of(Origin::Unofficial).chain(of(Origin::Official));
        let shown = found.map(|(printed, long, number, origin)| {
            let is_ours = origin == Origin::Unofficial;
            let language = if is_ours { self.language() } else { self.original };
            let entry = &self.explained.list[number];
            let below = is_ours && self.reader.words == WordsShown::Both && long != entry.meaning;
            let original = || format!("{} – {}", entry.abbreviation, entry.meaning);
            ShownAbbreviation {
                short: Wording { text: printed, language, origin },
                long,
                original: below.then(|| Wording::official(original(), self.original)),
            }
        });
        shown.collect()
    }
}
