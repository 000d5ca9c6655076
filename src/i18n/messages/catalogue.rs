//! The words of the pages about the catalogue as a whole: its files, its changes, its API.

use std::collections::BTreeMap;

use super::site::{ErrorText, Passage};
use crate::i18n::template::words;

words! {
    /// The files to download, their tables and their columns.
    pub(crate) struct DownloadWords {
        heading, description, lead,
        /// The words of the link on other pages.
        link,
        /// Where a file is asked for that is not there yet.
        being_made: ErrorText,
        /// Where the server makes none.
        not_offered,
        /// The version of the files, where an import has made another.
        older(version: i64),
        files,
        /// By the name of the format in `export::FORMATS`.
        formats: BTreeMap<&'static str, FileWords>,
        checksum, all_checksums,
        /// The units of a number of bytes, each a thousand of the one before.
        units: [&'static str; 4],
        decimal_mark, tables, tables_lead, codebook, n_rows[n: u64], for_programs, for_people,
        text, integer, boolean, may_be_empty, refers_to, ours, translations, label,
        licence: Passage, machine: Passage,
    }

    /// What a file is for, and who would take it.
    pub(crate) struct FileWords { title, about }

    /// What imports have changed, as a page and as a feed.
    pub(crate) struct ChangesWords {
        heading, lead,
        /// Is in the link to the feed.
        feed,
        /// Is before the address of the list for programs.
        for_programs,
        /// Where the catalogue does not know of any import.
        none,
        /// The version of the catalogue that an import made.
        version(version: i64),
        /// The import of a text that was not there before.
        added[n: u64],
        /// What an import did that replaced a text.
        n_added(n: u64), n_changed(n: u64), n_moved(n: u64), n_removed(n: u64), no_change,
        was_replaced(changes: &str), new_edition(changes: &str),
    }

    /// The pages about the API. What a call and a key mean is said in English only, in the description
    /// of the API.
    pub(crate) struct ApiWords {
        /// The link in the footer.
        link,
        heading, description,
        /// What a program must know before its first call.
        rules: Vec<&'static str>,
        /// Is before the address of the description for programs.
        machine,
        /// Says that what follows is in English; none in the English words.
        in_english: Option<&'static str>,
        contents, parameters, no_parameters, keys, answers, examples, name, values, meaning, status,
        required, try_it, walk, problems, problems_lead, happened, advice, example, all_problems,
        /// What a language in the address may be.
        bad_language(tag: &str),
    }
}

impl DownloadWords {
    /// A number of bytes.
    pub(crate) fn size(&self, bytes: u64) -> String {
        let mut unit = 0;
        let mut tenths = bytes.saturating_mul(10);
        while tenths >= 9_995 && unit < self.units.len() - 1 {
            tenths = (tenths + 500) / 1000;
            unit += 1;
        }
        let (whole, tenth) = (tenths / 10, tenths % 10);
        let unit_name = self.units[unit];
        if unit == 0 || tenth == 0 || whole >= 100 {
            return format!("{whole}\u{a0}{unit_name}");
        }
        format!("{whole}{}{tenth}\u{a0}{unit_name}", self.decimal_mark)
    }
}

impl ChangesWords {
    /// How many nodes an import added, changed, moved to other lines and removed.
    pub(crate) fn of_nodes(&self, [added, changed, moved, removed]: [u64; 4]) -> String {
        let said = [
            (added, self.n_added(added)),
            (changed, self.n_changed(changed)),
            (moved, self.n_moved(moved)),
            (removed, self.n_removed(removed)),
        ];
        let said: Vec<String> =
            said.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said).collect();
        if said.is_empty() { self.no_change.to_owned() } else { said.join(", ") }
    }
}
