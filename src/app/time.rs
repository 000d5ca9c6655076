//! Moments, as headers and feeds write them.

use std::time::SystemTime;

use axum::http::HeaderValue;
use jiff::{Timestamp, fmt::rfc2822::DateTimePrinter};

/// As RFC 3339 writes it, in UTC to the second: `2026-11-22T21:38:30Z`.
#[must_use]
pub fn rfc3339(at: SystemTime) -> String {
    timestamp(at).strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The day, in UTC: `2026-11-22`.
#[must_use]
pub fn day(at: SystemTime) -> String {
    timestamp(at).strftime("%Y-%m-%d").to_string()
}

/// As HTTP headers write it: `Sun, 22 Nov 2026 21:38:30 GMT`; none outside the years 0 to 9999.
#[must_use]
pub fn header(at: SystemTime) -> Option<HeaderValue> {
    let written = DateTimePrinter::new().timestamp_to_rfc9110_string(&timestamp(at)).ok()?;
    HeaderValue::try_from(written).ok()
}

/// What no calendar reaches is taken for the beginning of 1970.
fn timestamp(at: SystemTime) -> Timestamp {
    Timestamp::try_from(at).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    #[test]
    fn a_moment_is_written_as_each_reader_wants_it() {
        let at = UNIX_EPOCH + Duration::from_millis(1_795_383_510_999);
        assert_eq!(rfc3339(at), "2026-11-22T21:38:30Z");
        assert_eq!(day(at), "2026-11-22");
        assert_eq!(header(at).unwrap(), "Sun, 22 Nov 2026 21:38:30 GMT");
    }
}
