//! The one seam to the database, and the only place that writes SQL.
//!
//! [`Storage`] is an enum of pools: a query is written once, in SQL that every database of ours
//! understands, and `dialect` compiles it for each of them and holds what they say differently. A file
//! holds one subject: its tables are written and read beside each other.

#[macro_use]
mod dialect;

mod card;
mod card_list;
mod card_tree;
mod change;
mod counts;
mod editions;
mod error;
mod file;
mod finding;
mod glossary;
mod identifier;
mod list_page;
mod occupation;
mod open;
mod passport;
mod pathway;
mod precedence;
mod refusal;
mod row;
mod save;
mod snapshot;
mod source_text;
mod standard_list;
mod statement_list;
mod text;
mod transaction;
mod version;

pub use card::CardInStandard;
pub use change::{ChangedNode, Import};
pub use counts::CatalogueCounts;
pub use editions::{EditionsAsked, TwoEditions};
pub use error::{OpenError, Refusal, StorageError};
pub use file::{DatabaseFile, FileState};
pub use glossary::Glossary;
pub use identifier::Located;
pub use list_page::{ListPage, PageRequest};
pub use occupation::OccupationStep;
pub use open::Storage;
pub use pathway::RelatedLink;
pub use refusal::refuse_unkeepable;
pub use save::{Loss, Saved, Saving};
pub use snapshot::Snapshot;
pub use standard_list::StandardSummary;
pub use statement_list::{CardStatements, StatementFilter};
pub use text::{Revision, StoredText};
pub use version::CatalogueVersion;
