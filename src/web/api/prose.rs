//! Sentences of the description with words of code in them, between backticks.

/// Sentences, piece by piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Prose(pub Vec<Piece>);

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are code.
    pub is_code: bool,
}

impl Prose {
    /// The pieces of a text.
    pub(super) fn of(text: &str) -> Self {
        let pieces = text.split('`').enumerate().filter(|(_, text)| !text.is_empty());
        let piece = |(number, text): (usize, &str)| Piece {
            text: text.to_owned(),
            is_code: number % 2 == 1,
        };
        Self(pieces.map(piece).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_backticks_is_code() {
        let Prose(pieces) = Prose::of("`id` and `ref` are");
        let seen: Vec<(&str, bool)> =
            pieces.iter().map(|piece| (piece.text.as_str(), piece.is_code)).collect();
        assert_eq!(seen, [("id", true), (" and ", false), ("ref", true), (" are", false)]);
    }
}
