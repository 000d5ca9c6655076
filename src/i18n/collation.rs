//! The order in which a reader of Kazakh looks words up.

use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;

use crate::standard::Language;

/// The language whose alphabet lists follow.
pub(crate) const ALPHABET: Language = Language::Kazakh;

/// The order of the Kazakh alphabet: А Ә Б В Г Ғ Д …, Latin letters after it.
pub(crate) fn kazakh_order() -> CollatorBorrowed<'static> {
    CollatorBorrowed::try_new(locale!("kk").into(), CollatorOptions::default())
        .expect("the crate carries the order of every language")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_kazakh_alphabet() {
        let alphabet =
            "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я";
        let expected: Vec<&str> = alphabet.split(' ').collect();
        let mut letters = expected.clone();
        letters.reverse();
        let order = kazakh_order();
        letters.sort_by(|one, other| order.compare(one, other));
        assert_eq!(letters, expected);
    }
}
