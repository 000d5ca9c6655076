//! The language of a text. The language of the interface is another thing: `i18n::Locale`.

use super::named::named;

named! {
    /// The language of a text of a standard, a BCP 47 tag. The text in Kazakh is the official one.
    // The order is that of precedence among the texts of one edition: see `TextKey::precedence`.
    pub enum Language, tag, "language must be kk, ru or en, not {:?}" {
        /// Kazakh, the state language.
        Kazakh = "kk",
        /// Russian.
        Russian = "ru",
        /// English.
        English = "en",
    }
}
