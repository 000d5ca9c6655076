//! The rows of a text. A column is the key of the same name in the JSON of the model, or follows from
//! what the row is inside, so the model is walked here and nothing is written out field by field.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::{
    column::{Cell, TRANSLATION_ORIGIN},
    keys::{Keys, named},
    name::TableName,
    statement::FlatLine,
};
use crate::{
    export::{ExportedText, json},
    standard::{Language, Passport, ProfessionCard, Standard, StatementKind},
    translation::{OtherWords, TranslationFile},
};

/// A row of a table: a cell for each of its columns, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueRow {
    /// The table.
    pub table: TableName,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// The rows of a text in all tables. Those of one table are in the order of the text.
#[must_use]
pub fn rows(text: &ExportedText) -> Vec<CatalogueRow> {
    let Standard { passport, cards } = &text.whole.standard;
    let others = OtherLanguage::of(text);
    let of_text = [
        ("standard", Value::from(passport.code.as_str())),
        ("language", passport.language.tag().into()),
    ];
    let mut rows = TextRows { rows: Vec::new(), of_text, text_language: passport.language };
    rows.add_passport(passport, &others);
    for (index, card) in cards.iter().enumerate() {
        rows.add_card(index, card, &others);
    }
    rows.add_findings(text);
    rows.rows
}

/// The rows of a text while they are gathered.
struct TextRows {
    rows: Vec<CatalogueRow>,
    /// The columns that name the text.
    of_text: [(&'static str, Value); 2],
    /// The language of the text.
    text_language: Language,
}

impl TextRows {
    /// Adds the row of a node that is the `index`th of its list, from 0.
    fn add(&mut self, table: TableName, index: usize, mut node: Keys) {
        let lines = take_lines(&mut node);
        node.extend(lines);
        node.insert("position".to_owned(), (index + 1).into());
        let columns = table.table().columns.iter();
        let cells = columns.map(|column| node.remove(column.name).unwrap_or_default().into());
        self.rows.push(CatalogueRow { table, cells: cells.collect() });
    }

    /// Adds the rows of the list with this name in a node, each with what it is inside.
    fn add_list(
        &mut self,
        table: TableName,
        node: &mut Keys,
        list: &str,
        inside: &[(&str, Value)],
    ) {
        for (index, mut entry) in take_list(node, list).enumerate() {
            entry.extend(named(inside));
            self.add(table, index, entry);
        }
    }

    /// Adds the row of a line of a card to the flat table.
    fn add_line(&mut self, line: &FlatLine<'_>, above: &[(&str, Value)]) {
        let mut row = line.row(self.text_language);
        row.extend(named(&self.of_text).chain(named(above)));
        self.add(TableName::Statement, 0, row);
    }

    fn add_passport(&mut self, model: &Passport, others: &[OtherLanguage<'_>]) {
        let mut passport = translated(model, others, |other| Some(&other.official?.passport));
        let of_text = self.of_text.clone();
        self.add_list(TableName::Term, &mut passport, "terms", &of_text);
        self.add_list(TableName::Abbreviation, &mut passport, "abbreviations", &of_text);
        self.add_list(TableName::Activity, &mut passport, "activity", &of_text);
        self.add_list(TableName::ListedProfession, &mut passport, "listed_professions", &of_text);
        self.add_list(TableName::OtherField, &mut passport, "other_fields", &of_text);
        self.add_sources(&mut passport, &Value::Null);
        if let Some(Value::Object(mut technical)) = passport.remove("technical") {
            passport.extend(with_prefix("technical", take_lines(&mut technical)));
            passport.extend(technical);
        }
        if let Some(Value::Object(mut approval)) = passport.remove("approval") {
            self.add_list(TableName::ApprovalLine, &mut approval, "text", &of_text);
            passport.extend(with_prefix("approval", take_lines(&mut approval)));
            passport.extend(with_prefix("approval", approval));
        }
        passport.insert("id".to_owned(), model.identity().id.to_string().into());
        self.add(TableName::Standard, 0, passport);
    }

    fn add_card(&mut self, index: usize, model: &ProfessionCard, others: &[OtherLanguage<'_>]) {
        let slug = model.identity.slug();
        let mut card = translated(model, others, |other| {
            other.official?.cards.iter().find(|card| card.identity.slug() == slug)
        });
        let of_card = [("card_id", card["id"].clone())];
        self.add_list(TableName::Education, &mut card, "education", &of_card);
        self.add_list(TableName::OtherTitle, &mut card, "other_titles", &of_card);
        self.add_list(TableName::PersonalCompetence, &mut card, "personal_competences", &of_card);
        self.add_list(TableName::Regulation, &mut card, "regulations", &of_card);
        let [of_standard, of_language] = self.of_text.clone();
        let inside = [of_standard, of_language, of_card[0].clone()];
        self.add_list(TableName::OtherField, &mut card, "other_fields", &inside);
        for (index, mut related) in take_list(&mut card, "related").enumerate() {
            let id = related["card"]["id"].take();
            related.extend(named(&[("related_card_id", id), of_card[0].clone()]));
            self.add(TableName::RelatedProfession, index, related);
        }
        let (profession, level) = (card["title"].clone(), card["qualification_level"].clone());
        let above = [("profession", profession), ("level", level)];
        self.add_line(&FlatLine::new(StatementKind::Profession, "title", &card), &above);
        if model.purpose.is_some() {
            let id = &Value::from(model.purpose_identity().id.to_string());
            let line = FlatLine::new(StatementKind::Purpose, "purpose", &card);
            self.add_line(&FlatLine { id, ..line }, &above);
            card.insert("purpose_id".to_owned(), id.clone());
        }
        for (index, function) in take_list(&mut card, "functions").enumerate() {
            self.add_function(index, function, &of_card, &above);
        }
        self.add_sources(&mut card, &of_card[0].1);
        self.add(TableName::Card, index, card);
    }

    fn add_function(
        &mut self,
        index: usize,
        mut function: Keys,
        of_card: &[(&str, Value)],
        above: &[(&'static str, Value)],
    ) {
        let mut above = above.to_vec();
        above.push(("function", function["title"].clone()));
        self.add_line(&FlatLine::new(StatementKind::Function, "title", &function), &above);
        function.extend(named(of_card));
        let id = [("function_id", function["id"].clone())];
        for (index, mut skill) in take_list(&mut function, "skills").enumerate() {
            above.truncate(3);
            above.push(("skill", skill["title"].clone()));
            self.add_line(&FlatLine::new(StatementKind::Skill, "title", &skill), &above);
            skill.extend(named(&id));
            let id = [("skill_id", skill["id"].clone())];
            for (table, kind, list, item_id) in [
                (TableName::Ability, StatementKind::Ability, "abilities", "ability_id"),
                (TableName::Knowledge, StatementKind::Knowledge, "knowledge", "knowledge_id"),
            ] {
                for (index, mut item) in take_list(&mut skill, list).enumerate() {
                    self.add_line(&FlatLine::new(kind, "text", &item), &above);
                    let of_item = [(item_id, item["id"].clone())];
                    self.add_list(TableName::ItemPart, &mut item, "parts", &of_item);
                    item.extend(named(&id));
                    self.add(table, index, item);
                }
            }
            self.add(TableName::Skill, index, skill);
        }
        self.add(TableName::Function, index, function);
    }

    /// Adds the lines of the plain fields of a card, or of the standard itself.
    fn add_sources(&mut self, node: &mut Keys, card_id: &Value) {
        let Some(Value::Object(sources)) = node.remove("sources") else { return };
        for (field, source) in sources {
            let of_card =
                [("source", source), ("field", field.into()), ("card_id", card_id.clone())];
            let row = named(&of_card).chain(named(&self.of_text)).collect();
            self.add(TableName::FieldSource, 0, row);
        }
    }

    fn add_findings(&mut self, text: &ExportedText) {
        let text = &text.whole;
        let cards = text.standard.cards.iter().map(|card| &card.identity);
        let ids: BTreeMap<&str, String> =
            cards.map(|card| (card.slug(), card.id().to_string())).collect();
        for (index, finding) in text.findings.iter().enumerate() {
            let mut row = keys(&json::Finding::from(finding));
            let detail = row["detail"].to_string();
            let card = finding.card.as_deref().and_then(|slug| ids.get(slug));
            row.extend(named(&[("detail", detail.into()), ("card_id", card.cloned().into())]));
            row.extend(named(&self.of_text));
            self.add(TableName::Finding, index, row);
        }
    }
}

/// Where the words of a text are to be had in another language.
struct OtherLanguage<'a> {
    language: Language,
    official: Option<&'a Standard>,
    ours: Option<&'a TranslationFile>,
}

impl<'a> OtherLanguage<'a> {
    /// Those in which there are any.
    fn of(text: &'a ExportedText) -> Vec<Self> {
        let known = text.other_languages().filter_map(|language| {
            let (official, ours) = (text.official(language), text.ours(language));
            let is_known = official.is_some() || ours.is_some();
            is_known.then_some(Self { language, official, ours })
        });
        known.collect()
    }
}

/// The keys of a node, where each node in it has its words in other languages too, as the columns with
/// translations are called.
fn translated<'a, Node: Serialize + 'a>(
    node: &Node,
    others: &'a [OtherLanguage<'a>],
    same_of: impl Fn(&'a OtherLanguage<'a>) -> Option<&'a Node>,
) -> Keys {
    let mut value = Value::Object(keys(node));
    for other in others {
        let official = same_of(other).map(|node| Value::Object(keys(node)));
        let words = OtherWords { official: official.as_ref(), ours: other.ours, runs_on: false };
        let language = other.language;
        words.tell_each(&mut value, &mut |node, translation| {
            let Some(translation) = translation else { return };
            for (key, words) in &translation.words {
                node.insert(format!("{key}_{language}"), words.as_deref().into());
            }
            let origin = translation.origin_name().into();
            node.insert(format!("{TRANSLATION_ORIGIN}_{language}"), origin);
        });
    }
    match value {
        Value::Object(keys) => keys,
        _ => unreachable!("it was an object"),
    }
}

fn keys(node: &impl Serialize) -> Keys {
    match serde_json::to_value(node) {
        Ok(Value::Object(keys)) => keys,
        other => unreachable!("a node is an object with text keys: {other:?}"),
    }
}

/// The keys of the lines of a node.
fn take_lines(node: &mut Keys) -> Keys {
    match node.remove("source") {
        Some(Value::Object(lines)) => lines,
        _ => Keys::new(),
    }
}

/// Keys for columns of the node that these are in.
fn with_prefix(prefix: &str, keys: Keys) -> impl Iterator<Item = (String, Value)> {
    keys.into_iter().map(move |(name, value)| (format!("{prefix}_{name}"), value))
}

fn take_list(node: &mut Keys, name: &str) -> impl Iterator<Item = Keys> + use<> {
    let entries = match node.remove(name) {
        Some(Value::Array(entries)) => entries,
        _ => Vec::new(),
    };
    entries.into_iter().filter_map(|entry| match entry {
        Value::Object(keys) => Some(keys),
        _ => None,
    })
}
