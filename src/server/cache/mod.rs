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
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    extract::Request,
    http::{HeaderValue, Method, header, uri::PathAndQuery},
    response::Response,
};
use tokio::time::timeout;
use tower::Service;

use self::{
    entries::{CacheEntries, CacheEntry},
    response::CachedResponse,
};
use super::{health::is_health, priority::Priority, rejection::is_rejected, size::is_short};
use crate::{app::negotiation, web};

pub(super) use key::{CacheKey, CatalogueId, TellCatalogue};
pub(super) use response::Cacheable;

/// The cache before the services that make responses. Everything inside is shared, so that a request
/// that is answered from the cache copies nothing.
pub(super) struct CacheService<S>(Arc<Shared<S>>);

struct Shared<S> {
    entries: CacheEntries,
    catalogue: TellCatalogue,
    longest_wait: Duration,
    inner: S,
}

impl<S> CacheService<S> {
    /// A cache of so many bytes. A request waits for another one that makes the same response, so
    /// long at most: longer than any response takes.
    pub(super) fn new(
        bytes: u64,
        catalogue: TellCatalogue,
        longest_wait: Duration,
        inner: S,
    ) -> Self {
        let entries = CacheEntries::new(bytes);
        Self(Arc::new(Shared { entries, catalogue, longest_wait, inner }))
    }
}

impl<S> Clone for CacheService<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<S> Service<Request> for CacheService<S>
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + Sync + 'static,
    S::Future: Send,
{
    type Response = Response;
    type Error = Infallible;
    type Future = CacheFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request) -> CacheFuture {
        let shared = &self.0;
        let reads = may_be_cached(&request);
        // What a page does not know makes no other page, and no other entry of the cache.
        if reads && let Some(uri) = web::without_unknown_parameters(request.uri()) {
            *request.uri_mut() = uri;
        }
        let address = request.uri().path_and_query().map(PathAndQuery::as_str);
        let Some(address) = address.filter(|_| reads) else {
            return CacheFuture::Made(Box::pin(shared.inner.clone().call(request)));
        };
        let (catalogue, _) = (shared.catalogue)();
        let encoding = negotiation::encoding(request.headers());
        if let Some(CacheEntry::Response(cached)) = shared.entries.get(catalogue, encoding, address)
        {
            let known = request.headers().get_all(header::IF_NONE_MATCH);
            return CacheFuture::Cached(Some(cached.respond(known)));
        }
        let key = CacheKey { catalogue, encoding, address: address.into() };
        CacheFuture::Made(Box::pin(shared.clone().make(request, key)))
    }
}

/// Whether the response to a request may be in the cache.
fn may_be_cached(request: &Request) -> bool {
    request.method() == Method::GET
        && is_short(request)
        && !is_rejected(request)
        && !is_health(request.uri().path())
}

impl<S> Shared<S>
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + Sync + 'static,
    S::Future: Send,
{
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

/// A response from the cache, or one that is being made.
pub(super) enum CacheFuture {
    Cached(Option<Response>),
    Made(Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>),
}

impl Future for CacheFuture {
    type Output = Result<Response, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match self.get_mut() {
            Self::Cached(response) => {
                let response = response.take().expect("a future is not polled after its end");
                Poll::Ready(Ok(response))
            }
            Self::Made(response) => response.as_mut().poll(context),
        }
    }
}
