//! Translations beside the words of a text, in JSON of any shape: one table names the keys that hold
//! words. The words of an official text are those at the same place in its JSON; ours are found by the
//! words themselves.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::TranslationFile;
use crate::standard::{Language, Origin};

/// The keys of the main words of a node, which has one of them or none.
const MAIN: [&str; 4] = ["text", "title", "term", "abbreviation"];

/// The other keys that hold words.
const FURTHER: [&str; 21] = [
    "definition",
    "meaning",
    "label",
    "scope",
    "summary",
    "purpose",
    "recognition",
    "qualification_sublevel",
    "qualification_reference",
    "work_experience",
    "nonformal_education",
    "level",
    "speciality",
    "qualification",
    "authority",
    "registration",
    "executor",
    "organisations",
    "council",
    "national_body",
    "chamber",
];

/// The keys by which entries of two lists are the same place; where these tell nothing, it is the
/// position in two lists of one length.
const NAMES: [&str; 3] = ["id", "ref", "code"];

/// The keys other than those of main words that a translation has, by the names of the words.
pub fn further_words() -> impl Iterator<Item = &'static str> {
    FURTHER.into_iter()
}

/// Whether a text under this key is words of a standard.
#[must_use]
pub fn holds_words(key: &str) -> bool {
    MAIN.contains(&key) || FURTHER.contains(&key)
}

/// Where the words of a text are to be had in another language.
#[derive(Debug, Clone, Copy, Default)]
pub struct OtherWords<'a> {
    /// The same as the official text has it, in JSON of the same shape.
    pub official: Option<&'a Value>,
    /// Our translations.
    pub ours: Option<&'a TranslationFile>,
    /// Whether a text may be several lines that are translated each for itself, as the search has an
    /// item with its parts.
    pub runs_on: bool,
}

/// The words of one node in another language, all of one origin.
#[derive(Debug)]
pub struct NodeTranslation<'a> {
    /// Where they come from.
    pub origin: Origin,
    /// By the key of the words that they translate, the main ones first; none where they are not
    /// translated.
    pub words: Vec<(&'static str, Option<Cow<'a, str>>)>,
}

impl NodeTranslation<'_> {
    /// The name of its origin, in JSON and in tables.
    #[must_use]
    pub fn origin_name(&self) -> &'static str {
        match self.origin {
            Origin::Official => "official",
            Origin::Unofficial => "unofficial",
        }
    }

    /// The translation as JSON.
    #[must_use]
    pub fn json(&self, language: Language) -> Value {
        let mut json = Map::new();
        json.insert("language".to_owned(), language.tag().into());
        json.insert("origin".to_owned(), self.origin_name().into());
        json.insert("text".to_owned(), Value::Null);
        for (key, words) in &self.words {
            let key = if MAIN.contains(key) { "text" } else { key };
            json.insert(key.to_owned(), words.as_deref().into());
        }
        json.into()
    }
}

impl<'a> OtherWords<'a> {
    /// Tells `tell` of every node that has words, with the translation of its words, where there is
    /// any. The nodes in a node come first.
    pub fn tell_each(
        self,
        value: &mut Value,
        tell: &mut impl FnMut(&mut Map<String, Value>, Option<NodeTranslation<'a>>),
    ) {
        match value {
            Value::Array(entries) => {
                let others = self.official.and_then(Value::as_array);
                for at in 0..entries.len() {
                    let official = others.and_then(|others| partner(entries, at, others));
                    Self { official, ..self }.tell_each(&mut entries[at], tell);
                }
            }
            Value::Object(node) => {
                for (key, value) in node.iter_mut() {
                    let official = self.official.and_then(|other| other.get(key));
                    Self { official, ..self }.tell_each(value, tell);
                }
                if has_words(node) {
                    tell(node, self.translation(node));
                }
            }
            _ => {}
        }
    }

    /// Puts the translation into this language beside the words of every node; null where there is
    /// none.
    pub fn add(self, value: &mut Value, language: Language) {
        self.tell_each(value, &mut |node, translation| {
            let translation = translation.map(|found| found.json(language));
            node.insert("translation".to_owned(), translation.into());
        });
    }

    fn translation(self, node: &Map<String, Value>) -> Option<NodeTranslation<'a>> {
        let official = self.official.and_then(|other| {
            let of = |key: &str, _: &str| Some(Cow::Borrowed(other.get(key)?.as_str()?));
            found(node, Origin::Official, of)
        });
        official.or_else(|| {
            let file = self.ours?;
            found(node, Origin::Unofficial, |_, words| self.ours_of(file, words))
        })
    }

    fn ours_of(self, file: &'a TranslationFile, words: &str) -> Option<Cow<'a, str>> {
        if let Some(found) = file.of(words) {
            return Some(Cow::Borrowed(&found.text));
        }
        let lines = file.lines_in(words).filter(|_| self.runs_on)?;
        let lines: Option<Vec<&str>> =
            lines.into_iter().map(|line| file.of(line).map(|found| &*found.text)).collect();
        Some(Cow::Owned(lines?.join(" ")))
    }
}

/// The words of a node, by their keys, the main ones first.
fn words_of(node: &Map<String, Value>) -> impl Iterator<Item = (&'static str, &str)> {
    let keys = MAIN.into_iter().chain(FURTHER);
    keys.filter_map(|key| Some((key, node.get(key)?.as_str()?)))
}

fn has_words(node: &Map<String, Value>) -> bool {
    words_of(node).next().is_some()
}

fn found<'a>(
    node: &Map<String, Value>,
    origin: Origin,
    of: impl Fn(&str, &str) -> Option<Cow<'a, str>>,
) -> Option<NodeTranslation<'a>> {
    let words: Vec<_> = words_of(node).map(|(key, words)| (key, of(key, words))).collect();
    let is_any = words.iter().any(|(_, words)| words.is_some());
    is_any.then_some(NodeTranslation { origin, words })
}

/// The entry of another list that is the same place as the one at this position.
fn partner<'o>(entries: &[Value], at: usize, others: &'o [Value]) -> Option<&'o Value> {
    let named = NAMES.iter().find_map(|key| {
        let name = entries[at].get(key)?.as_str()?;
        others.iter().find(|other| other.get(key).and_then(Value::as_str) == Some(name))
    });
    let is_named = NAMES.iter().any(|key| entries[at].get(key).is_some_and(Value::is_string));
    named.or_else(|| others.get(at).filter(|_| !is_named && entries.len() == others.len()))
}
