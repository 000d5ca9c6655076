//! The other texts of a standard, as a page of one text offers them.

use std::time::SystemTime;

use crate::{
    app::{AskedText, Reader, address, time},
    i18n::Locale,
    standard::{TechnicalData, TextKey},
};

/// The other texts of a standard.
#[derive(Debug)]
pub(crate) struct OtherTexts {
    /// The page in each official text of the edition, and whether it is open; none where there is one.
    pub official: Vec<(Locale, String, bool)>,
    /// Where the text is of an earlier edition.
    pub later: Option<LaterEdition>,
    /// The page with the editions, where there are several.
    pub editions: Option<String>,
    /// The day on which a review of the current edition was due, in words, where it has passed.
    pub review_due: Option<String>,
}

/// The current edition, on a page of an earlier one.
#[derive(Debug)]
pub(crate) struct LaterEdition {
    /// What the edition is called that is shown.
    pub shown: String,
    /// What the current one is called.
    pub current: String,
    /// The page in the current edition.
    pub page: String,
    /// What has changed since.
    pub differences: String,
}

impl OtherTexts {
    /// `page` is the address of the page without what the reader has chosen; the texts are those of
    /// the standard, the latest edition first.
    pub(crate) fn new(
        reader: Reader,
        page: &str,
        shown: &TextKey,
        texts: &[TextKey],
        technical: &TechnicalData,
    ) -> Self {
        let t = reader.locale.messages();
        let asking = |text: AskedText| address::keeping_text(Reader { text, ..reader }, page);
        let current = texts.first().map_or(shown.edition, |text| text.edition);
        let of_edition: Vec<&TextKey> =
            texts.iter().filter(|text| text.edition == shown.edition).collect();
        let official = of_edition.iter().filter(|_| of_edition.len() > 1).map(|text| {
            // That of the reader is shown where none is asked for.
            let language = Some(text.language).filter(|one| *one != reader.language());
            let page = asking(AskedText { language, ..reader.text });
            (Locale::of(text.language), page, text.language == shown.language)
        });
        let later = (shown.edition < current).then(|| LaterEdition {
            shown: t.editions.name(shown.edition),
            current: t.editions.name(current),
            page: asking(AskedText { edition: None, ..reader.text }),
            differences: address::differences(reader, &shown.code, shown.edition, current),
        });
        let has_several = texts.iter().any(|text| text.edition != current);
        let due = technical
            .review_date
            .as_deref()
            .filter(|due| later.is_none() && *due < time::day(SystemTime::now()).as_str());
        Self {
            official: official.collect(),
            later,
            editions: has_several.then(|| address::editions(reader, &shown.code)),
            review_due: due.map(|due| t.date(due)),
        }
    }
}
