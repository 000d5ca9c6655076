//! A piece of a text that differs between two editions, and its words in both.

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use super::pairs::deadline;
use crate::standard::{Change, Identity, ProfessionCard, Statement};

/// A piece of a text that has changed between two editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionDifference<'a> {
    /// What became of it. A piece that was moved may have been reworded too.
    pub change: Change,
    /// What it is: the name of a kind of statement, or of a field of the card or the passport.
    pub kind: &'static str,
    /// The permanent name in the later edition, else in the earlier one.
    pub identity: Identity,
    /// The card that it is on, in the later edition where that has it; none for the passport.
    pub card: Option<&'a ProfessionCard>,
    /// The piece before; none for one that was added.
    pub before: Option<EditionPiece>,
    /// The piece after; none for one that was removed.
    pub after: Option<EditionPiece>,
}

/// A piece in one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionPiece {
    /// The permanent name of the node that says it.
    pub identity: Identity,
    /// Its words.
    pub text: String,
}

/// What became of a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordChange {
    /// Both editions have them.
    Same,
    /// Only the earlier edition has them.
    Removed,
    /// Only the later edition has them.
    Added,
}

impl WordChange {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Same, Self::Removed, Self::Added];

    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Removed => "removed",
            Self::Added => "added",
        }
    }
}

impl<'a> EditionDifference<'a> {
    /// What became of a piece; none where it is as it was.
    pub(super) fn between(
        kind: &'static str,
        card: Option<&'a ProfessionCard>,
        [before, after]: [Option<EditionPiece>; 2],
        is_moved: bool,
    ) -> Option<Self> {
        let identity = after.as_ref().or(before.as_ref())?.identity.clone();
        let change = match (&before, &after) {
            (Some(_), Some(_)) if is_moved => Change::Moved,
            (Some(before), Some(after)) if before.text == after.text => return None,
            (Some(_), Some(_)) => Change::Changed,
            (_, None) => Change::Removed,
            (None, _) => Change::Added,
        };
        Some(Self { change, kind, identity, card, before, after })
    }
}

impl EditionDifference<'_> {
    /// The words of both editions in runs: what stayed, what was removed, what was added.
    #[must_use]
    pub fn words(&self) -> Vec<(WordChange, String)> {
        let words = |piece: &Option<EditionPiece>| -> Vec<String> {
            let text = piece.as_ref().map_or("", |piece| &piece.text);
            text.split_whitespace().map(str::to_owned).collect()
        };
        let (old, new) = (words(&self.before), words(&self.after));
        let mut runs = Vec::new();
        let mut run = |change, words: &[String]| {
            if !words.is_empty() {
                runs.push((change, words.join(" ")));
            }
        };
        let deadline = Some(deadline());
        for step in capture_diff_slices_deadline(Algorithm::Patience, &old, &new, deadline) {
            let (_, olds, news) = step.as_tag_tuple();
            if matches!(step, DiffOp::Equal { .. }) {
                run(WordChange::Same, &new[news]);
            } else {
                run(WordChange::Removed, &old[olds]);
                run(WordChange::Added, &new[news]);
            }
        }
        runs
    }
}

impl From<&Statement<'_>> for EditionPiece {
    fn from(statement: &Statement<'_>) -> Self {
        Self { identity: statement.identity(), text: statement.full_text() }
    }
}
