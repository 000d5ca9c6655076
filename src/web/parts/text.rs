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
    fn words_that_differ_are_runs_of_their_own() {
        let found = text_runs("АҚ аудит НҚА", &[(0, 2), (9, 12)]);
        let expected = [TextRun::marked("АҚ"), TextRun::plain(" аудит "), TextRun::marked("НҚА")];
        assert_eq!(found, expected);
        assert_eq!(text_runs("АҚ", &[]), [TextRun::plain("АҚ")]);
    }
}
