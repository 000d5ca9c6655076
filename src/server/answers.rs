//! Answers that were made once and are held, ready to send, for one version of the catalogue.
//!
//! An answer depends on its address, its encoding and the version alone. A handler whose answer
//! depends on more says so by `Vary`, or forbids keeping it by `Cache-Control: no-store`.

use std::{
    fmt::Write,
    hash::{DefaultHasher, Hash, Hasher},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    body::{Body, Bytes, HttpBody},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use quick_cache::{
    Equivalent, OptionsBuilder, Weighter,
    sync::{Cache, DefaultLifecycle, PlaceholderGuard},
};

use super::request_id::REQUEST_ID;
use crate::{
    app::{negotiation::Encoding, validators::is_known},
    storage::CatalogueVersion,
};

/// What an entry takes beside its address and body, in bytes: headers and bookkeeping.
const ENTRY_BYTES: u64 = 4 * 1024;

/// What an entry takes that holds no answer.
const MARK_BYTES: u64 = 256;

/// Roughly how many answers fit.
const N_ENTRIES: usize = 1024;

/// The parts of the cache that are locked apart. Few, as an answer must fit into one of them.
const SHARDS: usize = 4;

/// The longest body that is compressed as a whole, in bytes; longer ones are compressed as they are
/// sent.
const LONGEST_BODY: u64 = 3 * 1024 * 1024;

/// The longest body that is held, as it is sent, in bytes: a few longer ones would push out all
/// others.
const LONGEST_HELD: usize = 512 * 1024;

/// An answer, ready to send but for the request id.
#[derive(Debug)]
pub(super) struct Answer {
    headers: HeaderMap,
    body: Bytes,
    /// The route that made it, for the log.
    pub(super) route: Box<str>,
}

impl Answer {
    /// Makes the headers of an answer that has come out of the compressor.
    ///
    /// `plain` is the body without any encoding: the same words have the same hash in each.
    pub(super) fn new(
        mut headers: HeaderMap,
        (body, encoding): (Bytes, Encoding),
        plain: &Bytes,
        version: CatalogueVersion,
        route: &str,
    ) -> Self {
        let name = match encoding {
            Encoding::Brotli => "br",
            Encoding::Gzip => "gz",
            Encoding::Identity => "id",
        };
        let coding = match encoding {
            Encoding::Brotli => Some("br"),
            Encoding::Gzip => Some("gzip"),
            Encoding::Identity => None,
        };
        let mut hasher = DefaultHasher::new();
        plain.hash(&mut hasher);
        let mut tag = String::new();
        write!(tag, "\"v{}-{:016x}-{name}\"", version.0, hasher.finish())
            .expect("writing to a string does not fail");
        let tag = HeaderValue::try_from(tag).expect("digits and letters are a header value");
        headers.insert(header::ETAG, tag);
        headers.insert(header::CONTENT_LENGTH, body.len().into());
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        // Its place in the map, so that the copies need not grow for it.
        headers.insert(REQUEST_ID, HeaderValue::from_static(""));
        Self { headers, body, route: route.into() }
    }

    /// What is held of it: itself, unless it is too long.
    pub(super) fn held(self: &Arc<Self>) -> Held {
        if self.body.len() <= LONGEST_HELD { Held::Answer(self.clone()) } else { Held::Mark }
    }

    /// The response to a client that holds what `known` (`If-None-Match`) names.
    pub(super) fn respond<'a>(
        &self,
        known: impl IntoIterator<Item = &'a HeaderValue>,
        without_body: bool,
        request_id: HeaderValue,
    ) -> Response {
        let unchanged = is_known(&self.headers[header::ETAG], known);
        let body = if unchanged || without_body { Bytes::new() } else { self.body.clone() };
        let mut response = Response::new(Body::from(body));
        let headers = response.headers_mut();
        headers.clone_from(&self.headers);
        headers.insert(REQUEST_ID, request_id);
        if unchanged {
            headers.remove(header::CONTENT_TYPE);
            headers.remove(header::CONTENT_LENGTH);
            headers.remove(header::CONTENT_ENCODING);
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        }
        response
    }
}

/// Whether an answer depends on its address alone and may be held.
pub(super) fn may_be_held(response: &Response) -> bool {
    let headers = response.headers();
    let fresh_only = headers.get(header::CACHE_CONTROL).is_some_and(|control| {
        control.to_str().is_ok_and(|c| c.contains("no-store") || c.contains("private"))
    });
    response.status() == StatusCode::OK
        && !fresh_only
        && ![header::VARY, header::SET_COOKIE, header::CONTENT_ENCODING]
            .iter()
            .any(|name| headers.contains_key(name))
        && response.body().size_hint().upper().is_some_and(|bytes| bytes <= LONGEST_BODY)
}

/// Whether a body is in memory as a whole and too long to be held. A file is not, and offers ranges.
pub(super) fn is_long(response: &Response) -> bool {
    let is_file = response.headers().contains_key(header::ACCEPT_RANGES);
    !is_file && response.body().size_hint().exact().is_some_and(|bytes| bytes > LONGEST_BODY)
}

/// The catalogue that answers are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Served {
    /// Which of those that this process has served: another database may have the same version.
    pub(super) serial: u64,
    /// Its version.
    pub(super) version: CatalogueVersion,
}

/// What is known of an address.
#[derive(Debug, Clone)]
pub(super) enum Held {
    /// The answer.
    Answer(Arc<Answer>),
    /// Its last answer could not be held: each request makes its own, without waiting for others.
    Mark,
}

/// What an answer depends on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) served: Served,
    pub(super) encoding: Encoding,
    /// Path and query.
    pub(super) address: Box<str>,
}

/// A [`Key`] that borrows its address. Its fields are hashed in the same order.
#[derive(Hash)]
struct KeyRef<'a> {
    served: Served,
    encoding: Encoding,
    address: &'a str,
}

impl Equivalent<Key> for KeyRef<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.served == key.served && self.encoding == key.encoding && self.address == &*key.address
    }
}

/// Weighs entries by their bytes.
#[derive(Debug, Clone)]
pub(super) struct Bytewise;

impl Weighter<Key, Held> for Bytewise {
    fn weight(&self, key: &Key, held: &Held) -> u64 {
        let address = key.address.len() as u64;
        match held {
            Held::Answer(answer) => ENTRY_BYTES + address + answer.body.len() as u64,
            Held::Mark => MARK_BYTES + address,
        }
    }
}

type Entries = Cache<Key, Held, Bytewise>;
pub(super) type Guard<'a> = PlaceholderGuard<
    'a,
    Key,
    Held,
    Bytewise,
    quick_cache::DefaultHashBuilder,
    DefaultLifecycle<Key, Held>,
>;

/// The answers that are held, bounded by their bytes; those that are asked for least give way.
#[derive(Debug)]
pub(super) struct Answers {
    entries: Entries,
    serial: AtomicU64,
}

impl Answers {
    /// Holds at most that many bytes.
    pub(super) fn new(bytes: u64) -> Self {
        let options = OptionsBuilder::new()
            .shards(SHARDS)
            .estimated_items_capacity(N_ENTRIES)
            .weight_capacity(bytes)
            .build()
            .expect("both capacities are given");
        let entries = Cache::with_options(
            options,
            Bytewise,
            quick_cache::DefaultHashBuilder::default(),
            DefaultLifecycle::default(),
        );
        Self { entries, serial: AtomicU64::new(0) }
    }

    /// What is known of an address in this catalogue.
    pub(super) fn get(&self, served: Served, encoding: Encoding, address: &str) -> Option<Held> {
        // The catalogue is part of the key, so nothing old is ever found; this gives its room back.
        if self.serial.load(Ordering::Relaxed) < served.serial
            && self.serial.fetch_max(served.serial, Ordering::Relaxed) < served.serial
        {
            self.entries.clear();
        }
        self.entries.get(&KeyRef { served, encoding, address })
    }

    /// What is known of an address, or the right to make its answer, while others wait for it.
    pub(super) async fn get_or_guard(&self, key: &Key) -> Result<Held, Guard<'_>> {
        self.entries.get_value_or_guard_async(key).await
    }

    /// Holds an answer that was made without waiting.
    pub(super) fn insert(&self, key: Key, held: Held) {
        self.entries.insert(key, held);
    }
}
