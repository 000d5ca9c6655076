//! Translations of ours: the words of a text in another language, kept as data beside it, never in its
//! place. A translation is keyed by the words that it translates: a line that appears twice is
//! translated once, and a line that was changed is seen to be untranslated.
//!
//! A file is in the format of gettext, which translators have editors for: `J62090011.ru.po` has the
//! words of the standard J62090011 in Russian. A translation that nobody has reviewed is marked
//! `fuzzy`, as these editors do.

mod beside;
mod coverage;
mod file;
mod gettext;
mod lines;
mod running;
#[cfg(test)]
mod tests;

pub use beside::{NodeTranslation, OtherWords, further_words, holds_words};
pub use coverage::{Coverage, UnusedLine};
pub use file::{Translation, TranslationError, TranslationFile, TranslationState};
pub use lines::{TextLine, lines_of};
pub use running::Translations;
