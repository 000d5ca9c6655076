//! Compression: of whole bodies, once for the cache, which may take its time; and of long ones while
//! they are sent. The bytes count as memory from here on.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, Write},
};

use async_compression::{Level, tokio::bufread::GzipEncoder};
use axum::{
    body::{self, Body, Bytes, HttpBody},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, response::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use brotli::enc::BrotliEncoderParams;
use flate2::write::GzEncoder;
use futures_util::TryStreamExt;
use tokio_util::io::{ReaderStream, StreamReader};

use super::{
    cache::{CacheKey, Cacheable, TellCatalogue},
    memory::{Memory, Room},
    rejection::rejected_as_busy,
};
use crate::{
    app::{
        negotiation::{self, Encoding},
        time,
    },
    storage::CatalogueVersion,
};

/// Brotli's quality, of 11: the first client must not wait, and better ones gain a few per cent.
const BROTLI_QUALITY: i32 = 5;

/// Gzip's level, of 9.
const GZIP_LEVEL: u32 = 6;

/// Smaller bodies gain nothing, in bytes.
const SMALLEST: usize = 256;

/// The longest body that is compressed as a whole, in bytes; longer ones are compressed as they are
/// sent.
const LONGEST_WHOLE: u64 = 3 * 1024 * 1024;

/// The bytes that a stream packs before it lets others go on.
const CHUNK: usize = 8 * 1024;

/// What the compression needs.
#[derive(Clone)]
pub(super) struct Compression {
    pub(super) memory: Memory,
    pub(super) catalogue: TellCatalogue,
}

/// The layer that compresses the responses to requests that only read.
pub(super) async fn compress(
    State(compression): State<Compression>,
    request: Request,
    next: Next,
) -> Response {
    let Some(key) = request.extensions().get::<CacheKey>().cloned() else {
        return next.run(request).await;
    };
    let accepts_gzip = negotiation::accepts_gzip(request.headers());
    let rejected = rejected_as_busy(&request);
    let response = next.clone().run(request).await;
    let is_long = is_long(&response);
    if !is_long && !is_cacheable(&response) {
        return response;
    }
    let bytes = response.body().size_hint().lower();
    let Ok(room) = compression.memory.room(bytes).await else {
        return next.run(rejected).await;
    };
    let (parts, body) = response.into_parts();
    let Ok(body) = body::to_bytes(body, usize::MAX).await else {
        tracing::error!("the body of a response broke off");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if is_long {
        let response = Response::from_parts(parts, Body::from(room.hold(body)));
        return compressed_stream(response, accepts_gzip);
    }
    compression.whole(parts, &body, room, &key)
}

impl Compression {
    /// The response with its whole body compressed, and all by which it is known again.
    fn whole(&self, mut parts: Parts, plain: &Bytes, room: Room, key: &CacheKey) -> Response {
        let (body, encoding) =
            compressed(plain.clone(), content_type(&parts.headers), key.encoding);
        let body = room.hold(body);
        let (name, coding) = match encoding {
            Encoding::Brotli => ("br", Some("br")),
            Encoding::Gzip => ("gz", Some("gzip")),
            Encoding::Identity => ("id", None),
        };
        let headers = &mut parts.headers;
        headers.insert(header::ETAG, entity_tag(plain, key.catalogue.version, name));
        headers.insert(header::CONTENT_LENGTH, body.len().into());
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        // The files of the pages change with the program and not with the catalogue.
        let is_of_catalogue = !key.address.starts_with("/static/");
        let modified = is_of_catalogue.then(|| (self.catalogue)().1).flatten();
        if let Some(modified) = modified.and_then(time::header) {
            headers.insert(header::LAST_MODIFIED, modified);
        }
        parts.extensions.insert(Cacheable(body.clone()));
        Response::from_parts(parts, Body::from(body))
    }
}

/// Whether a response depends on its address, its encoding and the catalogue only. A handler whose
/// response depends on more says so by `Vary`, or forbids storing it by `Cache-Control: no-store`.
fn is_cacheable(response: &Response) -> bool {
    let headers = response.headers();
    let fresh_only = headers.get(header::CACHE_CONTROL).is_some_and(|control| {
        control.to_str().is_ok_and(|c| c.contains("no-store") || c.contains("private"))
    });
    response.status() == StatusCode::OK
        && !fresh_only
        && ![header::VARY, header::SET_COOKIE, header::CONTENT_ENCODING]
            .iter()
            .any(|name| headers.contains_key(name))
        && response.body().size_hint().upper().is_some_and(|bytes| bytes <= LONGEST_WHOLE)
}

/// Whether a body is in memory as a whole and too long for the cache. A file is not in memory, and
/// offers ranges.
fn is_long(response: &Response) -> bool {
    let is_file = response.headers().contains_key(header::ACCEPT_RANGES);
    !is_file && response.body().size_hint().exact().is_some_and(|bytes| bytes > LONGEST_WHOLE)
}

/// The entity tag of a response: the same words have the same hash in each encoding.
fn entity_tag(plain: &Bytes, version: CatalogueVersion, encoding: &str) -> HeaderValue {
    let mut hasher = DefaultHasher::new();
    plain.hash(&mut hasher);
    let tag = format!("\"v{}-{:016x}-{encoding}\"", version.0, hasher.finish());
    HeaderValue::try_from(tag).expect("digits and letters are a header value")
}

fn content_type(headers: &HeaderMap) -> &str {
    let content_type = headers.get(header::CONTENT_TYPE);
    content_type.and_then(|kind| kind.to_str().ok()).unwrap_or_default()
}

/// The body in this encoding, or as it is where that is no gain, with the encoding it then has. It
/// takes up to 50 ms for the longest body, so it does not run on a thread that serves connections.
fn compressed(body: Bytes, content_type: &str, encoding: Encoding) -> (Bytes, Encoding) {
    let is_useful = encoding != Encoding::Identity && is_compressible(content_type);
    if !is_useful || body.len() < SMALLEST {
        return (body, Encoding::Identity);
    }
    match encoded(&body, encoding) {
        Ok(smaller) if smaller.len() < body.len() => (smaller.into(), encoding),
        _ => (body, Encoding::Identity),
    }
}

/// The response with its body compressed as it is sent, for bodies that are too long for the cache.
/// Only in gzip, the fastest.
fn compressed_stream(response: Response, accepts_gzip: bool) -> Response {
    if !accepts_gzip || !is_compressible(content_type(response.headers())) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let chunks = body.into_data_stream().map_err(io::Error::other);
    let packed = GzipEncoder::with_quality(StreamReader::new(chunks), Level::Fastest);
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    Response::from_parts(parts, Body::from_stream(ReaderStream::with_capacity(packed, CHUNK)))
}

fn encoded(body: &[u8], encoding: Encoding) -> io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len() / 4);
    match encoding {
        Encoding::Brotli => {
            let params = BrotliEncoderParams {
                quality: BROTLI_QUALITY,
                size_hint: body.len(),
                ..BrotliEncoderParams::default()
            };
            brotli::BrotliCompress(&mut &*body, &mut out, &params)?;
        }
        Encoding::Gzip => {
            let mut encoder = GzEncoder::new(&mut out, flate2::Compression::new(GZIP_LEVEL));
            encoder.write_all(body)?;
            encoder.finish()?;
        }
        Encoding::Identity => out.extend_from_slice(body),
    }
    Ok(out)
}

/// Text of any kind; pictures, fonts and archives are compressed already.
fn is_compressible(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    essence.starts_with("text/")
        || ["json", "xml", "javascript"].iter().any(|kind| essence.ends_with(kind))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_compressed_body_unpacks_to_the_same_bytes() {
        for size in [300, 100_000] {
            let text: String = "кәсіптік стандарт ".chars().cycle().take(size).collect();
            let body = Bytes::from(text);
            let (packed, encoding) = compressed(body.clone(), "text/html", Encoding::Brotli);
            let mut unpacked = Vec::new();
            brotli::Decompressor::new(&*packed, 4096).read_to_end(&mut unpacked).unwrap();
            assert_eq!((encoding, &*unpacked), (Encoding::Brotli, &*body));

            let json = "application/problem+json";
            let (packed, encoding) = compressed(body.clone(), json, Encoding::Gzip);
            let mut unpacked = Vec::new();
            flate2::read::GzDecoder::new(&*packed).read_to_end(&mut unpacked).unwrap();
            assert_eq!((encoding, &*unpacked), (Encoding::Gzip, &*body));
        }
    }

    #[test]
    fn what_gains_nothing_is_left_as_it_is() {
        let body = Bytes::from(vec![b'a'; 1000]);
        let unchanged = (body.clone(), Encoding::Identity);
        assert_eq!(compressed(body.clone(), "image/png", Encoding::Brotli), unchanged);
        assert_eq!(compressed(body.clone(), "text/css", Encoding::Identity), unchanged);
        let small = Bytes::from_static(b"small");
        let unchanged = (small.clone(), Encoding::Identity);
        assert_eq!(compressed(small, "text/css", Encoding::Brotli), unchanged);
    }
}
