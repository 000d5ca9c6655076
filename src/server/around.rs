//! Layers of two halves: one sees the request, the other the response. They neither wait nor
//! allocate, so a response from the cache passes them for next to nothing.

use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll, ready},
};

use axum::{extract::Request, response::Response};
use tower::{Layer, Service};

/// What a layer does before a request is answered and after.
pub(super) trait Around: Clone {
    /// What the second half has to know of the request.
    type Noted: Unpin;

    /// Sees the request, and may change it.
    fn before(&self, request: &mut Request) -> Self::Noted;

    /// Sees the response, and may change it.
    fn after(&self, noted: Self::Noted, response: &mut Response);
}

/// The layer of an [`Around`].
#[derive(Debug, Clone)]
pub(super) struct AroundLayer<A>(pub(super) A);

impl<A: Around, S> Layer<S> for AroundLayer<A> {
    type Service = AroundService<A, S>;

    fn layer(&self, inner: S) -> Self::Service {
        AroundService { around: self.0.clone(), inner }
    }
}

#[derive(Debug, Clone)]
pub(super) struct AroundService<A, S> {
    around: A,
    inner: S,
}

impl<A, S> Service<Request> for AroundService<A, S>
where
    A: Around + Unpin,
    S: Service<Request, Response = Response, Error = Infallible>,
    S::Future: Unpin,
{
    type Response = Response;
    type Error = Infallible;
    type Future = AroundFuture<A, S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        let noted = Some(self.around.before(&mut request));
        AroundFuture { around: self.around.clone(), noted, response: self.inner.call(request) }
    }
}

pub(super) struct AroundFuture<A: Around, F> {
    around: A,
    noted: Option<A::Noted>,
    response: F,
}

impl<A, F> Future for AroundFuture<A, F>
where
    A: Around + Unpin,
    F: Future<Output = Result<Response, Infallible>> + Unpin,
{
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Ok(mut response) = ready!(Pin::new(&mut self.response).poll(context));
        let noted = self.noted.take().expect("a future is not polled after its end");
        self.around.after(noted, &mut response);
        Poll::Ready(Ok(response))
    }
}
