//! What is wrong in an export, and the identifiers in it, which follow from their references.

use std::fmt::Display;

use uuid::Uuid;

use crate::standard::{Reference, TextKey};

/// What does not fit the model, and where it is.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) path: String,
    pub(super) problem: String,
}

pub(super) fn wrong(path: impl Display, problem: impl Display) -> Wrong {
    Wrong { path: path.to_string(), problem: problem.to_string() }
}

/// Refuses an identifier that is not the one that its reference gives it.
pub(super) fn require_id(
    at: &str,
    text: &TextKey,
    reference: &Reference,
    id: Uuid,
) -> Result<(), Wrong> {
    let expected = text.id_of(reference);
    if expected == id {
        return Ok(());
    }
    let problem = format!("the identifier of \"{reference}\" is {expected}, not {id}");
    Err(wrong(format!("{at}.id"), problem))
}
