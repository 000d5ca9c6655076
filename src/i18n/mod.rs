//! What is told apart by the language of a reader: the words of the interface in Kazakh, Russian
//! and English, and the order of an alphabet.
//!
//! The words are in `data/words/`, a file a language, and fill one struct, [`Messages`].

mod collation;
mod each;
mod locale;
mod messages;
mod template;

pub(crate) use collation::{ALPHABET, kazakh_order};
pub use locale::{Locale, UnknownLocale};
pub(crate) use messages::ErrorText;
pub use messages::{Messages, finding_message};
