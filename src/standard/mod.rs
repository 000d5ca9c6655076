//! The model: what an occupational standard is made of.
//!
//! Every other module speaks in these types, and they know none of the others.
//! A value that would be wrong cannot be built, so nobody checks it a second time.
//! The terms are those of the law and of the standards themselves; see `README.md`.

mod card;
mod change;
mod edition;
mod finding;
mod identity;
mod language;
mod level;
mod passport;
mod reference;
mod source;
mod statement;
mod whole;

pub(crate) use card::plain_fields;
pub use card::{
    CardSummary, Counts, Education, FunctionKind, Item, LabourFunction, Line, PlainField,
    PlainFieldGroup, ProfessionCard, RelatedProfession, Skill, UnknownFunctionKind,
};
pub use change::{Change, UnknownChange};
pub use edition::{Edition, InvalidEdition};
pub use finding::{Detail, DetailValue, Finding, FindingKind, Severity, UnknownName};
pub use identity::{
    CardIdentity, CardKey, Identity, InvalidCardKey, TextChoice, TextKey, is_standard_code,
    read_standard_code,
};
pub use language::{Language, UnknownLanguage};
pub use level::{LevelOutOfRange, QualificationLevel};
pub use passport::{
    Abbreviation, ActivityCode, ListedProfession, Passport, Standard, TechnicalData, Term,
};
pub use reference::{InvalidReference, Ordinal, Reference};
pub use source::{FieldSources, Source};
pub use statement::{
    NodeKind, Statement, StatementKind, StatementNode, UnknownNodeKind, UnknownStatementKind,
};
pub use whole::WholeText;
