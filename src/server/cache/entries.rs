//! The entries of the cache, bounded by their bytes; those that are asked for least give way.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use quick_cache::{
    Equivalent, OptionsBuilder, Weighter,
    sync::{Cache, DefaultLifecycle, PlaceholderGuard},
};

use super::{
    key::{CacheKey, CatalogueId},
    response::CachedResponse,
};
use crate::app::negotiation::Encoding;

/// What an entry takes beside its address and body, in bytes: headers and bookkeeping.
const ENTRY_BYTES: u64 = 4 * 1024;

/// What an entry takes that has no response.
const EMPTY_ENTRY_BYTES: u64 = 256;

/// Roughly how many responses fit.
const N_ENTRIES: usize = 1024;

/// The parts of the cache that are locked apart. Few, as a response must fit into one of them.
const SHARDS: usize = 4;

/// The longest body that is cached, as it is sent, in bytes: a few longer ones would push out all
/// others.
const LONGEST_CACHED: usize = 512 * 1024;

/// What is known of an address.
#[derive(Debug, Clone)]
pub(super) enum CacheEntry {
    /// Its response.
    Response(Arc<CachedResponse>),
    /// Its last response could not be cached: each request makes its own, without waiting for
    /// others.
    Uncacheable,
}

impl CacheEntry {
    /// The entry of a response.
    pub(super) fn of(response: &Arc<CachedResponse>) -> Self {
        if response.body.len() <= LONGEST_CACHED {
            Self::Response(response.clone())
        } else {
            Self::Uncacheable
        }
    }
}

/// A [`CacheKey`] that borrows its address. Its fields are hashed in the same order.
#[derive(Hash)]
struct KeyRef<'a> {
    catalogue: CatalogueId,
    encoding: Encoding,
    address: &'a str,
}

impl Equivalent<CacheKey> for KeyRef<'_> {
    fn equivalent(&self, key: &CacheKey) -> bool {
        self.catalogue == key.catalogue
            && self.encoding == key.encoding
            && self.address == &*key.address
    }
}

/// Weighs entries by their bytes.
#[derive(Debug, Clone)]
pub(super) struct Bytewise;

impl Weighter<CacheKey, CacheEntry> for Bytewise {
    fn weight(&self, key: &CacheKey, entry: &CacheEntry) -> u64 {
        let address = key.address.len() as u64;
        match entry {
            CacheEntry::Response(cached) => ENTRY_BYTES + address + cached.body.len() as u64,
            CacheEntry::Uncacheable => EMPTY_ENTRY_BYTES + address,
        }
    }
}

/// The right to make the response to a key, while others wait for it.
pub(super) type Guard<'a> = PlaceholderGuard<
    'a,
    CacheKey,
    CacheEntry,
    Bytewise,
    quick_cache::DefaultHashBuilder,
    DefaultLifecycle<CacheKey, CacheEntry>,
>;

/// All entries.
#[derive(Debug)]
pub(super) struct CacheEntries {
    entries: Cache<CacheKey, CacheEntry, Bytewise>,
    serial: AtomicU64,
}

impl CacheEntries {
    /// At most so many bytes.
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
    pub(super) fn get(
        &self,
        catalogue: CatalogueId,
        encoding: Encoding,
        address: &str,
    ) -> Option<CacheEntry> {
        // The catalogue is part of the key, so nothing old is ever found; this gives its room back.
        if self.serial.load(Ordering::Relaxed) < catalogue.serial
            && self.serial.fetch_max(catalogue.serial, Ordering::Relaxed) < catalogue.serial
        {
            self.entries.clear();
        }
        self.entries.get(&KeyRef { catalogue, encoding, address })
    }

    /// What is known of an address, or the right to make its response.
    pub(super) async fn get_or_guard(&self, key: &CacheKey) -> Result<CacheEntry, Guard<'_>> {
        self.entries.get_value_or_guard_async(key).await
    }

    /// Keeps what is known of an address.
    pub(super) fn insert(&self, key: CacheKey, entry: CacheEntry) {
        self.entries.insert(key, entry);
    }
}
