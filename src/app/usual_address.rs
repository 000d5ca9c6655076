//! Addresses as people and other programs write them: with a slash at the end, a language in
//! capitals, the code of a standard in small letters.
//!
//! An address that is not found is asked for again in its usual form. Where that is found, the response
//! is a redirect to it; there is no list of addresses, and an address without a page stays 404.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::Response,
};

use crate::i18n::Locale;

/// The layer around all parts of the application.
pub async fn lead_to_usual(request: Request, next: Next) -> Response {
    let candidates = usual_forms(request.uri().path());
    if candidates.is_empty() || !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let mut response = next.clone().run(Request::from_parts(parts.clone(), body)).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    for path in candidates {
        let address = match parts.uri.query() {
            Some(query) => format!("{path}?{query}"),
            None => path,
        };
        let (Ok(uri), Ok(location)) = (Uri::try_from(&address), HeaderValue::try_from(&address))
        else {
            continue;
        };
        let mut usual = parts.clone();
        usual.uri = uri;
        let found = next.clone().run(Request::from_parts(usual, Body::empty())).await;
        if found.status() != StatusCode::NOT_FOUND {
            // The headers of the refusal say which sites may read it; its body is of no use.
            *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
            *response.body_mut() = Body::empty();
            let headers = response.headers_mut();
            headers.remove(header::CONTENT_TYPE);
            headers.remove(header::CONTENT_LENGTH);
            headers.insert(header::LOCATION, location);
            // An import may bring a standard with the code as it was written.
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            return response;
        }
    }
    response
}

/// The usual forms of a path that is written in another way, likeliest first.
///
/// Only plain paths have one: no empty segment, no dots alone, no percent sign, no backslash. So
/// what comes out is a path of this site, whoever wrote what went in.
fn usual_forms(path: &str) -> Vec<String> {
    let Some(inner) = path.strip_prefix('/') else { return Vec::new() };
    let mut segments: Vec<String> =
        inner.strip_suffix('/').unwrap_or(inner).split('/').map(str::to_owned).collect();
    if !segments.iter().all(|segment| is_plain(segment)) {
        return Vec::new();
    }
    let language = segments[0].to_ascii_lowercase();
    if language.parse::<Locale>().is_ok() {
        segments[0] = language;
    }
    let written = format!("/{}", segments.join("/"));
    if let Some(code) = segments.iter().position(|segment| segment == "standards")
        && let Some(code) = segments.get_mut(code + 1)
    {
        code.make_ascii_uppercase();
    }
    let mut forms = vec![written, format!("/{}", segments.join("/"))];
    forms.dedup();
    forms.retain(|form| form != path);
    forms
}

fn is_plain(segment: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    !matches!(segment, "" | "." | "..") && segment.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_its_usual_form_has_no_other() {
        for path in [
            "/",
            "/kk",
            "/ru/standards/J62090011",
            "/api/v1/standards",
            "/id/x",
            "/static/3f2a/a.css",
        ] {
            assert!(usual_forms(path).is_empty(), "{path}");
        }
    }

    #[test]
    fn the_slash_the_language_and_the_code_are_put_right() {
        let upper = "/kk/standards/J62090011";
        assert_eq!(usual_forms("/RU/"), ["/ru"]);
        assert_eq!(usual_forms("/kk/standards/j62090011"), [upper]);
        assert_eq!(usual_forms("/KK/standards/j62090011/"), ["/kk/standards/j62090011", upper]);
        assert_eq!(usual_forms("/api/v1/cards/"), ["/api/v1/cards"]);
    }

    #[test]
    fn nothing_that_could_lead_elsewhere_has_a_usual_form() {
        for path in [
            "//evil.example/",
            "//",
            "/ru//evil.example/",
            "/RU/../x/",
            "/./",
            "/RU/%2f%2fevil/",
            "/\\evil.example/",
            "/RU/\\evil/",
            "/RU/%5cevil/",
            "/RU@evil/",
            "/RU/evil:80/",
            "",
        ] {
            assert!(usual_forms(path).is_empty(), "{path}");
        }
    }
}
