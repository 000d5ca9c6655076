//! A file of translations.

use std::{fs, io, path::Path};

use rustc_hash::FxHashMap;

use super::{gettext, lines::TextLine};
use crate::standard::{Language, TextKey};

/// The files of the standard that the program ships, by the code of the standard and the language.
pub(super) const SHIPPED: &[(&str, Language, &str)] = &[
    ("J62090011", Language::Russian, include_str!("../../data/translations/J62090011.ru.po")),
    ("J62090011", Language::English, include_str!("../../data/translations/J62090011.en.po")),
];

/// Translations of a text into one language.
#[derive(Debug, Clone, Default)]
pub struct TranslationFile {
    /// In the order of the file.
    pub translations: Vec<Translation>,
    /// The language of the words that are translated, where the file tells it.
    pub from: Option<Language>,
    /// A page asks for hundreds of them.
    numbers: FxHashMap<String, usize>,
}

/// A line in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The words that are translated, as printed.
    pub words: String,
    /// The same in the other language; empty where nobody has translated them yet.
    pub text: String,
    /// Whether somebody has reviewed it.
    pub state: TranslationState,
    /// Where the words were when the file was written.
    pub places: Vec<String>,
    /// What the translator has to say of it, such as a doubt about the words.
    pub remark: Option<String>,
}

/// How far a translation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranslationState {
    /// Nobody but the translator has read it.
    Draft,
    /// It was compared with the words that it translates.
    Reviewed,
}

/// What is wrong with a file of translations.
#[derive(Debug, thiserror::Error)]
pub enum TranslationError {
    /// It cannot be read.
    #[error("{path} cannot be read")]
    Unreadable {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// It is no file of gettext.
    #[error("{path} is no file of translations (.po): {reason}")]
    Format {
        /// The file.
        path: String,
        /// What is wrong, and where.
        reason: String,
    },
    /// It translates the same words twice.
    #[error("{path} translates «{words}» twice, again on line {line}")]
    Twice {
        /// The file.
        path: String,
        /// The words.
        words: String,
        /// Where they are translated again.
        line: usize,
    },
    /// It does not tell of the words that it translates.
    #[error("{path} does not tell the language of the words that it translates ({FROM}: kk)")]
    NoLanguage {
        /// The file.
        path: String,
    },
}

impl TranslationError {
    fn is_of_missing_file(&self) -> bool {
        matches!(self, Self::Unreadable { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }
}

/// The most bytes of a file of translations.
const LARGEST: u64 = 16 * 1024 * 1024;

/// What a file tells of the language that it translates from.
const FROM: &str = "X-Source-Language";

/// The flag of a translation that nobody has reviewed.
const FUZZY: &str = "fuzzy";

impl TranslationFile {
    /// The translations of a text into a language: of the file in the folder, where one is named and
    /// has it, else of the one that is shipped; none where there is neither.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or is none of translations.
    pub fn find(
        text: &TextKey,
        language: Language,
        folder: Option<&Path>,
    ) -> Result<Option<Self>, TranslationError> {
        let name = Self::name(&text.code, language);
        if let Some(path) = folder.map(|folder| folder.join(&name)) {
            match Self::read(&path) {
                Err(error) if error.is_of_missing_file() => {}
                read => return read.map(Some),
            }
        }
        shipped(&text.code, language)
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or is none of translations.
    pub(super) fn read(path: &Path) -> Result<Self, TranslationError> {
        let name = path.display().to_string();
        let unreadable = |source| TranslationError::Unreadable { path: name.clone(), source };
        if fs::metadata(path).map_err(unreadable)?.len() > LARGEST {
            return Err(unreadable(io::ErrorKind::FileTooLarge.into()));
        }
        Self::parse(&name, &fs::read_to_string(path).map_err(unreadable)?)
    }

    /// The name of the file of a standard and a language: `J62090011.ru.po`.
    #[must_use]
    pub fn name(code: &str, language: Language) -> String {
        format!("{code}.{language}.po")
    }

    /// Reads the content of a file; `path` is named in errors.
    ///
    /// # Errors
    ///
    /// What is no file of gettext, and one that translates the same words twice.
    pub fn parse(path: &str, content: &str) -> Result<Self, TranslationError> {
        let wrong = |error: gettext::GettextError| TranslationError::Format {
            path: path.to_owned(),
            reason: error.to_string(),
        };
        let read = gettext::read(content).map_err(wrong)?;
        let from = read.told(FROM).and_then(|tag| tag.parse().ok());
        let mut file = Self { from, ..Self::default() };
        for entry in read.entries {
            let next = file.translations.len();
            if file.numbers.insert(entry.words.clone(), next).is_some() {
                let (path, words, line) = (path.to_owned(), entry.words, entry.line);
                return Err(TranslationError::Twice { path, words, line });
            }
            let is_draft = entry.flags.iter().any(|flag| flag == FUZZY);
            file.translations.push(Translation {
                words: entry.words,
                text: entry.translation,
                state: if is_draft { TranslationState::Draft } else { TranslationState::Reviewed },
                places: entry.places,
                remark: (!entry.remarks.is_empty()).then(|| entry.remarks.join("\n")),
            });
        }
        Ok(file)
    }

    /// The translation of words; none where there is none.
    #[must_use]
    pub fn of(&self, words: &str) -> Option<&Translation> {
        let found = self.numbers.get(words).map(|&number| &self.translations[number])?;
        (!found.text.is_empty()).then_some(found)
    }

    /// The lines that a text is made of, with a space between them, where all of them are translated.
    #[must_use]
    pub fn lines_in<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        if self.of(text).is_some() {
            return Some(vec![text]);
        }
        let mut ends = text.match_indices(' ').map(|(end, _)| text.split_at(end));
        ends.find_map(|(line, rest)| {
            self.of(line)?;
            let mut lines = self.lines_in(&rest[1..])?;
            lines.insert(0, line);
            Some(lines)
        })
    }

    /// The file of these lines, for a translator: with what is translated, and room for the rest. Each
    /// text is on one line, so that a comparison of two files shows what was changed.
    #[must_use]
    pub fn template(&self, lines: &[TextLine<'_>], text: &TextKey, language: Language) -> String {
        let mut file = format!(
            "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: {}\\n\"\n\"Language: {language}\\n\"\n\
             \"Content-Type: text/plain; charset=UTF-8\\n\"\n\"{FROM}: {}\\n\"\n",
            text.code, text.language
        );
        for line in lines {
            let known = self.of(line.words);
            file.push('\n');
            if let Some(remark) = known.and_then(|known| known.remark.as_deref()) {
                remark.lines().for_each(|remark| push(&mut file, &["# ", remark]));
            }
            push(&mut file, &["#. ", line.kind]);
            line.places.iter().for_each(|place| push(&mut file, &["#: ", place]));
            if known.is_some_and(|known| known.state == TranslationState::Draft) {
                push(&mut file, &["#, ", FUZZY]);
            }
            let translation = known.map_or("", |known| known.text.as_str());
            push(&mut file, &["msgid \"", &gettext::escaped(line.words), "\""]);
            push(&mut file, &["msgstr \"", &gettext::escaped(translation), "\""]);
        }
        file
    }
}

/// The translations that the program ships; none where it has none.
pub(super) fn shipped(
    code: &str,
    language: Language,
) -> Result<Option<TranslationFile>, TranslationError> {
    let found = SHIPPED.iter().find(|(of, into, _)| *of == code && *into == language);
    let read = |content| TranslationFile::parse(&TranslationFile::name(code, language), content);
    found.map(|(.., content)| read(content)).transpose()
}

fn push(file: &mut String, parts: &[&str]) {
    file.extend(parts.iter().copied());
    file.push('\n');
}
