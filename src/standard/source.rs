//! Where in the source text something stands.

use std::collections::BTreeMap;

/// Lines of the source text, 1-based and inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// The line on which the piece begins.
    pub first_line: u32,
    /// The line on which the piece ends; never before `first_line`.
    pub last_line: u32,
}

impl Source {
    /// The lines from `first_line` to `last_line`.
    #[must_use]
    pub fn new(first_line: u32, last_line: u32) -> Self {
        Self { first_line, last_line }
    }

    /// The shortest run of lines that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            first_line: self.first_line.min(other.first_line),
            last_line: self.last_line.max(other.last_line),
        }
    }
}

/// The lines of the plain fields of a card or a passport, by the name of the field
/// (`"purpose"`, `"qualification_reference"`, …). A field that the text leaves empty has none.
pub type FieldSources = BTreeMap<String, Source>;
