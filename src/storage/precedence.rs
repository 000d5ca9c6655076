//! Which text of a standard is shown where none is asked for: [`TextKey::precedence`] for a database.
//!
//! [`TextKey::precedence`]: crate::standard::TextKey::precedence

use crate::standard::{Edition, Language};

/// The condition that a row of `standard` is the text that takes precedence among those of its code.
/// Lists that are not about one text have it, and so does every count.
macro_rules! takes_precedence {
    () => {
        "not exists (
                select 1
                from standard as preceding
                where preceding.code = standard.code
                    and (preceding.edition_order, preceding.language_order)
                        < (standard.edition_order, standard.language_order))"
    };
}
pub(super) use takes_precedence;

/// The condition that a row of `standard` is of the latest edition in its language. What walks through
/// all texts for the sake of their identifiers has it: a place has one, whatever the edition.
macro_rules! is_latest {
    () => {
        "not exists (
                select 1
                from standard as later
                where later.code = standard.code
                    and later.language = standard.language
                    and later.edition_order < standard.edition_order)"
    };
}
pub(super) use is_latest;

/// As `takes_precedence!` where the parameter of this number is the preferred language, or null.
macro_rules! takes_precedence_for {
    ($preferred:literal) => {
        concat!(
            "not exists (
                select 1
                from standard as preceding
                where preceding.code = standard.code
                    and (preceding.edition_order, coalesce(preceding.language <> ",
            $preferred,
            ", false), preceding.language_order)
                        < (standard.edition_order, coalesce(standard.language <> ",
            $preferred,
            ", false), standard.language_order))"
        )
    };
}
pub(super) use takes_precedence_for;

/// The order of the texts of a code where one is chosen: the first is shown. The parameter of this
/// number is the preferred language, or null.
macro_rules! by_precedence {
    ($preferred:literal) => {
        concat!("edition_order, language <> ", $preferred, ", language_order")
    };
}
pub(super) use by_precedence;

/// The position of an edition in the order of precedence: the greatest edition has the least, for
/// years and versions of up to eight digits.
pub(super) fn order_of_edition(Edition { year, version }: Edition) -> i64 {
    let rank = |number: Option<u32>| number.map_or(0, |number| i64::from(number) + 1).min(MOST);
    -(rank(year) * (MOST + 1) + rank(version))
}

/// The greatest rank of a year or a version.
const MOST: i64 = (1 << 28) - 1;

/// The position of a language in the order of precedence.
pub(super) fn order_of_language(language: Language) -> i64 {
    match language {
        Language::Kazakh => 0,
        Language::Russian => 1,
        Language::English => 2,
    }
}
