//! What a person is told when a command fails: what failed, why, and what to do.

use std::error::Error;

use super::printable;
use crate::causes::causes;

/// What to do, by what a cause says. The causes come from several libraries, and their words are all
/// that these have in common.
const ADVICE: [(&[&str], &str); 5] = [
    (
        &["no space left", "no storage space", "disk is full", "quota exceeded"],
        "the disk is full: free some space, then try again",
    ),
    (
        &["permission denied", "operation not permitted"],
        "let the user who runs kasip read and write there, or name another place",
    ),
    (
        &["read-only file system", "read-only filesystem", "readonly database"],
        "name a place that can be written",
    ),
    (&["database is locked"], "another program has locked it; end that program, then try again"),
    (&["malformed"], "the database is damaged: put a backup in its place"),
];

/// The error with its causes, on one line.
pub(super) fn complaint(error: &(dyn Error + 'static)) -> String {
    let mut words = error.to_string();
    let causes = causes(error);
    if !causes.is_empty() {
        words.push_str(": ");
        words.push_str(&causes);
    }
    let lower = words.to_lowercase();
    let advice = ADVICE.iter().find(|(signs, _)| signs.iter().any(|sign| lower.contains(sign)));
    if let Some((_, advice)) = advice
        && !lower.contains(advice)
    {
        words.push_str("; ");
        words.push_str(advice);
    }
    printable(&words)
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::commands::CommandError;

    #[test]
    fn a_cause_is_told_once_with_what_to_do() {
        let source = io::Error::from_raw_os_error(28);
        let error = CommandError::Unwritable { path: "a\u{1b}[31m.xlsx".into(), source };
        assert_eq!(
            complaint(&error),
            "a\\u{1b}[31m.xlsx cannot be written: No space left on device (os error 28); the disk \
             is full: free some space, then try again"
        );
    }
}
