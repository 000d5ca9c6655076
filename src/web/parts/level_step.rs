//! A level of an occupation, as a step among the others.

use crate::standard::{QualificationLevel, Wording};

/// A level of an occupation.
#[derive(Debug)]
pub(crate) struct LevelStep {
    /// The page of the card; none for the one that is open.
    pub href: Option<String>,
    /// The name of the profession at this level.
    pub title: Wording,
    /// The level.
    pub level: Option<QualificationLevel>,
}
