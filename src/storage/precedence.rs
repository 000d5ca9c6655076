//! Which text of a standard is shown where no language is asked for.

use crate::standard::Language;

/// The condition that a row of `standard` is the text that takes precedence among those of its code.
/// Lists that are not about one language have it, and so does every count.
macro_rules! takes_precedence {
    () => {
        "not exists (
                select 1
                from standard as preceding
                where preceding.code = standard.code
                    and preceding.language_order < standard.language_order)"
    };
}
pub(super) use takes_precedence;

/// The position of a language in the order of precedence.
pub(super) fn order_of(language: Language) -> i64 {
    match language {
        Language::Kazakh => 0,
        Language::Russian => 1,
        Language::English => 2,
    }
}
