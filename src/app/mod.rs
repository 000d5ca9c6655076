//! What every handler shares: the state, the one error, the extractors and the addresses.

pub mod address;
mod cancellation;
pub mod error;
mod extract;
pub mod negotiation;
pub mod problem;
mod public;
mod reader;
mod text_match;
pub mod time;
pub mod usual_address;
pub mod validators;

use axum::extract::FromRef;

pub use cancellation::Cancellation;
pub use error::AppError;
pub use extract::{JsonBody, Path, Query};
pub use problem::Problem;
pub use public::{Contact, PublicUrl};
pub use reader::{AskedText, Reader, WORDS, WordsShown};
pub use text_match::{LONGEST_TEXT, match_text};

use uuid::Uuid;

use crate::{
    catalogue::CurrentCatalogue,
    downloads::CurrentFiles,
    standard::{CardKey, NodeKind, TextKey},
    storage::{Located, Storage},
    translation::Translations,
};

/// What the handlers are given; each takes the part that it uses.
#[derive(Debug, Clone, FromRef)]
pub struct AppState {
    /// The truth.
    pub storage: Storage,
    /// The current version, with its search index.
    pub catalogue: CurrentCatalogue,
    /// The files to download, once they are made.
    pub files: CurrentFiles,
    /// The words of standards in other languages.
    pub translations: Translations,
    /// The beginning of every absolute address.
    pub public_url: PublicUrl,
    /// Where readers may report an error.
    pub contact: Contact,
}

/// The card that the statement of this name is on, and the text.
///
/// # Errors
///
/// When there is no such statement, when it was removed, and when the storage fails.
pub async fn locate_statement(storage: &Storage, id: Uuid) -> Result<(CardKey, TextKey), AppError> {
    match storage.locate(id).await? {
        Some(Located::Node { text, reference }) if reference.kind() != NodeKind::Standard => {
            Ok((text.card(reference.slug()), text))
        }
        Some(Located::Removed { since, last }) => Err(AppError::Gone { since: since.0, last }),
        Some(Located::Node { .. }) | None => Err(AppError::NotFound),
    }
}
