//! Identifiers in addresses.

use uuid::Uuid;

use crate::app::AppError;

/// An identifier with its hyphens. Another spelling is not an address.
pub(super) fn identifier(text: &str) -> Result<Uuid, AppError> {
    let hyphenated = text.len() == uuid::fmt::Hyphenated::LENGTH;
    Uuid::try_parse(text).ok().filter(|_| hyphenated).ok_or(AppError::NotFound)
}
