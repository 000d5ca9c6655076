//! Compression of whole answers, made once and held; so it may take its time.

use std::io::{self, Write};

use axum::body::Bytes;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use tokio::{sync::Semaphore, task};

use crate::app::negotiation::Encoding;

/// Brotli's quality, of 11: the first answer must not wait, and better ones gain a few per cent.
const BROTLI_QUALITY: i32 = 5;

/// Gzip's level, of 9.
const GZIP_LEVEL: u32 = 6;

/// Smaller bodies gain nothing, in bytes.
const SMALLEST: usize = 256;

/// Larger bodies are compressed on a thread of their own, in bytes.
const LARGE: usize = 8 * 1024;

/// How many large bodies are compressed at once.
const MAX_AT_WORK: usize = 2;

/// Compresses bodies, large ones a few at a time.
#[derive(Debug)]
pub(super) struct Compressor {
    at_work: Semaphore,
}

impl Compressor {
    pub(super) fn new() -> Self {
        Self { at_work: Semaphore::new(MAX_AT_WORK) }
    }

    /// The body in this encoding, or as it is where that is no gain, with the encoding it then
    /// has.
    pub(super) async fn compressed(
        &self,
        body: Bytes,
        content_type: &str,
        encoding: Encoding,
    ) -> (Bytes, Encoding) {
        let wanted = encoding != Encoding::Identity && is_compressible(content_type);
        if !wanted || body.len() < SMALLEST {
            return (body, Encoding::Identity);
        }
        let smaller = if body.len() < LARGE {
            compress(&body, encoding).ok()
        } else {
            let _at_work = self.at_work.acquire().await;
            let large = body.clone();
            task::spawn_blocking(move || compress(&large, encoding).ok()).await.ok().flatten()
        };
        match smaller {
            Some(smaller) if smaller.len() < body.len() => (smaller.into(), encoding),
            _ => (body, Encoding::Identity),
        }
    }
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

    async fn compressed(body: Bytes, content_type: &str, encoding: Encoding) -> (Bytes, Encoding) {
        Compressor::new().compressed(body, content_type, encoding).await
    }

    #[tokio::test]
    async fn a_compressed_body_unpacks_to_the_same_bytes() {
        for size in [300, 100_000] {
            let text: String = "кәсіптік стандарт ".chars().cycle().take(size).collect();
            let body = Bytes::from(text);
            let (packed, encoding) = compressed(body.clone(), "text/html", Encoding::Brotli).await;
            let mut unpacked = Vec::new();
            brotli::Decompressor::new(&*packed, 4096).read_to_end(&mut unpacked).unwrap();
            assert_eq!((encoding, &*unpacked), (Encoding::Brotli, &*body));

            let json = "application/problem+json";
            let (packed, encoding) = compressed(body.clone(), json, Encoding::Gzip).await;
            let mut unpacked = Vec::new();
            flate2::read::GzDecoder::new(&*packed).read_to_end(&mut unpacked).unwrap();
            assert_eq!((encoding, &*unpacked), (Encoding::Gzip, &*body));
        }
    }

    #[tokio::test]
    async fn what_gains_nothing_is_left_as_it_is() {
        let body = Bytes::from(vec![b'a'; 1000]);
        let unchanged = (body.clone(), Encoding::Identity);
        assert_eq!(compressed(body.clone(), "image/png", Encoding::Brotli).await, unchanged);
        assert_eq!(compressed(body.clone(), "text/css", Encoding::Identity).await, unchanged);
        let small = Bytes::from_static(b"small");
        let unchanged = (small.clone(), Encoding::Identity);
        assert_eq!(compressed(small, "text/css", Encoding::Brotli).await, unchanged);
    }
}
