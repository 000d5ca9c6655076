//! The outermost service: it names each request, answers it from what is held or lets it be made,
//! and writes its one line to the log.
//!
//! An answer that is held goes out from here before any routing, layer or allocation that it can
//! do without: most requests end here. All others are made within the bounds of `work`.

use std::{
    convert::Infallible,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Instant,
};

use axum::{
    body::{self, Body, HttpBody},
    extract::{MatchedPath, Request},
    http::{HeaderValue, Method, StatusCode, header, uri::PathAndQuery},
    response::{IntoResponse, Response},
};
use tokio::time::timeout;
use tower::Service;
use tracing::Instrument;

use super::{
    answers::{Answer, Answers, Held, Key, Served, is_long, may_be_held},
    client_limit::ClientLimit,
    compression::{compressed, compressed_stream},
    connections::Crowded,
    gate::{self, Taken},
    guards::is_short,
    headers,
    health::is_health,
    request_id::{REQUEST_ID, RequestIds},
    work::{Busy, Kind, Turn, Work},
};
use crate::{app::negotiation, web};

/// Stands before the service that makes the answers.
#[derive(Clone)]
pub(super) struct Front<S> {
    inner: S,
    shared: Arc<Shared>,
}

/// What the front is made with.
pub(super) struct Shared {
    pub(super) answers: Answers,
    pub(super) work: Work,
    pub(super) request_ids: RequestIds,
    /// How many requests a client may make.
    pub(super) limit: Option<ClientLimit>,
    /// Whether the public reaches the server by https.
    pub(super) is_https: bool,
    /// Gives the catalogue that is served now.
    pub(super) served: Box<dyn Fn() -> Served + Send + Sync>,
    /// Says when that catalogue was changed last, as a header does.
    pub(super) modified: Box<dyn Fn() -> Option<HeaderValue> + Send + Sync>,
}

impl<S> Front<S> {
    pub(super) fn new(inner: S, shared: Shared) -> Self {
        Self { inner, shared: Arc::new(shared) }
    }
}

/// A request that is under way.
#[derive(Clone)]
struct Asked {
    method: Method,
    taken: Taken,
    request_id: HeaderValue,
    started: Instant,
    turn: Turn,
}

impl Asked {
    fn without_body(&self) -> bool {
        self.method == Method::HEAD
    }

    /// The one line of the request. It has no query and no address of the client.
    fn log(&self, route: &str, status: StatusCode) {
        let duration = u32::try_from(self.started.elapsed().as_micros()).unwrap_or(u32::MAX);
        tracing::info!(
            method = self.method.as_str(),
            route,
            status = status.as_u16(),
            duration_ms = f64::from(duration) / 1000.0,
            request_id = self.request_id.to_str().unwrap_or_default(),
            "answered"
        );
    }
}

/// What was made for a request: an answer that can be held, or a response that cannot.
type Made = Result<Arc<Answer>, Box<Response>>;

impl<S> Service<Request> for Front<S>
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + Sync + 'static,
    S::Future: Send,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        let (taken, refused) = gate::pass(&mut request, self.shared.limit.as_ref());
        let asked = Asked {
            method: request.method().clone(),
            taken,
            request_id: self.shared.request_ids.of(request.headers()),
            started: Instant::now(),
            turn: match request.extensions().get::<Crowded>() {
                Some(Crowded) => Turn::AfterOthers,
                None => Turn::InOrder,
            },
        };
        let reads = matches!(asked.method, Method::GET | Method::HEAD)
            && is_short(&request)
            && !refused
            && !is_health(request.uri().path());
        // What a page does not know makes no other page, and no other entry of the cache.
        if reads && let Some(uri) = web::without_unknown_parameters(request.uri()) {
            *request.uri_mut() = uri;
        }
        let address = request.uri().path_and_query().map(PathAndQuery::as_str);
        let Some(address) = address.filter(|_| reads) else {
            return Answering::Making(Box::pin(self.clone().pass(request, asked)));
        };
        let served = (self.shared.served)();
        let encoding = negotiation::encoding(request.headers());
        if let Some(Held::Answer(answer)) = self.shared.answers.get(served, encoding, address) {
            let known = request.headers().get_all(header::IF_NONE_MATCH);
            let mut response =
                answer.respond(known, asked.without_body(), asked.request_id.clone());
            asked.log(&answer.route, response.status());
            self.shared.tell_limit(&asked, &mut response);
            return Answering::Ready(Some(response));
        }
        let key = Key { served, encoding, address: address.into() };
        Answering::Making(Box::pin(self.clone().read(request, asked, key)))
    }
}

impl<S> Front<S>
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + Sync + 'static,
    S::Future: Send,
{
    /// Makes the answer of a request that does not read, asks for too much, or is refused, and tells
    /// of the health of the server, however much it has to do.
    async fn pass(self, request: Request, asked: Asked) -> Response {
        let response = self.ask(request, asked.request_id.clone()).await;
        self.finish(response, &asked)
    }

    /// Makes the answer, or waits for another request that is making it.
    async fn read(self, mut request: Request, asked: Asked, key: Key) -> Response {
        let known = request.headers().get_all(header::IF_NONE_MATCH);
        let known: Vec<HeaderValue> = known.iter().cloned().collect();
        // The answer to HEAD is that to GET without its body; parts are for GET alone.
        if asked.without_body() {
            request.headers_mut().remove(header::RANGE);
        }
        *request.method_mut() = Method::GET;
        let held = match asked.turn {
            Turn::InOrder => {
                let waiting = self.shared.answers.get_or_guard(&key);
                // Who has waited longer than any answer takes makes its own.
                timeout(self.shared.work.longest(), waiting).await.unwrap_or(Ok(Held::Mark))
            }
            // Nobody waits for the answer of a request that waits for all others.
            Turn::AfterOthers => Ok(Held::Mark),
        };
        let made = match held {
            Ok(Held::Answer(answer)) => Ok(answer),
            Ok(Held::Mark) => {
                let made = self.make(request, &asked, &key).await;
                if let Ok(answer) = &made {
                    self.shared.answers.insert(key, answer.held());
                }
                made
            }
            Err(guard) => {
                let made = self.make(request, &asked, &key).await;
                let held = made.as_ref().map_or(Held::Mark, Answer::held);
                // Refused only when the version has changed meanwhile, and the entries are gone.
                let _ = guard.insert(held);
                made
            }
        };
        match made {
            Ok(answer) => {
                let request_id = asked.request_id.clone();
                let mut response = answer.respond(&known, asked.without_body(), request_id);
                asked.log(&answer.route, response.status());
                self.shared.tell_limit(&asked, &mut response);
                response
            }
            Err(response) => self.finish(*response, &asked),
        }
    }

    /// Makes the answer as soon as there is time and room for it, or refuses it as busy.
    async fn make(&self, request: Request, asked: &Asked, key: &Key) -> Made {
        let refused = gate::too_busy_for(&request);
        let (this, key, request_id) = (self.clone(), key.clone(), asked.request_id.clone());
        let work = |cancellation| {
            let mut request = request;
            request.extensions_mut().insert(cancellation);
            async move { this.answer(request, request_id, &key).await }
        };
        let kind = Kind::of(refused.uri().path());
        match self.shared.work.run(kind, asked.turn, work).await.flatten() {
            Ok(made) => made,
            Err(Busy) => Err(Box::new(self.ask(refused, asked.request_id.clone()).await)),
        }
    }

    /// Makes and compresses the answer.
    async fn answer(
        &self,
        request: Request,
        request_id: HeaderValue,
        key: &Key,
    ) -> Result<Made, Busy> {
        let accepts_gzip = negotiation::accepts_gzip(request.headers());
        let response = self.ask(request, request_id).await;
        let is_long = is_long(&response);
        if !is_long && !may_be_held(&response) {
            return Ok(Err(Box::new(response)));
        }
        let bytes = response.body().size_hint().lower();
        let room = self.shared.work.room(usize::try_from(bytes).map_err(|_| Busy)?).await?;
        let route = route(&response).map_or_else(String::new, |route| route.as_str().to_owned());
        let (mut parts, body) = response.into_parts();
        let Ok(plain) = body::to_bytes(body, usize::MAX).await else {
            tracing::error!(route, "the body of an answer broke off");
            return Ok(Err(Box::new(StatusCode::INTERNAL_SERVER_ERROR.into_response())));
        };
        if is_long {
            let response = Response::from_parts(parts, Body::from(room.hold(plain)));
            return Ok(Err(Box::new(compressed_stream(response, accepts_gzip))));
        }
        headers::complete(&mut parts.headers, parts.status, self.shared.is_https);
        // The files of the pages change with the program and not with the catalogue.
        let is_of_catalogue = !key.address.starts_with("/static/");
        if let Some(modified) = (self.shared.modified)().filter(|_| is_of_catalogue) {
            parts.headers.insert(header::LAST_MODIFIED, modified);
        }
        let content_type = parts.headers.get(header::CONTENT_TYPE);
        let content_type = content_type.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let (body, encoding) = compressed(plain.clone(), content_type, key.encoding);
        let body = (room.hold(body), encoding);
        let version = key.served.version;
        Ok(Ok(Arc::new(Answer::new(parts.headers, body, &plain, version, &route))))
    }

    async fn ask(&self, request: Request, request_id: HeaderValue) -> Response {
        let request_id = request_id.to_str().unwrap_or_default();
        let span = tracing::info_span!("request", request_id);
        let Ok(response) = self.inner.clone().call(request).instrument(span).await;
        response
    }

    /// Completes a response that is not held, and writes its line.
    fn finish(&self, mut response: Response, asked: &Asked) -> Response {
        let route = route(&response);
        asked.log(route.as_ref().map_or("", MatchedPath::as_str), response.status());
        let status = response.status();
        headers::complete(response.headers_mut(), status, self.shared.is_https);
        response.headers_mut().insert(REQUEST_ID, asked.request_id.clone());
        self.shared.tell_limit(asked, &mut response);
        if asked.without_body() {
            if let Some(bytes) = response.body().size_hint().exact() {
                response.headers_mut().entry(header::CONTENT_LENGTH).or_insert(bytes.into());
            }
            *response.body_mut() = Body::empty();
        }
        response
    }
}

impl Shared {
    /// Says what the request has left its client.
    fn tell_limit(&self, asked: &Asked, response: &mut Response) {
        if let (Some(limit), Some(taken)) = (&self.limit, asked.taken) {
            limit.tell(taken, response.headers_mut());
        }
    }
}

fn route(response: &Response) -> Option<MatchedPath> {
    response.extensions().get().cloned()
}

/// A response that is there at once, or is being made.
pub(super) enum Answering {
    Ready(Option<Response>),
    Making(Pin<Box<dyn Future<Output = Response> + Send>>),
}

impl Future for Answering {
    type Output = Result<Response, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match self.get_mut() {
            Self::Ready(response) => {
                let response = response.take().expect("a future is not polled after its end");
                Poll::Ready(Ok(response))
            }
            Self::Making(response) => response.as_mut().poll(context).map(Ok),
        }
    }
}
