//! Texts as they fit into a title, a message or a link.

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
    use super::shortened;

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(shortened("желі иерархиясын құру", 40), "желі иерархиясын құру");
        assert_eq!(shortened("желі иерархиясын құру", 18), "желі иерархиясын…");
        assert_eq!(shortened("иерархиясын", 4), "иера…");
    }
}
