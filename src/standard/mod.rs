//! The model: what an occupational standard is made of.
//!
//! Every other module speaks in these types, and they know none of the others. They are also the shape
//! of the JSON: what is said here of a field is what programs are told of the key.
//! A value that would be wrong cannot be built, so nobody checks it a second time.
//! The terms are those of the law and of the standards themselves; see `README.md`.

mod card;
mod change;
mod edition;
mod finding;
mod identity;
mod kind;
mod language;
mod level;
mod named;
mod passport;
mod reference;
mod source;
mod statement;
mod whole;
mod wording;

pub(crate) use card::plain_fields;
pub use card::{
    CardSummary, Counts, Education, FunctionKind, Item, LabourFunction, Line, OtherField,
    PlainField, PlainFieldGroup, ProfessionCard, RelatedCard, RelatedProfession, Skill,
};
pub use change::Change;
pub use edition::{Edition, InvalidEdition};
pub use finding::{Detail, DetailValue, Finding, FindingKind, Severity};
pub use identity::{
    CardIdentity, CardKey, Id, Identity, InvalidCardKey, Precedence, TextChoice, TextKey,
    is_standard_code, read_standard_code,
};
pub use kind::{NodeKind, StatementKind};
pub use language::Language;
pub use level::{LevelOutOfRange, QualificationLevel};
pub use named::UnknownName;
pub use passport::{
    Abbreviation, ActivityCode, Approval, ListedProfession, Passport, Standard, TechnicalData, Term,
};
pub use reference::{InvalidReference, Ordinal, Reference};
pub use source::{FieldSources, Source, SourceCell, SourcePlace};
pub use statement::{Statement, StatementNode};
pub use whole::WholeText;
pub use wording::{Origin, Wording};
