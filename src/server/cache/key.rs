//! What a response in the cache depends on.

use std::{sync::Arc, time::SystemTime};

use crate::{app::negotiation::Encoding, storage::CatalogueVersion};

/// The catalogue that responses are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::server) struct CatalogueId {
    /// Which of those that this process has opened: another database may have the same version.
    pub(in crate::server) serial: u64,
    /// Its version.
    pub(in crate::server) version: CatalogueVersion,
}

/// Tells which catalogue is the current one, and when it was changed last.
pub(in crate::server) type TellCatalogue =
    Arc<dyn Fn() -> (CatalogueId, Option<SystemTime>) + Send + Sync>;

/// What a response in the cache depends on. A request that has one only reads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::server) struct CacheKey {
    pub(in crate::server) catalogue: CatalogueId,
    pub(in crate::server) encoding: Encoding,
    /// Path and query.
    pub(in crate::server) address: Box<str>,
}
