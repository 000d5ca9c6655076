//! The labels of the forms of a standard, a table a language, and how they are recognised.
//!
//! A label has several spellings. It is found by its key ([`super::key`]), so case, white space, line
//! ends, hyphens and colons do not matter: forms break labels over lines and pages ("СБШ бойынша
//! біліктілік\nдеңгейі:") and print odd spaces inside ("СБШ -нің ішіндегі"). In a spelling `#` is a
//! number, which may be missing, and `«*»` a title in quotes. A text may mix the labels of languages.
//! A new form is a table beside these, or a spelling in one of them.

mod kazakh;
mod label;
mod of_2019;
mod of_2023;
mod russian;

use std::{collections::HashMap, sync::LazyLock};

pub(super) use label::{Label, LabelPosition, Labels};

use super::key::{self, Sign};
use crate::standard::Language;

/// A form of a standard, by the year of the rules that it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Of the years 2022 to 2026.
    Of2022,
    /// Of 2019, with tasks in place of skills.
    Of2019,
    /// Of 2023, before the rules of that year, with tasks in place of skills.
    Of2023,
}

impl Form {
    /// Its name: the year.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Of2022 => "2022",
            Self::Of2019 => "2019",
            Self::Of2023 => "2023",
        }
    }
}

/// The tables. The later ones have only what is not in those before them.
const TABLES: [(Form, Language, Labels); 6] = [
    (Form::Of2022, Language::Kazakh, kazakh::LABELS),
    (Form::Of2022, Language::Russian, russian::LABELS),
    (Form::Of2019, Language::Kazakh, of_2019::KAZAKH),
    (Form::Of2019, Language::Russian, of_2019::RUSSIAN),
    (Form::Of2023, Language::Kazakh, of_2023::KAZAKH),
    (Form::Of2023, Language::Russian, of_2023::RUSSIAN),
];

/// A spelling of a label, ready to be compared.
#[derive(Debug)]
pub(super) struct Spelling {
    /// The form of its table.
    pub form: Form,
    /// What it announces.
    pub label: Label,
    /// Where it may be.
    pub position: LabelPosition,
    /// The language of its table.
    pub language: Language,
    /// As it is in the table.
    pub text: &'static str,
    /// Its key.
    pub key: Vec<Sign>,
    /// The letters of its key.
    pub letters: Vec<char>,
}

/// All spellings of all labels.
#[derive(Debug)]
pub(super) struct Spellings {
    all: Vec<Spelling>,
    /// By the sign that they begin with.
    by_start: HashMap<Sign, Vec<usize>>,
    /// By the number of their letters, of those that are long enough to be recognised with a slip.
    by_length: HashMap<usize, Vec<usize>>,
}

/// A label with fewer letters is recognised only letter by letter.
pub(super) const LETTERS_OF_A_LONG_LABEL: usize = 8;

impl Spellings {
    /// The spellings of all tables.
    pub fn all() -> &'static Self {
        static ALL: LazyLock<Spellings> = LazyLock::new(Spellings::read);
        &ALL
    }

    /// How a label is usually spelled in a language.
    pub fn usual(&self, label: Label, language: Language) -> Option<&'static str> {
        let is_it = |one: &&Spelling| one.label == label && one.language == language;
        self.all.iter().find(is_it).map(|spelling| spelling.text)
    }

    fn read() -> Self {
        let all: Vec<Spelling> = TABLES
            .into_iter()
            .flat_map(|(form, language, labels)| {
                labels.iter().map(move |label| (form, language, label))
            })
            .flat_map(|(form, language, &(label, position, spellings))| {
                spellings.iter().flat_map(move |text| {
                    key::of_spelling(text).into_iter().map(move |key| {
                        let letters = key.iter().filter_map(|sign| sign.as_letter()).collect();
                        Spelling { form, label, position, language, text, key, letters }
                    })
                })
            })
            .collect();
        let mut by_start: HashMap<Sign, Vec<usize>> = HashMap::new();
        let mut by_length: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, spelling) in all.iter().enumerate() {
            by_start.entry(spelling.key[0]).or_default().push(at);
            if spelling.letters.len() >= LETTERS_OF_A_LONG_LABEL {
                by_length.entry(spelling.letters.len()).or_default().push(at);
            }
        }
        Self { all, by_start, by_length }
    }

    /// Those that begin with this sign.
    pub fn beginning_with(&self, sign: Sign) -> impl Iterator<Item = &Spelling> {
        self.by_start.get(&sign).into_iter().flatten().map(|&at| &self.all[at])
    }

    /// The long ones with so many letters.
    pub fn with_letters(&self, n_letters: usize) -> impl Iterator<Item = &Spelling> {
        self.by_length.get(&n_letters).into_iter().flatten().map(|&at| &self.all[at])
    }
}

/// What follows the level of a listed profession, or is before it: "6 уровень ОРК", "СБШ 6-деңгейі".
pub(super) const LISTED_LEVEL_WORDS: &[&str] =
    &["уровень", "уровня", "ОРК", "НРК", "по", "СБШ", "СБШ-нің", "деңгейі", "деңгей", "бойынша"];

/// Words around the number and the year of the edition, and around a date.
pub(super) const EDITION_WORDS: &[&str] =
    &["версия", "версии", "нұсқа", "нұсқасы", "г", "ж", "жыл", "жылы", "жылғы", "год", "года", "№"];
