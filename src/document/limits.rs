//! What reading a document may cost. A file can be made so that a few bytes ask for hours or
//! gigabytes; no standard does.

use std::time::{Duration, Instant};

use super::error::DocumentError;

/// The most lines of a document. The largest known standard has five thousand.
const LINES: usize = 500_000;

/// The longest line, in bytes.
const LENGTH: usize = 1024 * 1024;

/// How long a document may take to read.
const TIME: Duration = Duration::from_secs(8);

/// The limits of one document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    format: &'static str,
    end: Instant,
}

impl Limits {
    /// The limits of a document that begins to be read now.
    pub(super) fn begin(format: &'static str) -> Self {
        Self { format, end: Instant::now() + TIME }
    }

    /// An error where there are as many lines, tables or cells as there may be.
    pub(super) fn count_line(&self, n_lines: usize) -> Result<(), DocumentError> {
        if n_lines < LINES {
            Ok(())
        } else {
            Err(self.exceeded(&format!("has more than {LINES} lines")))
        }
    }

    /// An error where a line is longer than any may be.
    pub(super) fn check_length(&self, length: usize) -> Result<(), DocumentError> {
        if length <= LENGTH { Ok(()) } else { Err(self.exceeded("has a line of more than 1 MiB")) }
    }

    /// An error where the time is over.
    pub(super) fn check_time(&self) -> Result<(), DocumentError> {
        let is_over = Instant::now() > self.end;
        if is_over {
            Err(self.exceeded(&format!("takes more than {} seconds to read", TIME.as_secs())))
        } else {
            Ok(())
        }
    }

    /// The error for a document that does what none may.
    pub(super) fn exceeded(&self, problem: &str) -> DocumentError {
        DocumentError::Excessive { format: self.format, problem: problem.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_said() {
        let limits = Limits::begin("HTML");
        assert_eq!(limits.count_line(LINES - 1), Ok(()));
        let said = limits.count_line(LINES).unwrap_err().to_string();
        assert_eq!(
            said,
            "is a file (HTML) that has more than 500000 lines, which no standard does"
        );
        let before = Instant::now().checked_sub(Duration::from_millis(1)).unwrap();
        let over = Limits { format: "HTML", end: before };
        assert!(over.check_time().unwrap_err().to_string().contains("takes more than 8 seconds"));
    }
}
