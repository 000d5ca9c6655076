//! What every handler shares: the state, the one error, the extractors and the addresses.

pub mod address;
mod cancellation;
pub mod error;
mod extract;
pub mod negotiation;
pub mod problem;
pub mod time;
pub mod usual_address;
pub mod validators;

use std::sync::Arc;

use axum::extract::FromRef;

pub use cancellation::Cancellation;
pub use error::AppError;
pub use extract::{Path, Query};
pub use problem::Problem;

use uuid::Uuid;

use crate::{
    catalogue::CurrentCatalogue,
    downloads::CurrentFiles,
    standard::{CardKey, Language, NodeKind},
    storage::{Located, Storage},
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
    /// The beginning of every absolute address.
    pub public_url: PublicUrl,
    /// Where readers may report an error.
    pub contact: Contact,
}

/// The card and the language of the text that the statement of this name is on.
///
/// # Errors
///
/// When there is no such statement, when it was removed, and when the storage fails.
pub async fn locate_statement(
    storage: &Storage,
    id: Uuid,
) -> Result<(CardKey, Language), AppError> {
    match storage.locate(id).await? {
        Some(Located::Node { text, reference }) if reference.kind() != NodeKind::Standard => {
            Ok((text.card(reference.slug()), text.language))
        }
        Some(Located::Removed { since }) => Err(AppError::Gone { since: since.0 }),
        Some(Located::Node { .. }) | None => Err(AppError::NotFound),
    }
}

/// Where readers may report an error in a line: an address of the web or of mail, if there is one.
#[derive(Debug, Clone, Default)]
pub struct Contact(Option<Arc<str>>);

impl Contact {
    /// The address as it was given.
    #[must_use]
    pub fn new(address: Option<&str>) -> Self {
        Self(address.map(Arc::from))
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// The address as a link: what is no address of the web is one of mail.
    #[must_use]
    pub fn href(&self) -> Option<String> {
        let address = self.address()?;
        let is_page = address.starts_with("https://") || address.starts_with("http://");
        Some(if is_page { address.to_owned() } else { format!("mailto:{address}") })
    }
}

/// The beginning of every absolute address, `https://kasip.example`, without a slash at its end.
/// The Host header of a request never is.
#[derive(Debug, Clone)]
pub struct PublicUrl(Arc<str>);

impl PublicUrl {
    /// The address without the slashes at its end.
    #[must_use]
    pub fn new(url: &str) -> Self {
        Self(url.trim_end_matches('/').into())
    }

    /// The absolute address of a path of ours.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}
