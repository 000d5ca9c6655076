//! The JSON of the catalogue: the shapes of the API and of the export.
//!
//! Every key is always present: null when empty, `[]` for a list. Numbers, points and levels are
//! integers; codes, titles and sublevels are text. The shapes borrow from the model. What is said
//! here of a key is what programs are told of it: the description of the API is made of these words.

mod card;
mod finding;
mod passport;
pub mod read;
pub(crate) mod vocabulary;
mod write;

pub use card::{Card, Counts, Education, Function, Item, Related, RelatedCard, Skill, Summary};
pub use finding::{DetailValue, Finding};
pub use passport::{Abbreviation, ActivityCode, ListedProfession, Standard, Technical, Term};
pub use write::{ExportedStandard, FORMAT, StandardsWriter};

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Serialize, Serializer};
use utoipa::{PartialSchema, ToSchema, openapi};
use uuid::Uuid;

use crate::standard as model;

/// A permanent identifier: a UUID (version 5) made of the code of the standard, the language and
/// the `ref`, so it is the same on every import and every machine. `/id/{id}` is its permanent
/// address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(examples("4aa1f138-680c-5aad-bc5c-8cb28a9a9f5f"))]
pub struct Id(pub Uuid);

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The lines of the source text that a node is on, without those of the nodes under it. A line
/// counts whole where the node starts or ends inside it.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Source {
    /// The number of the first line, counted from 1.
    #[schema(minimum = 1, examples(172))]
    pub first_line: u32,
    /// The number of the last line, which still belongs to the node.
    #[schema(minimum = 1, examples(180))]
    pub last_line: u32,
}

impl From<model::Source> for Source {
    fn from(source: model::Source) -> Self {
        Self { first_line: source.first_line, last_line: source.last_line }
    }
}

/// The lines of plain fields, by the name of the field.
pub type Sources<'a> = BTreeMap<&'a str, Source>;

pub(super) fn sources(sources: &model::FieldSources) -> Sources<'_> {
    sources.iter().map(|(field, source)| (field.as_str(), (*source).into())).collect()
}

pub(super) fn all<'a, Model, Shape: From<&'a Model>>(models: &'a [Model]) -> Vec<Shape> {
    models.iter().map(Shape::from).collect()
}

fn level(level: Option<model::QualificationLevel>) -> Option<u8> {
    level.map(model::QualificationLevel::number)
}

/// A qualification level, for the description only.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Level {}

impl PartialSchema for Level {
    fn schema() -> openapi::RefOr<openapi::Schema> {
        let mut level = openapi::Object::with_type(openapi::Type::Integer);
        level.description = Some(
            "A level of the sectoral qualifications framework (СБШ, ОРК), from 1, the simplest \
             work, to 8."
                .to_owned(),
        );
        level.minimum = Some(1.into());
        level.maximum = Some(8.into());
        level.examples = vec![5.into()];
        openapi::RefOr::T(level.into())
    }
}

impl ToSchema for Level {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("QualificationLevel")
    }
}

/// A line of a list that has no number.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Line<'a> {
    /// The words of the line, as printed.
    pub text: &'a str,
    /// Where they are.
    pub source: Source,
}

impl<'a> From<&'a model::Line> for Line<'a> {
    fn from(line: &'a model::Line) -> Self {
        Self { text: &line.text, source: line.source.into() }
    }
}
