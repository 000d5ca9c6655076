//! The name of one request, by which its log lines are found again: the client's own, or ours.

use std::{
    hash::{BuildHasher, RandomState},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue},
    response::Response,
};

use super::around::Around;

/// The header that carries it, in both directions.
pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest name that is taken from a client, in bytes.
const LONGEST: usize = 64;

/// Names each request, in its own headers and in those of the response. The names that it makes are
/// not used twice and cannot be guessed.
#[derive(Debug, Clone, Default)]
pub(super) struct RequestId {
    key: RandomState,
    n_made: Arc<AtomicU64>,
}

impl Around for RequestId {
    type Noted = HeaderValue;

    fn before(&self, request: &mut Request) -> HeaderValue {
        let id = self.of(request.headers());
        request.headers_mut().insert(REQUEST_ID, id.clone());
        id
    }

    fn after(&self, id: HeaderValue, response: &mut Response) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
}

impl RequestId {
    /// The name that the client gave, where it is short and plain, or a new one.
    fn of(&self, headers: &HeaderMap) -> HeaderValue {
        match headers.get(REQUEST_ID) {
            Some(given) if is_plain(given.as_bytes()) => given.clone(),
            _ => self.next(),
        }
    }

    fn next(&self) -> HeaderValue {
        let number = self.key.hash_one(self.n_made.fetch_add(1, Ordering::Relaxed));
        HeaderValue::try_from(format!("{number:016x}")).expect("digits are a header value")
    }
}

fn is_plain(name: &[u8]) -> bool {
    (1..=LONGEST).contains(&name.len())
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_plain_name_is_taken_from_the_client_and_no_other() {
        let ids = RequestId::default();
        let taken = |name: &str| {
            let headers = HeaderMap::from_iter([(REQUEST_ID, name.parse().unwrap())]);
            ids.of(&headers) == name
        };
        assert!(taken("a-1_b.C"));
        assert!(!taken(""));
        assert!(!taken("two words"));
        assert!(!taken("status=200"));
        assert!(!taken(&"a".repeat(65)));
    }

    #[test]
    fn made_names_differ() {
        let ids = RequestId::default();
        let (one, other) = (ids.of(&HeaderMap::new()), ids.of(&HeaderMap::new()));
        assert_ne!(one, other);
        assert_eq!(one.len(), 16);
    }
}
