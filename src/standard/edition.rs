//! The edition of a text, as its chapter of technical data prints it.

use std::{fmt, str::FromStr};

use super::named::as_text;

/// The edition of a text: the year and the version of the standard, "2022-2".
///
/// Where one is missing it is "2022" or "v2", and "undated" where both are. The greatest edition is
/// the current one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edition {
    /// The year.
    pub year: Option<u32>,
    /// The number of the version.
    pub version: Option<u32>,
}

/// The edition of a text that prints neither a year nor a version.
const UNDATED: &str = "undated";

impl fmt::Display for Edition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.year, self.version) {
            (Some(year), Some(version)) => write!(formatter, "{year}-{version}"),
            (Some(year), None) => year.fmt(formatter),
            (None, Some(version)) => write!(formatter, "v{version}"),
            (None, None) => formatter.write_str(UNDATED),
        }
    }
}

/// A text that names no edition.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("an edition is given as 2022-2, 2022 or v2, not {0:?}")]
pub struct InvalidEdition(pub String);

impl FromStr for Edition {
    type Err = InvalidEdition;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |text: &str| text.parse().ok();
        let edition = match (text, text.strip_prefix('v'), text.split_once('-')) {
            (UNDATED, ..) => Self::default(),
            (_, Some(version), _) => Self { year: None, version: number(version) },
            (_, _, Some((year, version))) => Self { year: number(year), version: number(version) },
            _ => Self { year: number(text), version: None },
        };
        // What is written in another way, or not whole, is no edition.
        let is_whole = edition.to_string() == text;
        is_whole.then_some(edition).ok_or_else(|| InvalidEdition(text.to_owned()))
    }
}

as_text!(Edition);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn editions_are_ordered_by_year_then_by_version() {
        let expected = ["undated", "v1", "v2", "2019", "2022", "2022-1", "2022-2", "2022-10"];
        let mut editions: Vec<Edition> = expected.map(|text| text.parse().unwrap()).to_vec();
        editions.reverse();
        editions.sort();
        let sorted: Vec<String> = editions.iter().map(ToString::to_string).collect();
        assert_eq!(sorted, expected);
    }

    #[test]
    fn what_is_no_edition_is_refused() {
        for text in ["", "v", "-", "2022-", "-2", "02022", "2022-v2", "v2-1", "+2022", "2022-2-1"] {
            assert_eq!(text.parse::<Edition>(), Err(InvalidEdition(text.to_owned())));
        }
    }

    proptest! {
        #[test]
        fn an_edition_comes_back_from_its_text(year: Option<u32>, version: Option<u32>) {
            let edition = Edition { year, version };
            prop_assert_eq!(edition.to_string().parse(), Ok(edition));
        }
    }
}
