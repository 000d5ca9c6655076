//! What a table, a column and a cell are.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use crate::{
    i18n::Locale,
    standard::{Language, Wording},
};

/// A table of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// The name in files, sheets and databases.
    pub name: &'static str,
    /// The columns that tell one row from another.
    pub key: &'static [&'static str],
    /// The columns, in order.
    pub columns: &'static [Column],
}

impl Table {
    /// What a row is, in a language.
    #[must_use]
    pub fn meaning(&self, locale: Locale) -> &'static str {
        locale.messages().table_meaning(self.name)
    }

    /// What the values of a column mean, in a language.
    #[must_use]
    pub fn meaning_of(&self, column: &Column, locale: Locale) -> Cow<'static, str> {
        let t = locale.messages();
        match column.translates {
            Some((words, language)) => {
                Cow::Owned(t.translated_meaning(t.column_meaning(self.name, words), language))
            }
            None => Cow::Borrowed(t.column_meaning(self.name, column.name)),
        }
    }

    /// The columns of words, each of which is translated.
    pub fn words(&self) -> impl Iterator<Item = &'static Column> + use<> {
        self.columns.iter().filter(|column| column.has_words)
    }

    /// The same table with a column beside each column of words for every language, and at its end for
    /// every language the origin of a row's words in it.
    pub(super) fn with_translations(&self) -> Self {
        let mut columns = Vec::new();
        for column in self.columns {
            columns.push(*column);
            if column.has_words {
                columns.extend(Language::ALL.map(|language| column.in_language(language)));
            }
        }
        if self.words().next().is_some() {
            columns.extend(Language::ALL.map(Column::translation_origin));
        }
        Self { columns: Vec::leak(columns), ..*self }
    }
}

/// What a column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Unicode text; never empty, an empty field is a missing one.
    Text,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
}

/// Where the values of a column come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnOrigin {
    /// The words of the standard, under this label of the form; the label is empty where the form
    /// prints none.
    Text(&'static str),
    /// The place in the text: its lines, the order of its lists, what stands under what.
    Place,
    /// Our addition: identifiers, what was inferred or noticed.
    Ours,
    /// The words in another language: those of an official text, or our translation.
    Translation,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The name, the same in every format.
    pub name: &'static str,
    /// What it may hold.
    pub kind: ColumnKind,
    /// Whether every row has a value.
    pub required: bool,
    /// The table and the column that its values stand in.
    pub refers_to: Option<(&'static str, &'static str)>,
    /// The form or the unit of the values; empty for free words.
    pub shape: &'static str,
    /// Where they come from.
    pub origin: ColumnOrigin,
    /// Whether they are words that are translated.
    pub has_words: bool,
    /// The column of words that this one has in another language.
    pub translates: Option<(&'static str, Language)>,
}

impl Column {
    const fn new(name: &'static str, kind: ColumnKind) -> Self {
        Self {
            name,
            kind,
            required: true,
            refers_to: None,
            shape: "",
            origin: ColumnOrigin::Text(""),
            has_words: false,
            translates: None,
        }
    }

    /// A column of texts.
    pub(super) const fn text(name: &'static str) -> Self {
        Self::new(name, ColumnKind::Text)
    }

    /// A column of words of the standard, which are translated.
    pub(super) const fn words(name: &'static str) -> Self {
        Self { has_words: true, ..Self::text(name) }
    }

    /// The same words in another language.
    fn in_language(&self, language: Language) -> Self {
        Self {
            translates: Some((self.name, language)),
            origin: ColumnOrigin::Translation,
            ..Self::text(leaked(format!("{}_{language}", self.name))).optional()
        }
    }

    /// Where the words of a row in a language come from.
    fn translation_origin(language: Language) -> Self {
        Self {
            origin: ColumnOrigin::Translation,
            ..Self::text(leaked(format!("{TRANSLATION_ORIGIN}_{language}")))
                .optional()
                .shape("official, unofficial")
        }
    }

    /// A column of whole numbers.
    pub(super) const fn integer(name: &'static str) -> Self {
        Self::new(name, ColumnKind::Integer)
    }

    /// A column of true and false.
    pub(super) const fn boolean(name: &'static str) -> Self {
        Self::new(name, ColumnKind::Boolean)
    }

    /// Some rows have no value.
    pub(super) const fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    /// The values have this form or unit.
    pub(super) const fn shape(self, shape: &'static str) -> Self {
        Self { shape, ..self }
    }

    /// The words stand under this label of the form.
    pub(super) const fn label(self, label: &'static str) -> Self {
        Self { origin: ColumnOrigin::Text(label), ..self }
    }

    /// The values follow from the place in the text.
    pub(super) const fn of_place(self) -> Self {
        Self { origin: ColumnOrigin::Place, ..self }
    }

    /// The values are our addition.
    pub(super) const fn ours(self) -> Self {
        Self { origin: ColumnOrigin::Ours, ..self }
    }

    /// The values stand in this column of this table.
    pub(super) const fn refers_to(self, table: &'static str, column: &'static str) -> Self {
        Self { refers_to: Some((table, column)), ..self }
    }
}

impl Column {
    /// The value of a cell, where it is a path that the beginning of the addresses belongs before.
    #[must_use]
    pub fn absolute<'a>(&self, cell: &'a Cell, public_url: Option<&str>) -> Cow<'a, Cell> {
        match (cell, public_url) {
            (Cell::Text(path), Some(public_url)) if self.shape == ADDRESS.shape => {
                Cow::Owned(Cell::Text(format!("{public_url}{path}")))
            }
            _ => Cow::Borrowed(cell),
        }
    }
}

impl ColumnKind {
    /// The name in the codebook.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
        }
    }
}

impl ColumnOrigin {
    /// The name in the codebook.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Place => "place",
            Self::Ours => "ours",
            Self::Translation => "translation",
        }
    }

    /// The label of the form that the words are under.
    #[must_use]
    pub fn label(self) -> Option<Wording> {
        match self {
            Self::Text(label) if !label.is_empty() => {
                Some(Wording::official(label, Language::Kazakh))
            }
            _ => None,
        }
    }
}

/// A value in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// The source says nothing.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Boolean(bool),
}

impl Cell {
    /// What the cell holds; none for an empty one.
    #[must_use]
    pub fn kind(&self) -> Option<ColumnKind> {
        match self {
            Self::Empty => None,
            Self::Text(_) => Some(ColumnKind::Text),
            Self::Integer(_) => Some(ColumnKind::Integer),
            Self::Boolean(_) => Some(ColumnKind::Boolean),
        }
    }

    /// The cell as a field of CSV: an empty one is an empty field.
    #[must_use]
    pub fn field(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Boolean(true) => Cow::Borrowed("true"),
            Self::Boolean(false) => Cow::Borrowed("false"),
        }
    }
}

impl<T: Into<Value>> From<T> for Cell {
    fn from(value: T) -> Self {
        match value.into() {
            Value::Null | Value::Array(_) | Value::Object(_) => Self::Empty,
            Value::Bool(value) => Self::Boolean(value),
            Value::Number(number) => number.as_i64().map_or(Self::Empty, Self::Integer),
            Value::String(text) => Self::Text(text),
        }
    }
}

/// A text for as long as the program runs; only the names of columns are, once each.
fn leaked(name: String) -> &'static str {
    Box::leak(name.into_boxed_str())
}

/// What the names of the columns with the origin of translations begin with.
pub(super) const TRANSLATION_ORIGIN: &str = "translation_origin";

// The columns that many tables have.

/// The code of the standard.
pub(super) const STANDARD: Column =
    Column::text("standard").shape("J62090011").refers_to("standard", "code").of_place();

/// The language of the text.
pub(super) const LANGUAGE: Column =
    Column::text("language").shape("kk, ru, en").refers_to("standard", "language").of_place();

/// The card that a row belongs to.
pub(super) const CARD_ID: Column =
    Column::text("card_id").shape("UUID").refers_to("card", "id").of_place();

/// The permanent identifier.
pub(super) const ID: Column = Column::text("id").shape("UUID").ours();

/// The permanent address.
pub(super) const ADDRESS: Column = Column::text("address").shape("URL").ours();

/// The reference inside the standard.
pub(super) const REFERENCE: Column = Column::text("ref").shape("2524-0-003-5/f1/s2/a3").ours();

/// The place in a list.
pub(super) const POSITION: Column = Column::integer("position").of_place();

/// The number, as printed.
pub(super) const NUMBER: Column = Column::integer("number");

/// The first line of the source.
pub(super) const FIRST_LINE: Column = Column::integer("first_line").shape("≥ 1").of_place();

/// The last line of the source.
pub(super) const LAST_LINE: Column = Column::integer("last_line").shape("≥ 1").of_place();
