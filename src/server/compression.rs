//! Compression: of whole answers, made once and kept, which may take its time; and of long ones while
//! they are sent.

use std::io::{self, Write};

use async_compression::{Level, tokio::bufread::GzipEncoder};
use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, header},
    response::Response,
};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use futures_util::TryStreamExt;
use tokio_util::io::{ReaderStream, StreamReader};

use crate::app::negotiation::Encoding;

/// Brotli's quality, of 11: the first answer must not wait, and better ones gain a few per cent.
const BROTLI_QUALITY: i32 = 5;

/// Gzip's level, of 9.
const GZIP_LEVEL: u32 = 6;

/// Smaller bodies gain nothing, in bytes.
const SMALLEST: usize = 256;

/// The bytes that a stream packs before it lets others go on.
const CHUNK: usize = 8 * 1024;

/// The body in this encoding, or as it is where that is no gain, with the encoding it then has. It
/// takes up to 50 ms for the longest body, so it does not run on a thread that serves connections.
pub(super) fn compressed(body: Bytes, content_type: &str, encoding: Encoding) -> (Bytes, Encoding) {
    let wanted = encoding != Encoding::Identity && is_compressible(content_type);
    if !wanted || body.len() < SMALLEST {
        return (body, Encoding::Identity);
    }
    match compress(&body, encoding) {
        Ok(smaller) if smaller.len() < body.len() => (smaller.into(), encoding),
        _ => (body, Encoding::Identity),
    }
}

/// The response with its body compressed as it is sent, for bodies that are too long to be kept.
/// Only in gzip, the fastest.
pub(super) fn compressed_stream(response: Response, accepts_gzip: bool) -> Response {
    let content_type = response.headers().get(header::CONTENT_TYPE);
    let content_type = content_type.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !accepts_gzip || !is_compressible(content_type) {
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

fn compress(body: &[u8], encoding: Encoding) -> io::Result<Vec<u8>> {
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
            let mut encoder = GzEncoder::new(&mut out, Compression::new(GZIP_LEVEL));
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
