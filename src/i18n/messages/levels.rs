//! The levels of qualifications in plain words of ours.

use crate::{i18n::template::words, standard::QualificationLevel};

words! {
    /// The page of the levels.
    pub(crate) struct LevelsWords {
        heading, description, lead,
        /// Says whose the words are, before the link to the law.
        ours, law,
        independence, responsibility, complexity, education,
        /// The professions of a level in the catalogue.
        professions, all_at(level: u8), none,
        /// Level 1 first.
        of: [LevelWords; 8],
    }

    /// One level.
    pub(crate) struct LevelWords {
        /// The level in one sentence.
        short, independence, responsibility, complexity, education,
    }
}

impl LevelsWords {
    /// A level in one sentence.
    pub(crate) fn short(&self, level: QualificationLevel) -> &'static str {
        self.of_level(level).short
    }

    /// The words of a level.
    pub(crate) fn of_level(&self, level: QualificationLevel) -> &LevelWords {
        &self.of[usize::from(level.number()) - 1]
    }
}
