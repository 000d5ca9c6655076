//! Where a page of hits ended, as an opaque word that is safe in an address.

use std::cmp::Reverse;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::{error::SearchError, ranking::HitPosition};

/// The bytes of a cursor: the score, the ordinal in the catalogue, the check.
const LENGTH: usize = 4 + 8 + 8;

/// Writes where a page ended. `check` stands for the request and the index: a cursor of
/// another request or of another catalogue would skip hits or give them twice.
pub(super) fn write(end: HitPosition, check: u64) -> String {
    let mut bytes = Vec::with_capacity(LENGTH);
    bytes.extend(end.score_bits.to_be_bytes());
    bytes.extend(end.ordinal.0.to_be_bytes());
    bytes.extend(check.to_be_bytes());
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads what [`write()`] wrote for the same request and index.
pub(super) fn read(cursor: &str, check: u64) -> Result<HitPosition, SearchError> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).map_err(|_| SearchError::BadCursor)?;
    let bytes: [u8; LENGTH] = bytes.try_into().map_err(|_| SearchError::BadCursor)?;
    let mut rest = bytes.as_slice();
    let score_bits = u32::from_be_bytes(take(&mut rest)?);
    let ordinal = Reverse(u64::from_be_bytes(take(&mut rest)?));
    if u64::from_be_bytes(take(&mut rest)?) != check {
        return Err(SearchError::BadCursor);
    }
    Ok(HitPosition { score_bits, ordinal })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], SearchError> {
    let (bytes, after) = rest.split_first_chunk::<N>().ok_or(SearchError::BadCursor)?;
    *rest = after;
    Ok(*bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_back(score in 0.0_f32..2.0, ordinal: u64, check: u64) {
            let end = HitPosition::new(score, ordinal);
            prop_assert_eq!(read(&write(end, check), check).unwrap(), end);
        }

        #[test]
        fn a_cursor_of_another_request_is_refused(ordinal: u64, check: u64) {
            let cursor = write(HitPosition::new(1.0, ordinal), check);
            prop_assert!(matches!(read(&cursor, !check), Err(SearchError::BadCursor)));
        }

        #[test]
        fn any_text_is_refused_without_panicking(text in "(?s).{0,60}|[A-Za-z0-9_-]{27}") {
            prop_assert!(matches!(read(&text, 7), Err(SearchError::BadCursor)));
        }
    }
}
