//! The flat table: each line of the cards in a row, with the profession, the function and the skill that
//! it stands under, for whoever filters one sheet.

use serde_json::Value;

use super::{
    column::{ADDRESS, Column, Table},
    keys::{Keys, named},
};
use crate::{
    i18n::Locale,
    standard::{Language, StatementKind},
};

pub(super) static STATEMENT: Table = Table {
    name: "statement",
    key: &["address"],
    columns: &[
        Column::text("standard").shape("J62090011").of_place(),
        Column::text("language").shape("kk, ru, en").of_place(),
        Column::text("profession").label("Кәсіптің атауы:"),
        Column::integer("level").optional().shape("1–8").label("СБШ бойынша біліктілік деңгейі:"),
        Column::text("function").optional().label("Еңбек функциясы #:"),
        Column::text("skill").optional().label("Дағды #:"),
        Column::text("kind").ours(),
        Column::integer("number").optional(),
        Column::words("text"),
        ADDRESS,
    ],
};

/// A line of a card.
pub(super) struct FlatLine<'a> {
    /// What it is.
    pub kind: StatementKind,
    /// Its permanent identifier.
    pub id: &'a Value,
    /// The key of its words in the node.
    pub key: &'a str,
    /// The node, with translations.
    pub node: &'a Keys,
}

impl<'a> FlatLine<'a> {
    /// A node whose words are under this key.
    pub(super) fn new(kind: StatementKind, key: &'a str, node: &'a Keys) -> Self {
        Self { kind, id: &node["id"], key, node }
    }

    /// Its row, but for what it stands under. Its kind is said in the language of the text, as its words
    /// are.
    pub(super) fn row(&self, language: Language) -> Keys {
        let kind = Locale::of(language).messages().kind.of(self.kind);
        let id = self.id.as_str().unwrap_or_default();
        let mut row: Keys = named(&[
            ("kind", kind.into()),
            ("address", format!("/id/{id}").into()),
            ("text", self.words("")),
        ])
        .collect();
        if let Some(number) = self.node.get("number") {
            row.insert("number".to_owned(), number.clone());
        }
        for language in Language::ALL {
            let suffix = format!("_{language}");
            row.insert(format!("text{suffix}"), self.words(&suffix));
            let origin = format!("translation_origin{suffix}");
            row.insert(origin.clone(), self.node.get(&origin).cloned().unwrap_or_default());
        }
        row
    }

    /// Its words and those of its parts, all in one language; none where some are missing.
    fn words(&self, suffix: &str) -> Value {
        let of = |node: &Keys, key: &str| {
            Some(node.get(&format!("{key}{suffix}"))?.as_str()?.to_owned())
        };
        let parts = self.node.get("parts").and_then(Value::as_array);
        let parts = parts.into_iter().flatten().map(|part| of(part.as_object()?, "text"));
        let words: Option<Vec<String>> =
            std::iter::once(of(self.node, self.key)).chain(parts).collect();
        words.map(|words| words.join(" ")).into()
    }
}
