//! Cursors: where a stretch of a list ends, by the sort keys of its last entry, so that they hold
//! whatever is imported between two stretches.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};

use super::{Page, StorageError, Stretch, row::count};

/// The most entries that a stretch may have.
const MOST: u32 = 500;

impl Stretch<'_> {
    /// The sort keys after which the stretch begins; none for the beginning of the list.
    pub(super) fn after<K: DeserializeOwned>(&self) -> Result<Option<K>, StorageError> {
        let Some(cursor) = self.cursor else { return Ok(None) };
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| StorageError::BadCursor)?;
        // No text of ours holds a NUL byte, and PostgreSQL would refuse to compare with one.
        if bytes.windows(6).any(|escape| escape == br"\u0000") {
            return Err(StorageError::BadCursor);
        }
        let keys = serde_json::from_slice(&bytes).map_err(|_| StorageError::BadCursor)?;
        Ok(Some(keys))
    }

    /// The most entries that are wanted.
    fn most(&self) -> u32 {
        self.limit.clamp(1, MOST)
    }

    /// The rows to ask for: one more than wanted shows whether there is a next stretch.
    pub(super) fn n_rows(&self) -> i64 {
        i64::from(self.most()) + 1
    }

    /// The cursor of what follows these sort keys.
    pub(super) fn cursor_of(keys: &impl Serialize) -> String {
        let keys = serde_json::to_vec(keys).expect("keys are texts and numbers");
        URL_SAFE_NO_PAD.encode(keys)
    }

    /// The stretch made of the rows that were asked for.
    pub(super) fn page<T, K: Serialize>(
        &self,
        mut items: Vec<T>,
        total: i64,
        keys: impl Fn(&T) -> K,
    ) -> Page<T> {
        let most = usize::try_from(self.most()).expect("500 fits into any usize");
        let mut next = None;
        if items.len() > most {
            items.truncate(most);
            next = items.last().map(|last| Self::cursor_of(&keys(last)));
        }
        Page { items, total: count(total), next }
    }
}
