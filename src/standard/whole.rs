//! A text with all that the catalogue keeps of it.

use super::{Finding, SourcePlace, Standard};

/// A text of a standard, what was read in it and what was noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeText {
    /// The standard.
    pub standard: Standard,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// The text, as it was imported.
    pub source_text: String,
    /// The pages and cells in which its lines are, where the document has any, in the order of the
    /// lines.
    pub source_places: Vec<SourcePlace>,
}
