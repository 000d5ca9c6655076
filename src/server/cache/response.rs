//! A response in the cache, ready to send but for the headers of one request.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes},
    extract::MatchedPath,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};

use crate::{app::validators::is_known, server::request_id::REQUEST_ID};

/// Marks a response that depends on its address, its encoding and the catalogue only: its body.
#[derive(Debug, Clone)]
pub(in crate::server) struct Cacheable(pub(in crate::server) Bytes);

/// A response that may be sent to any number of clients.
#[derive(Debug)]
pub(in crate::server) struct CachedResponse {
    headers: HeaderMap,
    pub(super) body: Bytes,
    /// The route that made it, for the log.
    route: Option<MatchedPath>,
}

impl CachedResponse {
    /// The response where it is [`Cacheable`]; as it was where it is not.
    pub(super) fn of(mut response: Response) -> Result<Arc<Self>, Box<Response>> {
        let Some(Cacheable(body)) = response.extensions_mut().remove() else {
            return Err(Box::new(response));
        };
        let (mut parts, _) = response.into_parts();
        // Its place in the map, so that the copies need not grow for it.
        parts.headers.insert(REQUEST_ID, HeaderValue::from_static(""));
        let route = parts.extensions.remove();
        Ok(Arc::new(Self { headers: parts.headers, body, route }))
    }

    /// The response to a client that has stored what `known` (`If-None-Match`) names.
    pub(super) fn respond<'a>(&self, known: impl IntoIterator<Item = &'a HeaderValue>) -> Response {
        let is_unchanged = is_known(&self.headers[header::ETAG], known);
        let body = if is_unchanged { Bytes::new() } else { self.body.clone() };
        let mut response = Response::new(Body::from(body));
        let headers = response.headers_mut();
        headers.clone_from(&self.headers);
        if is_unchanged {
            headers.remove(header::CONTENT_TYPE);
            headers.remove(header::CONTENT_LENGTH);
            headers.remove(header::CONTENT_ENCODING);
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        }
        if let Some(route) = &self.route {
            response.extensions_mut().insert(route.clone());
        }
        response
    }
}
