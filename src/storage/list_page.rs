//! Pages of lists. A cursor holds the sort keys of the last entry of a page, so that the next page
//! follows it whatever is imported in between.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};

use super::{StorageError, row::count};

/// The most entries of a page.
const MOST: u32 = 500;

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPage<T> {
    /// The entries of the page.
    pub items: Vec<T>,
    /// The number of entries of the whole list.
    pub total: u64,
    /// The cursor of the next page, an opaque URL-safe text; none at the end.
    pub next: Option<String>,
}

/// Which page of a list to read.
#[derive(Debug, Clone, Copy)]
pub struct PageRequest<'a> {
    /// At most that many entries, 1 to 500; what lies outside is taken as the nearer of the two.
    pub limit: u32,
    /// The `next` of the page before; none for the first page.
    pub cursor: Option<&'a str>,
}

impl PageRequest<'_> {
    /// The sort keys after which the page begins; none for the first page.
    pub(super) fn after<K: DeserializeOwned>(&self) -> Result<Option<K>, StorageError> {
        let Some(cursor) = self.cursor else { return Ok(None) };
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| StorageError::BadCursor)?;
        // No text of ours has a NUL byte, and PostgreSQL would refuse to compare with one.
        if bytes.windows(6).any(|escape| escape == br"\u0000") {
            return Err(StorageError::BadCursor);
        }
        let keys = serde_json::from_slice(&bytes).map_err(|_| StorageError::BadCursor)?;
        Ok(Some(keys))
    }

    /// The page of a list that is made anew each time; its cursor is a position in it.
    ///
    /// # Errors
    ///
    /// When the cursor is not one of ours.
    pub fn page_of<T>(&self, items: Vec<T>) -> Result<ListPage<T>, StorageError> {
        let begins: usize = self.after()?.unwrap_or(0);
        let total = items.len();
        let most = usize::try_from(self.most()).unwrap_or(usize::MAX);
        let items: Vec<T> = items.into_iter().skip(begins).take(most).collect();
        let ends = begins.saturating_add(items.len());
        let next = (ends < total).then(|| Self::cursor_of(&ends));
        Ok(ListPage { items, total: total as u64, next })
    }

    /// The limit, within its bounds.
    fn most(&self) -> u32 {
        self.limit.clamp(1, MOST)
    }

    /// The rows to ask for: one more than the limit shows whether there is a next page.
    pub(super) fn n_rows(&self) -> i64 {
        i64::from(self.most()) + 1
    }

    /// The cursor of what follows these sort keys.
    pub(super) fn cursor_of(keys: &impl Serialize) -> String {
        let keys = serde_json::to_vec(keys).expect("keys are texts and numbers");
        URL_SAFE_NO_PAD.encode(keys)
    }

    /// The page of the rows that were asked for.
    pub(super) fn page<T, K: Serialize>(
        &self,
        mut items: Vec<T>,
        total: i64,
        keys: impl Fn(&T) -> K,
    ) -> ListPage<T> {
        let most = usize::try_from(self.most()).expect("500 fits into any usize");
        let mut next = None;
        if items.len() > most {
            items.truncate(most);
            next = items.last().map(|last| Self::cursor_of(&keys(last)));
        }
        ListPage { items, total: count(total), next }
    }
}
