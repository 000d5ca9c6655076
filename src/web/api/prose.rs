//! Sentences of the description with words of code in them, between backticks.

/// Sentences, part by part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Prose(pub Vec<ProsePart>);

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ProsePart {
    /// The words.
    pub text: String,
    /// Whether they are code.
    pub is_code: bool,
}

impl Prose {
    /// The parts of a text.
    pub(super) fn of(text: &str) -> Self {
        let parts = text.split('`').enumerate().filter(|(_, text)| !text.is_empty());
        let part = |(number, text): (usize, &str)| ProsePart {
            text: text.to_owned(),
            is_code: number % 2 == 1,
        };
        Self(parts.map(part).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_backticks_is_code() {
        let Prose(parts) = Prose::of("`id` and `ref` are");
        let seen: Vec<(&str, bool)> =
            parts.iter().map(|part| (part.text.as_str(), part.is_code)).collect();
        assert_eq!(seen, [("id", true), (" and ", false), ("ref", true), (" are", false)]);
    }
}
