//! Sentences of the description with words of code in them, between backticks.

use crate::web::parts::text::TextRun;

/// The text in runs; the words of code are marked.
pub(super) fn prose(text: &str) -> Vec<TextRun> {
    let runs = text.split('`').enumerate().filter(|(_, text)| !text.is_empty());
    let run = |(number, text)| match number % 2 {
        1 => TextRun::marked(text),
        _ => TextRun::plain(text),
    };
    runs.map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_backticks_is_code() {
        let parts = prose("`id` and `ref` are");
        let seen: Vec<(&str, bool)> =
            parts.iter().map(|part| (part.text.as_str(), part.is_marked)).collect();
        assert_eq!(seen, [("id", true), (" and ", false), ("ref", true), (" are", false)]);
    }
}
