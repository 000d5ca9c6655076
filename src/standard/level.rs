//! The level of the sectoral qualifications framework.

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{Object, RefOr, Schema, Type},
};

/// A level of the sectoral qualifications framework (СБШ / ОРК), 1 to 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct QualificationLevel(u8);

/// A number that is no level.
#[derive(Debug, Clone, Copy, thiserror::Error, PartialEq, Eq)]
#[error("qualification level must be 1 to 8, not {0}")]
pub struct LevelOutOfRange(pub i64);

impl QualificationLevel {
    /// Every level, lowest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=8).map(Self)
    }

    /// The level as a number, 1 to 8.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<i64> for QualificationLevel {
    type Error = LevelOutOfRange;

    fn try_from(level: i64) -> Result<Self, Self::Error> {
        match u8::try_from(level) {
            Ok(level @ 1..=8) => Ok(Self(level)),
            _ => Err(LevelOutOfRange(level)),
        }
    }
}

impl PartialSchema for QualificationLevel {
    fn schema() -> RefOr<Schema> {
        let mut level = Object::with_type(Type::Integer);
        level.description = Some(
            "A level of the sectoral qualifications framework (СБШ, ОРК), from 1, the simplest \
             work, to 8."
                .to_owned(),
        );
        level.minimum = Some(1.into());
        level.maximum = Some(8.into());
        level.examples = vec![5.into()];
        RefOr::T(level.into())
    }
}

impl ToSchema for QualificationLevel {}

impl fmt::Display for QualificationLevel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_one_to_eight() {
        assert_eq!(QualificationLevel::try_from(0), Err(LevelOutOfRange(0)));
        assert_eq!(QualificationLevel::try_from(9), Err(LevelOutOfRange(9)));
        let numbers: Vec<u8> = QualificationLevel::all().map(QualificationLevel::number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8]);
    }
}
