//! The keys of a node with their values, as rows are made of them.

use serde_json::{Map, Value};

/// The keys and values of a node.
pub(super) type Keys = Map<String, Value>;

/// Values for columns, by their names.
pub(super) fn named(columns: &[(&str, Value)]) -> impl Iterator<Item = (String, Value)> {
    columns.iter().map(|(name, value)| ((*name).to_owned(), value.clone()))
}
