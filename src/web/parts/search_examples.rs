//! Queries to begin with.

use crate::{app::address, i18n::Locale};

/// What a reader who has asked nothing yet may try.
pub(crate) const EXAMPLES: [&str; 3] = ["желі қауіпсіздігі", "аудит", "криптография"];

/// Queries to begin with, each with the page of its results.
pub(crate) fn search_examples(locale: Locale) -> Vec<(&'static str, String)> {
    EXAMPLES.map(|words| (words, address::search(locale, &[("q", words.to_owned())]))).into()
}
