//! The one seam to the database, and the only place that writes SQL.
//!
//! [`Storage`] is an enum of pools: a query is written once, in SQL that every database of ours
//! understands, and `on_pool!` or `on_connection!` compiles it for each of them. A file holds one
//! subject: its tables are written and read beside each other.

/// Compiles the body once for each database, with its pool.
macro_rules! on_pool {
    ($storage:expr, $pool:ident => $body:expr) => {
        match $storage {
            $crate::storage::Storage::Sqlite($pool, _) => $body,
        }
    };
}

/// Compiles the body once for each database, with the connection of the transaction.
macro_rules! on_connection {
    ($transaction:expr, $connection:ident => $body:expr) => {
        match $transaction {
            $crate::storage::transaction::Transaction::Sqlite(transaction) => {
                let $connection = &mut **transaction;
                $body
            }
        }
    };
}

/// The condition that a row of `standard` is the text that takes precedence among those of its code.
/// Lists that are not about one language have it, and so does every count.
macro_rules! takes_precedence {
    () => {
        "not exists (
                select 1
                from standard as preceding
                where preceding.code = standard.code
                    and preceding.language_order < standard.language_order)"
    };
}

mod card;
mod card_details;
mod card_list;
mod card_tree;
mod change;
mod cursor;
mod error;
mod file;
mod finding;
mod identifier;
mod location;
mod occupation;
mod open;
mod passport;
mod passport_lists;
mod pathway;
mod refusal;
mod row;
mod save;
mod standard;
mod statement_list;
mod table_file;
mod text;
mod transaction;
mod whole;

use std::sync::Arc;

use sqlx::SqlitePool;

use crate::standard::{
    Abbreviation, Language, ProfessionCard, Reference, TechnicalData, Term, TextKey,
};

pub use change::{ChangedNode, Import};
pub use error::{OpenError, Refusal, StorageError};
pub use file::{DatabaseFile, FileState};
pub use occupation::OccupationStep;
pub use pathway::RelatedLink;
pub use refusal::refuse_unkeepable;
pub use save::{Loss, Saving};
pub use statement_list::{CardStatements, StatementFilter};
pub use table_file::TableFile;
pub use text::Revision;
pub use whole::Moment;

/// The catalogue in a database.
#[derive(Debug, Clone)]
pub enum Storage {
    /// A file of `SQLite`, and what becomes of it.
    Sqlite(SqlitePool, Arc<DatabaseFile>),
}

/// The number that every import that changes something raises by one. An empty catalogue has 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CatalogueVersion(pub i64);

/// What saving a standard did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// The same text, read in the same way, was there already; nothing changed.
    Unchanged {
        /// The version that the catalogue keeps.
        version: CatalogueVersion,
    },
    /// The text is new.
    Added {
        /// The version that the catalogue has now.
        version: CatalogueVersion,
    },
    /// An earlier text of the same code and language was replaced.
    Replaced {
        /// The version that the catalogue has now.
        version: CatalogueVersion,
        /// So many identifiers of the earlier text are gone.
        n_removed: u64,
    },
}

/// A stretch of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The entries of the stretch.
    pub items: Vec<T>,
    /// The entries of the whole list.
    pub total: u64,
    /// Where the next stretch begins, an opaque URL-safe text; none at the end.
    pub next: Option<String>,
}

/// Which stretch of a list is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'a> {
    /// At most that many entries, 1 to 500; what lies outside is taken as the nearer of the two.
    pub limit: u32,
    /// The `next` of the stretch before.
    pub cursor: Option<&'a str>,
}

/// A card with what its standard says once for all its cards: all that a page of the card or of a
/// line on it shows, as the catalogue had it at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardInStandard {
    /// The card.
    pub card: ProfessionCard,
    /// The abbreviations of the standard, in the order of the text.
    pub abbreviations: Vec<Abbreviation>,
    /// The technical data of the standard.
    pub technical: TechnicalData,
}

/// A standard as it stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardSummary {
    /// The code of the standard, `J62090011`.
    pub code: String,
    /// The language of the text.
    pub language: Language,
    /// The name of the standard.
    pub title: String,
    /// Where the standard applies.
    pub scope: Option<String>,
    /// The short description.
    pub summary: Option<String>,
    /// The technical data.
    pub technical: TechnicalData,
    /// The number of its cards.
    pub n_cards: u64,
}

/// How much the catalogue holds. A standard that is held in several languages counts once, by the
/// text that takes precedence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CatalogueCounts {
    /// Standards.
    pub standards: u64,
    /// Profession cards.
    pub cards: u64,
    /// Labour functions.
    pub functions: u64,
    /// Skills.
    pub skills: u64,
    /// Abilities.
    pub abilities: u64,
    /// Knowledge items.
    pub knowledge: u64,
}

/// Where a permanent identifier leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Located {
    /// A node of a text.
    Node {
        /// The text.
        text: TextKey,
        /// Where the node is inside the standard.
        reference: Reference,
    },
    /// An import removed it.
    Removed {
        /// The version of the catalogue that the import made.
        since: CatalogueVersion,
    },
}

/// Terms and abbreviations of every standard, each with the text that explains it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The terms, by text, in the order of the text.
    pub terms: Vec<(TextKey, Term)>,
    /// The abbreviations, by text, in the order of the text.
    pub abbreviations: Vec<(TextKey, Abbreviation)>,
}
