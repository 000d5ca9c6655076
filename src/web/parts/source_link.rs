//! Links to the lines of a source text, where a statement was read.

use crate::{app::address, i18n::Locale, standard::Source};

/// A link to lines of the source text.
#[derive(Debug, Clone)]
pub(crate) struct SourceLink {
    /// The address of the first line.
    pub href: String,
    /// The lines in words.
    pub label: String,
    /// The last line, where there are several: a script marks them all.
    pub last: Option<u32>,
}

impl SourceLink {
    /// The link to lines of the text of a standard.
    pub(crate) fn new(locale: Locale, code: &str, source: Source) -> Self {
        Self {
            href: address::source_line(locale, code, source.first_line),
            label: locale.messages().site.lines(source),
            last: (source.last_line > source.first_line).then_some(source.last_line),
        }
    }
}
