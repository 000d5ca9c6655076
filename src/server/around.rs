//! Layers of two halves: one sees the request, the other the response. They neither wait nor
//! allocate, so a response from the cache passes them for next to nothing.

use std::convert::Infallible;

use axum::{extract::Request, response::Response};
use futures_util::TryFutureExt;
use tower::{Service, service_fn};

/// A service that answers every request.
pub(super) trait Answering:
    Service<Request, Response = Response, Error = Infallible, Future: Send>
    + Clone
    + Send
    + Sync
    + 'static
{
}

impl<S> Answering for S where
    S: Service<Request, Response = Response, Error = Infallible, Future: Send>
        + Clone
        + Send
        + Sync
        + 'static
{
}

/// What a layer does before a request is answered and after.
pub(super) trait Around: Clone + Send + Sync + 'static {
    /// What the second half has to know of the request.
    type Noted: Send;

    /// Sees the request, and may change it.
    fn before(&self, request: &mut Request) -> Self::Noted;

    /// Sees the response, and may change it.
    fn after(&self, noted: Self::Noted, response: &mut Response);
}

/// The service with this layer around it.
pub(super) fn around(layer: impl Around, mut inner: impl Answering) -> impl Answering {
    service_fn(move |mut request: Request| {
        let layer = layer.clone();
        let noted = layer.before(&mut request);
        inner.call(request).map_ok(move |mut response| {
            layer.after(noted, &mut response);
            response
        })
    })
}
