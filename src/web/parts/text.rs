//! Texts as they fit into a title, a message or a link, and with words in them that are marked.

/// A run of characters, all marked or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TextRun {
    /// The characters.
    pub text: String,
    /// Whether they are found, quoted, other than beside, or code: whatever the text marks.
    pub is_marked: bool,
}

impl TextRun {
    /// Characters that are not marked.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_marked: false }
    }

    /// Characters that are marked.
    pub(crate) fn marked(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_marked: true }
    }
}

/// The text in runs, by the ranges of its characters that are marked. A range that does not fit is
/// passed over.
pub(crate) fn text_runs(text: &str, marked: &[(usize, usize)]) -> Vec<TextRun> {
    let mut runs = Vec::new();
    let mut characters = text.chars();
    let mut position = 0;
    for (start, end) in marked.iter().copied() {
        if start < position || end <= start {
            continue;
        }
        runs.push(TextRun::plain(characters.by_ref().take(start - position).collect::<String>()));
        runs.push(TextRun::marked(characters.by_ref().take(end - start).collect::<String>()));
        position = end;
    }
    runs.push(TextRun::plain(characters.as_str()));
    runs.retain(|run| !run.text.is_empty());
    runs
}

/// The sites where the official texts are; what our words name they link to.
const SITES: [&str; 2] = ["adilet.zan.kz", "career.enbek.kz"];

/// Our own words, with the names of those sites marked.
pub(crate) fn sites_marked(text: &str) -> Vec<TextRun> {
    let found = SITES.iter().filter_map(|site| text.find(site).map(|at| (at, *site)));
    let mut found: Vec<_> = found.collect();
    found.sort_unstable();
    let mut runs = Vec::new();
    let mut end = 0;
    for (at, site) in found {
        runs.push(TextRun::plain(&text[end..at]));
        runs.push(TextRun::marked(site));
        end = at + site.len();
    }
    runs.push(TextRun::plain(&text[end..]));
    runs
}

/// The beginning of a text, cut at a word where it is longer than so many characters.
pub(crate) fn shortened(text: &str, n_characters: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(n_characters) else {
        return text.to_owned();
    };
    let beginning = text.get(..end).unwrap_or(text);
    let whole_words = beginning.rsplit_once(' ').map_or(beginning, |(words, _)| words);
    format!("{}…", whole_words.trim_end_matches([',', '.', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(shortened("желі иерархиясын құру", 40), "желі иерархиясын құру");
        assert_eq!(shortened("желі иерархиясын құру", 18), "желі иерархиясын…");
        assert_eq!(shortened("иерархиясын", 4), "иера…");
    }

    #[test]
    fn the_names_of_sites_are_marked_wherever_they_stand() {
        for text in ["see career.enbek.kz, or adilet.zan.kz.", "adilet.zan.kz", "see nothing"] {
            let runs = sites_marked(text);
            let marked: Vec<_> = runs.iter().filter(|run| run.is_marked).collect();
            assert_eq!(marked.len(), text.matches(".kz").count());
            assert!(marked.iter().all(|run| SITES.contains(&run.text.as_str())));
            assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<String>(), text);
        }
    }

    #[test]
    fn words_that_differ_are_runs_of_their_own() {
        let found = text_runs("АҚ аудит НҚА", &[(0, 2), (9, 12)]);
        let expected = [TextRun::marked("АҚ"), TextRun::plain(" аудит "), TextRun::marked("НҚА")];
        assert_eq!(found, expected);
        assert_eq!(text_runs("АҚ", &[]), [TextRun::plain("АҚ")]);
    }
}
