//! How long to wait before the next attempt at something that is done again and again.

use std::time::Duration;

/// After work that succeeded there is a rest so many times as long, so that a long row of imports
/// leaves most of the time for the readers.
const REST: u32 = 5;

/// Waits twice as long after each failure, and in proportion to the work after a success.
#[derive(Debug)]
pub struct BackOff {
    shortest: Duration,
    longest: Duration,
    next: Duration,
}

impl BackOff {
    /// The wait after the first failure, and the longest one.
    #[must_use]
    pub const fn new(shortest: Duration, longest: Duration) -> Self {
        Self { shortest, longest, next: shortest }
    }

    /// How long to wait after a failure.
    pub fn failed(&mut self) -> Duration {
        let wait = self.next;
        self.next = (wait * 2).min(self.longest);
        wait
    }

    /// How long to rest after work that took so long.
    pub fn succeeded(&mut self, taken: Duration, longest: Duration) -> Duration {
        self.reset();
        (REST * taken).min(longest)
    }

    /// The next failure counts as the first.
    pub fn reset(&mut self) {
        self.next = self.shortest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_with_each_failure_up_to_the_longest() {
        let seconds = Duration::from_secs;
        let mut back_off = BackOff::new(seconds(1), seconds(3));
        assert_eq!([0; 4].map(|_| back_off.failed()), [1, 2, 3, 3].map(seconds));
        assert_eq!(back_off.succeeded(seconds(2), seconds(9)), seconds(9));
        assert_eq!(back_off.failed(), seconds(1));
    }
}
