//! The current version of the catalogue, with the index made of it, and the task that follows the
//! storage: an import shows within a second or two, without a restart.

mod back_off;
mod current;
mod error;
mod fallback;
mod following;
mod glossary;
mod indexing;
mod version;

pub use back_off::BackOff;
pub use current::CurrentCatalogue;
pub use error::CatalogueError;
pub use following::StorageState;
pub use glossary::{ExplainedWord, ExplainedWords, WordKind};
pub use indexing::{bring_up_to_date, open_index};
pub use version::Catalogue;
