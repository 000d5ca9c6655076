//! A page of a list: it begins at the cursor in its address, and leads to the first page and to the
//! next one.

use super::filter::{CURSOR, Pairs, value};
use crate::{
    app::{AppError, address},
    i18n::Messages,
    storage::StorageError,
};

/// The links to other pages of a list.
#[derive(Debug)]
pub(crate) struct OtherPages {
    /// The first page; none where it is open.
    pub first: Option<String>,
    /// The next page; none on the last.
    pub next: Option<String>,
}

impl OtherPages {
    /// The links of the page that begins at `cursor`, by the address of a page at a cursor.
    pub(crate) fn new(
        cursor: Option<&str>,
        next: Option<&str>,
        address: impl Fn(Option<&str>) -> String,
    ) -> Self {
        Self { first: cursor.map(|_| address(None)), next: next.map(|next| address(Some(next))) }
    }
}

/// Where the page begins; none for the first.
pub(crate) fn cursor(query: &Pairs) -> Option<&str> {
    value(query, CURSOR)
}

/// The address of the page of a list at a cursor.
pub(crate) fn address_at(path: &str, cursor: Option<&str>) -> String {
    let parameter = cursor.map(|cursor| (CURSOR, cursor.to_owned()));
    address::with_query(path, parameter.as_slice())
}

/// Why a list cannot be shown, with a broken cursor told in the reader's language.
pub(crate) fn refusal(error: StorageError, t: &Messages) -> AppError {
    match error {
        StorageError::BadCursor => bad_cursor(t),
        error => error.into(),
    }
}

/// What is said of a cursor that is none of ours.
pub(crate) fn bad_cursor(t: &Messages) -> AppError {
    AppError::BadRequest(t.error.bad_cursor.to_owned())
}
