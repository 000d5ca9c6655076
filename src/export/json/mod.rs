//! The JSON of the catalogue: the shapes of the API and of the export.
//!
//! Every key is always present: null when empty, `[]` for a list. Numbers, points and levels are
//! integers; codes, titles and sublevels are text. The shapes borrow from the model, which says
//! what their keys mean.

#![expect(missing_docs, reason = "the keys are the fields of the model, described there")]

mod card;
mod finding;
mod passport;
pub mod read;
mod write;

pub use card::{Card, Counts, Education, Function, Item, Related, RelatedCard, Skill, Summary};
pub use finding::{DetailValue, Finding};
pub use passport::{Abbreviation, ActivityCode, ListedProfession, Standard, Technical, Term};
pub use write::{ExportedStandard, StandardsWriter};

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use uuid::Uuid;

use crate::standard as model;

/// A permanent identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Id(pub Uuid);

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Lines of the source text, 1-based and inclusive.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Source {
    pub first_line: u32,
    pub last_line: u32,
}

impl From<model::Source> for Source {
    fn from(source: model::Source) -> Self {
        Self { first_line: source.first_line, last_line: source.last_line }
    }
}

/// The lines of plain fields, by the name of the field.
pub type Sources<'a> = BTreeMap<&'a str, Source>;

fn sources(sources: &model::FieldSources) -> Sources<'_> {
    sources.iter().map(|(field, source)| (field.as_str(), (*source).into())).collect()
}

fn all<'a, Model, Shape: From<&'a Model>>(models: &'a [Model]) -> Vec<Shape> {
    models.iter().map(Shape::from).collect()
}

fn level(level: Option<model::QualificationLevel>) -> Option<u8> {
    level.map(model::QualificationLevel::number)
}

/// A line of a list that has no number.
#[derive(Debug, Clone, Serialize)]
pub struct Line<'a> {
    pub text: &'a str,
    pub source: Source,
}

impl<'a> From<&'a model::Line> for Line<'a> {
    fn from(line: &'a model::Line) -> Self {
        Self { text: &line.text, source: line.source.into() }
    }
}
