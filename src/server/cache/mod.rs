//! The cache: responses that were made once for the current version of the catalogue go out from
//! here, before any routing and with hardly an allocation. Most requests end here. All others are
//! made by the layers inside, each response once, however many clients wait for it.
//!
//! A response may be cached where it depends on its address, its encoding and the catalogue only.
//! The compression knows which do, and marks them as [`Cacheable`].

mod entries;
mod key;
mod response;

use std::{
    convert::Infallible,
    future::{Ready, ready},
    sync::Arc,
    time::Duration,
};

use axum::{
    extract::Request,
    http::{HeaderValue, Method, header, uri::PathAndQuery},
    response::Response,
};
use futures_util::{
    FutureExt,
    future::{BoxFuture, Either},
};
use tokio::time::timeout;
use tower::service_fn;

use self::{
    entries::{CacheEntries, CacheEntry},
    response::CachedResponse,
};
use super::{
    around::Answering, health::is_health, priority::Priority, rejection::is_rejected,
    size::is_short,
};
use crate::{app::negotiation, web};

pub(super) use key::{CacheKey, CatalogueId, TellCatalogue};
pub(super) use response::Cacheable;

/// A response from the cache, or one that is being made.
pub(super) type CacheFuture =
    Either<Ready<Result<Response, Infallible>>, BoxFuture<'static, Result<Response, Infallible>>>;

/// The cache before the services that make responses. Everything inside is shared, so that a request
/// that is answered from the cache copies nothing.
struct Shared<S> {
    entries: CacheEntries,
    catalogue: TellCatalogue,
    longest_wait: Duration,
    inner: S,
}

/// A cache of so many bytes before the services that make responses. A request waits for another one
/// that makes the same response, so long at most: longer than any response takes.
pub(super) fn cached(
    bytes: u64,
    catalogue: TellCatalogue,
    longest_wait: Duration,
    inner: impl Answering,
) -> impl Answering {
    let entries = CacheEntries::new(bytes);
    let shared = Arc::new(Shared { entries, catalogue, longest_wait, inner });
    service_fn(move |request| shared.respond(request))
}

/// Whether the response to a request may be in the cache.
fn may_be_cached(request: &Request) -> bool {
    request.method() == Method::GET
        && is_short(request)
        && !is_rejected(request)
        && !is_health(request.uri().path())
}

impl<S: Answering> Shared<S> {
    fn respond(self: &Arc<Self>, mut request: Request) -> CacheFuture {
        let reads = may_be_cached(&request);
        // What a page does not know makes no other page, and no other entry of the cache.
        if reads && let Some(uri) = web::without_unknown_parameters(request.uri()) {
            *request.uri_mut() = uri;
        }
        let address = request.uri().path_and_query().map(PathAndQuery::as_str);
        let Some(address) = address.filter(|_| reads) else {
            return Either::Right(self.inner.clone().call(request).boxed());
        };
        let (catalogue, _) = (self.catalogue)();
        let encoding = negotiation::encoding(request.headers());
        if let Some(CacheEntry::Response(cached)) = self.entries.get(catalogue, encoding, address) {
            let known = request.headers().get_all(header::IF_NONE_MATCH);
            return Either::Left(ready(Ok(cached.respond(known))));
        }
        let key = CacheKey { catalogue, encoding, address: address.into() };
        Either::Right(self.clone().make(request, key).boxed())
    }

    /// Makes the response, or waits for another request that makes it.
    async fn make(
        self: Arc<Self>,
        mut request: Request,
        key: CacheKey,
    ) -> Result<Response, Infallible> {
        let known = request.headers().get_all(header::IF_NONE_MATCH);
        let known: Vec<HeaderValue> = known.iter().cloned().collect();
        let entry = match Priority::of(&request) {
            Priority::Usual => {
                let waiting = self.entries.get_or_guard(&key);
                // Who has waited longer than any response takes makes its own.
                timeout(self.longest_wait, waiting).await.unwrap_or(Ok(CacheEntry::Uncacheable))
            }
            // Nobody waits for the response to a request that waits for all others.
            Priority::AfterOthers => Ok(CacheEntry::Uncacheable),
        };
        let guard = match entry {
            Ok(CacheEntry::Response(cached)) => return Ok(cached.respond(&known)),
            Ok(CacheEntry::Uncacheable) => None,
            Err(guard) => Some(guard),
        };
        request.extensions_mut().insert(key.clone());
        let response = self.inner.clone().call(request).await?;
        let made = CachedResponse::of(response);
        let entry = made.as_ref().map_or(CacheEntry::Uncacheable, CacheEntry::of);
        match guard {
            // Refused only when the version has changed meanwhile, and the entries are dropped.
            Some(guard) => drop(guard.insert(entry)),
            None if made.is_ok() => self.entries.insert(key, entry),
            None => {}
        }
        Ok(made.map_or_else(|response| *response, |cached| cached.respond(&known)))
    }
}
