//! What a client prefers: `Accept`, `Accept-Language`, `Accept-Encoding`.
//!
//! One parser of quality values (RFC 9110, section 12.4.2) serves all three. What is malformed
//! is passed over: a header that makes no sense never refuses a request.

use axum::http::{
    HeaderMap, HeaderName,
    header::{ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE},
};

use crate::i18n::Locale;

/// How the bytes of a response are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Brotli, `br`.
    Brotli,
    /// `gzip`.
    Gzip,
    /// As they are.
    Identity,
}

/// The encoding that the client likes best; at equal quality brotli before gzip before none.
///
/// A client that refuses all three is answered without an encoding.
#[must_use]
pub fn encoding(headers: &HeaderMap) -> Encoding {
    let (mut brotli, mut gzip, mut identity, mut any) = (None, None, None, None);
    for Preference { range, quality } in preferences(headers, &ACCEPT_ENCODING) {
        if range.eq_ignore_ascii_case("br") {
            brotli = Some(quality);
        } else if range.eq_ignore_ascii_case("gzip") || range.eq_ignore_ascii_case("x-gzip") {
            gzip = Some(quality);
        } else if range.eq_ignore_ascii_case("identity") {
            identity = Some(quality);
        } else if range == "*" {
            any = Some(quality);
        }
    }
    // The identity is acceptable unless it is refused, but nobody wants it who has not said so.
    let identity = identity.or(any).unwrap_or(1);
    let mut best = (Encoding::Identity, identity);
    for (encoding, quality) in [(Encoding::Gzip, gzip), (Encoding::Brotli, brotli)] {
        let quality = quality.or(any).unwrap_or(0);
        if quality > 0 && quality >= best.1 {
            best = (encoding, quality);
        }
    }
    best.0
}

/// Whether the client takes gzip, whatever it likes better.
#[must_use]
pub fn accepts_gzip(headers: &HeaderMap) -> bool {
    preferences(headers, &ACCEPT_ENCODING)
        .any(|Preference { range, quality }| range.eq_ignore_ascii_case("gzip") && quality > 0)
}

/// The media type among `offers` (`type/subtype`, best first) that the client likes best; none
/// when it accepts none of them. A client that says nothing, or nothing that makes sense, accepts
/// anything.
#[must_use]
pub fn media_type<'a>(headers: &HeaderMap, offers: &[&'a str]) -> Option<&'a str> {
    if !preferences(headers, &ACCEPT).any(|preference| preference.range.contains('/')) {
        return offers.first().copied();
    }
    best(offers.iter().map(|offer| (*offer, quality_of_media_type(headers, offer))))
}

/// Whether the client takes JSON, a problem document included.
#[must_use]
pub fn accepts_json(headers: &HeaderMap) -> bool {
    media_type(headers, &["application/json", "application/problem+json"]).is_some()
}

/// The quality of the range that fits the media type most closely; 0 when none does.
fn quality_of_media_type(headers: &HeaderMap, offer: &str) -> u16 {
    let (kind, _) = offer.split_once('/').unwrap_or((offer, ""));
    let mut closest = (0, 0);
    for Preference { range, quality } in preferences(headers, &ACCEPT) {
        let fit = match range.split_once('/') {
            _ if range.eq_ignore_ascii_case(offer) => 3,
            Some((range, "*")) if range.eq_ignore_ascii_case(kind) => 2,
            Some(("*", "*")) => 1,
            _ => 0,
        };
        // Of two ranges that fit alike, the one that is liked better: parameters are not compared.
        if fit > 0 {
            closest = closest.max((fit, quality));
        }
    }
    closest.1
}

/// The locale that the client likes best, the first listed at equal quality; the default one when
/// it accepts none of ours.
#[must_use]
pub fn locale(headers: &HeaderMap) -> Locale {
    let is_named = |locale: Locale| {
        preferences(headers, &ACCEPT_LANGUAGE).any(|named| speaks(named.range, locale))
    };
    let liked = preferences(headers, &ACCEPT_LANGUAGE).flat_map(|Preference { range, quality }| {
        // The asterisk is whatever is not named elsewhere in the header.
        let is_meant = move |locale: &Locale| match range {
            "*" => !is_named(*locale),
            _ => speaks(range, *locale),
        };
        Locale::ALL.into_iter().filter(is_meant).map(move |locale| (locale, quality))
    });
    best(liked).unwrap_or(Locale::ALL[0])
}

/// The first of those that are liked best; none where all are refused.
fn best<T>(offers: impl Iterator<Item = (T, u16)>) -> Option<T> {
    let liked = offers.filter(|(_, quality)| *quality > 0);
    let best = liked.reduce(|best, other| if other.1 > best.1 { other } else { best });
    best.map(|(offer, _)| offer)
}

/// Whether a language range names the language of the locale, in whatever country or script:
/// `ru` and `ru-KZ` both ask for Russian.
fn speaks(range: &str, locale: Locale) -> bool {
    range.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case(locale.tag()))
}

/// One entry of an `Accept` header: what is liked, and how much, 0 (not at all) to 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Preference<'a> {
    range: &'a str,
    quality: u16,
}

fn preferences<'a>(
    headers: &'a HeaderMap,
    name: &HeaderName,
) -> impl Iterator<Item = Preference<'a>> {
    let lines = headers.get_all(name).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).filter_map(preference)
}

fn preference(entry: &str) -> Option<Preference<'_>> {
    let mut parts = entry.split(';').map(str::trim);
    let range = parts.next().filter(|range| !range.is_empty())?;
    for parameter in parts {
        let Some((name, value)) = parameter.split_once('=') else { continue };
        if name.trim().eq_ignore_ascii_case("q") {
            return Some(Preference { range, quality: quality(value.trim())? });
        }
    }
    Some(Preference { range, quality: 1000 })
}

/// `0`, `0.5`, `1.000`: at most three digits after the point, in thousandths.
fn quality(value: &str) -> Option<u16> {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let thousandths = fraction
        .bytes()
        .chain(std::iter::repeat(b'0'))
        .take(3)
        .fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'));
    match (whole, thousandths) {
        // Java says `q=.2`.
        ("0" | "", thousandths) if !value.is_empty() => Some(thousandths),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(name: &HeaderName, lines: &[&'static str]) -> HeaderMap {
        let values = lines.iter().map(|line| (name.clone(), HeaderValue::from_static(line)));
        values.collect()
    }

    #[test]
    fn brotli_comes_first_at_equal_quality_and_a_refusal_is_honoured() {
        let check = |line: &'static str, expected| {
            assert_eq!(encoding(&headers(&ACCEPT_ENCODING, &[line])), expected, "{line:?}");
        };
        check("gzip, deflate, br, zstd", Encoding::Brotli);
        check("gzip;q=1.0, br;q=0.9", Encoding::Gzip);
        check("GZIP", Encoding::Gzip);
        check("br;q=0, gzip", Encoding::Gzip);
        check("*", Encoding::Brotli);
        check("br;q=0, *", Encoding::Gzip);
        check("identity, br;q=0.5", Encoding::Identity);
        check("identity;q=0.1, br;q=0.5", Encoding::Brotli);
        check("deflate", Encoding::Identity);
        check("*;q=0", Encoding::Identity);
        check("", Encoding::Identity);
        check("br;q=nonsense, gzip;q=2, ;, ,;q=", Encoding::Identity);
        assert_eq!(encoding(&HeaderMap::new()), Encoding::Identity);
        let lines = headers(&ACCEPT_ENCODING, &["gzip", "br"]);
        assert_eq!(encoding(&lines), Encoding::Brotli, "a header may stand on several lines");
    }

    #[test]
    fn the_closest_range_decides_on_a_media_type() {
        const OFFERS: [&str; 2] = ["text/html", "application/json"];
        let check = |line: &'static str, expected| {
            assert_eq!(media_type(&headers(&ACCEPT, &[line]), &OFFERS), expected, "{line:?}");
        };
        check("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Some("text/html"));
        check("*/*", Some("text/html"));
        check("application/json", Some("application/json"));
        check("application/*", Some("application/json"));
        check("text/html;q=0, */*;q=0.1", Some("application/json"));
        check("application/json;q=0.9, text/html;level=1;q=0.5", Some("application/json"));
        check("text/turtle", None);
        // What Java's URL.openStream says.
        check("image/gif, image/jpeg, *; q=.2, */*; q=.2", Some("text/html"));
        check("application/json;q=.9, text/html; q=.2", Some("application/json"));
        check("", Some("text/html"));
        check("nonsense", Some("text/html"));
        check("*/*;q=0", None);
        assert_eq!(media_type(&HeaderMap::new(), &OFFERS), Some("text/html"));
    }

    #[test]
    fn a_locale_is_found_in_any_country_and_is_kazakh_when_none_is_wanted() {
        let check = |line: &'static str, expected| {
            assert_eq!(locale(&headers(&ACCEPT_LANGUAGE, &[line])), expected, "{line:?}");
        };
        check("ru", Locale::Ru);
        check("ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", Locale::Ru);
        check("en, ru", Locale::En);
        check("fr, EN-gb;q=0.3", Locale::En);
        check("fr", Locale::Kk);
        check("*", Locale::Kk);
        check("kk;q=0, *", Locale::Ru);
        check("kk;q=0.1, ru;q=0.2", Locale::Ru);
        check("kkk", Locale::Kk);
        check("", Locale::Kk);
        assert_eq!(locale(&HeaderMap::new()), Locale::Kk);
    }
}
